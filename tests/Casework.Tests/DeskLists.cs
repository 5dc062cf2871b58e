using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>What lies on whose desk: my work, the county's draw, and what a look into a file leaves behind.</summary>
public sealed class DeskLists
{
    private static readonly NumberLook ForCheck = new() { 用途 = NumberPurpose.其他, 说明 = "与户口簿逐字核对" };

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 决定书没有送达_还在经办人手上_按送达期限排_送达一次就没有了(string engine)
    {
        await using var house = await House.On(engine, new(2026, 3, 2));
        var id = await Decided(house);
        Assert.Equal(TestCalendar.Workdays.Last(house.It.Database.Today, Limit.工作日(3)), Assert.Single((await house.It.Queue.List(House.Clerk, new())).Lines).Due);

        await house.It.Decisions.Deliver(House.Clerk, id, await house.Version(id));

        var after = await house.It.Queue.List(House.Clerk, new());
        Assert.Empty(after.Lines);
        Assert.Equal(0, after.Mine);
        Assert.Equal("delivered_before", (await Assert.ThrowsAsync<Refused>(async () => await house.It.Decisions.Deliver(House.Clerk2, id, await house.Version(id)))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 县里要查的还没有查_调查中的也在县里手上_查了就不在(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();
        Assert.Empty((await house.It.Queue.List(House.Reviewer, new())).Lines);
        await house.Accepts(id);
        Assert.Single((await house.It.Queue.List(House.Reviewer, new())).Lines);

        await house.Investigates(id);

        Assert.Empty((await house.It.Queue.List(House.Reviewer, new())).Lines);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 过了日子的数得出来_等补正的不算(string engine)
    {
        await using var house = await House.On(engine);
        await house.Submits();
        var other = await house.Submits(House.OtherResident, ("申请人.身份证号", 借书证样例.身份证号("19700101", 7)), ("同用.成员[0].身份证号", 借书证样例.身份证号("20170601", 8)));
        await house.It.Acceptance.AskSupplement(House.Clerk, other, await house.Version(other), "还差户口簿首页", 1);
        house.Pass(10);

        var all = await house.It.Queue.List(House.Clerk, new());
        var late = await house.It.Queue.List(House.Clerk, new(Late: true));

        Assert.Equal((2, 1), (all.Mine, all.Late));
        Assert.NotEqual(other, Assert.Single(late.Lines).Id);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 下放的镇自己决定_抽中的在县里的名单上_入户以后写明谁去的(string engine)
    {
        await using var house = await House.On(engine);
        await Delegate(house);
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id);
        await house.Signs(id);
        await house.Decides(id, House.Lead);

        var waiting = await house.It.DrawnCases.List(House.Reviewer, visited: false);
        Assert.Contains("种子取自日志", Assert.Single(waiting.Lines).Why, StringComparison.Ordinal);
        Assert.Empty((await house.It.DrawnCases.List(House.OtherCounty, visited: false)).Lines);
        await house.Visited(id);

        var visited = await house.It.DrawnCases.List(House.Reviewer, visited: true);
        Assert.Equal((0, 1), (visited.Waiting, visited.Visited));
        Assert.Equal("钱审核", Assert.Single(visited.Lines).Visit?.ByName);
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.DrawnCases.List(House.Resident, visited: false));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 近亲属的申请_下放的镇也要等县里入户才能决定(string engine)
    {
        await using var house = await House.On(engine);
        await Delegate(house);
        var id = await house.Submits();
        await house.It.Relatives.File(House.SiblingClerk, Mother());
        await house.Accepts(id);
        await house.Investigates(id);
        await house.Signs(id);

        Assert.Equal("findings_missing", (await Assert.ThrowsAsync<Refused>(() => house.Decides(id, House.Lead))).Code);
        await house.Visited(id);

        await house.Decides(id, House.Lead);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 全号一次看一个人_留下用途和遮住的号(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();
        var party = (await house.It.CaseFiles.Open(House.Clerk, id)).Parties[0];

        var look = await house.It.FullNumbers.Look(House.Clerk, id, party.Id, ForCheck);

        Assert.Equal(party.IdNumber, look.Number);
        await using var db = house.Raw();
        var row = await db.Journal.SingleAsync(j => j.Action == "number-read");
        Assert.Equal(("周敏", id), (row.Name, row.CaseId));
        Assert.Contains("与户口簿逐字核对", row.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(party.IdNumber!, row.Detail, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 市级财务居民看不了全号_外地的没有这件_近亲属回避_都不留下看过的记录(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();
        var party = (await house.It.CaseFiles.Open(House.Clerk, id)).Parties[0].Id;
        await house.It.Relatives.File(House.Clerk2, Mother());

        foreach (var other in new[] { House.City, House.Finance, House.Resident, House.Clerk2 })
        {
            await Assert.ThrowsAsync<NotAllowed>(() => house.It.FullNumbers.Look(other, id, party, ForCheck));
        }
        await Assert.ThrowsAsync<NotThere>(() => house.It.FullNumbers.Look(House.SiblingClerk, id, party, ForCheck));
        await Assert.ThrowsAsync<NotThere>(() => house.It.FullNumbers.Look(House.Clerk, Guid.NewGuid(), party, ForCheck));

        await using var db = house.Raw();
        Assert.False(await db.Journal.AnyAsync(j => j.Action == "number-read"));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 近亲属的材料和重算也看不了_草稿里的材料谁也看不了(string engine)
    {
        await using var house = await House.On(engine, new(2026, 3, 2));
        var draft = await house.It.Drafts.Start(House.OtherResident, "library-card");
        var unsent = await house.Hands(draft, "户口簿.pdf", [.. "%PDF-1.7\n"u8], House.OtherResident);
        var id = await Decided(house);
        await house.It.Relatives.File(House.Chief, Mother());

        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Replays.Of(House.Chief, id));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Attachments.Read(House.City, unsent));

        Assert.True((await house.It.Replays.Of(House.City, id)).IsSame);
        await using var db = house.Raw();
        Assert.Equal("刘主任", (await db.Journal.SingleAsync(j => j.Action == "replayed")).Name);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 谁看过这件_负责人看得到_经办人看不到(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();
        await house.It.CaseFiles.Open(House.Clerk2, id);

        Assert.Contains((await house.It.CaseFiles.Open(House.Lead, id)).Looks, l => l.Name == "陈立");
        Assert.Empty((await house.It.CaseFiles.Open(House.Clerk, id)).Looks);
        Assert.DoesNotContain((await house.It.CaseFiles.Open(House.Clerk, id)).History, h => h.Action == "opened");
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 写得太长_也说明白_不截断(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();

        var refused = await Assert.ThrowsAsync<Refused>(async () => await house.It.Endings.Terminate(House.Clerk, id, await house.Version(id), new string('长', 1001)));

        Assert.Contains("1001个字", Assert.Single(refused.Faults).Message, StringComparison.Ordinal);
        await house.It.Endings.Terminate(House.Clerk, id, await house.Version(id), new string('长', 1000));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 测算不予而人同意的_要写金额_公示写人定的金额(string engine)
    {
        await using var house = await House.On(engine, new(2026, 3, 2));
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id, "99999");
        const string why = "查到的收入是替别人代收的货款";

        Assert.Equal("amount", (await Assert.ThrowsAsync<Refused>(() => house.Signs(id, reason: why))).Code);
        await house.Signs(id, reason: why, monthly: Money.Yuan(33));

        Assert.Contains("33", Assert.Single(await house.It.NoticeBoard.Running()).Proposal, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 旧章程拟不予批准的_县里也不公示_直接决定(string engine)
    {
        await using var house = await House.On(engine, new(2026, 3, 2));
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id, "99999");
        await house.Signs(id, grant: false);
        await house.Visited(id);

        Assert.Equal("nothing_to_publish", (await Assert.ThrowsAsync<Refused>(async () => await house.It.Decisions.Publish(House.Reviewer, id, await house.Version(id)))).Code);
        await house.Decides(id, House.Chief, grant: false);

        Assert.Equal(CaseState.不予确认, (await house.Case(id)).State);
    }

    private static async Task<Guid> Decided(House house)
    {
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id, "99999");
        await house.Signs(id, grant: false);
        await house.Visited(id);
        await house.Decides(id, House.Chief, grant: false);
        return id;
    }

    private static async Task Delegate(House house) => Assert.Empty(await house.It.Registers.Add(House.Reviewer, "library-card-delegations", new Dictionary<string, string>
    {
        ["镇办"] = "610924100000", ["下放日"] = "2026-08-01", ["抽查比例"] = "100", ["文号"] = "紫政发〔2026〕3号",
    }));

    private static OwnRelative Mother()
    {
        PersonName.TryParse("向秀兰", out var name, out _);
        IdNumber.TryParse(借书证样例.身份证号("19560308", 2), out var id, out _);
        return new() { 姓名 = name, 身份证号 = id, 关系 = Kinship.父母 };
    }
}
