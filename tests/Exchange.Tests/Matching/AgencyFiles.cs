using System.Security.Cryptography;
using System.Text;
using Anmin.Core.Values;
using Anmin.Exchange.Matching;

namespace Anmin.Exchange.Tests.Matching;

/// <summary>Agency files as they come: whole and not whole, with good and bad lines (S-FI-5).</summary>
public sealed class AgencyFiles
{
    private static readonly IdNumber Lan = People.Born(new(1950, 1, 1), 1), Guo = People.Born(new(1961, 2, 3), 12);
    private static readonly FileLayout Layout = new("身份证号码", ["姓名"]);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private readonly List<Hit> hits = [];
    private readonly List<string> rejects = [];

    private MatchReport Read(byte[] file, FileLayout? layout = null, int window = 64, params IdNumber[] applicants) =>
        Matcher.Over(applicants.Length > 0 ? applicants : [Lan, Guo]).Read(new MemoryStream(file), layout ?? Layout, hits.Add, r => rejects.Add(r.ToString()), window: window);

    private MatchReport Read(string text, FileLayout? layout = null, int window = 64) => Read(Encoding.UTF8.GetBytes(text), layout, window);

    [Fact]
    public void A_bad_line_is_told_with_number_and_reason_and_never_stops_the_good_ones()
    {
        var report = Read($"""
            姓名,身份证号码
            向秀兰,{Lan.Value}
            少一栏
            没有号码,
            短了,6109991950
            字母,61099919500101A01X
            不存在,610999195002300013
            校验位,{Lan.Value[..17]}{(Lan.Value[17] == '5' ? '6' : '5')}
            "引号没完,1
            冯建国,{Guo.Value}
            """);

        Assert.Equal(["向秀兰", "冯建国"], hits.Select(h => h.Kept[0]));
        Assert.Equal([2L, 10L], hits.Select(h => h.Line));
        Assert.Equal([
            "第3行：列数与表头不一致", "第4行：没有填身份证号", "第5行：身份证号不是18位，也不是15位", "第6行：身份证号里有数字以外的字符（最后一位可以是 X）",
            "第7行：身份证号里的出生日期不存在", "第8行：身份证号校验位不正确", "第9行：引号没有成对"], rejects);
        Assert.Equal((9, 2, 0, 7), (report.Lines, report.Matched, report.Unmatched, report.Rejected));
        Assert.True(report.IsWhole);
        Assert.False(report.WasCounted);
    }

    [Fact]
    public void An_old_number_of_15_digits_is_matched_and_marked_and_a_small_x_is_an_X()
    {
        var withX = Enumerable.Range(0, 999).Select(i => People.Born(new(1955, 5, 5), i)).First(n => n.Value[17] == 'X');
        var old = Lan.Value[..6] + Lan.Value[8..17];

        var report = Read(Encoding.UTF8.GetBytes($"姓名,身份证号码\n甲,{old}\n乙,{withX.Value.ToLowerInvariant()}\n"), applicants: [withX, Lan]);

        Assert.Equal([(1, HitMarks.Upgraded), (0, HitMarks.None)], hits.Select(h => (h.Applicant, h.Marks)));
        Assert.Equal(1, report.Upgraded);
    }

    [Fact]
    public void Who_stands_twice_in_the_list_is_found_twice_and_the_line_counts_once()
    {
        var report = Read(Encoding.UTF8.GetBytes($"姓名,身份证号码\n甲,{Lan.Value}\n"), applicants: [Lan, Guo, Lan]);

        Assert.Equal([0, 2], hits.Select(h => h.Applicant));
        Assert.Equal((1, 2), (report.Matched, report.Hits));
    }

    [Fact]
    public void Nobody_to_look_for_is_nobody_found()
    {
        var report = Matcher.Over([]).Read(new MemoryStream(Encoding.UTF8.GetBytes($"姓名,身份证号码\n甲,{Lan.Value}\n")), Layout, hits.Add, r => rejects.Add(r.ToString()));

        Assert.Equal((1, 1), (report.Lines, report.Unmatched));
    }

