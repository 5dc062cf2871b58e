using System.Text;
using Anmin.Documents;
using CsCheck;

namespace Anmin.Web.Tests.Security;

/// <summary>S-IN-11: what leaves as CSV comes back the same, and no cell of it starts as a formula.</summary>
public sealed class CsvFiles
{
    private const string Starts = "=+-@＝＋－＠";

    /// <summary>Cells made of everything that has ever broken a table.</summary>
    private static readonly Gen<string> Cell = Gen.OneOf(Gen.Char["=+-@＝＋－＠'\"\t\r\n,; .0123456789安𠮷 |"], Gen.Char['a', 'z']).Array[0, 8].Select(c => new string(c));

    private static readonly Gen<string[][]> Table = Gen.Int[1, 5].SelectMany(columns => Cell.Array[columns].Array[1, 6]);

    [Fact]
    public void 写出去再读回来_一字不差() => Table.Sample(table =>
    {
        var read = Read(Csv.Write(table[0], table[1..]));

        Assert.Equal(table.Select(r => r.Select(Whole)), read.Select(r => r.Select(Back)));
    });

    [Fact]
    public void 没有一格会被当成公式_负的金额还是数字() => Table.Sample(table =>
    {
        foreach (var cell in Read(Csv.Write(table[0], table[1..])).SelectMany(r => r))
        {
            var isNumber = decimal.TryParse(cell, System.Globalization.NumberStyles.AllowLeadingSign | System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out _);
            Assert.True(isNumber || cell.TrimStart() is "" || !Starts.Contains(cell.TrimStart()[0], StringComparison.Ordinal), $"会被当成公式：{cell}");
            Assert.False(cell is ['\t' or '\r' or '\n', ..], "以制表符或换行开头");
        }
    });

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\",\"点这里\")", "'=HYPERLINK(\"http://x\",\"点这里\")")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t1", "'\t1")]
    [InlineData("'=1", "''=1")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("-", "'-")]
    [InlineData("-1.", "'-1.")]
    [InlineData("-1.2.3", "'-1.2.3")]
    [InlineData("紫阳县-城关镇", "紫阳县-城关镇")]
    [InlineData("", "")]
    public void 公式前面加一撇_别的原样(string cell, string harmless) => Assert.Equal(harmless, Csv.Harmless(cell));

    [Fact]
    public void 表格软件认得的开头_每行回车换行结束() =>
        Assert.Equal([.. "\uFEFF"u8, .. "县,\"说明,一\"\r\n紫阳,\"他说\"\"好\"\"\"\r\n"u8], Csv.Write(["县", "说明,一"], [["紫阳", "他说\"好\""]]));

    [Fact]
    public void 列数对不上_不写出去() => Assert.Throws<ArgumentException>(() => Csv.Write(["甲", "乙"], [["一"]]));

    /// <summary>A random half of a surrogate pair cannot be written in UTF-8; everything else can.</summary>
    private static string Whole(string cell) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cell));

    private static string Back(string cell) => cell is ['\'', .. var rest] && Csv.Harmless(rest) == cell ? rest : cell;

    /// <summary>RFC 4180 by the letter.</summary>
    private static List<List<string>> Read(byte[] file)
    {
        var text = Encoding.UTF8.GetString(file)[1..];
        var (rows, row, cell) = (new List<List<string>>(), new List<string>(), new StringBuilder());
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '"')
            {
                for (i++; text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"'); i++)
                {
                    if (text[i] == '"') { i++; }
                    cell.Append(text[i]);
                }
                i++;
            }
            else if (text[i] == ',')
            {
                (row, cell, i) = ([.. row, cell.ToString()], new(), i + 1);
            }
            else if (text[i] == '\r')
            {
                rows.Add([.. row, cell.ToString()]);
                (row, cell, i) = ([], new(), i + 2);
            }
            else
            {
                cell.Append(text[i++]);
            }
        }
        return rows;
    }
}
