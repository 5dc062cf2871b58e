using Anmin.Casework.Geography;
using Anmin.Casework.Policies;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Anmin.Documents;

namespace Anmin.Web.Pages.StandardChanges;

/// <summary>What a spreadsheet says of a standard: the values that could be read, and what is wrong with the others, row by row.</summary>
public sealed record StandardFile(IReadOnlyList<(int No, StandardValue Value)> Rows, IReadOnlyList<string> Faults)
{
    /// <summary>A city's table has a few dozen rows; a file a hundred times as large is another file.</summary>
    public const int Largest = 256 * 1024;

    private static readonly string[] Head = ["县（区、市）", "类别", "月标准", "年标准"];

    /// <summary>The first row of the file.</summary>
    public static string HeadLine => string.Join('，', Head);

    /// <param name="places">The places whose standard may be written down.</param>
    public static StandardFile Read(ReadOnlySpan<byte> bytes, StandardTable table, DivisionTable divisions, IReadOnlyList<DivisionCode> places)
    {
        if (CsvReader.Read(bytes) is not { } lines)
        {
            return new([], ["文件读不出来：请在表格软件里另存为 CSV（UTF-8 或 GB18030）再试"]);
        }
        if (lines.Count == 0 || !lines[0].Cells.Take(Head.Length).SequenceEqual(Head))
        {
            return new([], [$"第1行应是「{HeadLine}」四栏"]);
        }
        var rows = new List<(int, StandardValue)>();
        var faults = new List<string>();
        foreach (var line in lines.Skip(1))
        {
            var (value, fault) = Value(line.Cells, table, divisions, places);
            if (value is not null && rows.FirstOrDefault(r => (r.Item2.Region, r.Item2.Class) == (value.Region, value.Class)) is { Item1: > 0 } before)
            {
                faults.Add($"第{line.No}行：与第{before.Item1}行是同一个县的同一类");
            }
            else if (value is not null)
            {
                rows.Add((line.No, value));
            }
            else
            {
                faults.Add($"第{line.No}行：{fault}");
            }
        }
        return new(rows, faults);
    }

    private static (StandardValue?, string) Value(IReadOnlyList<string> cells, StandardTable table, DivisionTable divisions, IReadOnlyList<DivisionCode> places)
    {
        var all = cells.Concat(Enumerable.Repeat("", Head.Length)).Take(Head.Length).ToArray();
        var place = places.Where(p => divisions.Name(p) == all[0] || p.Value == all[0]).ToList();
        if (place.Count != 1)
        {
            return (null, $"没有「{all[0]}」这个县（区、市），或者不在您的管辖范围内");
        }
        if (!table.Classes.Contains(all[1]))
        {
            return (null, $"没有「{all[1]}」这一类，应是{string.Join("、", table.Classes)}");
        }
        foreach (var (name, text) in new[] { (Head[2], all[2]), (Head[3], all[3]) })
        {
            if (text.Length > 0 && !Money.TryParse(text, out _))
            {
                return (null, $"{name}「{text}」不是一个金额，请写成 1234.56 的样子");
            }
        }
        var value = new StandardValue(place[0], all[1], Amount(all[2]), Amount(all[3]));
        return value.Fault is { } fault ? (null, fault) : (value, "");
    }

    private static Money? Amount(string text) => Money.TryParse(text, out var money) ? money : null;
}
