using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Casework.Population;

/// <summary>The rows of a file that is whole. Half a file is told by a row of text that breaks off before its columns end, by a last row 总行数 that says another number, or by whatever the source throws.</summary>
/// <param name="parts">What to do with a file that is too long, after a colon.</param>
public sealed class WholeFile(SourceFile file, int most, string parts)
{
    /// <summary>First cell of a last row that says how many rows there are.</summary>
    public const string Trailer = "总行数";

    /// <summary>Rows under the head so far.</summary>
    public int Lines { get; private set; }

    /// <summary>The rows under the head, in the order of the file.</summary>
    /// <param name="head">Takes the head and says how many columns it has.</param>
    /// <exception cref="Refused">While the rows are taken: the file as a whole cannot be used.</exception>
    public IEnumerable<SourceLine> Rows(Func<IReadOnlyList<string>, int> head)
    {
        (int No, string Said)? trailer = null;
        (int No, int Cells)? cut = null;
        int? columns = null;
        Lines = 0;
        foreach (var row in file.Lines())
        {
            if (columns is null)
            {
                columns = head(row.Cells);
                continue;
            }
            if (trailer is { } before)
            {
                throw Refuse($"第{before.No}行「{Trailer}」应是最后一行，后面还有第{row.No}行");
            }
            cut = null; // a short row in the middle is that row's own fault
            if (row.Cells[0].Trim().TrimEnd('：', ':') == Trailer)
            {
                trailer = (row.No, row.Cells.ElementAtOrDefault(1) ?? "");
                continue;
            }
            if (++Lines > most)
            {
                throw Refuse($"超过 {most} 行：{parts}");
            }
            if (!file.IsWorkbook && row.Cells.Count < columns) { cut = (row.No, row.Cells.Count); }
            yield return row;
        }
        if (columns is null)
        {
            throw Refuse("文件是空的");
        }
        if (trailer is { } end && Plain.Code(end.Said) != Lines.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            throw Refuse($"末行说有「{Short(end.Said)}」行，实际读到 {Lines} 行：文件不完整，请重新取一份");
        }
        if (cut is { } broken && trailer is null)
        {
            throw Refuse($"末行（第{broken.No}行）只有 {broken.Cells} 栏，表头有 {columns} 栏：文件像是没有传完，请重新取一份");
        }
        if (Lines == 0)
        {
            throw Refuse("表头下面一行也没有");
        }
    }

    /// <summary>What is wrong with the number of a row's cells, or null.</summary>
    public string? Width(SourceLine row, int columns) =>
        row.Cells.Count > columns && row.Cells.Skip(columns).Any(c => c.Length > 0) ? $"有 {row.Cells.Count} 栏，表头只有 {columns} 栏：多半是内容里有逗号，请加引号"
        : !file.IsWorkbook && row.Cells.Count < columns ? $"只有 {row.Cells.Count} 栏，表头有 {columns} 栏"
        : null;

    /// <summary>A head without what people add to it: blanks, stars, words in brackets.</summary>
    public static string Bare(string head)
    {
        var text = Plain.Code(head).Trim('*', '＊');
        var at = text.IndexOfAny(['（', '(']);
        return at > 0 ? text[..at] : text;
    }

    /// <summary>The columns of a head in the order of the file, null where one means nothing here; and the heads that mean nothing.</summary>
    /// <param name="name">The name of a column, the others under which it is known, and whether no file may be without it.</param>
    /// <exception cref="Refused">A column stands twice, or one that is needed is missing.</exception>
    public static (IReadOnlyList<T?> Columns, IReadOnlyList<string> Unused) Head<T>(IReadOnlyList<string> cells, IReadOnlyList<T> known, Func<T, (string Name, IReadOnlyList<string> Also, bool Needed)> name) where T : class
    {
        var (columns, unused) = (new List<T?>(), new List<string>());
        foreach (var cell in cells)
        {
            var bare = Bare(cell);
            var column = known.FirstOrDefault(c => Bare(name(c).Name) == bare || name(c).Also.Any(a => Bare(a) == bare));
            if (column is not null && columns.Contains(column))
            {
                throw Refuse($"表头里有两栏都是「{name(column).Name}」，请只留一栏");
            }
            if (column is null && bare.Length > 0) { unused.Add(Short(cell)); }
            columns.Add(column);
        }
        return known.FirstOrDefault(c => name(c).Needed && !columns.Contains(c)) is { } missing
            ? throw Refuse($"表头里没有「{name(missing).Name}」。第一行应是表头，写法见模板")
            : (columns, unused);
    }

    /// <summary>A cell as it may be told back: not its whole length.</summary>
    public static string Short(string cell) => Plain.Text(cell) is { Length: > 20 } text ? text[..20] + "…" : Plain.Text(cell);

    /// <summary>The file as a whole cannot be used.</summary>
    public static Refused Refuse(string why) => new($"文件没有读入：{why}", "file_refused", [new Fault("file", why, "format")]);
}
