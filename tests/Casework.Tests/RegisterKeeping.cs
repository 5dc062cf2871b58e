using Anmin.Casework.People;
using Anmin.Casework.Registers;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>1.5 as a register: who may write, what the history keeps, what a day shows.</summary>
public sealed class RegisterKeeping
{
    private const string Delegations = "library-card-delegations";
    private const string Rooms = "reading-rooms";

    private static Dictionary<string, string> Delegation(string from = "2026-09-01", string paper = "紫民发〔2026〕8号", string town = "610924100000") =>
        new() { ["镇办"] = town, ["下放日"] = from, ["抽查比例"] = "30", ["文号"] = paper };

    private static Dictionary<string, string> Room(string name = "新桃书屋", string village = "610924100201", string phone = "13800000000") =>
        new() { ["名称"] = name, ["所在地"] = village, ["开放日"] = "2026-09-01", ["电话"] = phone };

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 只有县区的人能登记下放_外县的人不能替别县登记(string engine)
    {
        await using var house = await House.On(engine);

        foreach (var other in new[] { House.Clerk, House.Lead, House.City, House.Finance, House.Resident })
        {
            await Assert.ThrowsAsync<NotAllowed>(() => house.It.Registers.Add(other, Delegations, Delegation()));
        }
        await Assert.ThrowsAsync<NotThere>(() => house.It.Registers.Add(House.OtherCounty, Delegations, Delegation()));
        Assert.Empty(await house.It.Registers.Add(House.Reviewer, Delegations, Delegation()));
        Assert.Empty(await house.It.Registers.AsOf(House.OtherCounty, Delegations, house.It.Database.Today));
        Assert.Single(await house.It.Registers.AsOf(House.Clerk, Delegations, house.It.Database.Today));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 公开的台账外县能看_不能改(string engine)
    {
        await using var house = await House.On(engine);
        Assert.Empty(await house.It.Registers.Add(House.Clerk, Rooms, Room()));
        var entry = Assert.Single(await house.It.Registers.AsOf(House.OtherCounty, Rooms, house.It.Database.Today));

        await Assert.ThrowsAsync<NotThere>(() => house.It.Registers.Close(House.OtherCounty, Rooms, entry.Id, entry.Version, entry.From));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Registers.Withdraw(House.SiblingClerk, Rooms, entry.Id, entry.Version, "登错了"));
        Assert.False(house.It.Registers.MayKeep(House.OtherCounty, house.It.Registers.Find(Rooms), entry.Area));
        Assert.True(house.It.Registers.MayKeep(House.Clerk, house.It.Registers.Find(Rooms), entry.Area));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 更正以后_原来的字句_谁改的_为什么_都还在(string engine)
    {
        await using var house = await House.On(engine);
        await house.It.Registers.Add(House.Reviewer, Delegations, Delegation());
        var wrong = Assert.Single(await house.It.Registers.AsOf(House.Reviewer, Delegations, house.It.Database.Today));

        Assert.Empty(await house.It.Registers.Correct(House.Chief, Delegations, wrong.Id, wrong.Version, Delegation(paper: "紫民发〔2026〕18号"), "文号少写了一位"));

        var history = await house.It.Registers.History(House.Reviewer, Delegations, wrong.Key);
        Assert.Equal(2, history.Count);
        Assert.Contains(history, e => !e.Replaced && e.Content.Contains("〔2026〕18号", StringComparison.Ordinal));
        var old = Assert.Single(history, e => e.Replaced);
        Assert.Contains("〔2026〕8号", old.Content, StringComparison.Ordinal);
        Assert.Equal(("孙局长", "文号少写了一位"), (old.ReplacedBy!.Name, old.ReplacedBy.Why));
        await Assert.ThrowsAsync<Stale>(() => house.It.Registers.Close(House.Chief, Delegations, history.Single(e => !e.Replaced).Id, 7, new(2026, 12, 31)));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 更正不能换对象_也不能和别的登记重叠_原因必须写(string engine)
    {
        await using var house = await House.On(engine);
        await house.It.Registers.Add(House.Reviewer, Delegations, Delegation());
        var first = Assert.Single(await house.It.Registers.AsOf(House.Reviewer, Delegations, house.It.Database.Today));
        await house.It.Registers.Close(House.Reviewer, Delegations, first.Id, first.Version, new(2026, 9, 30), "文件到期");
        await house.It.Registers.Add(House.Reviewer, Delegations, Delegation("2026-10-01"));
        var closed = Assert.Single(await house.It.Registers.AsOf(House.Reviewer, Delegations, new(2026, 9, 30)));

        var other = await Assert.ThrowsAsync<Refused>(() => house.It.Registers.Correct(House.Reviewer, Delegations, closed.Id, closed.Version, Delegation(town: "610924101000"), "选错了镇"));
        var overlap = await Assert.ThrowsAsync<Refused>(() => house.It.Registers.Correct(House.Reviewer, Delegations, closed.Id, closed.Version, Delegation(), "不想结束了"));
        var silent = await Assert.ThrowsAsync<Refused>(() => house.It.Registers.Withdraw(House.Reviewer, Delegations, closed.Id, closed.Version, " "));

        Assert.Equal(("other_key", "overlap", "invalid"), (other.Code, overlap.Code, silent.Code));
        Assert.Equal(2, (await house.It.Registers.History(House.Reviewer, Delegations, closed.Key)).Count(e => !e.Replaced));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 结束的那一天还有效_第二天就没有了_内容里也写着最后一天(string engine)
    {
        await using var house = await House.On(engine);
        await house.It.Registers.Add(House.Reviewer, Delegations, Delegation());
        var entry = Assert.Single(await house.It.Registers.AsOf(House.Reviewer, Delegations, house.It.Database.Today));

        await house.It.Registers.Close(House.Reviewer, Delegations, entry.Id, entry.Version, new(2026, 12, 31), "文件到期");

        var last = Assert.Single((await house.It.Registers.List(House.Reviewer, Delegations, new(On: new(2026, 12, 31)))).Entries);
        Assert.Equal(new(2026, 12, 31), last.Entry.EntryTo);
        Assert.Empty((await house.It.Registers.List(House.Reviewer, Delegations, new(On: new(2027, 1, 1)))).Entries);
        Assert.Empty((await house.It.Registers.List(House.Reviewer, Delegations, new(On: new(2026, 8, 31)))).Entries);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 撤销的登记不再有效_历史里还在_公众看不到(string engine)
    {
        await using var house = await House.On(engine);
        await house.It.Registers.Add(House.Clerk, Rooms, Room());
        var entry = Assert.Single(await house.It.Registers.AsOf(House.Clerk, Rooms, house.It.Database.Today));

        await house.It.Registers.Withdraw(House.Clerk, Rooms, entry.Id, entry.Version, "这个村没有书屋");

        Assert.Empty((await house.It.Registers.List(Caller.Nobody, Rooms, new())).Entries);
        Assert.Single(await house.It.Registers.History(House.Clerk, Rooms, entry.Key));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Registers.One(Caller.Nobody, Rooms, entry.Id));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Registers.History(Caller.Nobody, Rooms, entry.Key));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 翻页不漏不重_按地名和内容能查到_按电话查不到(string engine)
    {
        await using var house = await House.On(engine);
        for (var i = 0; i < 7; i++)
        {
            Assert.Empty(await house.It.Registers.Add(House.Reviewer, Rooms, Room($"书屋{i}", i % 2 == 0 ? "610924100201" : "610924101201")));
        }

        var seen = new List<Guid>();
        string? after = null;
        do
        {
            var page = await house.It.Registers.List(Caller.Nobody, Rooms, new(After: after), 3);
            seen.AddRange(page.Entries.Select(e => e.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(7, seen.Count);
        Assert.Equal(7, seen.Distinct().Count());
        Assert.Equal(3, (await house.It.Registers.List(Caller.Nobody, Rooms, new(Text: "蒿坪"))).Entries.Count);
        Assert.Single((await house.It.Registers.List(Caller.Nobody, Rooms, new(Text: "书屋6"))).Entries);
        Assert.Empty((await house.It.Registers.List(Caller.Nobody, Rooms, new(Text: "13800000000"))).Entries);
        Assert.Empty((await house.It.Registers.List(Caller.Nobody, Rooms, new(County: "610921000000"))).Entries);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 两条日期重叠_说出挡着的是哪一条_结束日往后挪也不行(string engine)
    {
        await using var house = await House.On(engine);
        await house.It.Registers.Add(House.Reviewer, Delegations, Delegation());
        var first = Assert.Single(await house.It.Registers.AsOf(House.Reviewer, Delegations, house.It.Database.Today));

        var open = await Assert.ThrowsAsync<Refused>(() => house.It.Registers.Add(House.Reviewer, Delegations, Delegation("2026-10-01")));
        await house.It.Registers.Close(House.Reviewer, Delegations, first.Id, first.Version, new(2026, 9, 30), "文件到期");
        await house.It.Registers.Add(House.Reviewer, Delegations, Delegation("2026-10-01"));
        var closed = Assert.Single(await house.It.Registers.AsOf(House.Reviewer, Delegations, new(2026, 9, 30)));
        var longer = await Assert.ThrowsAsync<Refused>(() => house.It.Registers.Close(House.Reviewer, Delegations, closed.Id, closed.Version, new(2026, 10, 1), "文件延期"));

        Assert.Equal(("下放日", "紫阳县城关镇已有一条登记（从 2026-09-01 起，没有写到哪天止），两条的日期不能重叠。请改日期，或者先结束原来的那一条"), (open.Faults[0].Path, open.Faults[0].Message));
        Assert.Equal(nameof(Ending.最后一天), Assert.Single(longer.Faults).Path);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 已被更正的旧条_再改就是版本旧了(string engine)
    {
        await using var house = await House.On(engine);
        await house.It.Registers.Add(House.Reviewer, Delegations, Delegation());
        var old = Assert.Single(await house.It.Registers.AsOf(House.Reviewer, Delegations, house.It.Database.Today));
        await house.It.Registers.Correct(House.Chief, Delegations, old.Id, old.Version, Delegation(paper: "紫民发〔2026〕18号"), "文号少写了一位");

        await Assert.ThrowsAsync<Stale>(() => house.It.Registers.Correct(House.Reviewer, Delegations, old.Id, old.Version, Delegation(paper: "另一个"), "文号不对"));
        await Assert.ThrowsAsync<Stale>(() => house.It.Registers.Withdraw(House.Reviewer, Delegations, old.Id, old.Version, "登错了"));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 公开的台账_外人读不到敏感的字句_也读不到谁登的和改过什么(string engine)
    {
        await using var house = await House.On(engine);
        var number = LibraryCard.借书证样例.身份证号("19800101", 7);
        var room = Room();
        (room["管理员身份证号"], room["开放时间[0].星期"], room["开放时间[0].时间"]) = (number, "星期六", "九点到十一点");
        Assert.Empty(await house.It.Registers.Add(House.Clerk, Rooms, room));
        var own = Assert.Single(await house.It.Registers.AsOf(House.Clerk, Rooms, house.It.Database.Today));
        room["名称"] = "新桃村书屋";
        await house.It.Registers.Withdraw(House.Clerk, Rooms, own.Id, own.Version, "名称不对");
        await house.It.Registers.Add(House.Clerk, Rooms, room);
        var now = Assert.Single(await house.It.Registers.AsOf(House.Clerk, Rooms, house.It.Database.Today));

        Assert.Contains(number, now.Content, StringComparison.Ordinal);
        foreach (var reader in new[] { Caller.Nobody, House.Resident, House.OtherCounty, House.SiblingClerk })
        {
            var open = await house.It.Registers.One(reader, Rooms, now.Id);
            Assert.DoesNotContain(number, open.Content, StringComparison.Ordinal);
            Assert.Contains("九点到十一点", open.Content, StringComparison.Ordinal);
            Assert.Contains("13800000000", open.Content, StringComparison.Ordinal);
            Assert.Equal(("", ""), (open.RecordedBy, open.Key));
            Assert.Null(((LibraryCard.阅览室登记)open.Entry).管理员身份证号);
            await Assert.ThrowsAsync<NotThere>(() => house.It.Registers.One(reader, Rooms, own.Id));
        }
        Assert.True((await house.It.Registers.One(House.Reviewer, Rooms, own.Id)).Replaced);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 更正前看到全部号码_留下一笔(string engine)
    {
        await using var house = await House.On(engine);
        await house.It.Registers.Add(House.Clerk, Rooms, Room());
        var entry = Assert.Single(await house.It.Registers.AsOf(House.Clerk, Rooms, house.It.Database.Today));

        await house.It.Registers.ReadToCorrect(House.Clerk, Rooms, entry.Id);

        await Assert.ThrowsAsync<NotThere>(() => house.It.Registers.ReadToCorrect(House.OtherCounty, Rooms, entry.Id));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Registers.ReadToCorrect(House.City, Rooms, entry.Id));
        await using var db = house.Raw();
        Assert.Equal(House.Clerk.Human, (await db.Journal.SingleAsync(j => j.Action == "entry-read-whole")).Human);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 未开始的_已结束的_各县各镇的_分得清数得对(string engine)
    {
        await using var house = await House.On(engine);
        var registers = house.It.Registers;
        await registers.Add(House.Reviewer, Delegations, Delegation());
        await registers.Add(House.Reviewer, Delegations, Delegation("2026-10-01", town: "610924101000"));

        Assert.Equal(1, await registers.Count(House.Reviewer, Delegations, new()));
        Assert.Equal("610924101000", Assert.Single((await registers.List(House.Reviewer, Delegations, new(Time: EntryTime.未开始))).Entries).Area);
        Assert.Equal(2, await registers.Count(House.Reviewer, Delegations, new(On: new(2026, 10, 1))));
        Assert.Equal(1, await registers.Count(House.Reviewer, Delegations, new(On: new(2026, 10, 1), Town: "610924101000")));
        Assert.Equal(0, await registers.Count(House.OtherCounty, Delegations, new(On: new(2026, 10, 1))));
        Assert.Equal(1, (await registers.InForceToday(House.Reviewer))[Delegations]);
        Assert.Empty(await registers.InForceToday(House.OtherCounty));
        var only = Assert.Single((await registers.List(House.Reviewer, Delegations, new())).Entries);
        await registers.Close(House.Reviewer, Delegations, only.Id, only.Version, new(2026, 9, 1), "文件到期");
        Assert.Equal(1, await registers.Count(House.Reviewer, Delegations, new(On: new(2026, 9, 2), Time: EntryTime.已结束)));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 旬阳改市以前的登记_在旬阳市名下也查得到(string engine)
    {
        await using var house = await House.On(engine);
        await using (var db = house.Raw())
        {
            db.Entries.Add(new()
            {
                Id = Guid.NewGuid(), Register = Rooms, Key = "610928000000/县城书屋", CountyCode = "610928000000", TownCode = "610928000000", AreaCode = "610928000000",
                From = new(2020, 5, 1), Content = """{"名称":"县城书屋","所在地":"610928000000","开放日":"2020-05-01"}""", RecordedByName = "旧库",
            });
            await db.SaveChangesAsync();
        }

        Assert.Single((await house.It.Registers.List(Caller.Nobody, Rooms, new(County: "610981000000"))).Entries);
        Assert.Empty((await house.It.Registers.List(Caller.Nobody, Rooms, new(County: "610924000000"))).Entries);
    }
}
