using System.Text;

namespace Anmin.Core.Values;

/// <summary>GB 18030 as of 2022: the runtime's own decoder still gives eighteen characters the private-use places of the year 2000, where <see cref="Plain"/> would drop them; here they come out as the characters they are (S-IN-2).</summary>
/// <remarks>Written, these characters take their form of four bytes, which readers of every year understand.</remarks>
public sealed class Gb18030 : Encoding
{
    private const string Then = "\uE78D\uE78E\uE78F\uE790\uE791\uE792\uE793\uE794\uE795\uE796\uE81E\uE826\uE82B\uE82C\uE832\uE843\uE854\uE864";
    private const string Now = "\uFE10\uFE12\uFE11\uFE13\uFE14\uFE15\uFE16\uFE17\uFE18\uFE19\u9FB4\u9FB5\u9FB6\u9FB7\u9FB8\u9FB9\u9FBA\u9FBB";

    private readonly Encoding old;

    /// <summary>What is written stops at a character that does not exist; what is read stops at wrong bytes.</summary>
    public static readonly Gb18030 Strict = new(DecoderFallback.ExceptionFallback);

    /// <param name="wrong">What becomes of wrong bytes.</param>
    public Gb18030(DecoderFallback wrong) => old = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", System.Text.EncoderFallback.ExceptionFallback, wrong)!;

    /// <inheritdoc/>
    public override string WebName => old.WebName;

    /// <inheritdoc/>
    public override int GetByteCount(char[] chars, int index, int count) => old.GetByteCount(chars, index, count);

    /// <inheritdoc/>
    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => old.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    /// <inheritdoc/>
    public override int GetCharCount(byte[] bytes, int index, int count) => old.GetCharCount(bytes, index, count);

    /// <inheritdoc/>
    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) => Renewed(chars, charIndex, old.GetChars(bytes, byteIndex, byteCount, chars, charIndex));

    /// <inheritdoc/>
    public override int GetMaxByteCount(int charCount) => old.GetMaxByteCount(charCount);

    /// <inheritdoc/>
    public override int GetMaxCharCount(int byteCount) => old.GetMaxCharCount(byteCount);

    /// <inheritdoc/>
    public override Encoder GetEncoder() => old.GetEncoder();

    /// <inheritdoc/>
    public override Decoder GetDecoder() => new Reader(old.GetDecoder());

    private static int Renewed(char[] chars, int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            if (chars[i] is >= '\uE78D' and <= '\uE864' && Then.IndexOf(chars[i], StringComparison.Ordinal) is >= 0 and var which) { chars[i] = Now[which]; }
        }
        return count;
    }

    private sealed class Reader(Decoder old) : Decoder
    {
        public override int GetCharCount(byte[] bytes, int index, int count) => old.GetCharCount(bytes, index, count);

        public override int GetCharCount(byte[] bytes, int index, int count, bool flush) => old.GetCharCount(bytes, index, count, flush);

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) => Renewed(chars, charIndex, old.GetChars(bytes, byteIndex, byteCount, chars, charIndex));

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex, bool flush) => Renewed(chars, charIndex, old.GetChars(bytes, byteIndex, byteCount, chars, charIndex, flush));

        public override void Reset() => old.Reset();
    }
}
