using Anmin.Casework.Population;

namespace Anmin.Casework.Comparing;

/// <summary>Reads their register row by row: a row that is wrong is kept with what is wrong with it, a file that is not whole is refused.</summary>
public sealed class TheirReading(Guid file, DateOnly today)
{
    private const int Longest = 400;

    /// <summary>What the first row of a family says of it; the others must say the same.</summary>
    private readonly Dictionary<string, TheirEntryRow> families = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    private IReadOnlyList<TheirColumn?> columns = [];

    public int Lines { get; private set; }

    /// <exception cref="Store.Refused">While the rows are taken: the file as a whole cannot be used.</exception>
    public IEnumerable<TheirEntryRow> Rows(SourceFile source)
    {
        var whole = new WholeFile(source, TheirFile.MostLines, "一个县的名册不会有这么多，请核对是不是别的文件");
        foreach (var row in whole.Rows(Head))
        {
            Lines = whole.Lines;
            yield return Line(row, whole);
        }
    }

    private int Head(IReadOnlyList<string> cells)
    {
        columns = WholeFile.Head(cells, TheirFile.Columns, c => (c.Name, c.Also, c.Needed)).Columns;
        return columns.Count;
    }

    private TheirEntryRow Line(SourceLine row, WholeFile whole)
    {
        var entry = new TheirEntryRow { FileId = file, No = row.No };
        var faults = new List<string>();
        if (whole.Width(row, columns.Count) is { } width)
        {
            faults.Add(width);
        }
        else
        {
            for (var i = 0; i < columns.Count; i++)
            {
                var cell = row.Cells.ElementAtOrDefault(i)?.Trim() ?? "";
                if (columns[i] is not { } column) { continue; }
                if (cell.Length == 0)
                {
                    if (column.Needed) { faults.Add($"{column.Name}不能为空"); }
                }
                else if (column.Read(cell, entry, today) is { } fault)
                {
                    faults.Add(fault);
                }
            }
            faults.AddRange(Together(entry));
        }
        if (faults.Count > 0)
        {
            var text = string.Join('；', faults);
            (entry.Why, entry.State) = (text.Length > Longest ? text[..Longest] + "…" : text, TheirEntryState.错误);
        }
        return entry;
    }

    /// <summary>A person stands once in a register, and a family has one figure.</summary>
    private IEnumerable<string> Together(TheirEntryRow entry)
    {
        if (entry.Number is { } number && !numbers.TryAdd(number, entry.No))
        {
            yield return $"这个证件号码在第 {numbers[number]} 行已经有了，一个人只能在一家里";
            yield break;
        }
        if (entry.Family is { } family && !families.TryAdd(family, entry))
        {
            var first = families[family];
            if (entry.Kind != first.Kind || entry.HasLeft != first.HasLeft || entry.PerHead != first.PerHead)
            {
                yield return $"和第 {first.No} 行是同一家，类别、脱贫状态或者人均年收入写得不一样";
            }
        }
    }
}
