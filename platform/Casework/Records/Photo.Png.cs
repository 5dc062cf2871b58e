using System.Buffers.Binary;
using System.Text;

namespace Anmin.Casework.Records;

public static partial class Photo
{
    private static readonly string[] NeededChunks = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP"];

    /// <summary>Copies the chunks that make the picture and its colours; texts, times and other data stay out.</summary>
    private static byte[] Png(ReadOnlySpan<byte> bytes)
    {
        using var clean = new MemoryStream(bytes.Length);
        clean.Write(bytes[..8]);
        var at = 8;
        while (true)
        {
            if (at + 12 > bytes.Length)
            {
                throw Torn();
            }
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - 12)
            {
                throw Torn();
            }
            var whole = bytes.Slice(at, (int)length + 12);
            var name = Encoding.ASCII.GetString(whole.Slice(4, 4));
            var body = whole.Slice(8, (int)length);
            if ((at == 8) != (name == "IHDR") || Sum(whole[4..^4]) != BinaryPrimitives.ReadUInt32BigEndian(whole[^4..]))
            {
                throw Torn();
            }
            if (name == "IHDR")
            {
                if (body.Length != 13) { throw Torn(); }
                RequireSize(BinaryPrimitives.ReadUInt32BigEndian(body), BinaryPrimitives.ReadUInt32BigEndian(body[4..]));
            }
            if (NeededChunks.Contains(name))
            {
                clean.Write(whole);
            }
            else if (name == "eXIf" && OrientationIn(body) is > 1 and var turn)
            {
                Write(clean, "eXIf"u8, Tiff(turn));
            }
            at += whole.Length;
            if (name == "IEND")
            {
                return clean.ToArray();
            }
        }
    }

    private static void Write(MemoryStream clean, ReadOnlySpan<byte> name, ReadOnlySpan<byte> body)
    {
        byte[] named = [.. name, .. body];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        clean.Write(number);
        clean.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Sum(named));
        clean.Write(number);
    }

    /// <summary>CRC-32 of the PNG specification, annex D.</summary>
    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }
        return ~crc;
    }
}
