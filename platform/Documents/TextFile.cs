using System.Text;
using Anmin.Core.Values;

namespace Anmin.Documents;

/// <summary>The encodings in which text files arrive.</summary>
public enum TextEncoding { Utf8, Utf8WithMark, Gb18030 }

/// <summary>A text file of somebody else's, opened in the encoding that it is in (S-FI-5).</summary>
/// <param name="Reader">The text from its first character on, without the mark; wrong bytes come as �.</param>
/// <param name="WrongLine">The first line with bytes that are no character of the encoding; null where there is none.</param>
public sealed record TextFile(TextReader Reader, TextEncoding Encoding, long? WrongLine) : IDisposable
{
    // No character at all, so no text has it; what decodes to it was wrong.
    private const char Wrong = '\uFFFF';

    private static readonly Encoding Gb = new Gb18030(new DecoderReplacementFallback("\uFFFD")), GbLooking = new Gb18030(new DecoderReplacementFallback(Wrong.ToString()));
    private static readonly Encoding Utf8 = new UTF8Encoding(false), Utf8Looking = System.Text.Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback(Wrong.ToString()));

    /// <summary>The encoding in words.</summary>
    public string Name => Encoding switch { TextEncoding.Utf8 => "UTF-8", TextEncoding.Utf8WithMark => "UTF-8（带标记）", _ => "GB18030" };

    /// <summary>What is wrong, for whoever takes a file only as a whole; null where nothing is.</summary>
    public string? Fault => WrongLine is { } line ? $"第{line}行有不是 {Name} 的字节：请在表格软件里另存为 CSV（UTF-8 或 GB18030）再试" : null;

    /// <summary>The mark decides; without it a file that is UTF-8 to its last byte is UTF-8, any other GB18030. Where it is neither, it is the one that holds for longer.</summary>
    /// <remarks>The file is read through once before, a piece at a time, and then from its start again.</remarks>
    /// <exception cref="ArgumentException">The stream cannot be read twice.</exception>
    /// <exception cref="UnreadableFile">It is UTF-16.</exception>
    public static TextFile Open(Stream file)
    {
        if (!file.CanSeek)
        {
            throw new ArgumentException("要能从头再读的流", nameof(file));
        }
        var from = file.Position;
        Span<byte> start = stackalloc byte[4];
        start = start[..file.ReadAtLeast(start, 4, throwOnEndOfStream: false)];
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new UnreadableFile("文件是 UTF-16 编码：请在表格软件里另存为 CSV（UTF-8 或 GB18030）再试");
        }
        TextFile As(TextEncoding encoding, int mark, long? wrong)
        {
            file.Position = from + mark;
            return new(new StreamReader(file, encoding == TextEncoding.Gb18030 ? Gb : Utf8, detectEncodingFromByteOrderMarks: false, leaveOpen: true), encoding, wrong);
        }
        long? WrongIn(Encoding encoding, int mark)
        {
            file.Position = from + mark;
            return FirstWrong(file, encoding);
        }
        switch (start)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return As(TextEncoding.Utf8WithMark, 3, WrongIn(Utf8Looking, 3));
            case [0x84, 0x31, 0x95, 0x33]:
                return As(TextEncoding.Gb18030, 4, WrongIn(GbLooking, 4));
        }
        if (WrongIn(Utf8Looking, 0) is not { } wrong)
        {
            return As(TextEncoding.Utf8, 0, null);
        }
        var other = WrongIn(GbLooking, 0);
        return other is null || other >= wrong ? As(TextEncoding.Gb18030, 0, other) : As(TextEncoding.Utf8, 0, wrong);
    }

    public void Dispose() => Reader.Dispose();

    private static long? FirstWrong(Stream file, Encoding encoding)
    {
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        Span<char> piece = new char[16 * 1024];
        var line = 1L;
        for (int read; (read = reader.Read(piece)) > 0;)
        {
            var at = piece[..read].IndexOf(Wrong);
            line += piece[..(at < 0 ? read : at)].Count('\n');
            if (at >= 0) { return line; }
        }
        return null;
    }
}
