using System.Globalization;
using System.Text;
using Anmin.Core.Values;

namespace Anmin.Bench;

/// <summary>A made-up agency's file and the applicants to look for, the same every time: eight columns, one line in a hundred with quotes, one in eight hundred bad, one in a hundred and twenty-eight somebody whom we know.</summary>
internal sealed class AgencyFile
{
    public const string Number = "身份证号码";
    private const int Pool = 1024;

    public static readonly string[] Head = ["序号", "姓名", Number, "性别", "单位名称", "参保日期", "状态", "缴费基数"];
    public static readonly string[] Kept = ["姓名", "单位名称", "参保日期"];

    private static readonly string[] Families = ["王", "李", "张", "向", "冯", "陈", "欧阳", "汪"];
    private static readonly string[] Given = ["秀兰", "建国", "平", "玉珍", "志强", "䶮", "小红", "德富"];
    private static readonly string[] Units = ["汉江机械厂", "富硒茶业有限公司", "新型建材公司", "第三小学", "人民医院", "水电站", "运输公司", "供销合作社"];

    private readonly List<IdNumber> applicants = [];

    public AgencyFile(int count)
    {
        var draw = new Draw(1);
        Span<byte> digits = stackalloc byte[18];
        for (var i = 0; i < count; i++)
        {
            Person(ref draw, digits);
            applicants.Add(IdNumber.TryParse(Encoding.ASCII.GetString(digits), out var number, out var fault) ? number : throw new InvalidOperationException(fault));
        }
    }

    public IReadOnlyList<IdNumber> Applicants => applicants;

    /// <param name="quoted">Every name, number and unit stands in quotes, as some databases write their files.</param>
    /// <returns>Bytes written.</returns>
    public long Write(string path, long lines, Encoding encoding, bool quoted = false)
    {
        string Quoted(string text, bool always) => always ? $"\"{text}\"" : text;
        var names = Words(encoding, i => Quoted(Families[i % 8] + Given[i / 8 % 8], quoted));
        var units = Words(encoding, i => Quoted($"{Units[i % 8]}{i}车间{(i % 100 == 7 ? ",二班" : "")}", quoted || i % 100 == 7));
        var (men, women, paying, stopped) = (encoding.GetBytes(",男,"), encoding.GetBytes(",女,"), encoding.GetBytes(",正常参保,"), encoding.GetBytes(",暂停缴费,"));
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        file.Write(encoding.GetBytes(string.Join(',', Head) + "\n"));
        var draw = new Draw(2);
        Span<byte> line = stackalloc byte[512];
        Span<byte> digits = stackalloc byte[18];
        for (var no = 1L; no <= lines; no++)
        {
            var kind = draw.Next(100_000);
            Person(ref draw, digits);
            if (draw.Next(128) == 0) { Encoding.ASCII.GetBytes(applicants[draw.Next(applicants.Count)].Value, digits); }
            if (kind < 100) { digits[17] = digits[17] == '1' ? (byte)'2' : (byte)'1'; }
            var at = 0;
            no.TryFormat(line, out var written, default, CultureInfo.InvariantCulture);
            at += written;
            line[at++] = (byte)',';
            Put(line, ref at, names[draw.Next(Pool)]);
            line[at++] = (byte)',';
            if (quoted) { line[at++] = (byte)'"'; }
            if (kind is < 100 or >= 120) { Put(line, ref at, digits); }
            if (quoted) { line[at++] = (byte)'"'; }
            Put(line, ref at, digits[16] % 2 == 1 ? men : women);
            Put(line, ref at, units[draw.Next(Pool)]);
            line[at++] = (byte)',';
            new DateOnly(1995, 1, 1).AddDays(draw.Next(11_000)).TryFormat(line[at..], out written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            at += written;
            Put(line, ref at, draw.Next(4) == 0 ? stopped : paying);
            if (kind is >= 120 and < 125) { at--; }
            (3000 + draw.Next(9000)).TryFormat(line[at..], out written, default, CultureInfo.InvariantCulture);
            at += written;
            line[at++] = (byte)'\n';
            file.Write(line[..at]);
        }
        return file.Length;
    }

    private static byte[][] Words(Encoding encoding, Func<int, string> word) => [.. Enumerable.Range(0, Pool).Select(i => encoding.GetBytes(word(i)))];

    private static void Put(Span<byte> line, ref int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(line[at..]);
        at += text.Length;
    }

    /// <summary>A right number of one of a hundred places.</summary>
    private static void Person(ref Draw draw, Span<byte> digits)
    {
        "6109"u8.CopyTo(digits);
        draw.Next(100).TryFormat(digits[4..], out _, "00", CultureInfo.InvariantCulture);
        new DateOnly(1930, 1, 1).AddDays(draw.Next(29_000)).TryFormat(digits[6..], out _, "yyyyMMdd", CultureInfo.InvariantCulture);
        draw.Next(1000).TryFormat(digits[14..], out _, "000", CultureInfo.InvariantCulture);
        Span<char> text = stackalloc char[17];
        Encoding.ASCII.GetChars(digits[..17], text);
        digits[17] = (byte)IdNumber.CheckCharacter(text);
    }

    /// <summary>The same numbers on every machine.</summary>
    private struct Draw(ulong seed)
    {
        private ulong state = unchecked(seed * 0x9E3779B9_7F4A7C15UL);

        public int Next(int below)
        {
            unchecked
            {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                return (int)((state >> 33) % (ulong)below);
            }
        }
    }
}
