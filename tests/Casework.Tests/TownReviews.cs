using Anmin.Casework.People;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>1.5 later changes decided by the township, what follows a review, and fraud: on both engines.</summary>
public sealed class TownReviews
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 下放了增减停发的_由镇办负责人决定_县里抽查_六个月内可以重查(string engine)
    {
        await using var house = await House.On(engine);
        await house.Delegates("是");
        var grant = await house.Granted(decider: House.Lead);
        var review = await house.Reports(grant, Change.收入财产变化);
        await house.LooksInto(review, "3000");
        await house.Proposes(review);
        await Assert.ThrowsAsync<NotAllowed>(() => house.Concludes(review));
        await house.Concludes(review, who: House.Lead);

        var row = await house.Review(review);
        Assert.Equal((true, true, "紫阳县城关镇人民政府（办事处）"), (row.ByTown, row.Drawn, row.DecidedByOffice));
        Assert.Contains(await house.It.Reviews.ToCheck(House.Reviewer), l => l.Id == review);
        await Assert.ThrowsAsync<NotAllowed>(async () => await house.It.Aftermath.Check(House.Lead, review, await house.ReviewVersion(review), "看过了，没有问题"));
        await house.It.Aftermath.Check(House.Reviewer, review, await house.ReviewVersion(review), "到家里看过，与决定一致");
        Assert.Empty(await house.It.Reviews.ToCheck(House.Reviewer));
        var again = await house.Reports(grant, Change.县区重查, House.Reviewer);
        await house.LooksInto(again, "3000");
        await house.Proposes(again);
        await Assert.ThrowsAsync<NotAllowed>(() => house.Concludes(again, who: House.Lead));
        await house.Concludes(again, who: House.Chief);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 只下放确认的_增减停发仍由县里决定_按开始复核那天的下放(string engine)
    {
        await using var house = await House.On(engine);
        await house.Delegates("否");
        var grant = await house.Granted(decider: House.Lead);
        var review = await house.Reports(grant, Change.收入财产变化);
        await house.LooksInto(review, "3000");
        await house.Proposes(review);
        await Assert.ThrowsAsync<NotAllowed>(() => house.Concludes(review, who: House.Lead));
        await house.Concludes(review);
        Assert.False((await house.Review(review)).ByTown);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 谁决定谁退回_下放了的县里不能退回_没下放的镇里不能退回(string engine)
    {
        await using var house = await House.On(engine);
        async Task Returns(Guid review, Caller who) => await house.It.Reviewing.Return(who, review, await house.ReviewVersion(review), "上门看的和填的对不上，请重新查");
        var grant = await house.Granted();
        var kept = await house.Reports(grant, Change.收入财产变化);
        await house.LooksInto(kept, "3000");
        await house.Proposes(kept);

        Assert.Contains("县区审核或县区负责", (await Assert.ThrowsAsync<NotAllowed>(() => Returns(kept, House.Lead))).Message, StringComparison.Ordinal);
        Assert.Equal(ReviewState.待决定, (await house.Review(kept)).State);
        await Returns(kept, House.Reviewer);
        await house.Proposes(kept);
        await house.Concludes(kept);
        await house.Delegates("是");
        var moved = await house.Reports(grant, Change.收入财产变化);
        await house.LooksInto(moved, "2500");
        await house.Proposes(moved);

        Assert.Contains("镇办负责", (await Assert.ThrowsAsync<NotAllowed>(() => Returns(moved, House.Reviewer))).Message, StringComparison.Ordinal);
        Assert.Equal(ReviewState.待决定, (await house.Review(moved)).State);
        await Returns(moved, House.Lead);
        Assert.Equal(ReviewState.待复核, (await house.Review(moved)).State);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 送达写明哪天怎样谁送的_只送一次_没决定的不能送(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        var review = await house.Reports(grant, Change.收入财产变化);
        async Task Sends(DateOnly? on, Delivery? manner, string? note) => await house.It.Aftermath.Deliver(House.Clerk, review, await house.ReviewVersion(review), on, manner, note);
        Assert.Equal("wrong_state", (await Assert.ThrowsAsync<Refused>(() => Sends(house.It.Database.Today, Delivery.本人签收, null))).Code);
        await house.LooksInto(review, "3000");
        await house.Proposes(review);
        await house.Concludes(review);

        Assert.Equal(["deliveredOn", "manner"], (await Assert.ThrowsAsync<Refused>(() => Sends(house.It.Database.Today.AddDays(1), null, null))).Faults.Select(f => f.Path));
        Assert.Equal(["note"], (await Assert.ThrowsAsync<Refused>(() => Sends(house.It.Database.Today, Delivery.留置, ""))).Faults.Select(f => f.Path));
        await Sends(house.It.Database.Today, Delivery.留置, "村主任李四在场见证");
        Assert.Equal("delivered_before", (await Assert.ThrowsAsync<Refused>(() => Sends(house.It.Database.Today, Delivery.本人签收, null))).Code);
        Assert.Contains((await house.It.MyCases.Open(House.Resident, await house.CaseOf(grant))).Timeline, m => m.Text.Contains("已送达（留置", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 决定书写明金额怎样算_听取意见_救济期限从送达算起(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.GrantedWith("3000");
        var review = await house.Reports(grant, Change.收入财产变化, House.Resident);
        await Assert.ThrowsAsync<NotThere>(() => house.It.ReviewLetters.Of(House.Resident, review));
        await house.LooksInto(review, "5400.50");
        await house.Proposes(review);
        await house.Hears(review);
        await house.Concludes(review);
        await house.It.Aftermath.Deliver(House.Clerk, review, await house.ReviewVersion(review), house.It.Database.Today, Delivery.本人签收, null);

        var letter = await house.It.ReviewLetters.Of(House.Resident, review);
        Assert.Equal(("购书补贴减发决定书", "向秀兰", "72", "50"), (letter.Title, letter.To, letter.Before.Short, letter.Terms[^1].Monthly.Short));
        Assert.Equal("知道了，没有意见", letter.Heard);
        Assert.Equal(house.It.Database.Today, letter.DeliveredOn);
        Assert.Equal("复紫", letter.Number is { } n ? $"复{n[..1]}" : "");
        await Assert.ThrowsAsync<NotThere>(() => house.It.ReviewLetters.Of(House.OtherResident, review));
        await Assert.ThrowsAsync<NotThere>(() => house.It.ReviewLetters.Of(House.SiblingClerk, review));
        Assert.Equal(letter.Number, (await house.It.ReviewLetters.Of(House.Clerk, review)).Number);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 骗取_从第一个错的月份起停发并追缴_罚款在法定幅度内_要听意见_由县里决定(string engine)
    {
        await using var house = await House.On(engine);
        await house.Delegates("是");
        var grant = await house.Granted(decider: House.Lead);
        house.Pass(92);
        foreach (var month in new[] { "2026-10", "2026-11", "2026-12" }) { await house.Pays(month); }
        var review = await house.Reports(grant, Change.骗取);
        await house.LooksInto(review, "5400.50");
        ReviewSigned Fined(long yuan) => new(false, null, "隐瞒在外地的工资，从十一月起", null, null, new PayMonth(2026, 11), Money.Yuan(yuan));
        var tooMuch = await Assert.ThrowsAsync<Refused>(async () => await house.It.Reviewing.Propose(House.Clerk, review, await house.ReviewVersion(review), Fined(201)));
        Assert.Equal("fine_out_of_bounds", tooMuch.Code);
        await house.It.Reviewing.Propose(House.Clerk, review, await house.ReviewVersion(review), Fined(200));
        Assert.Equal("hear_first", (await Assert.ThrowsAsync<Refused>(async () => await house.It.Reviewing.Decide(House.Reviewer, review, await house.ReviewVersion(review), Fined(200)))).Code);
        await house.It.Reviewing.Hear(House.Clerk2, review, await house.ReviewVersion(review), house.It.Database.Today, "认错，愿意退钱");
        await Assert.ThrowsAsync<NotAllowed>(async () => await house.It.Reviewing.Decide(House.Lead, review, await house.ReviewVersion(review), Fined(200)));
        await house.It.Reviewing.Decide(House.Reviewer, review, await house.ReviewVersion(review), Fined(200));

        var row = await house.Review(review);
        Assert.Equal(("2026-11", 10000L, 20000L, ReviewOutcome.停发), (row.FraudFrom, row.ObtainedFen!.Value, row.FineFen!.Value, row.Outcome!.Value));
        Assert.Equal("2026-11 停发 0 元 2 人", (await house.Terms(grant))[^1]);
        house.Pass(123);
        await house.Pays("2027-01");
        var waiting = Assert.Single(await house.It.Recoveries.Waiting(House.Reviewer));
        Assert.Equal(("2026-11、2026-12", "100.00"), (string.Join('、', waiting.Months), waiting.Amount.ToString()));
    }

    [Theory]
    [InlineData(1, 3, 99, false)]
    [InlineData(1, 3, 100, true)]
    [InlineData(1, 3, 300, true)]
    [InlineData(1, 3, 301, false)]
    [InlineData(0, 2, 200, true)]
    [InlineData(0, 2, 201, false)]
    [InlineData(0, 2, 0, true)]
    [InlineData(1, 3, 0, true)]
    public void 罚款的幅度_不罚也可以(int 至少, int 至多, long 罚, bool 可以)
    {
        FraudLaw law = new(new("法", "一"), 至少, 至多, new("法", "二"));

        Assert.Equal(可以, law.Allows(Money.Yuan(罚), Money.Yuan(100)));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 变化瞒了三个月以上的_列出要约谈_约谈以后记下(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(80);
        var today = house.It.Database.Today;
        var fresh = await house.Reports(grant, Change.收入财产变化, on: today.AddMonths(-3));
        Assert.Null((await house.Review(fresh)).TalkBasis);
        await house.Reports(grant, Change.开始工作, on: today.AddMonths(-3).AddDays(-1), person: "向秀兰");

        Assert.True(Assert.Single((await house.It.Reviews.List(House.Clerk)).Lines).NeedsTalk);
        Assert.Equal("invalid", (await Assert.ThrowsAsync<Refused>(async () => await house.It.Aftermath.Talk(House.Clerk, fresh, await house.ReviewVersion(fresh), null, "以后要及时报告"))).Code);
        await house.It.Aftermath.Talk(House.Clerk, fresh, await house.ReviewVersion(fresh), today, "说明了要及时报告，她说以后会马上说");
        Assert.False(Assert.Single((await house.It.Reviews.List(House.Clerk)).Lines).NeedsTalk);
        Assert.Equal("no_talk", (await Assert.ThrowsAsync<Refused>(async () => await house.It.Aftermath.Talk(House.Clerk, fresh, await house.ReviewVersion(fresh), today, "再谈一次看看"))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 两人同时决定一次复核_一百次_只成一个(string engine)
    {
        await using var house = await House.On(engine);
        var other = house.Build();
        var first = await house.Granted();
        for (var i = 0; i < 100; i++)
        {
            var grant = await house.Another(first);
            var review = await house.Reports(grant, Change.不再领取, House.Resident);
            await house.Proposes(review, grant: false);
            var version = await house.ReviewVersion(review);
            ReviewSigned signed = new(false, null, null, null);
            Task<Exception?> Try(Func<Task> what) => Task.Run(async () =>
            {
                try { await what(); return null; }
                catch (Exception e) when (e is Stale or Refused) { return (Exception?)e; }
            });

            var both = await Task.WhenAll(Try(() => house.It.Reviewing.Decide(House.Reviewer, review, version, signed)), Try(() => other.Reviewing.Decide(House.Chief, review, version, signed)));

            Assert.Single(both, e => e is null);
            Assert.Equal(2, (await house.Terms(grant)).Count);
        }
        await using var count = house.Raw();
        Assert.Equal(100, await count.Journal.CountAsync(j => j.Action == "review-decided"));
    }
}
