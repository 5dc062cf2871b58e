using Anmin.Casework.Store;
using Anmin.Casework.Watchtower;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>What a watch notices becomes work for somebody, with a clock and an outcome; S-AZ-2, S-AZ-6.</summary>
public sealed class WatchedWork
{
    private static async Task<WatchRecord> Record(House house, People.Caller caller) => (await house.It.WorkItems.Records(caller)).Single(r => r.Watch.Slug == "library-card-late");

    private static async Task<Guid> Late(House house)
    {
        var id = await house.Submits();
        await house.Accepts(id);
        house.Pass(60);
        Assert.Equal(1, (await house.It.Rounds.Walk()).Noticed);
        Assert.Equal(0, (await house.It.Rounds.Walk()).Noticed);
        return id;
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 预警归当地镇办_外镇外县看不到_县市看得到但不能代办(string engine)
    {
        await using var house = await House.On(engine);
        var id = await Late(house);

        var line = Assert.Single((await house.It.WorkItems.List(House.Clerk, new())).Lines);
        Assert.Equal((id, "紫阳县城关镇", "周敏", true), (line.CaseId, line.Office, line.Handler, line.MayClose));
        foreach (var stranger in new[] { House.SiblingClerk, House.OtherCounty, House.Resident })
        {
            await Assert.ThrowsAsync<NotThere>(() => house.It.WorkItems.One(stranger, line.Id));
            await Assert.ThrowsAsync<NotThere>(() => house.It.WorkItems.Close(stranger, line.Id, Verdict.误报, "没有这回事"));
        }
        Assert.False((await house.It.WorkItems.One(House.Reviewer, line.Id)).MayClose);
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.WorkItems.Close(House.City, line.Id, Verdict.误报, "没有这回事"));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 巡查里一步做不成_别的照做_最后说出来_好了以后照常(string engine)
    {
        await using var house = await House.On(engine);
        await house.Accepts(await house.Submits());
        house.Pass(60);
        await using var db = house.Raw();
        await db.Database.ExecuteSqlAsync($"ALTER TABLE imports RENAME TO broken");
        var opened = await db.WorkItems.CountAsync();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => house.It.Rounds.Walk());

        Assert.Equal(opened + 1, await db.WorkItems.CountAsync());
        await db.Database.ExecuteSqlAsync($"ALTER TABLE broken RENAME TO imports");
        Assert.Equal(0, (await house.It.Rounds.Walk()).Noticed);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 核实过的又进了一步_再提醒一次_同一步只提醒一次(string engine)
    {
        await using var house = await House.On(engine);
        await house.Accepts(await house.Submits());
        var due = (await house.Case((await house.It.Queue.List(House.Clerk, new())).Lines.Single().Id)).TotalDue!.Value;

        house.Pass(due.DayNumber - house.It.Database.Today.DayNumber);
        Assert.Equal((1, 0), ((await house.It.Rounds.Walk()).Noticed, (await house.It.Rounds.Walk()).Noticed));
        await house.It.WorkItems.Close(House.Clerk, Assert.Single((await house.It.WorkItems.List(House.Clerk, new())).Lines).Id, Verdict.属实, "今天就去");
        Assert.Equal(0, (await house.It.Rounds.Walk()).Noticed);
        house.Pass(1);

        Assert.Equal((1, 0), ((await house.It.Rounds.Walk()).Noticed, (await house.It.Rounds.Walk()).Noticed));
        Assert.Single((await house.It.WorkItems.List(House.Clerk, new())).Lines);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 核实结果留下姓名_不能再核实一次_命中率照此计算(string engine)
    {
        await using var house = await House.On(engine);
        await Late(house);
        var line = Assert.Single((await house.It.WorkItems.List(House.Clerk, new())).Lines);

        var empty = await Assert.ThrowsAsync<Refused>(() => house.It.WorkItems.Close(House.Clerk, line.Id, Verdict.属实, " "));
        Assert.Equal(nameof(WorkAnswer.说明), Assert.Single(empty.Faults).Path);
        Assert.Null((await Record(house, House.Clerk)).HitRate);
        await house.It.WorkItems.Close(House.Lead, line.Id, Verdict.属实, "已约定后天入户");

        Assert.Empty((await house.It.WorkItems.List(House.Clerk, new())).Lines);
        var done = Assert.Single((await house.It.WorkItems.List(House.Clerk, new(Closed: true))).Lines);
        Assert.Equal(("王镇长", true, "已约定后天入户"), (done.ClosedBy, done.IsReal, done.Outcome));
        Assert.Equal(100, (await Record(house, House.City)).HitRate);
        Assert.Equal((0, 0), await Record(house, House.OtherCounty) is var none ? (none.Open, none.Real) : default);
        Assert.Equal("closed_before", (await Assert.ThrowsAsync<Refused>(() => house.It.WorkItems.Close(House.Clerk, line.Id, Verdict.误报, "不是这样"))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 涉及自己备案亲属的预警_不给他看_也不能办(string engine)
    {
        await using var house = await House.On(engine);
        await Late(house);
        var line = Assert.Single((await house.It.WorkItems.List(House.Clerk2, new())).Lines);
        await using (var db = house.Raw())
        {
            db.FiledRelatives.Add(new() { Id = Guid.NewGuid(), Human = House.Clerk2.Human, HandlerName = "陈立", RelativeIdNumber = LibraryCard.借书证样例.身份证号("19560308", 2), Relation = "父母" });
            await db.SaveChangesAsync();
        }

        Assert.Empty((await house.It.WorkItems.List(House.Clerk2, new())).Lines);
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.WorkItems.Close(House.Clerk2, line.Id, Verdict.误报, "没有这回事"));
    }
}
