using System.Text;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Exchange.Sources;

namespace Anmin.Exchange.Tests.Matching;

/// <summary>1.2 a source hands over all it has: only whoever was asked about is told, and no answer is never nothing found. S-FI-5, S-WF-6, S-PR-7.</summary>
public sealed class WholeRegisters
{
    private static readonly IdNumber Lan = People.Born(new(1950, 1, 1), 1), Guo = People.Born(new(1961, 2, 3), 12), Stranger = People.Born(new(1971, 2, 3), 14);
    private static readonly SourceKey Key = SourceKey.Of(Convert.ToBase64String(new byte[32]));
    private static readonly WholeSaid Said = new("B01", "存款", "身份证号", "余额", "", new(2026, 7, 31), IsComplete: true, "");

    private static async Task<(List<AnswerLine> Lines, string? Fault, AnswerSheet? Sheet)> Match(string text, WholeSaid? said = null, Encoding? encoding = null, string? signature = null, params IdNumber[] asked)
    {
        var file = (encoding ?? Encoding.UTF8).GetBytes(text);
        SourceQuestion[] questions = [.. (asked.Length > 0 ? asked : [Lan, Guo]).Select((id, i) => new SourceQuestion($"Q{i + 1}", Guid.NewGuid(), "B01", "A", "某人", id.Value))];
        var (sheet, fault) = WholeRegister.Match(new MemoryStream(file), "全部.csv", (said ?? Said) with { Signature = signature ?? Key.Sign(file) }, questions, Key);
        var lines = new List<AnswerLine>();
        if (sheet is not null)
        {
            await foreach (var line in sheet.Lines()) { lines.Add(line); }
        }
        return (lines, fault, sheet);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Several_lines_about_one_person_are_one_answer_and_strangers_leave_no_trace(bool gb18030)
    {
        var (lines, _, sheet) = await Match($"姓名,身份证号,余额\r\n冯某,{Stranger.Value},9\r\n向秀兰,{Lan.Value},100.50\r\n向秀兰,{Lan.Value},20\r\n",
            encoding: gb18030 ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030") : null);

        Assert.Equal(("Q1", Reply.已返回, 3, new Money(120_50)), (lines[0].RequestNo, lines[0].Reply, lines[0].LineNo, lines[0].Value!.Amount!.Value));
        Assert.Equal(("存款", new DateOnly(2026, 7, 31), "2 条记录合计"), (lines[0].Value!.Item, lines[0].Value!.AsOf!.Value, lines[0].Value!.Note));
        Assert.Equal(("Q2", Reply.无数据), (lines[1].RequestNo, lines[1].Reply));
        Assert.Equal(2, lines.Count);
        Assert.Equal(("B01", 2, "全部.csv（全部数据 3 行，没有比对 0 行）"), (sheet!.Source, sheet.Rows, sheet.Name));
        Assert.DoesNotContain(Stranger.Value, string.Concat(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_line_cannot_be_compared_nobody_is_told_to_have_no_record()
    {
        var (lines, _, _) = await Match($"身份证号,余额\n{Lan.Value},1\n{Guo.Value[..17]}{(Guo.Value[17] == '5' ? '6' : '5')},2\n");

        Assert.Equal([("Q1", Reply.已返回), ("", Reply.异常), ("", Reply.异常)], lines.Select(l => (l.RequestNo, l.Reply)));
        Assert.Equal("身份证号校验位不正确，没有比对", lines[1].Fault);
        Assert.Contains("没找到的 1 条请求仍算没有回音", lines[2].Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_source_saying_so_whoever_is_not_in_it_stays_unanswered() =>
        Assert.Equal(["Q1"], (await Match($"身份证号,余额\n{Lan.Value},1\n", Said with { IsComplete = false })).Lines.Select(l => l.RequestNo));

    [Fact]
    public async Task An_amount_that_cannot_be_read_is_trouble_and_not_a_smaller_sum()
    {
        var (lines, _, _) = await Match($"身份证号,余额\n{Lan.Value},100\n{Lan.Value},约一万\n", Said with { IsComplete = false });

        Assert.Equal((Reply.异常, null, "文件第 3 行的「余额」读不出是多少元，请来源更正"), (lines[0].Reply, lines[0].Value!.Amount, lines[0].Value!.Note));
    }

    [Fact]
    public async Task Things_are_counted_by_column_or_by_lines()
    {
        var said = Said with { Amount = "", IsComplete = false };
        var text = $"身份证号,辆\n{Lan.Value},2\n{Lan.Value},1\n";

        Assert.Equal((3, 2), ((await Match(text, said with { Count = "辆" })).Lines[0].Value!.Count!.Value, (await Match(text, said)).Lines[0].Value!.Count!.Value));
    }

    [Fact]
    public async Task Half_a_file_a_changed_one_or_one_without_the_column_is_taken_for_nothing()
    {
        var whole = $"身份证号,余额\n{Lan.Value},1\n{Guo.Value},2\n";
        var signature = Key.Sign(Encoding.UTF8.GetBytes(whole));

        Assert.Contains("签名和文件对不上", (await Match(whole[..whole.IndexOf(Guo.Value, StringComparison.Ordinal)], signature: signature)).Fault, StringComparison.Ordinal);
        Assert.Contains("最后一行断了", (await Match(whole[..^9], signature: signature)).Fault, StringComparison.Ordinal);
        Assert.Contains("签名和文件对不上", (await Match(whole.Replace(",2", ",3", StringComparison.Ordinal), signature: signature)).Fault, StringComparison.Ordinal);
        Assert.Null((await Match(whole, signature: signature.ToUpperInvariant())).Fault);
        Assert.Contains("整个文件没有读入", (await Match(whole, Said with { Number = "证件号码" })).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_asked_about_twice_is_answered_twice_and_the_same_file_is_known_by_its_questions()
    {
        var text = $"身份证号,余额\n{Lan.Value},1\n";
        var (lines, _, twice) = await Match(text, null, null, null, Lan, Lan);

        Assert.Equal([("Q1", 2), ("Q2", -1)], lines.Select(l => (l.RequestNo, l.LineNo)));
        Assert.Equal(twice!.Sha256, (await Match(text, null, null, null, Lan, Lan)).Sheet!.Sha256);
        Assert.NotEqual(twice.Sha256, (await Match(text, null, null, null, Lan)).Sheet!.Sha256);
    }

    [Fact]
    public async Task Of_many_bad_lines_the_first_thousand_are_told_and_the_rest_counted()
    {
        var (lines, _, _) = await Match("身份证号,余额\n" + string.Concat(Enumerable.Repeat("短了,1\n", WholeRegister.MostTold + 5)), Said with { IsComplete = false });

        Assert.Equal(WholeRegister.MostTold + 1, lines.Count);
        Assert.Equal((-1, "另有 5 行没有比对，没有一一列出"), (lines[^1].LineNo, lines[^1].Fault));
    }
}
