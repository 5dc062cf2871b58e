namespace Anmin.Exchange.Matching;

/// <summary>How an agency's file is written, declared once per source.</summary>
/// <param name="Number">Name of the column that holds the identity number, as the head of the file spells it.</param>
/// <param name="Kept">Names of the columns that a hit brings along, in this order.</param>
public sealed record FileLayout(string Number, IReadOnlyList<string> Kept)
{
    /// <summary>Between two columns. Must be a byte that no character of GB18030 holds inside: comma, tab and semicolon are, the upright stroke is not.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>A mark at the start of the file goes before it. Null: the head tells it; a head of plain ASCII is taken for UTF-8.</summary>
    public FileEncoding? Encoding { get; init; }

    /// <summary>How many lines the agency says it sent, head and last line not counted; null where it says nothing.</summary>
    public long? Declared { get; init; }

    /// <summary>First cell of the last line, where the agency ends its files with one; the second cell is then the number of lines.</summary>
    public string? Trailer { get; init; }
}

/// <summary>The two encodings in which files arrive.</summary>
public enum FileEncoding { Utf8, Gb18030 }
