namespace Anmin.Exchange.Matching;

/// <summary>Cuts one record into its fields by RFC 4180, on bytes. A quote counts only at the start of a field and must be closed before a separator or a line's end; inside, two stand for one.</summary>
/// <remarks>On bytes this is right in UTF-8 and in GB18030: no character of either has a comma, a quote or a line's end inside.</remarks>
internal sealed class RecordSplitter(byte separator)
{
    /// <summary>A record may be this many bytes long; a quote that is never closed does not swallow more.</summary>
    public const int Longest = 64 * 1024;

    private const byte Quote = (byte)'"', NewLine = (byte)'\n', Return = (byte)'\r';

    private (int Start, int End, bool Quoted)[] fields = new (int, int, bool)[16];

    /// <summary>Fields of the last record.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of the last record with its line's end.</summary>
    public int Length { get; private set; }

    /// <summary>How a record came out.</summary>
    public enum Outcome { Record, NeedsMore, Malformed }

    /// <summary>The record at the start of the bytes, which end with a line's end when they are the last of the file.</summary>
    public Outcome Split(ReadOnlySpan<byte> bytes, bool isLast)
    {
        Count = 0;
        var all = bytes.Length >= Longest;
        var window = all ? bytes[..Longest] : bytes;
        var short_ = all || isLast ? Outcome.Malformed : Outcome.NeedsMore;
        var at = 0;
        while (true)
        {
            if (at < window.Length && window[at] == Quote)
            {
                var end = at + 1;
                while (true)
                {
                    var next = window[end..].IndexOf(Quote);
                    if (next < 0) { return short_; }
                    end += next;
                    if (end + 1 >= window.Length) { return short_; }
                    if (window[end + 1] != Quote) { break; }
                    end += 2;
                }
                Add(at + 1, end, quoted: true);
                at = end + 1;
                if (window[at] == Return)
                {
                    if (at + 1 >= window.Length) { return short_; }
                    at++;
                    if (window[at] != NewLine) { return Outcome.Malformed; }
                }
                else if (window[at] != separator && window[at] != NewLine) { return Outcome.Malformed; }
            }
            else
            {
                var next = window[at..].IndexOfAny(separator, NewLine);
                if (next < 0) { return short_; }
                var end = at + next;
                Add(at, window[end] == NewLine && end > at && window[end - 1] == Return ? end - 1 : end, quoted: false);
                at = end;
            }
            if (window[at] == NewLine)
            {
                Length = at + 1;
                return Outcome.Record;
            }
            at++;
        }
    }

    /// <summary>Whether the last record is a line with nothing but blanks.</summary>
    public bool IsEmpty(ReadOnlySpan<byte> record) => Count == 1 && fields[0] is var (start, end, quoted) && (start == end || (!quoted && record[start..end].Trim(" \t\r"u8).IsEmpty));

    /// <summary>The bytes of a field, and whether quotes inside it stand doubled.</summary>
    public ReadOnlySpan<byte> Field(ReadOnlySpan<byte> record, int index, out bool quoted)
    {
        var (start, end, isQuoted) = fields[index];
        quoted = isQuoted;
        return record[start..end];
    }

    private void Add(int start, int end, bool quoted)
    {
        if (Count == fields.Length) { Array.Resize(ref fields, Count * 2); }
        fields[Count++] = (start, end, quoted);
    }
}
