using System.Buffers.Binary;
using System.Text;
using Anmin.Casework.Records;

namespace Anmin.Casework.Tests;

/// <summary>S-FI-3: a photo tells nothing besides the picture, and is still turned the right way.</summary>
public sealed class Photos
{
    private const string Secret = "N32.5201,E108.5372";
    private const string Jpeg = "image/jpeg", Png = "image/png";
    private const int Seeds = 300;

    [Theory, InlineData(Jpeg), InlineData(Png)]
    public void 拍摄地点_机型_留言_视频都拿掉_画面一个字节不变(string type)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var made = Make(type, seed);

            var clean = Photo.WithoutMetadata(made.Bytes, type);

            Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
            Assert.Equal(Encoding.Latin1.GetString([.. made.Picture]), Encoding.Latin1.GetString([.. Picture(clean, type)]));
        }
    }

    [Theory, InlineData(Jpeg), InlineData(Png)]
    public void 横着拍的照片_拿掉别的_方向还在(string type)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var made = Make(type, seed);

            var clean = Photo.WithoutMetadata(made.Bytes, type);

            Assert.Equal(made.Turn > 1 ? made.Turn : 0, TurnOf(clean, type));
        }
    }

    [Theory, InlineData(Jpeg), InlineData(Png)]
    public void 再清一遍_不再变(string type)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var once = Photo.WithoutMetadata(Make(type, seed).Bytes, type);

            Assert.Equal(once, Photo.WithoutMetadata(once, type));
        }
    }

    [Theory, InlineData(Jpeg), InlineData(Png)]
    public void 没传完的照片_在哪里断开都说得出来(string type)
    {
        var whole = Photo.WithoutMetadata(Make(type, 7).Bytes, type);
        for (var length = 8; length < whole.Length; length++)
        {
            Assert.Throws<BrokenPhoto>(() => Photo.WithoutMetadata(whole.AsSpan(0, length), type));
        }
    }

    [Theory, InlineData(Jpeg), InlineData(Png)]
    public void 乱改几个字节_要么收下要么说坏了_程序不会倒(string type)
    {
        var random = new Random(20260901);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var bytes = Make(type, seed).Bytes;
            for (var n = 0; n < 10; n++)
            {
                bytes[random.Next(8, bytes.Length)] = (byte)random.Next(256);
                Assert.True(Record.Exception(() => Photo.WithoutMetadata(bytes, type)) is null or BrokenPhoto);
            }
        }
    }

    [Fact]
    public void 像素多得打不开的图_不收() =>
        Assert.Contains("像素太多", Assert.Throws<BrokenPhoto>(() => Photo.WithoutMetadata(Chunks([("IHDR", Head(60_000, 60_000)), ("IEND", [])]), Png)).Message, StringComparison.Ordinal);

    /// <summary>A photo with needed and unneeded parts in random order, its needed bytes, and how it is to be turned.</summary>
    private static (byte[] Bytes, IReadOnlyList<byte> Picture, int Turn) Make(string type, int seed)
    {
        var random = new Random(seed);
        var turn = random.Next(0, 9);
        return type == Jpeg ? MakeJpeg(random, turn) : MakePng(random, turn);
    }

    private static (byte[], IReadOnlyList<byte>, int) MakeJpeg(Random random, int turn)
    {
        List<byte> bytes = [0xFF, 0xD8], picture = [];
        void Add(byte marker, byte[] body, bool needed)
        {
            byte[] part = [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)((body.Length + 2) & 0xFF), .. body];
            bytes.AddRange(part);
            if (needed) { picture.AddRange(part); }
        }
        Add(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0], true);
        if (turn > 0) { Add(0xE1, [.. "Exif\0\0"u8, .. Exif(turn, random.Next(2) == 0)], false); }
        byte[] secret = Encoding.ASCII.GetBytes(Secret);
        for (var i = random.Next(4); i > 0; i--)
        {
            Add((byte)(random.Next(2) == 0 ? 0xFE : random.Next(0xE3, 0xEE)), secret, false);
        }
        if (random.Next(2) == 0) { Add(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. secret], false); }
        if (random.Next(2) == 0) { Add(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 9, 9], true); }
        if (random.Next(2) == 0) { Add(0xE2, [.. "MPF\0"u8, .. secret], false); }
        Add(0xDB, [.. Enumerable.Repeat((byte)1, 65)], true);
        Add(0xC0, [8, 0, 16, 0, 16, 1, 1, 0x11, 0], true);
        for (var scans = random.Next(1, 4); scans > 0; scans--)
        {
            Add(0xC4, [0, .. Enumerable.Repeat((byte)0, 16)], true);
            Add(0xDA, [1, 1, 0, 0, 63, 0], true);
            var coded = Enumerable.Range(0, random.Next(40)).SelectMany(_ => (byte)random.Next(256) is var b && b == 0xFF ? new byte[] { 0xFF, (byte)random.Next(0xD0, 0xD8) } : [b]).ToArray();
            bytes.AddRange(coded);
            picture.AddRange(coded);
            if (random.Next(3) == 0) { Add(0xFE, secret, false); }
        }
        bytes.AddRange([0xFF, 0xD9]);
        if (random.Next(2) == 0) { bytes.AddRange(secret); }
        return ([.. bytes], picture, turn);
    }

    private static (byte[], IReadOnlyList<byte>, int) MakePng(Random random, int turn)
    {
        byte[] secret = Encoding.ASCII.GetBytes(Secret);
        List<(string, byte[])> chunks = [("IHDR", Head(16, 16))];
        if (turn > 0) { chunks.Add(("eXIf", Exif(turn, random.Next(2) == 0))); }
        for (var i = random.Next(4); i > 0; i--)
        {
            chunks.Add((new[] { "tEXt", "iTXt", "zTXt", "tIME", "prVt" }[random.Next(5)], secret));
        }
        if (random.Next(2) == 0) { chunks.Add(("sRGB", [0])); }
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var data = new byte[random.Next(60)];
            random.NextBytes(data);
            chunks.Add(("IDAT", data));
        }
        chunks.Add(("IEND", []));
        byte[] bytes = [.. Chunks(chunks), .. random.Next(2) == 0 ? secret : []];
        return (bytes, [.. Picture(Chunks([.. chunks.Where(c => c.Item1 is "IHDR" or "sRGB" or "IDAT" or "IEND")]), Png)], turn);
    }

    /// <summary>An EXIF block with a secret place and, where it is asked for, the orientation.</summary>
    private static byte[] Exif(int turn, bool little)
    {
        byte[] Two(int n) => little ? [(byte)(n & 0xFF), (byte)(n >> 8)] : [(byte)(n >> 8), (byte)(n & 0xFF)];
        byte[] Four(int n) => little ? [(byte)(n & 0xFF), (byte)(n >> 8), 0, 0] : [0, 0, (byte)(n >> 8), (byte)(n & 0xFF)];
        return [.. little ? "II"u8 : "MM"u8, .. Two(42), .. Four(8), .. Two(2),
            .. Two(0x010F), .. Two(2), .. Four(Secret.Length), .. Four(38), .. Two(0x0112), .. Two(3), .. Four(1), .. Two(turn), .. Two(0),
            .. Four(0), .. Encoding.ASCII.GetBytes(Secret)];
    }

    private static byte[] Head(int width, int height)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        return head;
    }

    private static byte[] Chunks(IReadOnlyList<(string Name, byte[] Body)> chunks)
    {
        List<byte> bytes = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
        foreach (var (name, body) in chunks)
        {
            byte[] named = [.. Encoding.ASCII.GetBytes(name), .. body];
            var number = new byte[8];
            BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
            BinaryPrimitives.WriteUInt32BigEndian(number.AsSpan(4), Crc(named));
            bytes.AddRange([.. number[..4], .. named, .. number[4..]]);
        }
        return [.. bytes];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var bit in bytes.SelectMany(b => Enumerable.Range(0, 8).Select(i => (uint)(b >> i) & 1)))
        {
            crc = ((crc ^ bit) & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }

    /// <summary>Everything of a clean photo but its orientation and its frame.</summary>
    private static byte[] Picture(byte[] clean, string type)
    {
        var (from, length) = TurnPart(clean, type);
        byte[] rest = [.. clean[..from], .. clean[(from + length)..]];
        return type == Jpeg ? rest[2..^2] : rest[8..];
    }

    private static (int From, int Length) TurnPart(byte[] clean, string type)
    {
        var from = Encoding.Latin1.GetString(clean).IndexOf(type == Jpeg ? "\u00FF\u00E1\u0000\u0022Exif\0\0" : "\0\0\0\u001AeXIf", StringComparison.Ordinal);
        return from < 0 ? (0, 0) : (from, type == Jpeg ? 36 : 38);
    }

    private static int TurnOf(byte[] clean, string type) =>
        TurnPart(clean, type) is (var from, > 0 and var length) ? BinaryPrimitives.ReadUInt16BigEndian(clean.AsSpan(from + length - (type == Jpeg ? 8 : 12))) : 0;
}
