using Anmin.Casework.Appeals;
using Anmin.Casework.Journal;
using Anmin.Casework.Ledger;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>申诉、行政复议、行政诉讼 from the family's word to the money, on both engines (handbook 01 A8). Today is 1 September 2026; who is granted today is paid from October.</summary>
public sealed class AppealWay
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 不予确认被责令重作_另一个人重新决定_从本来应当的月份补发_只补一次(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.RefusedOne();
        house.Pass(30);
        var appeal = await house.Appeals(id, AppealKind.行政复议);
        house.Pass(45);
        await house.Concludes(appeal, AppealResult.责令重作);
        Assert.Equal(AppealState.待重作, (await house.Appeal(appeal)).State);
        house.Pass(10);

        await house.Redecides(appeal, AppealWalk.Grants(40));

        var row = await house.Appeal(appeal);
        Assert.Equal((AppealState.已办结, "2026-10"), (row.State, row.FromMonth));
        Assert.Equal("2026年10月起每月 40 元，少发的在下一次发放时补齐", row.Effect);
        var grant = await house.GrantOf(id);
        Assert.Equal(["2026-10 发放 40 元 2 人"], await house.Terms(grant));
        house.Pass(7);
        await house.Pays("2026-12");
        Assert.Equal(["2026-10 补发 40", "2026-11 补发 40", "2026-12 当月 40"], await house.PaidLines(id));
        house.Pass(30);
        await house.Pays("2027-01");
        Assert.Equal("2027-01 当月 40", (await house.PaidLines(id))[^1]);
        Assert.Equal(4, (await house.PaidLines(id)).Count);
        Assert.Equal((CaseState.已确认, true), ((await house.Case(id)).State, (await house.Case(id)).Granted!.Value));
        await using var db = house.Raw();
        Assert.False((await db.Decisions.SingleAsync(d => d.CaseId == id)).Granted);
        Assert.Equal(1, await db.Journal.CountAsync(j => j.Action == "appeal-redecided"));
        Assert.True((await JournalVerifier.Verify(house.It.Database)).IsWhole);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 原来的决定和重新决定都能重算_一字不差(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.RefusedOne();
        var appeal = await house.Appeals(id, AppealKind.申诉, House.Resident);
        await house.Answers(appeal, AppealWalk.Grants(40));

        Assert.True((await house.It.Replays.Of(House.Reviewer, id)).IsSame);
        var (then, now) = await house.It.Appeals.Replay(House.Reviewer, appeal);
        Assert.Equal(then, now);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 复议直接变更_登记结果就补发_不用重新决定(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.RefusedOne();
        var appeal = await house.Appeals(id, AppealKind.行政复议);
        house.Pass(62);

        await house.Concludes(appeal, AppealResult.变更, Money.Yuan(45));
        await house.Pays("2026-11");

        Assert.Equal(["2026-10 补发 45", "2026-11 当月 45"], await house.PaidLines(id));
        var file = await house.It.Grants.Open(House.Reviewer, "book-money", await house.GrantOf(id));
        Assert.Equal("紫政复决〔2026〕5号", file.DecisionNumber);
        Assert.Contains("行政复议决定 紫政复决〔2026〕5号", file.Terms[0].Basis, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 停发被法院撤销_从停发那个月起恢复_以前发过的不重发(string engine)
    {
        await using var house = await House.On(engine);
        var (id, grant) = await Stopped(house);
        await house.Pays("2026-10");
        house.Pass(60);
        await house.Pays("2026-11");
        Assert.Equal(["2026-10 当月 50"], await house.PaidLines(id));

        var appeal = await house.Appeals(id, AppealKind.行政诉讼, against: Contested.复核决定);
        await house.Concludes(appeal, AppealResult.撤销);

        Assert.Equal(["2026-10 发放 50 元 2 人", "2026-11 停发 0 元 2 人", "2026-11 发放 50 元 2 人"], await house.Terms(grant));
        house.Pass(31);
        await house.Pays("2026-12");
        Assert.Equal(["2026-10 当月 50", "2026-11 补发 50", "2026-12 当月 50"], await house.PaidLines(id));
        await using var db = house.Raw();
        var row = await db.Grants.SingleAsync(g => g.Id == grant);
        Assert.Null(row.EndMonth);
        Assert.NotNull(row.ReviewDue);
        Assert.Empty(await db.Overpaid.ToListAsync());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 减少被申诉改正_只补差额(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        var id = await house.CaseOf(grant);
        house.Pass(30);
        var review = await house.Reports(grant, Change.收入财产变化, House.Resident);
        await house.LooksInto(review, "5800");
        await house.Proposes(review);
        await house.Hears(review);
        await house.Concludes(review);
        await house.Pays("2026-11");
        Assert.Equal(["2026-10 补发 50", "2026-11 当月 17"], await house.PaidLines(id));

        var appeal = await house.Appeals(id, AppealKind.申诉, House.Resident, against: Contested.复核决定);
        await house.Answers(appeal, AppealWalk.Grants(50));
        house.Pass(31);
        await house.Pays("2026-12");

        Assert.Equal(["2026-10 补发 50", "2026-11 当月 17", "2026-11 补差 33", "2026-12 当月 50"], await house.PaidLines(id));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 改低的_没写明追溯不追_写明的转追缴(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        var id = await house.CaseOf(grant);
        await house.Pays("2026-10");
        house.Pass(61);
        await house.Pays("2026-11");
        var first = await house.Appeals(id, AppealKind.行政诉讼);
        await house.Concludes(first, AppealResult.变更, Money.Yuan(30));
        Assert.Equal("2026-12 发放 30 元 2 人", (await house.Terms(grant))[^1]);
        house.Pass(30);
        await house.Pays("2026-12");
        await using (var db = house.Raw())
        {
            Assert.Empty(await db.Overpaid.ToListAsync());
        }

        var second = await house.Appeals(id, AppealKind.行政复议, late: "收到判决以后才知道");
        await house.Concludes(second, AppealResult.变更, Money.Yuan(20), House.Reviewer2 with { Human = Guid.NewGuid() }, retroactive: true);
        house.Pass(31);
        await house.Pays("2027-01");

        await using var after = house.Raw();
        Assert.Equal([("2026-10", 3000L), ("2026-11", 3000L), ("2026-12", 1000L)],
            (await after.Overpaid.Where(o => o.GrantId == grant).ToListAsync()).Select(o => (o.ForMonth, o.Fen)).Order());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 维持_确认违法_终止_钱不变(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        var id = await house.CaseOf(grant);
        foreach (var (kind, result) in new[] { (AppealKind.行政复议, AppealResult.终止), (AppealKind.行政复议, AppealResult.维持), (AppealKind.行政诉讼, AppealResult.确认违法) })
        {
            var appeal = await house.Appeals(id, kind);
            await house.Concludes(appeal, result);
            Assert.Equal((AppealState.已办结, result), ((await house.Appeal(appeal)).State, (await house.Appeal(appeal)).Result!.Value));
        }
        var own = await house.Appeals(id, AppealKind.申诉, House.Resident);
        await house.Answers(own);

        Assert.Equal(["2026-10 发放 50 元 2 人"], await house.Terms(grant));
        Assert.Equal("紫民救申〔2026〕0001号", (await house.Appeal(own)).Number);
        Assert.Equal("申诉答复书", (await house.It.Appeals.Letter(House.Resident, own)).Title);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 终止办理被撤销_接着办_批准以后从本来应当开始的月份补发(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();
        await house.Accepts(id);
        house.Pass(3);
        await house.It.Endings.Terminate(House.Clerk, id, await house.Version(id), "联系不上，视为不配合");
        house.Pass(60);
        var appeal = await house.Appeals(id, AppealKind.申诉, House.Resident);
        await Assert.ThrowsAsync<NotAllowed>(() => house.Answers(appeal, who: House.Chief with { Human = House.Clerk.Human }, reopen: true));
        await house.Answers(appeal, reopen: true);

        var @case = await house.Case(id);
        Assert.Equal(CaseState.调查中, @case.State);
        await house.Investigates(id);
        await house.Signs(id);
        await house.Visited(id);
        await house.Decides(id);
        // Accepted on 1 September with 20 working days: it should have been decided by September's end.
        Assert.Equal(["2026-10 发放 50 元 2 人"], await house.Terms(await house.GrantOf(id)));
        await house.Pays("2026-11");
        Assert.Equal(["2026-10 补发 50", "2026-11 当月 50"], await house.PaidLines(id));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 期间另外申请已在领取的_补到那时为止_不重复发(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.RefusedOne(1);
        var appeal = await house.Appeals(id, AppealKind.行政复议);
        house.Pass(60);
        var again = await house.SubmitsOne(1);
        await house.Accepts(again);
        await house.Investigates(again);
        await house.Signs(again);
        await house.Visited(again);
        await house.Decides(again);
        house.Pass(20);
        await house.Concludes(appeal, AppealResult.变更, Money.Yuan(45));

        Assert.Equal(["2026-10 发放 45 元 2 人", "2026-11 停发 0 元 2 人"], await house.Terms(await house.GrantOf(id)));
        await house.Pays("2026-11");
        Assert.Equal(["2026-10 补发 45"], await house.PaidLines(id));
        Assert.Equal(["2026-11 当月 50"], await house.PaidLines(again));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 本人说已申请复议_机关收到通知并到同一件_答复后等结果(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.RefusedOne();
        var told = await house.Appeals(id, AppealKind.行政复议, House.Resident);
        Assert.Equal(AppealState.本人报告, (await house.Appeal(told)).State);
        Assert.Equal("open_before", (await Assert.ThrowsAsync<Refused>(() => house.Appeals(id, AppealKind.行政复议, House.Resident))).Code);
        house.Pass(5);

        Assert.Equal(told, await house.Appeals(id, AppealKind.行政复议, House.Reviewer));
        Assert.Equal(AppealState.待答复, (await house.Appeal(told)).State);
        await house.It.Answering.Reply(House.Chief, told, (await house.Appeal(told)).Version, house.It.Database.Today, "紫民函〔2026〕9号，附全案材料");

        var row = await house.Appeal(told);
        Assert.Equal((AppealState.待结果, "紫阳县人民政府", new DateOnly(2026, 11, 5)), (row.State, row.Body, row.Due));
        var moments = (await house.It.MyCases.Open(House.Resident, id)).Timeline.Select(m => m.Text).ToList();
        Assert.Contains(moments, m => m.StartsWith("您告诉我们已对", StringComparison.Ordinal));
        Assert.Contains("民政局已向紫阳县人民政府答复，等它作出决定", moments);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 受理的_调查的_提意见的_决定的_和近亲属_都不能办(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.RefusedOne();
        var appeal = await house.Appeals(id, AppealKind.申诉, House.Resident);
        var kin = House.Chief with { Human = Guid.NewGuid() };
        await using (var db = house.Raw())
        {
            var number = await db.Parties.Where(p => p.CaseId == id).Select(p => p.IdNumber).FirstAsync();
            db.FiledRelatives.Add(new() { Id = Guid.NewGuid(), Human = kin.Human, HandlerName = "亲戚", RelativeIdNumber = number!, Relation = "母亲" });
            await db.SaveChangesAsync();
        }

        foreach (var human in new[] { House.Clerk.Human, House.Clerk2.Human, House.Reviewer.Human, House.Reviewer2.Human, kin.Human })
        {
            await Assert.ThrowsAsync<NotAllowed>(() => house.Answers(appeal, AppealWalk.Grants(40), House.Chief with { Human = human }));
        }
        await Assert.ThrowsAsync<NotAllowed>(() => house.Answers(appeal, who: House.Lead));
        await Assert.ThrowsAsync<NotThere>(() => house.Answers(appeal, who: House.OtherCounty));
        Assert.Equal(AppealState.待答复, (await house.Appeal(appeal)).State);
        await house.Answers(appeal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 就是绕过程序_数据库也不让原决定人答复(string engine)
    {
        await using var house = await House.On(engine);
        var appeal = await house.Appeals(await house.RefusedOne(), AppealKind.申诉, House.Resident);
        await using var db = house.Raw();
        var row = await db.Appeals.SingleAsync(a => a.Id == appeal);
        row.DecidedBy = House.Reviewer.Human;
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 外镇外县看不见_清单按期限分页_只有自己辖区的(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.RefusedOne();
        var appeal = await house.Appeals(id, AppealKind.申诉, House.Resident);

        foreach (var stranger in new[] { House.SiblingClerk, House.OtherCounty })
        {
            Assert.Empty((await house.It.Appeals.List(stranger)).Lines);
            await Assert.ThrowsAsync<NotThere>(() => house.It.Appeals.Open(stranger, appeal));
            await Assert.ThrowsAsync<NotThere>(() => house.It.Appeals.Letter(stranger, appeal));
            await Assert.ThrowsAsync<NotThere>(() => house.It.Lodging.Lodge(stranger, id, new(null, AppealKind.申诉, null, null, null, "试一试能不能", null, null)));
        }
        await Assert.ThrowsAsync<NotThere>(() => house.It.Appeals.Of(House.OtherResident, id));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Appeals.Fightable(House.OtherFinance, id));
        Assert.Empty(await house.It.Appeals.Fightable(House.Finance, id));
        foreach (var one in new[] { House.Clerk, House.Chief, House.City })
        {
            Assert.Equal(appeal, Assert.Single((await house.It.Appeals.List(one)).Lines).Id);
        }
        for (var i = 2; i <= AppealBook.PageSize + 2; i++)
        {
            await house.Appeals(await house.RefusedOne(i), AppealKind.申诉);
        }
        var first = await house.It.Appeals.List(House.Chief);
        var second = await house.It.Appeals.List(House.Chief, after: first.Next);
        Assert.Equal((AppealBook.PageSize, 2, AppealBook.PageSize + 2), (first.Lines.Count, second.Lines.Count, first.Open));
        Assert.Empty(first.Lines.Select(l => l.Id).Intersect(second.Lines.Select(l => l.Id)));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 数得出收到_办结_推翻的_按县和月_镇办自己决定的另数(string engine)
    {
        await using var house = await House.On(engine);
        var (one, two) = (await house.RefusedOne(1), await house.RefusedOne(2));
        var appeal = await house.Appeals(one, AppealKind.行政复议);
        var other = await house.Appeals(two, AppealKind.行政复议);
        house.Pass(31);
        await house.Concludes(appeal, AppealResult.变更, Money.Yuan(45));
        await house.Concludes(other, AppealResult.维持);
        await using (var db = house.Raw())
        {
            await db.Cases.ExecuteUpdateAsync(s => s.SetProperty(c => c.Delegated, true));
        }

        var counts = await house.It.AppealFigures.Of(House.City, "library-card", Figures.Period.All);
        Assert.Equal([new("610924000000", "2026-09", AppealKind.行政复议, 2, 0, 0), new("610924000000", "2026-10", AppealKind.行政复议, 0, 2, 1)], counts);
        Assert.Equal([new TownOverturned("610924100000", 2, 1)], await house.It.AppealFigures.Towns(House.Reviewer, "library-card", Figures.Period.All));
        Assert.Empty(await house.It.AppealFigures.Of(House.OtherCounty, "library-card", Figures.Period.All));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 两人同时答复_只有一个答复_一个被告知已有人办_重复一百次(string engine)
    {
        await using var house = await House.On(engine);
        var other = house.Build();
        for (var i = 1; i <= 100; i++)
        {
            var id = await house.RefusedOne(i);
            var appeal = await house.Appeals(id, AppealKind.申诉);
            var both = await Task.WhenAll(
                Try(() => house.It.Answering.Answer(House.Chief, appeal, 0, "重新看过全部材料，应当给", AppealWalk.Grants(40))),
                Try(() => other.Answering.Answer(House.Chief with { Human = Guid.NewGuid() }, appeal, 0, "重新看过全部材料，维持", null)));

            Assert.Single(both, e => e is null);
            Assert.Single(both, e => e is Stale or Refused);
        }
        await using var db = house.Raw();
        Assert.Equal(100, await db.Journal.CountAsync(j => j.Action == "appeal-answered"));
        Assert.Equal(await db.Appeals.CountAsync(a => a.Result == AppealResult.变更), await db.Grants.CountAsync());
        Assert.True((await JournalVerifier.Verify(house.It.Database)).IsWhole);
    }

    private static async Task<(Guid Case, Guid Grant)> Stopped(House house)
    {
        var grant = await house.Granted();
        house.Pass(30);
        var review = await house.Reports(grant, Change.收入财产变化, House.Resident);
        await house.LooksInto(review, "9000");
        await house.Proposes(review, grant: false);
        await house.Hears(review);
        // Nobody took up work: no fading, it stops with the next month.
        await house.Concludes(review, grant: false);
        return (await house.CaseOf(grant), grant);
    }

    private static async Task<Exception?> Try(Func<Task> act)
    {
        try
        {
            await Task.Run(act);
            return null;
        }
        catch (Exception e) when (e is Stale or Refused)
        {
            return e;
        }
    }
}
