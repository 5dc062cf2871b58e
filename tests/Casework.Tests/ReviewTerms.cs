using Anmin.Casework.Ledger;
using Anmin.Casework.Reviews;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Casework.Tests;

/// <summary>From which month a review gives what: the worked examples of handbook 01 1.3 and the edges of the months.</summary>
public sealed class ReviewTerms
{
    private static readonly Article 条 = new("确认办法", "第三十三条");

    [Fact]
    public void 例a_就业后渐退六个月_每月原额_第七个月起停发()
    {
        var terms = Follows(500, null, new(2026, 4, 10), 渐退: 原额(1200), 就业: true);

        Assert.Equal([(TermKind.渐退, "2026-05", 500L), (TermKind.停发, "2026-11", 0L)], Told(terms));
        Assert.Equal(3000, Paid(terms, new(2026, 5), new(2027, 3)));
    }

    [Fact]
    public void 例b_递减渐退_前三个月原额后三个月减半()
    {
        var terms = Follows(500, null, new(2026, 4, 10), 渐退: new([100, 100, 100, 50, 50, 50], Money.Yuan(1200), 条), 就业: true);

        Assert.Equal([(TermKind.渐退, "2026-05", 500L), (TermKind.渐退, "2026-08", 250L), (TermKind.停发, "2026-11", 0L)], Told(terms));
        Assert.Equal(2250, Paid(terms, new(2026, 5), new(2027, 3)));
    }

    [Theory]
    [InlineData(600, 500)]
    [InlineData(400, 400)]
    public void 例b2_渐退中户主去世_余下的月份不高于一个人的标准_停发的月份不变(int 标准, int 每月)
    {
        Standing 渐退中 = new(new(2025, 1), Money.Yuan(500), new PayMonth(2026, 5), new(Money.Yuan(500), []));

        var terms = NextTerms.Of(渐退中, new(null, Died: new(2026, 6, 20)), Law(原额(标准)), new(2026, 7, 8));

        Assert.Equal([(TermKind.渐退, "2026-07", (long)每月), (TermKind.停发, "2026-11", 0L)], Told(terms));
    }

    [Fact]
    public void 例b3_不是因为就业而超过标准_不渐退_次月停发() =>
        Assert.Equal([(TermKind.停发, "2026-05", 0L)], Told(Follows(500, null, new(2026, 4, 10), 渐退: 原额(1200), 就业: false)));

