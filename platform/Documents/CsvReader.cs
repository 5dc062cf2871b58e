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
        return file.WrongLine is null ? Rows(file.Reader.ReadToEnd()) : null;
    }

    private static List<CsvLine>? Rows(string text)
    {
        var rows = new List<CsvLine>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, began, quoted, wasQuoted) = (1, 1, false, false);
        void EndRow()
        {
            cells.Add(Cell());
            if (cells.Count > 1 || cells[0].Length > 0)
            {
                rows.Add(new(began, [.. cells]));
            }
            cells.Clear();
        }
        string Cell()
        {
            var read = wasQuoted ? cell.ToString() : cell.ToString().Trim();
            cell.Clear();
            wasQuoted = false;
            return read;
        }
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
            {
                line++;
            }
            if (quoted)
            {
                if (c != '"') { cell.Append(c); }
                else if (i + 1 < text.Length && text[i + 1] == '"') { cell.Append('"'); i++; }
                else { quoted = false; }
            }
            else if (c == '"' && cell.ToString().Trim().Length == 0) { cell.Clear(); (quoted, wasQuoted) = (true, true); }
            else if (c == ',') { cells.Add(Cell()); }
            else if (c == '\n') { EndRow(); began = line; }
            else if (c != '\r') { cell.Append(c); }
        }
        if (quoted)
        {
            return null;
        }
        if (cells.Count > 0 || cell.Length > 0)
        {
            EndRow();
        }
        return rows;
    }
}
