namespace Anmin.Documents;

/// <summary>How large a workbook of somebody else's may be (S-FI-1, S-FI-3). The sizes are counted while it unpacks: what a file says of itself is not believed.</summary>
/// <param name="Unpacked">Bytes of all that is read, unpacked.</param>
/// <param name="Entries">Files in the package.</param>
/// <param name="Columns">Columns of a row.</param>
public sealed record XlsxLimits(long Unpacked = 256L << 20, int Entries = 2_000, int Columns = 512)
{
    /// <summary>For the tables that offices send: about a million rows.</summary>
    public static readonly XlsxLimits Usual = new();
}

/// <summary>A stream that ends with an error when all parts of a workbook together grow too large.</summary>
internal sealed class CountedStream(Stream inner, CountedStream.Budget budget) : Stream
{
    /// <summary>How many bytes all parts together may have.</summary>
    public sealed class Budget(long bytes)
    {
        private long taken;

        public int Take(int read)
        {
            taken += read;
            return taken <= bytes ? read : throw new UnreadableFile($"工作簿展开后超过 {bytes >> 20} MB：请拆成几个文件再试");
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return budget.Take(inner.Read(buffer));
        }
        catch (InvalidDataException fault)
        {
            throw new UnreadableFile("工作簿损坏：请在表格软件里重新另存一次再试", fault);
        }
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) { inner.Dispose(); }
        base.Dispose(disposing);
    }
}
