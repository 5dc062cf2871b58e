using System.Buffers;
using System.Runtime.InteropServices;

namespace Anmin.Core.Population;

/// <summary>A column seen as the bytes it lies in, to be hashed, written and read as a whole.</summary>
internal sealed class ColumnBytes<T>(T[] column) : MemoryManager<byte> where T : unmanaged
{
    public override Span<byte> GetSpan() => MemoryMarshal.AsBytes(column.AsSpan());

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException("columns are read and written through spans");

    public override void Unpin() { }

    protected override void Dispose(bool disposing) { }
}
