using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>暂停 as the result of a review: its month, how it is lifted, and what the month's batch says of it.</summary>
public sealed class Suspensions
{
    private static readonly Article 条 = new("确认办法", "第三十一条");

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 联系不上_先听意见_次月起暂停_批次里写明原因_查明一直符合的恢复并补发(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(40);
        await house.Pays("2026-10");
        var review = await house.Suspends(grant, Suspension.联系不上);

        Assert.Equal(["2026-10 发放 50 元 2 人", "2026-11 暂停 0 元 2 人"], await house.Terms(grant));
        Assert.Equal((ReviewOutcome.暂停, "2026年11月起暂停"), ((await house.Review(review)).Outcome, (await house.Review(review)).Result));
        house.Pass(45);
        var november = await house.Pays("2026-11");
        var batch = await house.It.Money.Open(House.Finance, november.Id);
        Assert.Equal((Suspension.联系不上, 1), Assert.Single(batch.Suspended));
        Assert.Equal(0, batch.It.Sent.Lines);

        var again = await house.Reports(grant, Change.恢复发放, House.Resident);
        await house.LooksInto(again, "5400.50");
        await house.Proposes(again);
        await house.Concludes(again);

        Assert.Equal("2026-11 发放 50 元 2 人", (await house.Terms(grant))[^1]);
        Assert.Equal(ReviewOutcome.恢复, (await house.Review(again)).Outcome);
        await house.Pays("2026-12");
        Assert.Equal(["2026-10 610924 50", "2026-11 610924 50", "2026-12 610924 50"], await house.PaidMonths());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 羁押暂停的_恢复以后不补_从决定的次月起发(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(29);
        await house.Suspends(grant, Suspension.羁押或强制戒毒);
        house.Pass(59);
        var again = await house.Reports(grant, Change.恢复发放);
        await house.LooksInto(again, "3000");
        await house.Proposes(again);
        await house.Concludes(again);

        Assert.Equal(["2026-10 发放 50 元 2 人", "2026-10 暂停 0 元 2 人", "2026-12 发放 72 元 2 人"], await house.Terms(grant));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 暂停以后查明不再符合_听了意见再停发_暂停的月份不补(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        await house.Suspends(grant, Suspension.不配合复核);
        house.Pass(40);
        var again = await house.Reports(grant, Change.收入财产变化);
        await house.LooksInto(again, "9000");
        await house.Proposes(again, grant: false);
        Assert.Equal("hear_first", (await Assert.ThrowsAsync<Refused>(() => house.Concludes(again, grant: false))).Code);
        await house.Hears(again);
        await house.Concludes(again, grant: false);

        Assert.Equal(["2026-10 发放 50 元 2 人", "2026-10 暂停 0 元 2 人", "2026-11 停发 0 元 2 人"], await house.Terms(grant));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 暂停要写理由_没听意见不能暂停_已经暂停的不再暂停_三个月后自动排上(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        var review = await house.Reports(grant, Change.失去联系);
        Assert.Equal("invalid", (await Assert.ThrowsAsync<Refused>(async () =>
            await house.It.Reviewing.Propose(House.Clerk, review, await house.ReviewVersion(review), new(false, null, "", null, Suspension.联系不上)))).Code);
        await house.It.Reviewing.Propose(House.Clerk, review, await house.ReviewVersion(review), new(false, null, "三次上门、五次打电话都找不到人", null, Suspension.联系不上));
        Assert.Equal("hear_first", (await Assert.ThrowsAsync<Refused>(async () =>
            await house.It.Reviewing.Decide(House.Reviewer, review, await house.ReviewVersion(review), new(false, null, "三次上门、五次打电话都找不到人", null, Suspension.联系不上)))).Code);
        await house.Hears(review);
        await house.It.Reviewing.Decide(House.Reviewer, review, await house.ReviewVersion(review), new(false, null, "三次上门、五次打电话都找不到人", null, Suspension.联系不上));
        house.Pass(63);
        Assert.Equal(1, await house.It.Reporting.OpenDue());
        await using var db = house.Raw();
        var due = await db.Reviews.SingleAsync(r => r.GrantId == grant && r.State == ReviewState.待复核);
        Assert.Equal(new(2026, 12, 1), due.Due);
        Assert.Equal("nothing_to_suspend", (await Assert.ThrowsAsync<Refused>(() =>
            house.It.Reviewing.Propose(House.Clerk, due.Id, due.Version, new(false, null, "还是找不到人，再停一停", null, Suspension.联系不上)))).Code);
    }

    [Theory]
    [InlineData("2026-10-31", true, 500, "2026-03 500")]
    [InlineData("2026-10-31", true, 700, "2026-03 500；2026-11 700")]
    [InlineData("2026-02-28", true, 500, "2026-03 500")]
    [InlineData("2026-10-01", false, 500, "2026-11 500")]
    [InlineData("2027-01-31", false, 300, "2027-02 300")]
    public void 恢复从哪个月起发多少(string 决定, bool 补, long 现在, string 结果)
    {
        Standing now = new(new(2025, 1), Money.Zero, null, new(Money.Yuan(500), []), new PayMonth(2026, 3), 补 ? Suspension.联系不上 : Suspension.羁押或强制戒毒);

        var terms = NextTerms.Of(now, new(new(Money.Yuan(现在), []), BackPays: 补), new(new("B", 12, "", 条), 条), DateOnly.Parse(决定, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(结果, string.Join('；', terms.Select(t => $"{t.From.Key} {t.Monthly.Fen / 100}")));
    }
}
