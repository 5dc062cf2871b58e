using System.Buffers.Binary;

namespace Anmin.Casework.Records;

/// <summary>Takes out of a photo what it tells besides the picture — place, camera, owner, preview, hidden video — and keeps the way it is to be turned (S-FI-3).</summary>
/// <remarks>The picture itself is copied, never decoded: what an officer compares is what was taken. Only parts that a picture needs are copied; all else is left out,
/// known or not, and so is everything behind its end.</remarks>
public static partial class Photo
{
    /// <summary>Most pixels of a picture, so that opening it does not exhaust the officer's machine (S-FI-1).</summary>
    public const long MostPixels = 200_000_000;

    private const ushort OrientationTag = 0x0112;

    /// <exception cref="BrokenPhoto">The bytes are not a whole picture of this type, or it is too large to be opened.</exception>
    public static byte[] WithoutMetadata(ReadOnlySpan<byte> bytes, string type) => type switch
    {
        "image/jpeg" => Jpeg(bytes),
        "image/png" => Png(bytes),
        _ => throw new ArgumentException($"{type} 不是照片", nameof(type)),
    };

    private static void RequireSize(long width, long height)
    {
        if (width <= 0 || height <= 0 || width * height > MostPixels)
        {
            throw new BrokenPhoto(width <= 0 || height <= 0 ? "照片的尺寸不对" : "照片的像素太多，请用普通清晰度再拍一张");
        }
    }

    /// <summary>The orientation 1…8 that a TIFF block of EXIF names; 1 where it names none.</summary>
    private static ushort OrientationIn(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
        {
            return 1;
        }
        var little = tiff[0] == 'I';
        var start = Read32(tiff[4..], little);
        if (start > tiff.Length - 2)
        {
            return 1;
        }
        var entries = tiff[(int)start..];
        var count = Read16(entries, little);
        for (var i = 0; i < count && entries.Length >= 2 + (i + 1) * 12; i++)
        {
            var entry = entries.Slice(2 + i * 12, 12);
            if (Read16(entry, little) == OrientationTag && Read16(entry[8..], little) is >= 1 and <= 8 and var turn)
            {
                return turn;
            }
        }
        return 1;
    }

    /// <summary>The smallest TIFF block that says only how the picture is to be turned.</summary>
    private static byte[] Tiff(ushort orientation)
    {
        byte[] block = [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(block.AsSpan(18), orientation);
        return block;
    }

    private static ushort Read16(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Read32(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}

/// <summary>A photo that cannot be kept; the message says what to do.</summary>
public sealed class BrokenPhoto(string message) : Exception(message);
