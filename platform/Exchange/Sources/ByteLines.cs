namespace Anmin.Exchange.Sources;

/// <summary>Reads a stream line by line as bytes, however large it is: one buffer, one line in memory.</summary>
/// <remarks>Neither UTF-8 nor GB18030 uses the byte of a line feed for anything else, so that lines are found before the encoding is known.</remarks>
internal sealed class ByteLines(Stream stream)
{
    /// <summary>Longer lines are no answer, in bytes.</summary>
    public const int Longest = 4096;

    private readonly byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;

    /// <summary>The next line with its line feed, where it has one; empty at the end.</summary>
    /// <exception cref="InvalidDataException">A line is longer than <see cref="Longest"/>.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> Next(CancellationToken stop = default)
    {
        for (var looked = 0; ;)
        {
            var feed = buffer.AsSpan(start + looked, end - start - looked).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                return Take(looked + feed + 1);
            }
            looked = end - start;
            if (looked > Longest)
            {
                throw new InvalidDataException($"有一行超过 {Longest} 字节");
            }
            if (start > 0 && end == buffer.Length)
            {
                buffer.AsSpan(start, looked).CopyTo(buffer);
                (start, end) = (0, looked);
            }
            var read = await stream.ReadAsync(buffer.AsMemory(end), stop);
            if (read == 0)
            {
                return Take(looked);
            }
            end += read;
        }
    }

    private ReadOnlyMemory<byte> Take(int length)
    {
        var line = buffer.AsMemory(start, length);
        start += length;
        return line;
    }
}
