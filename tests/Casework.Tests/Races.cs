using Anmin.Casework.Journal;
using Anmin.Casework.Store;
using Anmin.Casework.Watchtower;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>S-WF-4: a hundred repeats of everything that two people can do at once.</summary>
public sealed class Races
{
    private const int Repeats = 100;

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 同一份申请同时点两次提交_只有一件_两次得到同一个编号(string engine)
    {
        await using var house = await House.On(engine);
        var other = house.Build();
        for (var i = 0; i < Repeats; i++)
        {
            var draft = await house.It.Drafts.Start(House.Resident, "library-card");
            await house.It.Drafts.Replace(House.Resident, draft, One(i), 0);

            var both = await Task.WhenAll(
                Task.Run(() => house.It.Submissions.Submit(House.Resident, draft)),
                Task.Run(() => other.Submissions.Submit(House.Resident, draft)));

            Assert.Equal(both[0].Number, both[1].Number);
        }
        await using var db = house.Raw();
        Assert.Equal(Repeats, await db.Cases.CountAsync());
        Assert.Equal(Repeats, await db.Journal.CountAsync(j => j.Action == "submitted"));
        Assert.True((await JournalVerifier.Verify(house.It.Database)).IsWhole);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 同一个键同时来两次_只办一次_回答一个样(string engine)
    {
        await using var house = await House.On(engine);
        var other = house.Build();
        for (var i = 0; i < Repeats; i++)
        {
            Task<Guid> Start(CaseworkServices at) => Task.Run(() => at.Repeats.Once(House.Resident, $"key-{i}", "POST /drafts library-card", who => at.Drafts.Start(who, "library-card")));

            var both = await Task.WhenAll(Start(house.It), Start(other));

            Assert.Equal(both[0], both[1]);
        }
        await using var db = house.Raw();
        Assert.Equal((Repeats, Repeats, Repeats), (await db.Drafts.CountAsync(), await db.Answers.CountAsync(), await db.Journal.CountAsync()));
        Assert.True((await JournalVerifier.Verify(house.It.Database)).IsWhole);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 同一个键两份内容同时来_只办一份_另一份被告知键已用过(string engine)
    {
        await using var house = await House.On(engine);
        var other = house.Build();
        for (var i = 0; i < Repeats; i++)
        {
            var both = await Task.WhenAll(
                Try(() => house.It.Repeats.Once(House.Resident, $"key-{i}", "POST /drafts 甲", who => house.It.Drafts.Start(who, "library-card"))),
                Try(() => other.Repeats.Once(House.Resident, $"key-{i}", "POST /drafts 乙", who => other.Drafts.Start(who, "library-card"))));

            Assert.Equal("key_reused", Assert.IsType<Refused>(Assert.Single(both, e => e is not null)).Code);
        }
        await using var db = house.Raw();
        Assert.Equal(Repeats, await db.Drafts.CountAsync());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 两人同时决定一件_只有一个决定_另一个被告知已有人办(string engine)
    {
        await using var house = await House.On(engine);
        var other = house.Build();
        for (var i = 0; i < Repeats; i++)
        {
            var id = await house.SubmitsOne(i);
            await house.Accepts(id);
            var version = await house.Version(id);

            var both = await Task.WhenAll(
                Try(() => house.It.Endings.Terminate(House.Clerk, id, version, "家庭不配合调查")),
                Try(() => other.Endings.Withdraw(House.Resident, id, version)));

            Assert.Single(both, e => e is null);
            Assert.Single(both, e => e is Stale or Refused);
        }
        await using var db = house.Raw();
        Assert.Equal(Repeats, await db.Journal.CountAsync(j => j.Action == "terminated" || j.Action == "withdrawn"));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 两位审核人同时批准一件_只有一个决定一笔待遇(string engine)
    {
        await using var house = await House.On(engine);
        var other = house.Build();
        for (var i = 0; i < Repeats; i++)
        {
            var id = await house.SubmitsOne(i);
            await house.Accepts(id);
            await house.Investigates(id);
            await house.Signs(id);
            await house.Visited(id);
            var version = await house.Version(id);

            var both = await Task.WhenAll(
                Try(() => house.It.Decisions.Decide(House.Chief, id, version, new(true, null, null, null))),
                Try(() => other.Decisions.Decide(House.Chief with { Human = Guid.NewGuid() }, id, version, new(true, null, null, null))));

            Assert.Single(both, e => e is null);
        }
        await using var db = house.Raw();
        Assert.Equal(Repeats, await db.Decisions.CountAsync());
        Assert.Equal(Repeats, await db.Grants.CountAsync());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 空日志的头两个事件同时来_都写成_链是完整的(string engine)
    {
        await using var house = await House.On(engine);
        var other = house.Build();
        await house.Unguard("journal");
        for (var i = 0; i < Repeats; i++)
        {
            await using (var db = house.Raw())
            {
                await db.Journal.ExecuteDeleteAsync();
                await db.JournalHeads.ExecuteDeleteAsync();
            }

            await Task.WhenAll(
                Task.Run(() => house.It.Drafts.Start(House.Resident, "library-card")),
                Task.Run(() => other.Drafts.Start(House.OtherResident, "library-card")));

            Assert.True((await JournalVerifier.Verify(house.It.Database)).IsWhole);
        }
        await using var after = house.Raw();
        Assert.Equal(2, await after.Journal.CountAsync());
        Assert.Equal(2 * Repeats, await after.Drafts.CountAsync());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 两人同时登记同一个镇_只有一条_另一个被告知重叠(string engine)
    {
        await using var house = await House.On(engine);
        var other = house.Build();
        for (var i = 0; i < Repeats; i++)
        {
            var day = new DateOnly(2026, 9, 1).AddDays(2 * i);
            Dictionary<string, string> From(DateOnly from) => new()
            {
                ["镇办"] = "610924100000", ["下放日"] = $"{from:yyyy-MM-dd}", ["收回日"] = $"{day.AddDays(1):yyyy-MM-dd}", ["抽查比例"] = "30", ["文号"] = "紫民发〔2026〕8号",
            };

            var both = await Task.WhenAll(
                Try(() => house.It.Registers.Add(House.Reviewer, "library-card-delegations", From(day))),
                Try(() => other.Registers.Add(House.Chief, "library-card-delegations", From(day.AddDays(1)))));

            Assert.Single(both, e => e is null);
        }
        await using var db = house.Raw();
        Assert.Equal(Repeats, await db.Entries.CountAsync());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 两人同时核实一条预警_只留一个结论(string engine)
    {
        await using var house = await House.On(engine);
        var other = house.Build();
        for (var i = 0; i < Repeats; i++)
        {
            await house.Accepts(await house.SubmitsOne(i));
        }
        house.Pass(60);
        await house.It.Rounds.Walk();
        var items = await house.It.WorkItems.List(House.Clerk, new());
        var closed = 0;
        while (items.Lines.Count > 0)
        {
            foreach (var line in items.Lines)
            {
                var both = await Task.WhenAll(
                    Try(() => house.It.WorkItems.Close(House.Clerk, line.Id, Verdict.属实, "已约定后天入户")),
                    Try(() => other.WorkItems.Close(House.Clerk2, line.Id, Verdict.误报, "昨天已经办结")));
                Assert.Single(both, e => e is null);
                closed++;
            }
            items = await house.It.WorkItems.List(House.Clerk, new());
        }
        await using var db = house.Raw();
        Assert.Equal((Repeats, Repeats), (closed, await db.Journal.CountAsync(j => j.Action == "watch-closed")));
    }

    internal static Dictionary<string, string> One(int i) => 借书证样例.答案(
        ("申请人.身份证号", 借书证样例.身份证号("19560308", i + 1)), ("同用.成员[0].身份证号", 借书证样例.身份证号("20180601", i + 1)));

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

internal static class ManyCases
{
    public static async Task<Guid> SubmitsOne(this House house, int i)
    {
        var draft = await house.It.Drafts.Start(House.Resident, "library-card");
        await house.It.Drafts.Replace(House.Resident, draft, Races.One(i), 0);
        return (await house.It.Submissions.Submit(House.Resident, draft)).CaseId!.Value;
    }
}
