namespace Anmin.Casework.Population;

/// <summary>Reads a population file row by row: a row that is wrong is kept with what is wrong with it, a file that is not whole is refused.</summary>
public sealed class PopulationReading(Guid import, ReadingContext context, Func<Guid> ids)
{
    /// <summary>Longest text of what is wrong with a row.</summary>
    private const int Longest = 400;

    /// <summary>The columns that the head names, in the order of the file; null where a column means nothing here.</summary>
    public IReadOnlyList<PopulationColumn?> Columns { get; private set; } = [];

    /// <summary>Heads that mean nothing here.</summary>
    public IReadOnlyList<string> Unused { get; private set; } = [];

    public int Lines { get; private set; }

    /// <exception cref="Store.Refused">While the rows are taken: the file as a whole cannot be used.</exception>
    public IEnumerable<ImportLineRow> Rows(SourceFile file)
    {
        var whole = new WholeFile(file, PopulationFile.MostLines, "请拆成几个文件，一个村（社区）的人放在同一个文件里");
        foreach (var row in whole.Rows(Head))
        {
            Lines = whole.Lines;
            yield return Line(row, whole);
        }
    }

    private int Head(IReadOnlyList<string> cells)
    {
        (Columns, Unused) = WholeFile.Head(cells, PopulationFile.Columns, c => (c.Name, c.Also, c.Needed));
        return Columns.Count;
    }

    private ImportLineRow Line(SourceLine row, WholeFile whole)
    {
        var line = new ImportLineRow { ImportId = import, No = row.No, Fresh = ids(), FreshBooklet = ids(), FreshTogether = ids() };
        var faults = new List<string>();
        if (whole.Width(row, Columns.Count) is { } width)
        {
            faults.Add(width);
        }
        else
        {
            for (var i = 0; i < Columns.Count; i++)
            {
                var cell = row.Cells.ElementAtOrDefault(i)?.Trim() ?? "";
                if (Columns[i] is not { } column) { continue; }
                if (cell.Length == 0)
                {
                    if (column.Needed) { faults.Add($"{column.Name}不能为空"); }
                }
                else if (column.Read(cell, line, context) is { } fault)
                {
                    faults.Add(fault);
                }
            }
            faults.AddRange(PopulationFile.Together(line, context.Today));
        }
        if (faults.Count > 0)
        {
            var text = string.Join('；', faults);
            (line.Fault, line.State) = (text.Length > Longest ? text[..Longest] + "…" : text, ImportLineState.错误);
        }
        return line;
    }
}
