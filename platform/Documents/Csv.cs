using System.Buffers;
using System.Text;

namespace Anmin.Documents;

/// <summary>A table as a CSV file that a spreadsheet opens rightly: RFC 4180, UTF-8 with its mark, and no cell is ever taken for a formula (S-IN-11).</summary>
public static class Csv
{
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789.");

    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>The head and the rows as bytes. Amounts and dates come as text, written for machines: 1234.50, 2026-07-01.</summary>
    /// <exception cref="ArgumentException">A row has more or fewer cells than the head.</exception>
    public static byte[] Write(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder();
        Row(text, head);
        foreach (var row in rows)
        {
            if (row.Count != head.Count)
            {
                throw new ArgumentException($"表头 {head.Count} 列，有一行却是 {row.Count} 列", nameof(rows));
            }
            Row(text, row);
        }
        return [.. Encoding.Preamble, .. Encoding.GetBytes(text.ToString())];
    }

    /// <summary>The cell as a spreadsheet may see it: whatever it could take for a formula gets an apostrophe in front; minus amounts stay numbers.</summary>
    public static string Harmless(string cell) => IsFormula(cell) ? "'" + cell : cell;

    private static void Row(StringBuilder text, IReadOnlyList<string?> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = Harmless(cells[i] ?? "");
            text.Append(i == 0 ? "" : ",");
            text.Append(cell.AsSpan().ContainsAny(Quoted) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
        }
        text.Append("\r\n");
    }

    // Spreadsheets look past blanks, and some past full-width signs too. Apostrophes are looked past as well, so that one taken off always gives the cell back.
    private static bool IsFormula(string cell)
    {
        var start = cell.AsSpan().TrimStart('\'');
        var sign = start.TrimStart();
        return start is ['\t' or '\r' or '\n', ..]
            || (sign is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] && !IsMinusAmount(cell));
    }

    private static bool IsMinusAmount(ReadOnlySpan<char> cell) =>
        cell is ['-', >= '0' and <= '9', ..] && cell[^1] != '.' && cell[1..].Count('.') <= 1 && !cell[1..].ContainsAnyExcept(Figures);
}
