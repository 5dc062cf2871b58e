namespace Anmin.Web.Commands;

/// <summary>Lines of a stream of any length, in memory that does not grow with it; a line that is too long is passed over and told.</summary>
public static class Lines
{
    /// <summary>Longest line that is read, in bytes.</summary>
    public const int Longest = 1024 * 1024;

    /// <param name="Number">Counted from one.</param>
    /// <param name="Text">The bytes without the line's end; null where it was too long. Valid until the next line is read.</param>
    public readonly record struct Line(long Number, ReadOnlyMemory<byte>? Text);

    public static async IAsyncEnumerable<Line> Of(Stream stream)
    {
        var buffer = new byte[64 * 1024];
        var (start, end, scanned, number) = (0, 0, 0, 1L);
        var skipping = false;
        while (true)
        {
            var at = buffer.AsSpan(scanned, end - scanned).IndexOf((byte)'\n');
            if (at >= 0)
            {
                at += scanned;
                yield return new(number, skipping ? null : Cut(buffer, start, at, number));
                (start, scanned, skipping) = (at + 1, at + 1, false);
                number++;
                continue;
            }
            scanned = end;
            if (end - start > Longest)
            {
                (start, scanned, end, skipping) = (0, 0, 0, true);
            }
            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, scanned, end) = (0, scanned - start, end - start);
            }
            if (end == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, Longest + 2));
            }
            var read = await stream.ReadAsync(buffer.AsMemory(end));
            if (read == 0)
            {
                if (skipping || end > start)
                {
                    yield return new(number, skipping ? null : Cut(buffer, start, end, number));
                }
                yield break;
            }
            end += read;
        }
    }

    /// <summary>Without the carriage return of other systems, and without a byte-order mark before the first line.</summary>
    private static ReadOnlyMemory<byte>? Cut(byte[] buffer, int start, int end, long number)
    {
        if (end - start > Longest)
        {
            return null;
        }
        if (number == 1 && buffer.AsSpan(start, end - start).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            start += 3;
        }
        if (end > start && buffer[end - 1] == '\r')
        {
            end--;
        }
        return buffer.AsMemory(start, end - start);
    }
}
