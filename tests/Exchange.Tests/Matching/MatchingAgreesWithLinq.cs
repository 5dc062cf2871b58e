using System.Text;
using Anmin.Core.Values;
using Anmin.Exchange.Matching;
using CsCheck;

namespace Anmin.Exchange.Tests.Matching;

/// <summary>Random files, with everything that agencies send: the matcher and a naive reading say the same, wherever the window ends.</summary>
public sealed class MatchingAgreesWithLinq
{
    private static readonly Gen<IdNumber> Numbers = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 3]).Select((day, order) => People.Born(new DateOnly(1950, 1, 1).AddDays(day * 37), order));

    private static readonly Gen<string> Words = Gen.OneOf(Gen.Select(Gen.Int[0, 140], Gen.Int[0, 3], Gen.Int[0, 3]).Select((n, a, b) => new string('"', a) + new string('长', n / 3) + new string('a', n % 3) + new string('"', b)), Among("", "汉滨区", "李,四", "𠮷田", "丂丄|\\~", "带\"引号\"的", "第一行\n第二行", " 空格 ", "1\"2", "㐀€", "\r"));

    private static readonly Gen<string> Written = Gen.Frequency(
        (10, Numbers.Select(n => n.Value)),
        (2, Numbers.Select(n => n.Value.ToLowerInvariant())),
        (2, Numbers.Select(n => n.Value[..6] + n.Value[8..17])),
        (1, Numbers.Select(n => $"\t{n.Value} ")),
        (1, Numbers.Select(n => string.Concat(n.Value.Select(c => (char)(c + 0xFEE0))))),
        (1, Numbers.Select(n => n.Value[..17] + (n.Value[17] == '0' ? '1' : '0'))),
        (1, Numbers.Select(n => n.Value[..10] + "1332" + n.Value[14..])),
        (1, Numbers.Select(n => n.Value[..10] + "0229" + n.Value[14..])),
        (1, Numbers.Select(n => n.Value[..10])),
        (1, Numbers.Select(n => n.Value[..14] + "A" + n.Value[15..])),
        (1, Among("", " ", "E12345678", "610900")));

    private static readonly Gen<string> Lines = Gen.Frequency(
        (20, Gen.Select(Written, Words, Words, Gen.Bool).Select((n, a, b, q) => string.Join(',', Cell(a, q), Cell(n, q), Cell(b, false)))),
        (1, Among("", "\r", "a,b", "a,b,c,d", "\"没有闭合,1,2", "a,\"b\"c,d", "\"a\",b,\"c", "\"\"", ",,", "\"a\"\r", "\"a\",\"b\"\"\",\"c\"\r", "\"a\"b\",,", "a\"\",1,2", "\"\"\"a\",1,\"b\"\"\"", "\"x\"\r,1,2")));

    private static readonly Gen<(string Text, IReadOnlyList<IdNumber> Applicants)> Files = Gen.Select(Lines.Array[0, 30], Among("\n", "\r\n"), Gen.Bool, Numbers.Array[0, 20])
        .Select((lines, end, closed, applicants) => ("姓名,身份证号码,住址" + end + string.Join(end, lines) + (closed ? end : ""), (IReadOnlyList<IdNumber>)applicants));

    [Fact]
    public void Matcher_and_naive_reading_agree_in_both_encodings_and_wherever_the_window_ends() =>
        Gen.Select(Files, Gen.Bool, Gen.Bool, Gen.OneOf(Gen.Int[8, 40], Gen.Int[41, 4096])).Sample((file, gb, mark, window) =>
        {
            var layout = new FileLayout("身份证号码", ["住址", "姓名"]);
            var encoding = gb ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030")! : new UTF8Encoding(false);
            var bytes = encoding.GetBytes((mark ? "\uFEFF" : "") + file.Text);

            var fast = Outcome.OfMatcher(bytes, layout, file.Applicants, window);
            var plain = Outcome.OfLinq(file.Text, layout, file.Applicants);

            Assert.Equal(plain.Hits, fast.Hits);
            Assert.Equal(plain.Rejects, fast.Rejects);
            Assert.Equal((plain.Lines, plain.Matched, plain.Upgraded), (fast.Lines, fast.Matched, fast.Upgraded));
        }, iter: 20_000);

    private static Gen<string> Among(params string[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    [Fact]
    public void Any_bytes_whatever_are_read_without_breaking_and_come_out_the_same_wherever_the_window_ends()
    {
        var layout = new FileLayout("身份证号码", ["住址", "姓名"]) { Trailer = "9" };
        Gen.Select(Gen.OneOf(Gen.Byte, Gen.Int[0, Soup.Length - 1].Select(i => Soup[i])).Array[0, 400], Gen.Int[8, 200], Gen.Int[8, 200]).Sample((bytes, window, other) =>
        {
            byte[] file = [.. Encoding.UTF8.GetBytes("姓名,身份证号码,住址\n"), .. bytes];

            var (one, two) = (Outcome.OfMatcher(file, layout, [], window), Outcome.OfMatcher(file, layout, [], other));

            Assert.Equal(one.Rejects, two.Rejects);
            Assert.Equal(one.Lines, two.Lines);
        }, iter: 20_000);
    }

    private static readonly byte[] Soup = [.. ",,,\"\"\n\n\n\r 1789X"u8];

    private static string Cell(string text, bool always) => always || text.AsSpan().ContainsAny(",\"\n\r") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
