using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Casework.Population;

/// <summary>Reads a population file row by row: a row that is wrong is kept with what is wrong with it, a file that is not whole is refused.</summary>
/// <remarks>Half a file is told by a row of text that breaks off before its columns end, by a last row 总行数 that says another number, or by whatever the source throws.</remarks>
public sealed class PopulationReading(Guid import, ReadingContext context, Func<Guid> ids)
{
    /// <summary>Longest text of what is wrong with a row.</summary>
    private const int Longest = 400;

    /// <summary>The columns that the head names, in the order of the file; null where a column means nothing here.</summary>
    public IReadOnlyList<PopulationColumn?> Columns { get; private set; } = [];

    /// <summary>Heads that mean nothing here.</summary>
    public IReadOnlyList<string> Unused { get; private set; } = [];

    public int Lines { get; private set; }

    /// <exception cref="Refused">While the rows are taken: the file as a whole cannot be used.</exception>
    public IEnumerable<ImportLineRow> Rows(SourceFile file)
    {
        (int No, string Said)? trailer = null;
        (int No, int Cells)? cut = null;
        Lines = 0;
        var head = true;
        foreach (var row in file.Lines())
        {
            if (head)
            {
                Head(row.Cells);
                head = false;
                continue;
            }
            if (trailer is { } before)
            {
                throw Whole($"第{before.No}行「{PopulationFile.Trailer}」应是最后一行，后面还有第{row.No}行");
            }
            cut = null; // a short row in the middle is that row's own fault
            if (row.Cells[0].Trim().TrimEnd('：', ':') == PopulationFile.Trailer)
            {
                trailer = (row.No, row.Cells.ElementAtOrDefault(1) ?? "");
                continue;
            }
            if (++Lines > PopulationFile.MostLines)
            {
                throw Whole($"超过 {PopulationFile.MostLines} 行：请拆成几个文件，一个村（社区）的人放在同一个文件里");
            }
            if (!file.IsWorkbook && row.Cells.Count < Columns.Count) { cut = (row.No, row.Cells.Count); }
            yield return Line(row, file.IsWorkbook);
        }
        if (head)
        {
            throw Whole("文件是空的");
        }
        if (trailer is { } end && Plain.Code(end.Said) != Lines.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            throw Whole($"末行说有「{PopulationFile.Short(end.Said)}」行，实际读到 {Lines} 行：文件不完整，请重新取一份");
        }
        if (cut is { } broken && trailer is null)
        {
            throw Whole($"末行（第{broken.No}行）只有 {broken.Cells} 栏，表头有 {Columns.Count} 栏：文件像是没有传完，请重新取一份");
        }
    }

    private void Head(IReadOnlyList<string> cells)
    {
        var (columns, unused) = (new List<PopulationColumn?>(), new List<string>());
        foreach (var cell in cells)
        {
            var name = Bare(cell);
            var column = PopulationFile.Columns.FirstOrDefault(c => Bare(c.Name) == name || c.Also.Any(a => Bare(a) == name));
            if (column is not null && columns.Contains(column))
            {
                throw Whole($"表头里有两栏都是「{column.Name}」，请只留一栏");
            }
            if (column is null && name.Length > 0) { unused.Add(PopulationFile.Short(cell)); }
            columns.Add(column);
        }
        if (PopulationFile.Columns.FirstOrDefault(c => c.Needed && !columns.Contains(c)) is { } missing)
        {
            throw Whole($"表头里没有「{missing.Name}」。第一行应是表头，写法见模板");
        }
        (Columns, Unused) = (columns, unused);
    }

    private ImportLineRow Line(SourceLine row, bool mayEndEarly)
    {
        var line = new ImportLineRow { ImportId = import, No = row.No, Fresh = ids(), FreshBooklet = ids(), FreshTogether = ids() };
        var faults = new List<string>();
        if (row.Cells.Count > Columns.Count && row.Cells.Skip(Columns.Count).Any(c => c.Length > 0))
        {
            faults.Add($"有 {row.Cells.Count} 栏，表头只有 {Columns.Count} 栏：多半是内容里有逗号，请加引号");
        }
        else if (!mayEndEarly && row.Cells.Count < Columns.Count)
        {
            faults.Add($"只有 {row.Cells.Count} 栏，表头有 {Columns.Count} 栏");
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

    /// <summary>A head without what people add to it: blanks, stars, words in brackets.</summary>
    private static string Bare(string head)
    {
        var text = Plain.Code(head).Trim('*', '＊');
        var at = text.IndexOfAny(['（', '(']);
        return at > 0 ? text[..at] : text;
    }

    private static Refused Whole(string why) => new($"文件没有读入：{why}", "file_refused", [new Fault("file", why, "format")]);
}
