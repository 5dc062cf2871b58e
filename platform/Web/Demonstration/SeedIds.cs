using System.Buffers.Binary;

namespace Anmin.Web.Demonstration;

/// <summary>Ids like those of a real house (UUIDv7: the moment first) but counted instead of drawn, so that the same year gives the same rows.</summary>
internal sealed class SeedIds(TimeProvider clock)
{
    private ulong count;

    public Guid Next()
    {
        count++;
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, clock.GetUtcNow().ToUnixTimeMilliseconds() << 16);
        bytes[6] = 0x70;
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], count);
        bytes[8] = 0x80;
        return new(bytes, bigEndian: true);
    }
}
