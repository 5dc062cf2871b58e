using System.IO.Compression;
using System.Text;
using Anmin.Documents;

namespace Anmin.Exchange.Tests.Tables;

/// <summary>Workbooks of others come as rows of text, and no workbook can do harm (S-IN-11, S-IN-12, S-FI-3).</summary>
public sealed class Workbooks
{
    private const string Book = """<workbook xmlns="m" xmlns:r="r"><sheets><sheet name="说明" sheetId="1" r:id="a"/><sheet name="名单" sheetId="2" r:id="b"/></sheets></workbook>""";
    private const string Relations = """<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/><Relationship Id="b" Target="/xl/worksheets/sheet2.xml"/></Relationships>""";

    private static MemoryStream File(params (string Path, string Text)[] parts)
    {
        var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in parts)
            {
                using var part = zip.CreateEntry(path).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        made.Position = 0;
        return made;
    }

    private static MemoryStream WithSheet(string rows, string shared = "", string styles = "", string book = Book, string before = "") => File(
        ("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", Relations), ("xl/sharedStrings.xml", $"<sst>{shared}</sst>"), ("xl/styles.xml", $"<styleSheet>{styles}</styleSheet>"),
        ("xl/worksheets/sheet1.xml", $"{before}<worksheet><sheetData>{rows}</sheetData></worksheet>"), ("xl/worksheets/sheet2.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>第二张</v></c></row></sheetData></worksheet>"));

    private static List<string> Rows(Stream file, string? sheet = null, XlsxLimits? limits = null) => [.. XlsxReader.Read(file, sheet, limits).Select(r => $"{r.No}:{string.Join('|', r.Cells)}")];

    private static string Fault(Stream file, XlsxLimits? limits = null) => Assert.Throws<UnreadableFile>(() => Rows(file, null, limits)).Message;

    [Fact]
    public void Words_gaps_and_empty_rows_come_as_the_sheet_shows_them() => Assert.Equal(
        ["1:姓名||身份证号码", "3:向秀兰", "4:|有 空格|TRUE|#N/A"],
        Rows(WithSheet(
            """<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="2"><c r="A2"/><c r="B2" t="s"><v>2</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><r><t>向</t></r><r><t>秀兰</t></r><rPh><t>xiang</t></rPh></is></c></row><row><c/><c t="str"><v xml:space="preserve"> 有 空格 </v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>""",
            "<si><t>姓名</t></si><si><r><t>身份证</t></r><r><t>号码</t></r><rPh sb=\"0\" eb=\"1\"><t>shen</t></rPh></si><si><t/></si>")));

    [Fact]
    public void Of_a_formula_comes_the_value() =>
        Assert.Equal(["1:7"], Rows(WithSheet("""<row r="1"><c r="A1"><f>HYPERLINK("http://x")+7</f><v>7</v></c></row>""")));

    [Theory]
    [InlineData("1234.5", "1234.5")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("1E3", "1000")]
    [InlineData("-12.10", "-12.1")]
    [InlineData("6.10999195001010019E+17", "610999195001010019")]
    [InlineData("9.9E+99", "9.9E+99")]
    public void A_number_comes_as_people_see_it(string value, string text) =>
        Assert.Equal([$"1:{text}"], Rows(WithSheet($"<row r=\"1\"><c r=\"A1\"><v>{value}</v></c></row>")));

    [Theory]
    [InlineData("0", "46204", "2026-07-01")]
    [InlineData("1", "46204.354166666664", "2026-07-01 08:30:00")]
    [InlineData("1", "59", "1900-02-28")]
    [InlineData("1", "60", "60")]
    [InlineData("1", "61", "1900-03-01")]
    [InlineData("1", "2958465", "9999-12-31")]
    [InlineData("1", "2958466", "2958466")]
    [InlineData("1", "0.5", "0.5")]
    [InlineData("2", "46204", "46204")]
    [InlineData("3", "46204", "46204")]
    public void A_day_comes_as_a_day(string style, string value, string text)
    {
        const string Styles = """<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="0&quot;day&quot;[Red]\d"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="14"/><xf numFmtId="176"><alignment/></xf><xf numFmtId="177"/><xf numFmtId="0"/></cellXfs>""";

        Assert.Equal([$"1:{text}"], Rows(WithSheet($"<row r=\"1\"><c r=\"A1\" s=\"{style}\"><v>{value}</v></c></row>", styles: Styles)));
    }

