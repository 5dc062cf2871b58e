using Anmin.Casework.Ledger;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>复核 from the report to the money, on both engines. In 紫阳县 each counted person gives 36 yuan a month while the family earns less than 3000 yuan a head.</summary>
public sealed class ReviewWay
{
    private static readonly (string, string?)[] 小满去世 =
        [("同用.成员[0].姓名", null), ("同用.成员[0].身份证号", null), ("同用.成员[0].关系", null), ("同用.成员[0].其他关系", null)];

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 家人去世_先听意见再减少_从去世的次月起_多发的记下来(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        await house.Pays("2026-10");
        house.Pass(60);

        var review = await house.Reports(grant, Change.家人去世, House.Resident, new(2026, 9, 14), "陈小满");
        await house.LooksInto(review, "2000", 小满去世);
        await house.Proposes(review);
        Assert.Equal("hear_first", (await Assert.ThrowsAsync<Refused>(() => house.Concludes(review))).Code);
        await house.Hears(review);
        await house.Concludes(review);

        Assert.Equal(["2026-10 发放 50 元 2 人", "2026-10 发放 36 元 1 人"], await house.Terms(grant));
        Assert.Equal(ReviewOutcome.减少, (await house.Review(review)).Outcome);
        await house.Pays("2026-11");
        await using var db = house.Raw();
        Assert.Equal([("2026-10", 1400L)], (await db.Overpaid.Where(o => o.GrantId == grant).ToListAsync()).Select(o => (o.ForMonth, o.Fen)));
        Assert.Equal(3600, await db.Lines.Where(l => l.GrantId == grant && l.ForMonth == "2026-11").Select(l => l.Fen).SingleAsync());
        Assert.Equal(1, await db.LifeEvents.CountAsync(e => e.Name == "陈小满" && e.Kind == LifeEvent.去世));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 收入减少_不用听意见_从决定的次月起增加(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(30);

        var review = await house.Reports(grant, Change.收入财产变化, House.Resident);
        await house.LooksInto(review, "3000");
        await house.Proposes(review);
        await house.Concludes(review);

        Assert.Equal(["2026-10 发放 50 元 2 人", "2026-11 发放 72 元 2 人"], await house.Terms(grant));
        await using var db = house.Raw();
        var row = await db.Grants.SingleAsync(g => g.Id == grant);
        Assert.Equal((7200L, new DateOnly(2027, 10, 1), "B"), (row.MonthlyFen, row.ReviewDue!.Value, row.ReviewClass!));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 找到工作收入超过标准_渐退六个月后停发_渐退中仍算在领(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(30);

        var review = await house.Reports(grant, Change.开始工作, House.Resident, person: "向秀兰");
        await house.LooksInto(review, "9000");
        await house.Proposes(review, grant: false);
        await house.Hears(review);
        await house.Concludes(review, grant: false);

        Assert.Equal(["2026-10 发放 50 元 2 人", "2026-11 渐退 50 元 2 人", "2027-02 渐退 25 元 2 人", "2027-05 停发 0 元 2 人"], await house.Terms(grant));
        house.Pass(35);
        var file = await house.It.Grants.Open(House.Clerk, "book-money", grant);
        Assert.Equal((TermKind.渐退, "2027-04"), (file.Grant.Kind, file.Grant.EndMonth));
        Assert.Equal("receives_elsewhere", (await Assert.ThrowsAsync<Refused>(() => house.Granted(House.OtherResident))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 自己不想再领_不用调查不用听意见_次月停发(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();

        var review = await house.Reports(grant, Change.不再领取, House.Resident);
        await house.Proposes(review, grant: false);
        await house.Concludes(review, grant: false);

        Assert.Equal(["2026-10 发放 50 元 2 人", "2026-10 停发 0 元 2 人"], await house.Terms(grant));
        Assert.Equal("stopped", (await Assert.ThrowsAsync<Refused>(() => house.Reports(grant, Change.搬家, House.Resident))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 全家去世_从去世的次月起停发(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(90);

        await house.Reports(grant, Change.家人去世, on: new(2026, 10, 1), person: "向秀兰");
        var review = await house.Reports(grant, Change.家人去世, House.Lead, new(2026, 10, 31), "陈小满");
        await house.Proposes(review, grant: false);
        await house.Concludes(review, grant: false);

        Assert.Equal("2026-11 停发 0 元 2 人", (await house.Terms(grant))[^1]);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 到期前三十天自动排上_只排一次_决定后重新计算(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(334);
        Assert.Equal(0, await house.It.Reporting.OpenDue());
        house.Pass(1);

        Assert.Equal(1, await house.It.Reporting.OpenDue());
        Assert.Equal(0, await house.It.Reporting.OpenDue());

        var line = Assert.Single((await house.It.Reviews.List(House.Clerk)).Lines);
        Assert.Equal((new DateOnly(2027, 9, 1), 30), (line.Due, line.DaysLeft));
        Assert.Empty((await house.It.Reviews.List(House.SiblingClerk)).Lines);
        await house.LooksInto(line.Id, "5400.50");
        await house.Proposes(line.Id);
        await house.Concludes(line.Id);
        Assert.Single(await house.Terms(grant));
        await using var db = house.Raw();
        Assert.Equal(new DateOnly(2028, 8, 2), (await db.Grants.SingleAsync(g => g.Id == grant)).ReviewDue);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 复核过期的暂缓发放_复核以后下个月一起补上(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        await using (var db = house.Raw())
        {
            await db.Grants.ExecuteUpdateAsync(s => s.SetProperty(g => g.ReviewDue, new DateOnly(2026, 9, 30)));
        }
        house.Pass(30);
        var held = await house.Pays("2026-10");
        Assert.Equal(HeldFor.复核过期, Assert.Single(await house.Lines(held.Id)).Held);

        var review = await house.Reports(grant, Change.定期复核);
        await house.LooksInto(review, "5400.50");
        await house.Proposes(review);
        await house.Concludes(review);
        house.Pass(31);
        var paid = await house.Pays("2026-11");

        Assert.Equal([("2026-10", 5000L), ("2026-11", 5000L)], (await house.Lines(paid.Id)).Where(l => l.State == LineState.已送).Select(l => (l.ForMonth, l.Fen)).Order());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 提意见的查看的报告的都不能决定_再有报告要从头提意见(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        var review = await house.Reports(grant, Change.收入财产变化);
        await house.LooksInto(review, "3000");
        await house.Proposes(review);

        await Assert.ThrowsAsync<NotAllowed>(() => house.Concludes(review, who: House.Reviewer2));
        await Assert.ThrowsAsync<NotAllowed>(() => house.Concludes(review, who: House.Lead));
        await Assert.ThrowsAsync<NotThere>(() => house.Concludes(review, who: House.OtherCounty));
        Assert.Equal(review, await house.Reports(grant, Change.搬家, House.Resident));
        Assert.Equal("wrong_state", (await Assert.ThrowsAsync<Refused>(() => house.Concludes(review))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 查实的放到过期_不能决定_退回重新查_听过的意见也要重新听(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(20);
        var review = await house.Reports(grant, Change.家人去世, House.Resident, new(2026, 9, 14), "陈小满");
        await house.LooksInto(review, "2000", 小满去世);
        await house.Proposes(review);
        await house.Hears(review);
        house.Pass(61);

        Assert.Equal("findings_missing", (await Assert.ThrowsAsync<Refused>(() => house.Concludes(review))).Code);
        await Assert.ThrowsAsync<NotAllowed>(async () => await house.It.Reviewing.Return(House.Clerk, review, await house.ReviewVersion(review), "核对过期了"));
        Assert.Equal("why", Assert.Single((await Assert.ThrowsAsync<Refused>(async () => await house.It.Reviewing.Return(House.Reviewer, review, await house.ReviewVersion(review), " "))).Faults).Path);
        await house.It.Reviewing.Return(House.Reviewer, review, await house.ReviewVersion(review), "收入核对过了有效期，请重新核对");

        var row = await house.Review(review);
        Assert.Equal((ReviewState.待复核, null, null), (row.State, row.ProposedByName, row.HeardOn));
        await house.LooksInto(review, "2000", 小满去世);
        await house.Proposes(review);
        await house.Hears(review);
        await house.Concludes(review);
        Assert.Equal(ReviewOutcome.减少, (await house.Review(review)).Outcome);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 没有查实不能提意见_去世的人还算着也不能_与测算不同要写理由(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        var review = await house.Reports(grant, Change.家人去世, on: new(2026, 9, 1), person: "陈小满");

        Assert.Equal("findings_missing", (await Assert.ThrowsAsync<Refused>(() => house.Proposes(review))).Code);
        await house.LooksInto(review, "5400.50");
        Assert.Equal("dead_counted", (await Assert.ThrowsAsync<Refused>(() => house.Proposes(review))).Code);
        Assert.Empty(await house.It.Reviewing.Correct(House.Clerk, review, await house.ReviewVersion(review), 借书证样例.答案(小满去世)));
        Assert.Equal("reason_required", (await Assert.ThrowsAsync<Refused>(() => house.Proposes(review, monthly: Money.Yuan(99)))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 镇办决定的_县区六个月内可以重查_过了不行_县区自己决定的不用重查(string engine)
    {
        await using var house = await House.On(engine);
        var mine = await house.Granted();
        await Assert.ThrowsAsync<Refused>(() => house.Reports(mine, Change.县区重查, House.Reviewer));
        await Decided(house, new(2026, 2, 28));
        await Assert.ThrowsAsync<Refused>(() => house.Reports(mine, Change.县区重查, House.Reviewer));
        await Decided(house, new(2026, 3, 1));
        var review = await house.Reports(mine, Change.县区重查, House.Reviewer);
        Assert.Equal("县区重查", Assert.Single((await house.It.Reviews.Open(House.Clerk, review)).Reports).What.ToString());
    }
    /// <summary>As if a township had decided on a day; today is 1 September 2026.</summary>
    private static async Task Decided(House house, DateOnly on)
    {
        await using var db = house.Raw();
        await db.Cases.ExecuteUpdateAsync(s => s.SetProperty(c => c.Delegated, true).SetProperty(c => c.DecidedOn, on));
    }
}