    [Theory]
    [InlineData("2026-02-01", "2026-03")]
    [InlineData("2026-02-14", "2026-03")]
    [InlineData("2026-02-28", "2026-03")]
    [InlineData("2026-01-31", "2026-02")]
    [InlineData("2025-12-31", "2026-01")]
    public void 例c_去世的当月照发_次月起减少_不等到决定的次月(string 去世, string 起)
    {
        var terms = Follows(800, 600, new(2026, 5, 20), 去世: DateOnly.Parse(去世, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal([(TermKind.发放, 起, 600L)], Told(terms));
    }

    [Fact]
    public void 家里挣钱的人去世_增加从决定的次月起_之前余下的人照原额() =>
        Assert.Equal([(TermKind.发放, "2026-03", 500L), (TermKind.发放, "2026-06", 900L)], Told(Follows(500, 900, new(2026, 5, 31), 去世: new(2026, 2, 14))));

    [Fact]
    public void 报告晚了的去世_之前的月份照各月原来的数额_后来增加的不往前补()
    {
        Standing 五月六十七月起一百零八 = new(new(2026, 1), Money.Yuan(108), null, Of(108), Before: [In(TermKind.发放, new(2026, 1), 60), In(TermKind.发放, new(2026, 7), 108)]);

        Assert.Equal([(TermKind.发放, "2026-05", 60L), (TermKind.发放, "2026-07", 72L)], Told(NextTerms.Of(五月六十七月起一百零八, new(Of(72), Died: new(2026, 4, 30)), Law(null), new(2026, 7, 3))));
        Assert.Equal([(TermKind.发放, "2026-05", 50L)], Told(NextTerms.Of(五月六十七月起一百零八, new(Of(50), Died: new(2026, 4, 30)), Law(null), new(2026, 7, 3))));
    }

    [Fact]
    public void 暂停期间有人去世_补发到去世的当月照原额_次月起不高于现在的数额()
    {
        Standing 三月起暂停 = new(new(2025, 1), Money.Zero, null, Of(500), new PayMonth(2026, 3), Core.Benefits.Suspension.联系不上, [In(TermKind.发放, new(2025, 1), 500), In(TermKind.暂停, new(2026, 3), 0)]);

        Assert.Equal([(TermKind.发放, "2026-03", 500L), (TermKind.发放, "2026-06", 300L)], Told(NextTerms.Of(三月起暂停, new(Of(300), Died: new(2026, 5, 9), BackPays: true), Law(null), new(2026, 8, 20))));
        Assert.Equal([(TermKind.发放, "2026-03", 500L), (TermKind.发放, "2026-09", 700L)], Told(NextTerms.Of(三月起暂停, new(Of(700), Died: new(2026, 5, 9), BackPays: true), Law(null), new(2026, 8, 20))));
    }

    [Fact]
    public void 刚就业又有人去世_渐退开始以前的月份照原额发给余下的人() =>
        Assert.Equal([(TermKind.发放, "2026-03", 500L), (TermKind.渐退, "2026-05", 500L), (TermKind.停发, "2026-11", 0L)], Told(Follows(500, null, new(2026, 4, 10), 原额(1200), true, new(2026, 2, 14))));

    [Fact]
    public void 人数有变数额不变的_也有新的一段_算的是现在的人() =>
        Assert.Equal([(TermKind.发放, "2026-05", 500L)], Told(NextTerms.Of(new(new(2025, 1), Money.Yuan(500), null, Of(500)), new(Of(500), OthersNow: true), Law(null), new(2026, 4, 10))));

    [Theory]
    [InlineData("2026-03-01", "2026-04")]
    [InlineData("2026-03-31", "2026-04")]
    [InlineData("2026-12-31", "2027-01")]
    public void 增加和减少都从决定的次月起(string 决定, string 起)
    {
        var on = DateOnly.Parse(决定, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal([(TermKind.发放, 起, 700L)], Told(Follows(500, 700, on)));
        Assert.Equal([(TermKind.发放, 起, 300L)], Told(Follows(500, 300, on)));
    }

    [Fact]
    public void 没有变化的_不动() => Assert.Empty(Follows(500, 500, new(2026, 4, 10)));

    [Fact]
    public void 渐退中又符合条件的_恢复发放_原来的停发不再有效() =>
        Assert.Equal([(TermKind.发放, "2026-08", 450L)], Told(NextTerms.Of(new(new(2025, 1), Money.Yuan(500), new PayMonth(2026, 5), new(Money.Yuan(500), [])), new(Of(450)), Law(null), new(2026, 7, 8))));

    [Fact]
    public void 分类增发不受渐退的上限和减半影响()
    {
        Standing now = new(new(2025, 1), Money.Yuan(620), null, Award.Of([new("差额", "", Money.Yuan(500), 条), new("分类增发", "", Money.Yuan(120), 条)]));

        var terms = NextTerms.Of(now, new(null, TookUpWork: true), Law(new([100, 50], Money.Yuan(400), 条, "分类增发")), new(2026, 4, 10));

        Assert.Equal([(TermKind.渐退, "2026-05", 520L), (TermKind.渐退, "2026-06", 320L), (TermKind.停发, "2026-07", 0L)], Told(terms));
    }

    [Fact]
    public void 还没开始发的_变化从开始的月份起() =>
        Assert.Equal([(TermKind.发放, "2026-05", 300L)], Told(NextTerms.Of(new(new(2026, 5), Money.Yuan(500), null, Of(500)), new(Of(300), Died: new(2026, 2, 14)), Law(null), new(2026, 4, 10))));

    [Fact]
    public void 例d_四口人每月八百_一人第三次拒绝就业_减去二百()
    {
        var decision = Assessment.WithoutRefusers(new(true, [], Of(800)), [new(Change.三次拒绝就业, new(2026, 3, 1), "甲", "三次都不去", Guid.Empty, "周敏", new(2026, 3, 1))],
            [new("甲", null, ""), new("乙", null, ""), new("丙", null, ""), new("丁", null, "")], Law(null));

        Assert.Equal(Money.Yuan(600), decision.Award!.Monthly);
        Assert.Contains(decision.Reasons, r => r is { Code: "连续三次拒绝就业", Text: var text } && text.Contains("200.00", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(12, "2026-01-15", "2027-01-15")]
    [InlineData(6, "2026-01-15", "2026-07-15")]
    [InlineData(6, "2026-08-31", "2027-02-28")]
    public void 例e_按类算出下次复核的日子(int 月, string 决定, string 到期) =>
        Assert.Equal(到期, $"{new Rhythm("B", 月, "", 条).After(DateOnly.Parse(决定, System.Globalization.CultureInfo.InvariantCulture)):yyyy-MM-dd}");

    private static IReadOnlyList<NextTerm> Follows(long 原来, long? 现在, DateOnly 决定, Fading? 渐退 = null, bool 就业 = false, DateOnly? 去世 = null) =>
        NextTerms.Of(new(new(2025, 1), Money.Yuan(原来), null, Of(原来)), new(现在 is { } 数 ? Of(数) : null, 去世, 就业), Law(渐退), 决定);

    private static Award Of(long yuan) => Award.Of([new("差额", "", Money.Yuan(yuan), 条)]);

    private static Fading 原额(long 上限) => new([100, 100, 100, 100, 100, 100], Money.Yuan(上限), 条);

    private static NextTerm In(TermKind kind, PayMonth from, long yuan) => new(kind, from, Money.Yuan(yuan), [], "", 条);

    private static ReviewLaw Law(Fading? fading) => new(new("B", 12, "", 条), 条, ThirdRefusal: 条, Fading: fading);

    private static List<(TermKind, string, long)> Told(IReadOnlyList<NextTerm> terms) => [.. terms.Select(t => (t.Kind, t.From.Key, t.Monthly.Fen / 100))];

    private static long Paid(IReadOnlyList<NextTerm> terms, PayMonth from, PayMonth to)
    {
        var sum = 0L;
        for (var month = from; month <= to; month = month.Next)
        {
            sum += terms.Last(t => t.From <= month).Monthly.Fen / 100;
        }
        return sum;
    }
}
