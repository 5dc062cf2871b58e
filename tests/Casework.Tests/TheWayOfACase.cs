using Anmin.Casework.Desk;
using Anmin.Casework.Journal;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

public sealed class TheWayOfACase
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 从申请到批准_每一步留下一个事件_次月起发(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id);
        await house.Signs(id);
        await house.Visited(id);

        await house.Decides(id);

        var @case = await house.Case(id);
        Assert.Equal(CaseState.已确认, @case.State);
        Assert.True(@case.OnTime);
        await using var db = house.Raw();
        var grant = await db.Grants.SingleAsync(g => g.CaseId == id);
        Assert.Equal("2026-10", grant.StartMonth);
        Assert.True(grant.MonthlyFen > 0);
        var journal = await db.Journal.Where(j => j.CaseId == id).OrderBy(j => j.Seq).Select(j => j.Action).ToListAsync();
        string[] story = ["submitted", "accepted", "found", "found", "opinion-signed"];
        Assert.Equal(story, journal.Take(5));
        Assert.Equal("granted", journal[^1]);
        Assert.True((await JournalVerifier.Verify(house.It.Database)).IsWhole);
        var replay = await house.It.Replays.Of(House.City, id);
        Assert.Equal(replay.Then, replay.Now);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 旧章程的申请_公示七天_有异议就重新调查_期满才转县里(string engine)
    {
        await using var house = await House.On(engine, new(2026, 3, 2));
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id);
        await house.Signs(id);
        Assert.Equal(CaseState.公示中, (await house.Case(id)).State);
        var notice = Assert.Single(await house.It.NoticeBoard.Running());
        Assert.Equal(new(2026, 3, 9), notice.Until);

        house.Pass(6);
        await house.It.Objections.File(notice.Id, "他家里开着小卖部", null, null);
        Assert.Equal(CaseState.异议处理, (await house.Case(id)).State);
        house.Pass(3);
        Assert.Equal(0, await house.It.Publicity.EndElapsed());
        await house.It.Objections.Answer(House.Clerk, id, await house.Version(id), "已安排两人重新入户核实");
        Assert.Empty(await house.It.NoticeBoard.Running());
        await house.Investigates(id);
        await house.Signs(id);

        house.Pass(7);
        Assert.Equal(0, await house.It.Publicity.EndElapsed());
        Assert.Single(await house.It.NoticeBoard.Running());
        house.Pass(1);
        Assert.Empty(await house.It.NoticeBoard.Running());
        Assert.Equal(1, await house.It.Publicity.EndElapsed());
        Assert.Equal(0, await house.It.Publicity.EndElapsed());

        var @case = await house.Case(id);
        Assert.Equal(CaseState.审核中, @case.State);
        Assert.True(@case.Drawn);
        Assert.Contains("异议", @case.DrawnWhy, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 补正只告知一次_等待期间时限暂停(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();
        await house.It.Acceptance.AskSupplement(House.Clerk, id, await house.Version(id), "还差户口簿首页", 15);
        var paused = await house.Case(id);
        Assert.True(paused.Paused);

        house.Pass(10);
        await house.It.Acceptance.AnswerSupplement(House.Resident, id, await house.Version(id), "已补交户口簿");

        var resumed = await house.Case(id);
        Assert.False(resumed.Paused);
        Assert.Equal(TestCalendar.Workdays.Last(house.It.Database.Today, Limit.工作日(3)), resumed.Due);
        var again = await Assert.ThrowsAsync<Refused>(async () => await house.It.Acceptance.AskSupplement(House.Clerk, id, await house.Version(id), "还差身份证复印件", 15));
        Assert.Equal("asked_before", again.Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 与测算不同的意见_没有理由不能签署(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id);

        var other = await Assert.ThrowsAsync<Refused>(() => house.Signs(id, monthly: Money.Yuan(7)));
        var refusal = await Assert.ThrowsAsync<Refused>(() => house.Signs(id, grant: false, reason: "家庭收入明显偏高"));

        Assert.Equal("reason_required", other.Code);
        Assert.Equal("article_required", refusal.Code);
        Assert.Equal(CaseState.调查中, (await house.Case(id)).State);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 调查没有做完_不能签署初审意见_并说出还差哪一项(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();
        await house.Accepts(id);

        var refused = await Assert.ThrowsAsync<Refused>(() => house.Signs(id));

        Assert.Contains("上门核对", refused.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 不予批准的_有理由有条款_不公示_可以重新申请(string engine)
    {
        await using var house = await House.On(engine, new(2026, 3, 2));
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id, "99999");
        await house.Signs(id, grant: false, reason: "家庭收入超过标准", article: "章程 第五条");

        Assert.Equal(CaseState.审核中, (await house.Case(id)).State);
        Assert.Empty(await house.It.NoticeBoard.Running());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 时限只能延长一次(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();
        await house.Accepts(id);
        await house.It.Endings.Extend(House.Lead, id, await house.Version(id), "人户分离，需要外地协查");

        var again = await Assert.ThrowsAsync<Refused>(async () => await house.It.Endings.Extend(House.Chief, id, await house.Version(id), "再次延长的理由"));

        Assert.Equal("extended_before", again.Code);
    }
}

/// <summary>More steps that only some tests need.</summary>
internal static class MoreSteps
{
    public static async Task Visited(this House house, Guid id)
    {
        if ((await house.Case(id)).Drawn)
        {
            var faults = await house.It.Investigation.Record(House.Reviewer2, id, await house.Version(id), "county-visit", await house.Answers(id, "county-visit"), House.Reviewer.Human, house.It.Database.Today);
            Assert.Empty(faults);
        }
    }
}