    [Fact]
    public void A_workbook_that_counts_from_1904_says_so() => Assert.Equal(
        ["1:2026-07-01"],
        Rows(WithSheet("<row r=\"1\"><c r=\"A1\" s=\"0\"><v>44742</v></c></row>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>", book: Book.Replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>", StringComparison.Ordinal))));

    [Fact]
    public void A_tab_is_asked_for_by_name()
    {
        Assert.Equal(["1:第二张"], Rows(WithSheet(""), "名单"));
        Assert.Equal("工作簿里没有工作表「甲」", Assert.Throws<UnreadableFile>(() => Rows(WithSheet(""), "甲")).Message);
    }

    [Fact]
    public void Our_own_workbook_comes_back()
    {
        var bytes = Xlsx.Write([new Sheet("表", "低保月报", ("左", "", ""), [new("地方", "", 10), new("类别", "", 8), new("户数", "户", 8)], [new([new("汉滨区"), new("农村"), new("", 1234.5m, 1)])], ["说明"])]);

        Assert.Equal(["1:低保月报", "2:左||", "3:地方|类别|户数", "4:计量单位|计量单位|户", "5:甲|乙|1", "6:汉滨区|农村|1234.5", "7:说明"], Rows(new MemoryStream(bytes)));
    }

    [Fact]
    public void A_bomb_is_stopped_while_it_unpacks_wherever_it_lies()
    {
        var zeros = new string('0', 40 << 20);
        var limits = new XlsxLimits(Unpacked: 1 << 20);

        Assert.Equal("工作簿展开后超过 1 MB：请拆成几个文件再试", Fault(WithSheet($"<row r=\"1\"><c r=\"A1\"><v>{zeros}</v></c></row>"), limits));
        Assert.Equal("工作簿展开后超过 1 MB：请拆成几个文件再试", Fault(WithSheet("", shared: $"<si><t>{zeros}</t></si>"), limits));
        Assert.Equal("工作簿展开后超过 1 MB：请拆成几个文件再试", Fault(WithSheet("", styles: zeros), limits));
    }

    [Fact]
    public void Too_many_parts_or_columns_are_refused()
    {
        Assert.Equal("工作簿里的文件超过 5 个", Fault(WithSheet(""), new XlsxLimits(Entries: 5)));
        Assert.Equal("第1行超过 512 列", Fault(WithSheet("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>")));
    }

    [Fact]
    public void A_document_type_is_refused_and_nothing_is_fetched() => Assert.Contains(
        "读不出来",
        Fault(WithSheet("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&a;</v></c></row>", before: "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>")), StringComparison.Ordinal);

    [Fact]
    public void What_is_no_workbook_is_refused_in_words()
    {
        Assert.Contains("旧格式（.xls）", Fault(new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])), StringComparison.Ordinal);
        Assert.Contains("不是 .xlsx 工作簿", Fault(new MemoryStream("姓名,身份证号码"u8.ToArray())), StringComparison.Ordinal);
        Assert.Contains("不是 .xlsx 工作簿", Fault(File(("a.txt", "a"))), StringComparison.Ordinal);
        Assert.Contains("损坏", Fault(WithSheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>")), StringComparison.Ordinal);
        Assert.Contains("不是 .xlsx 工作簿，或者没有传完", Fault(new MemoryStream([.. WithSheet("").ToArray().SkipLast(40)])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_with_any_byte_changed_is_read_or_refused_and_never_breaks()
    {
        var whole = WithSheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>46204</v></c></row>", "<si><t>姓名</t></si>").ToArray();
        for (var i = 0; i < whole.Length; i++)
        {
            var changed = whole.ToArray();
            changed[i] ^= 0x55;
            try
            {
                Rows(new MemoryStream(changed));
            }
            catch (UnreadableFile)
            {
                // Refused in words, as it should be.
            }
        }
    }
}
