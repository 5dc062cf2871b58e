namespace Anmin.Documents;

/// <summary>A table that somebody sends, as a workbook or as text; which of the two its first bytes say, not its name.</summary>
/// <param name="file">Must be able to seek; each reading begins anew.</param>
public sealed class TableFile(Stream file)
{
    private readonly long from = file.Position;

    /// <summary>Whether it is a workbook; text may be cut off anywhere, a workbook may not.</summary>
    public bool IsWorkbook { get; private set; }

    /// <summary>UTF-8, GB18030 or XLSX.</summary>
    public string Encoding { get; private set; } = "";

    /// <summary>Looks at the whole of it once: what it is, and whether its text is whole.</summary>
    /// <exception cref="UnreadableFile">It is neither a workbook nor text, or some of its bytes are no characters.</exception>
    public TableFile Open()
    {
        file.Position = from;
        Span<byte> start = stackalloc byte[4];
        start = start[..file.ReadAtLeast(start, 4, throwOnEndOfStream: false)];
        file.Position = from;
        IsWorkbook = start is [(byte)'P', (byte)'K', ..] or [0xD0, 0xCF, 0x11, 0xE0];
        if (IsWorkbook)
        {
            Encoding = "XLSX";
            return this;
        }
        var text = TextFile.Open(file);
        Encoding = text.Encoding == TextEncoding.Gb18030 ? "GB18030" : "UTF-8";
        return text.Fault is { } fault ? throw new UnreadableFile(fault) : this;
    }

    /// <summary>The rows from the first on; empty ones do not count.</summary>
    /// <exception cref="UnreadableFile">While the rows are taken: it is damaged or not whole.</exception>
    public IEnumerable<CsvLine> Rows()
    {
        file.Position = from;
        return IsWorkbook ? XlsxReader.Read(file) : CsvReader.Rows(TextFile.Open(file).Reader);
    }
}