    [Theory]
    [InlineData("甲,1\n乙,2\n", 2, null)]
    [InlineData("甲,1\n", 2, "文件不完整：来文写明 2 行，实际 1 行")]
    [InlineData("甲,1\n\n\r\n乙,2\n", 2, null)]
    public void The_count_that_the_agency_declares_decides_whether_the_file_is_whole(string body, long declared, string? fault)
    {
        var report = Read("姓名,身份证号码\n" + body, Layout with { Declared = declared });

        Assert.Equal(fault, report.Fault);
        Assert.True(report.WasCounted);
    }

    [Theory]
    [InlineData("甲,1\n乙,2\n合计,2\n", null)]
    [InlineData("甲,1\n乙,2\n合计,2", null)]
    [InlineData("甲,1\n乙,2\n合计,2,\n", null)]
    [InlineData("甲,1\n乙,2\n", "文件不完整：没有结尾行「合计」")]
    [InlineData("甲,1\n乙,", "文件不完整：没有结尾行「合计」")]
    [InlineData("甲,1\n合计,2\n", "文件不完整：结尾行写明 2 行，实际 1 行")]
    [InlineData("甲,1\n合计\n", "文件不完整：结尾行「合计」没有写明行数")]
    [InlineData("甲,1\n合计,1\n乙,2\n", "文件不完整：第3行是结尾行「合计」，后面却还有内容")]
    public void The_last_line_that_the_agency_writes_decides_whether_the_file_is_whole(string body, string? fault) =>
        Assert.Equal(fault, Read("姓名,身份证号码\n" + body, Layout with { Trailer = "合计" }).Fault);

    [Fact]
    public void A_good_line_after_the_last_line_shows_too() =>
        Assert.Contains("后面却还有内容", Read($"姓名,身份证号码\n合计,0\n甲,{Lan.Value}\n", Layout with { Trailer = "合计" }).Fault, StringComparison.Ordinal);

    [Theory]
    [InlineData("甲,1,\n乙", "文件不完整：最后一行断了")]
    [InlineData("甲,1,\n\"乙", "文件不完整：最后一行断了")]
    [InlineData("甲,1,\n乙,2,3", null)]
    [InlineData("甲\n", null)]
    public void A_last_line_that_is_cut_shows_even_where_nothing_is_declared(string body, string? fault) =>
        Assert.Equal(fault, Read("姓名,身份证号码,住址\n" + body).Fault);

    [Fact]
    public void A_head_without_the_column_is_refused_as_a_whole_in_words()
    {
        var report = Read($"姓名,证件号\n甲,{Lan.Value}\n");

        Assert.Equal("表头里没有「身份证号码」这一栏；表头是：姓名，证件号", report.Fault);
        Assert.Empty(hits);
        Assert.Contains("不止一次出现「姓名」", Read("姓名,身份证号码,姓名\n").Fault, StringComparison.Ordinal);
        Assert.Equal("文件是空的", Read("\n\n").Fault);
        Assert.Contains("UTF-16", Read(Encoding.Unicode.GetPreamble()).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void The_head_tells_the_encoding_and_an_ASCII_head_is_UTF8_unless_declared()
    {
        var text = $"姓名,身份证号码\n𠮷䶮·丂,{Lan.Value}\n";
        Assert.Equal(FileEncoding.Utf8, Read(text).Encoding);
        Assert.Equal(FileEncoding.Gb18030, Read(Gb18030.GetBytes(text)).Encoding);
        Assert.Equal(FileEncoding.Gb18030, Read(Gb18030.GetBytes("\uFEFF" + text)).Encoding);
        var ascii = Gb18030.GetBytes(text.Replace("姓名,身份证号码", "name,id", StringComparison.Ordinal));
        Read(ascii, new("id", ["name"]) { Encoding = FileEncoding.Gb18030 });
        Read(ascii, new("id", ["name"]));

        Assert.All(hits.SkipLast(1), h => Assert.Equal(("𠮷䶮·丂", HitMarks.None), (h.Kept[0], h.Marks)));
        Assert.Equal(HitMarks.WrongBytes, hits[^1].Marks);
    }

    [Fact]
    public void The_digest_is_that_of_the_bytes()
    {
        var file = Encoding.UTF8.GetBytes("\uFEFF姓名,身份证号码\n甲,1\n乙,2");

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), Read(file, window: 16).Digest);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(1 << 20)]
    public void A_line_longer_than_the_limit_is_told_and_passed_over_in_constant_memory(int window)
    {
        var good = $"甲,{Lan.Value}\n";
        var text = "姓名,身份证号码\n" + good + new string('长', 200_000) + "\n" + good + "\"" + new string('a', 70_000) + "\n" + good + "\"" + string.Concat(Enumerable.Repeat(good, 5_000));

        var report = Read(text, window: window);

        Assert.Equal(["第3行：一行超过 65536 字节", "第5行：一行超过 65536 字节", "第7行：引号没有成对"], rejects);
        Assert.Equal((5_005, 5_002), (report.Lines, report.Matched));
    }

