using System.Buffers.Binary;

namespace Anmin.Casework.Records;

public static partial class Photo
{
    private const byte StartOfImage = 0xD8, EndOfImage = 0xD9, StartOfScan = 0xDA, Jfif = 0xE0, Exif = 0xE1, Colours = 0xE2, Adobe = 0xEE;

    /// <summary>Copies tables, frames and scans; of the application parts only JFIF, the colour profile, Adobe's colour transform and the orientation.</summary>
    private static byte[] Jpeg(ReadOnlySpan<byte> bytes)
    {
        using var clean = new MemoryStream(bytes.Length);
        clean.Write([0xFF, StartOfImage]);
        var (at, turn, scans) = (2, (ushort)1, 0);
        while (true)
        {
            var marker = Marker(bytes, ref at);
            if (marker == EndOfImage)
            {
                clean.Write([0xFF, EndOfImage]);
                return scans > 0 ? clean.ToArray() : throw Torn();
            }
            if (at + 2 > bytes.Length)
            {
                throw Torn();
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
            if (length < 2 || at + length > bytes.Length)
            {
                throw Torn();
            }
            var body = bytes.Slice(at + 2, length - 2);
            var part = bytes.Slice(at, length);
            at += length;
            if (IsFrame(marker))
            {
                if (body.Length < 6) { throw Torn(); }
                RequireSize(BinaryPrimitives.ReadUInt16BigEndian(body[3..]), BinaryPrimitives.ReadUInt16BigEndian(body[1..]));
                if (turn > 1)
                {
                    WriteTurn(clean, turn);
                }
            }
            else if (marker == Exif && scans == 0 && body.StartsWith("Exif\0\0"u8))
            {
                turn = OrientationIn(body[6..]);
            }
            if (!IsNeeded(marker, body))
            {
                continue;
            }
            clean.Write([0xFF, marker]);
            clean.Write(part);
            if (marker == StartOfScan)
            {
                var scan = Scan(bytes[at..]);
                clean.Write(bytes.Slice(at, scan));
                at += scan;
                scans++;
            }
        }
    }

    private static byte Marker(ReadOnlySpan<byte> bytes, ref int at)
    {
        if (at >= bytes.Length || bytes[at] != 0xFF)
        {
            throw Torn();
        }
        while (at < bytes.Length && bytes[at] == 0xFF) { at++; }
        return at < bytes.Length ? bytes[at++] : throw Torn();
    }

    /// <summary>How long the coded data are that follow a scan's header: up to a marker that is neither a stuffed byte nor a restart.</summary>
    private static int Scan(ReadOnlySpan<byte> rest)
    {
        for (var i = 0; i + 1 < rest.Length; i++)
        {
            if (rest[i] == 0xFF && rest[i + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return i;
            }
        }
        throw Torn();
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static bool IsNeeded(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        >= 0xC0 and <= 0xCF or >= StartOfScan and <= 0xDF => true,
        Jfif => body.StartsWith("JFIF\0"u8),
        Colours => body.StartsWith("ICC_PROFILE\0"u8),
        Adobe => body.StartsWith("Adobe"u8),
        _ => false,
    };

    private static void WriteTurn(MemoryStream clean, ushort turn)
    {
        var tiff = Tiff(turn);
        clean.Write([0xFF, Exif, 0, (byte)(2 + 6 + tiff.Length)]);
        clean.Write("Exif\0\0"u8);
        clean.Write(tiff);
    }

    private static BrokenPhoto Torn() => new("照片不完整，可能没有传完；请重新选择或再拍一张");
}
