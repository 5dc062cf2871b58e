using Anmin.Casework.Desk;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>A6-4: while a court or an appraiser has yet to speak, limits wait; each pause keeps its start, end and reason.</summary>
public sealed class WaitingForOthers
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 等鉴定的日子不算在时限里_结果来了接着算剩下的日子(string engine)
    {
        await using var house = await House.On(engine, new(2026, 8, 3));
        var id = await Accepted(house);
        var before = await house.Case(id);
        house.Pass(4);
        await house.It.Pauses.Begin(House.Clerk, id, await house.Version(id), PauseCause.鉴定, "等市残联的残疾评定");
        var waiting = await house.Case(id);
        house.Pass(14);
        await house.It.Pauses.End(House.Lead, id, await house.Version(id), "评定为肢体二级");
        var after = await house.Case(id);

        Assert.True(waiting.Paused);
        Assert.Null(waiting.Due);
        Assert.False(after.Paused);
        Assert.Equal(house.It.Work.Clocks.Calendar.Last(before.TotalDue!.Value, Core.Values.Limit.工作日(10)), after.TotalDue);
        Assert.Equal(house.It.Work.Clocks.Calendar.Last(before.Due!.Value, Core.Values.Limit.工作日(10)), after.Due);
        await using var db = house.Raw();
        var pause = await db.Pauses.SingleAsync(p => p.CaseId == id);
        Assert.Equal((PauseCause.鉴定, "等市残联的残疾评定", new(2026, 8, 7), new DateOnly(2026, 8, 21), "评定为肢体二级", House.Clerk.Name),
            (pause.Cause, pause.Reason, pause.From, pause.EndedOn, pause.Outcome, pause.ByName));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 等的时候可以继续调查_不能签意见(string engine)
    {
        await using var house = await House.On(engine);
        var id = await Accepted(house);
        await house.It.Pauses.Begin(House.Clerk, id, await house.Version(id), PauseCause.裁判, "等法院对抚养费的判决");
        await house.Investigates(id, "0");

        var refused = await Assert.ThrowsAsync<Refused>(() => house.Signs(id, grant: true));

        Assert.Equal("paused", refused.Code);
        Assert.Equal(CaseState.调查中, (await house.Case(id)).State);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 没说在等谁_两处都指出来_什么也没有变(string engine)
    {
        await using var house = await House.On(engine);
        var id = await Accepted(house);

        var refused = await Assert.ThrowsAsync<Refused>(async () => await house.It.Pauses.Begin(House.Clerk, id, await house.Version(id), PauseCause.补正, " "));

        Assert.Equal(["cause", "reason"], refused.Faults.Select(f => f.Path));
        Assert.False((await house.Case(id)).Paused);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 等的时候不算超期_也不催办(string engine)
    {
        await using var house = await House.On(engine, new(2026, 3, 2));
        var id = await Accepted(house);
        await house.It.Pauses.Begin(House.Clerk, id, await house.Version(id), PauseCause.裁判, "等法院对抚养费的判决");
        house.Pass(150);

        await house.It.Rounds.Walk();

        await using var db = house.Raw();
        Assert.False(await db.WorkItems.AnyAsync(w => w.CaseId == id));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 等过以后再延长_等的日子照样加上(string engine)
    {
        await using var house = await House.On(engine, new(2026, 8, 3));
        var id = await Accepted(house);
        await house.It.Pauses.Begin(House.Clerk, id, await house.Version(id), PauseCause.鉴定, "等市残联的残疾评定");
        house.Pass(14);
        await house.It.Pauses.End(House.Clerk, id, await house.Version(id), "评定为肢体二级");
        var accepted = (await house.Case(id)).AcceptedOn!.Value;

        await house.It.Endings.Extend(House.Lead, id, await house.Version(id), "人户分离，需要外地协查");

        var special = house.It.Work.ProcedureOf(await house.Case(id), house.It.Work.MatterOf(await house.Case(id))).Special!.Value;
        Assert.Equal(house.It.Work.Clocks.Calendar.Last(accepted, special with { Days = special.Days + 10 }), (await house.Case(id)).TotalDue);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 补正也是一次暂停_起止和原因都在(string engine)
    {
        await using var house = await House.On(engine, new(2026, 8, 3));
        var id = await house.Submits();
        await house.It.Acceptance.AskSupplement(House.Clerk, id, await house.Version(id), "还差一张一寸照片", 10);
        house.Pass(3);
        await house.It.Acceptance.AnswerSupplement(House.Resident, id, await house.Version(id), "已补交");

        await using var db = house.Raw();
        var pause = await db.Pauses.SingleAsync(p => p.CaseId == id);
        Assert.Equal((PauseCause.补正, "还差一张一寸照片", new(2026, 8, 3), new DateOnly(2026, 8, 6), "已补交"), (pause.Cause, pause.Reason, pause.From, pause.EndedOn, pause.Outcome));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 撤回时还在等_这次暂停也有结束的一天(string engine)
    {
        await using var house = await House.On(engine);
        var id = await Accepted(house);
        await house.It.Pauses.Begin(House.Clerk, id, await house.Version(id), PauseCause.鉴定, "等市残联的残疾评定");
        await house.It.Endings.Withdraw(House.Resident, id, await house.Version(id));

        await using var db = house.Raw();
        Assert.Equal(house.It.Database.Today, (await db.Pauses.SingleAsync(p => p.CaseId == id)).EndedOn);
    }

    private static async Task<Guid> Accepted(House house)
    {
        var id = await house.Submits();
        await house.Accepts(id);
        return id;
    }
}