    [Fact]
    public void A_file_of_other_separators_is_read_and_one_that_lies_inside_a_character_is_refused()
    {
        Read($"姓名\t身份证号码\n李,四\t{Lan.Value}\n", Layout with { Separator = '\t' });

        Assert.Equal("李,四", Assert.Single(hits).Kept[0]);
        Assert.Throws<ArgumentException>(() => Read("", Layout with { Separator = '|' }));
    }

    [Fact]
    public void Every_right_number_is_read_and_every_other_check_character_refused()
    {
        for (var i = 0; i < 999; i++)
        {
            var right = People.Born(new DateOnly(1900, 1, 1).AddDays(i * 47), i).Value;
            var body = string.Concat("0123456789X".Select(c => $"甲,{right[..17]}{c}\n"));

            var report = Read("姓名,身份证号码\n" + body);

            Assert.Equal((11, 1, 10), (report.Lines, report.Unmatched + report.Matched, report.Rejected));
        }
    }

    [Fact]
    public void A_number_with_anything_but_digits_is_refused_whatever_check_character_follows()
    {
        for (var i = 0; i < 17; i++)
        {
            var body = string.Concat("/:;ax-０".SelectMany(wrong => "0123456789X".Select(c => $"甲;{Lan.Value[..i]}{(wrong == '０' ? 'Ａ' : wrong)}{Lan.Value[(i + 1)..17]}{c}\n")));

            var report = Read("姓名\t身份证号码\n" + body.Replace(';', '\t'), Layout with { Separator = '\t' });

            Assert.Equal((77, 77), (report.Lines, report.Rejected));
        }
    }

    [Fact]
    public void A_return_in_the_middle_of_the_number_is_no_line_end()
    {
        Read($"姓名,身份证号码\n甲,{Lan.Value}\r\n乙,{Lan.Value}\r1\n");

        Assert.Equal(["甲"], hits.Select(h => h.Kept[0]));
        Assert.Equal(["第3行：身份证号不是18位，也不是15位"], rejects);
    }

    [Theory]
    [InlineData(65_536, 1)]
    [InlineData(65_537, 0)]
    public void A_line_may_be_as_long_as_the_limit_and_no_longer(int bytes, int found)
    {
        var line = $"a,{Lan.Value},";

        Read("姓名,身份证号码,住址\n" + line + new string('b', bytes - line.Length - 1) + "\n", window: 1 << 20);

        Assert.Equal(found, hits.Count);
        Assert.Equal(1 - found, rejects.Count);
    }

    [Fact]
    public void A_quote_out_of_its_place_is_seen_wherever_in_the_line_it_stands()
    {
        for (var i = 0; i < 150; i++)
        {
            var a = new string('a', i);
            rejects.Clear();

            Read($"姓名,身份证号码,住址\n\"{a}\"x,{Lan.Value},c\na{a}\"x,y\",{Lan.Value},c\n\"{a}\"\rx,{Lan.Value},c\n", window: 1 << 20);

            Assert.Equal(["第2行：引号没有成对", "第3行：列数与表头不一致", "第4行：引号没有成对"], rejects);
        }
    }

    [Theory]
    [InlineData("19000229", false)]
    [InlineData("20000229", true)]
    [InlineData("19960229", true)]
    [InlineData("19970229", false)]
    [InlineData("19970431", false)]
    [InlineData("18491231", false)]
    [InlineData("18500101", true)]
    [InlineData("19970001", false)]
    public void A_day_that_never_was_is_refused(string day, bool exists)
    {
        var digits = "610999" + day + "001";

        Read($"姓名,身份证号码\n甲,{digits}{IdNumber.CheckCharacter(digits)}\n");

        Assert.Equal(exists ? [] : ["第2行：身份证号里的出生日期不存在"], rejects);
    }
}
