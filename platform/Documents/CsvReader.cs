using System.Text;

namespace Anmin.Documents;

/// <summary>One row of a table as a spreadsheet saved it, with the line it begins on.</summary>
public sealed record CsvLine(int No, IReadOnlyList<string> Cells);

/// <summary>Reads a CSV file as people's spreadsheets write it: UTF-8 with or without its mark, or GB18030; quotes by RFC 4180; empty lines do not count.</summary>
public static class CsvReader
{
    /// <summary>The rows, or null where the bytes are text in neither encoding or a quote is never closed.</summary>
    public static IReadOnlyList<CsvLine>? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return null;
        }
        using var file = TextFile.Open(new MemoryStream(bytes.ToArray(), writable: false));
        try
        {
            return file.WrongLine is null ? [.. Rows(file.Reader)] : null;
        }
        catch (UnreadableFile)
        {
            return null;
        }
    }

    /// <summary>The rows one after the other, in memory that does not grow with the file.</summary>
    /// <exception cref="UnreadableFile">While the rows are taken: a quote is never closed.</exception>
    public static IEnumerable<CsvLine> Rows(TextReader text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, began, opened, quoted, closing, wasQuoted) = (1, 1, 1, false, false, false);
        CsvLine? EndRow()
        {
            cells.Add(Cell());
            CsvLine? row = cells.Count > 1 || cells[0].Length > 0 ? new(began, [.. cells]) : null;
            cells.Clear();
            return row;
        }
        string Cell()
        {
            var read = wasQuoted ? cell.ToString() : cell.ToString().Trim();
            cell.Clear();
            wasQuoted = false;
            return read;
        }
        for (int read; (read = text.Read()) >= 0;)
        {
            var c = (char)read;
            if (c == '\n')
            {
                line++;
            }
            if (closing)
            {
                // A second quote is one that belongs to the cell; anything else ends it.
                (closing, quoted) = (false, c == '"');
                if (quoted) { cell.Append(c); continue; }
            }
            if (quoted)
            {
                if (c == '"') { closing = true; } else { cell.Append(c); }
            }
            else if (c == '"' && IsBlank(cell)) { cell.Clear(); (quoted, wasQuoted, opened) = (true, true, line); }
            else if (c == ',') { cells.Add(Cell()); }
            else if (c == '\n')
            {
                if (EndRow() is { } row) { yield return row; }
                began = line;
            }
            else if (c != '\r') { cell.Append(c); }
        }
        if (quoted && !closing)
        {
            throw new UnreadableFile($"第{opened}行的引号到文件末尾也没有合上：文件没有传完，或者多了一个引号");
        }
        if ((cells.Count > 0 || cell.Length > 0) && EndRow() is { } last)
        {
            yield return last;
        }
    }

    private static bool IsBlank(StringBuilder cell)
    {
        for (var i = 0; i < cell.Length; i++)
        {
            if (!char.IsWhiteSpace(cell[i])) { return false; }
        }
        return true;
    }
}
