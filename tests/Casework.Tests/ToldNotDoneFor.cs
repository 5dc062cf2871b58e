using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Casework.Sweeping;
using Anmin.Casework.Watchtower;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>告知、不替办: who was told finds the form filled in with what is on file, and her application answers the finding.</summary>
public sealed class ToldNotDoneFor
{
    private static readonly string 本人 = 借书证样例.身份证号("19560308", 2);

    /// <summary>She lives in household 1 with somebody; one night has passed.</summary>
    private static async Task<(House House, Guid Found)> Found(string engine)
    {
        var house = await House.On(engine);
        await house.Settles(Register.Home(1, Rows.Town, 1000, headNumber: 本人, headName: "向秀兰"));
        await using (var db = house.Raw())
        {
            (await db.Accounts.SingleAsync(a => a.Id == House.Resident.Account)).IdNumber = 本人;
            await db.SaveChangesAsync();
        }
        await house.Sweeps();
        return (house, Assert.Single((await house.It.Discoveries.List(House.Clerk, new())).Lines).Id);
    }

    private static async Task<DiscoveryRow> Row(House house)
    {
        await using var db = house.Raw();
        return await db.Discoveries.AsNoTracking().SingleAsync();
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 告知以后她才看到_别人看不到_告知只记一次(string engine)
    {
        var (house, found) = await Found(engine);
        await using var _ = house;

        Assert.Empty(await house.It.Drafts.Offered(House.Resident));
        await house.It.Discoveries.Tell(House.Clerk, found);
        Assert.Equal("library-card", Assert.Single(await house.It.Drafts.Offered(House.Resident)).Slug);
        Assert.Empty(await house.It.Drafts.Offered(House.OtherResident));
        Assert.Empty(await house.It.Drafts.Offered(House.Helper));
        Assert.Equal("told_before", (await Assert.ThrowsAsync<Refused>(() => house.It.Discoveries.Tell(House.Clerk, found))).Code);
        Assert.Equal(house.It.Database.Today, (await Row(house)).ToldOn);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 她开始填_登记的已经填好_改了的不再算登记的_没有收入(string engine)
    {
        var (house, _) = await Found(engine);
        await using var _2 = house;

        var id = await house.It.Drafts.Start(House.Resident, "library-card");
        var draft = await house.It.Drafts.Get(House.Resident, id);

        Assert.Equal(("向秀兰", 本人, Rows.Town, "家人1之1"), (draft.Answers["申请人.姓名"], draft.Answers["申请人.身份证号"], draft.Answers["申请人.居住地"], draft.Answers["同用.成员[0].姓名"]));
        Assert.DoesNotContain("借阅.家庭年收入", draft.Answers.Keys);
        Assert.True(draft.IsKnown("申请人.姓名"));
        await house.It.Drafts.Replace(House.Resident, id, 借书证样例.答案(("申请人.姓名", "向兰")), draft.Version);
        draft = await house.It.Drafts.Get(House.Resident, id);
        Assert.False(draft.IsKnown("申请人.姓名"));
        Assert.True(draft.IsKnown("申请人.居住地"));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 没有发现的人家_不打开底册_号码对名字不对的也不打开(string engine)
    {
        var (house, found) = await Found(engine);
        await using var _ = house;
        async Task<int> Filled(Caller who, Guid? agency = null) => (await house.It.Drafts.Get(who, await house.It.Drafts.Start(who, "library-card", agency))).Known.Count;
        async Task<Guid> Entrusts(string name) => await house.It.Agencies.Record(House.Helper, "library-card",
            PersonName.TryParse(name, out var n, out var _) ? n : default, IdNumber.TryParse(本人, out var i, out var _) ? i : default, "书面委托书，本人按手印", house.It.Database.Today.AddDays(30));

        Assert.Equal(0, await Filled(House.OtherResident));
        Assert.Equal(0, await Filled(House.Helper, await Entrusts("向春兰")));
        Assert.NotEqual(0, await Filled(House.Helper, await Entrusts("向秀兰")));
        await house.It.Discoveries.Close(House.Clerk, found, Verdict.误报, "她不想要");
        Assert.Equal(0, await Filled(House.Resident));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 申请在办_夜里不再发现也不算消失_批准了就是属实(string engine)
    {
        var (house, found) = await Found(engine);
        await using var _ = house;
        await house.It.Discoveries.Tell(House.Clerk, found);
        house.Pass(1);

        var id = await house.Submits();
        Assert.Equal(id, (await Row(house)).CaseId);
        Assert.Empty(await house.It.Drafts.Offered(House.Resident));
        house.Pass(1);
        var night = await house.Sweeps();
        Assert.Equal((0, 0), (night.Found, night.Gone));
        Assert.Equal(DiscoveryState.待核实, (await Row(house)).State);

        await house.Accepts(id);
        await house.Investigates(id);
        await house.Signs(id, monthly: Money.Yuan(50));
        await house.Decides(id, monthly: (await house.It.CaseFiles.Computed(Caller.System, await house.Case(id))).Award?.Monthly);

        var row = await Row(house);
        Assert.Equal((DiscoveryState.属实, "赵审核"), (row.State, row.ClosedByName));
        Assert.Contains((await house.Case(id)).Number, row.Outcome, StringComparison.Ordinal);
        var record = (await house.It.SweepBook.Missed(House.Reviewer)).Single();
        Assert.Equal((1, 0), (record.Granted, record.Missed));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 没被发现过而自己申请批准的_算漏掉_说出底册缺什么_邻镇看不到(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Register.Home(1, Rows.Town, null, headNumber: 本人, headName: "向秀兰"));
        await house.Sweeps();
        house.Pass(1);
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id);
        var computed = (await house.It.CaseFiles.Computed(Caller.System, await house.Case(id))).Award?.Monthly;
        await house.Signs(id, monthly: computed);
        await house.Decides(id, monthly: computed);

        var missed = Assert.Single((await house.It.SweepBook.Missed(House.Clerk)).Single().Cases);

        Assert.Equal((id, "底册没有这户的收入和财产"), (missed.CaseId, missed.Why));
        Assert.Empty((await house.It.SweepBook.Missed(House.SiblingClerk)).Single().Cases);
        Assert.Empty((await house.It.SweepBook.Missed(House.OtherCounty)).Single().Cases);
        await Assert.ThrowsAsync<NotThere>(() => house.It.SweepBook.Missed(House.Resident));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 她撤回申请_发现重新等人去看_期限从那天重新算(string engine)
    {
        var (house, _) = await Found(engine);
        await using var _2 = house;
        house.Pass(20);
        var id = await house.Submits(House.Resident, ("申请人.身份证号", 本人));
        Assert.Equal(id, (await Row(house)).CaseId);
        house.Pass(30);

        await house.It.Endings.Withdraw(House.Resident, id, await house.Version(id));

        var calendar = house.It.Work.Clocks.Calendar;
        var row = await Row(house);
        Assert.Equal((DiscoveryState.待核实, (Guid?)null, calendar.Last(house.It.Database.Today, Limit.工作日(5)), (DateOnly?)calendar.Last(house.It.Database.Today, Limit.工作日(10))), (row.State, row.CaseId, row.Due, row.RaisedOn));
        Assert.Null(Assert.Single((await house.It.Discoveries.List(House.Clerk, new())).Lines).CaseId);
        house.Pass(31);
        await house.Sweeps();
        Assert.Equal((DiscoveryState.待核实, house.It.Database.Today), ((await Row(house)).State, (await Row(house)).SeenOn));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 镇办终止了申请_发现随之办结_记着为什么(string engine)
    {
        var (house, found) = await Found(engine);
        await using var _2 = house;
        var id = await house.Submits(House.Resident, ("申请人.身份证号", 本人));

        await house.It.Endings.Terminate(House.Clerk, id, await house.Version(id), "一家人外出，联系不上");

        var row = await Row(house);
        Assert.Equal((DiscoveryState.属实, "周敏"), (row.State, row.ClosedByName));
        Assert.Contains("终止：一家人外出，联系不上", row.Outcome, StringComparison.Ordinal);
        Assert.Equal("closed_before", (await Assert.ThrowsAsync<Refused>(() => house.It.Discoveries.Close(House.Clerk, found, Verdict.属实, "看过了"))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 她的号码在并进来的那份档案上_照样告知_填好_随申请办结_不算漏掉(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Register.Home(1, Rows.Town, 1000, headName: "向秀兰"), Register.Home(2, Rows.Town, null, people: 1, headNumber: 本人, headName: "向秀兰"));
        await house.It.PersonKeeping.Merge(House.Reviewer, Register.Person(2), 1, Register.Person(1), 1, new() { 原因 = "核对了户口簿和身份证原件" });
        await using (var db = house.Raw())
        {
            (await db.Accounts.SingleAsync(a => a.Id == House.Resident.Account)).IdNumber = 本人;
            await db.SaveChangesAsync();
        }
        await house.Sweeps();
        await house.It.Discoveries.Tell(House.Clerk, (await Row(house)).Id);

        Assert.Equal("library-card", Assert.Single(await house.It.Drafts.Offered(House.Resident)).Slug);
        Assert.Equal("家人1之1", (await house.It.Drafts.Get(House.Resident, await house.It.Drafts.Start(House.Resident, "library-card"))).Answers["同用.成员[0].姓名"]);
        house.Pass(1);
        var id = await house.Submits();
        Assert.Equal(id, (await Row(house)).CaseId);
        Assert.Equal((0, 0), await house.Sweeps() is var night ? (night.Found, night.Gone) : default);
        await house.Accepts(id);
        await house.Investigates(id);
        var monthly = (await house.It.CaseFiles.Computed(Caller.System, await house.Case(id))).Award?.Monthly;
        await house.Signs(id, monthly: monthly);
        await house.Decides(id, monthly: monthly);
        Assert.Equal((1, 0), (await house.It.SweepBook.Missed(House.Reviewer)).Single() is var record ? (record.Granted, record.Missed) : default);
    }
}
