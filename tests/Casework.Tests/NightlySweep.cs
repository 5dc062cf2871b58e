using Anmin.Casework.Store;
using Anmin.Casework.Sweeping;
using Anmin.Casework.Watchtower;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>The city looks for the person: a night over a small register, what it finds and what becomes of it (1.3, 1.6, 1.7).</summary>
public sealed class NightlySweep
{
    private const string Town = Rows.Town;
    private const string Sibling = Rows.SiblingTown;

    private static async Task<List<DiscoveryRow>> All(House house)
    {
        await using var db = house.Raw();
        return await db.Discoveries.AsNoTracking().OrderBy(d => d.Screening).ThenBy(d => d.Subject).ThenBy(d => d.FoundOn).ToListAsync();
    }

    private static async Task Change(House house, Action<AnminDb> change)
    {
        await using var db = house.Raw();
        change(db);
        await db.SaveChangesAsync();
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 每一种都找到该找的_不找不该找的(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(
            Register.Home(1, Town, 1000),
            Register.Home(2, Town, 9000),
            Register.Home(3, Town, null),
            Register.Home(4, Town, 1000),
            Register.Home(5, Town, 9000),
            Register.Home(6, Town, 1000, with: (p, i) => p.DiedOn = i == 1 ? new(2026, 8, 20) : null),
            Register.Home(7, Town, 1000),
            Register.Home(8, Town, 9000, with: (p, i) => p.Disability = i == 1 ? DisabilityClass.视力 : DisabilityClass.无));
        await house.Receives(Town, 36, Register.Number(4), Register.Number(4, 1));
        var rich = await house.Receives(Town, 36, Register.Number(5));
        var dead = await house.Receives(Town, 36, Register.Number(6), Register.Number(6, 1));
        var first = await house.Receives(Town, 36, Register.Number(7));
        var second = await house.Receives(Rows.OtherCounty, 30, Register.Number(7));

        var night = await house.Sweeps();

        Assert.Equal((8, 16, 5, 5, 0, ""), (night.Households, night.People, night.Found, night.New, night.Gone, night.Faults));
        var found = (await All(house)).ToDictionary(d => d.Screening);
        Assert.Equal(5, found.Count);
        Assert.Equal((Register.Household(1), null), (found["book-money-missed"].HouseholdId, found["book-money-missed"].GrantId));
        Assert.Equal(7200, found["book-money-missed"].DueFen);
        Assert.Equal(rich, found["book-money-exceeding"].GrantId);
        Assert.Equal((dead, Register.Person(6, 1)), (found["book-money-deceased"].GrantId, found["book-money-deceased"].PersonId));
        Assert.Contains(found["book-money-twice"].GrantId!.Value, new[] { first, second });
        Assert.Equal(Register.Person(8, 1), found["readers-without-eyes"].PersonId);
        Assert.Contains("收入低于标准", FactsJson.Read<Decision>(found["book-money-missed"].Reasons!).Reasons.Select(r => r.Code));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 同一天再来一次什么也不变_两次算出来一字不差_第二天原因没了就消失(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Register.Home(1, Town, 1000), Register.Home(2, Town, 2000));
        var first = await house.Sweeps();
        var before = await All(house);

        var again = await house.Sweeps();
        var county = new CountySweep(house.It.Work, house.It.Catalogue, house.It.Policies, house.It.Rosters);
        var (one, two) = (await county.Of(DivisionCode.Of("610924"), house.It.Database.Today), await county.Of(DivisionCode.Of("610924"), house.It.Database.Today));

        Assert.Equal((first.StartedAt, first.Digest), (again.StartedAt, again.Digest));
        Assert.Equal((one.Digest, one.Roster.Version), (two.Digest, two.Roster.Version));
        Assert.Equal((first.Digest, first.Register), (one.Digest, one.Roster.Version));
        Assert.Equal(before.Select(d => d.Id), (await All(house)).Select(d => d.Id));

        await Change(house, db => db.Means.Single(m => m.HouseholdId == Register.Household(2)).Wages = 900_000);
        house.Pass(1);
        var next = await house.Sweeps();

        Assert.Equal((1, 0, 1), (next.Found, next.New, next.Gone));
        Assert.Equal([DiscoveryState.待核实, DiscoveryState.已消失], (await All(house)).Select(d => d.State));
        Assert.Equal(house.It.Database.Today, (await All(house))[0].SeenOn);
        Assert.Equal("gone", (await Assert.ThrowsAsync<Refused>(() => house.It.Discoveries.Close(House.Clerk, before[1].Id, Verdict.属实, "看过了"))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 误报过的_说的不一样了就再提(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Register.Home(1, Town, 1000));
        await house.Sweeps();
        var line = Assert.Single((await house.It.Discoveries.List(House.Clerk, new())).Lines);
        await house.It.Discoveries.Close(House.Clerk, line.Id, Verdict.误报, "家里另有退休金，没有登记");

        house.Pass(1);
        Assert.Equal(0, (await house.Sweeps()).New);
        await Change(house, db => db.Means.Single(m => m.HouseholdId == Register.Household(1)).Wages = 590_000);
        house.Pass(1);
        Assert.Equal(1, (await house.Sweeps()).New);

        var record = (await house.It.Discoveries.Records(House.Clerk)).Single(r => r.Screening.Slug == "book-money-missed");
        Assert.Equal((1, 0, 1, 0, 100), (record.Open, record.Real, record.False, record.HitRate, record.FalseAlarmRate));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 误报过的_一百八十天里说的一样就不再提_第二天照样提(string engine)
    {
        // By the statutes of both halves of the year it is forty yuan: what is said stays the same.
        await using var house = await House.On(engine, new(2026, 1, 1));
        await house.Settles(Register.Home(1, Town, 5520));
        await house.Sweeps();
        await house.It.Discoveries.Close(House.Clerk, Assert.Single((await house.It.Discoveries.List(House.Clerk, new())).Lines).Id, Verdict.误报, "家里另有退休金，没有登记");

        house.Pass(180);
        Assert.Equal((1, 0), await house.Sweeps() is var quiet ? (quiet.Found, quiet.New) : default);
        house.Pass(1);

        Assert.Equal((1, 1), await house.Sweeps() is var again ? (again.Found, again.New) : default);
        Assert.Single((await All(house)).Select(d => d.Text).Distinct());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 甲镇看不到乙镇的_也数不到_外县更不行_县里市里看得到(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Register.Home(1, Town, 1000), Register.Home(2, Sibling, 1000), Register.Home(3, Sibling, 2000));
        await house.Sweeps();

        int Open(People.Caller who) => house.It.Discoveries.Records(who).Result.Sum(r => r.Open);
        var mine = Assert.Single((await house.It.Discoveries.List(House.Clerk, new())).Lines);
        Assert.Equal("紫阳县城关镇", mine.Office);
        Assert.Equal((1, 2, 3, 3, 0, 0), (Open(House.Clerk), Open(House.SiblingClerk), Open(House.Reviewer), Open(House.City), Open(House.OtherCounty), Open(House.Resident)));
        foreach (var stranger in new[] { House.SiblingClerk, House.OtherCounty, House.Resident })
        {
            await Assert.ThrowsAsync<NotThere>(() => house.It.Discoveries.One(stranger, mine.Id));
            await Assert.ThrowsAsync<NotThere>(() => house.It.Discoveries.Close(stranger, mine.Id, Verdict.误报, "没有这回事"));
            await Assert.ThrowsAsync<NotThere>(() => house.It.Discoveries.Tell(stranger, mine.Id));
        }
        Assert.Empty((await house.It.Discoveries.List(House.Resident, new())).Lines);
        Assert.Equal(1, (await house.It.SweepBook.Last(House.Clerk)).Counties);
        Assert.Empty((await house.It.SweepBook.Last(House.OtherCounty)).Done);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 镇里过了期限没有回音_县里也能核实_在那以前不能(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Register.Home(1, Town, 1000));
        await house.Sweeps();
        var line = Assert.Single((await house.It.Discoveries.List(House.Reviewer, new())).Lines);
        Assert.False(line.MayClose);
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Discoveries.Close(House.Reviewer, line.Id, Verdict.误报, "没有这回事"));
        Assert.Empty((await house.It.Discoveries.List(House.Reviewer, new(DiscoveryView.报到县里))).Lines);

        house.Pass(line.RaisedOn!.Value.DayNumber - house.It.Database.Today.DayNumber);
        Assert.False((await house.It.Discoveries.One(House.Reviewer, line.Id)).Line.MayClose);
        house.Pass(1);

        Assert.Equal(line.Id, Assert.Single((await house.It.Discoveries.List(House.Reviewer, new(DiscoveryView.报到县里))).Lines).Id);
        await house.It.Discoveries.Close(House.Reviewer, line.Id, Verdict.属实, "县里打了电话，答应去申请");
        Assert.Equal("赵审核", (await house.It.Discoveries.One(House.Clerk, line.Id)).Line.ClosedBy);
        Assert.Equal("closed_before", (await Assert.ThrowsAsync<Refused>(() => house.It.Discoveries.Close(House.Clerk, line.Id, Verdict.误报, "不是这样"))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 涉及自己备案亲属的_用旧号也认得_不给他看也不能办(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Register.Home(1, Town, 1000));
        await house.Sweeps();
        var line = Assert.Single((await house.It.Discoveries.List(House.Clerk2, new())).Lines);
        await Change(house, db =>
        {
            db.Identities.Add(new() { PersonId = Register.Person(1, 1), Number = "610924600101001", Kind = "111", Since = new(1990, 1, 1), Until = new(2000, 1, 1), Cause = Guid.NewGuid() });
            db.FiledRelatives.Add(new() { Id = Guid.NewGuid(), Human = House.Clerk2.Human, HandlerName = "陈立", RelativeIdNumber = "610924600101001", Relation = "父母" });
        });

        Assert.Empty((await house.It.Discoveries.List(House.Clerk2, new())).Lines);
        await Assert.ThrowsAsync<NotThere>(() => house.It.Discoveries.One(House.Clerk2, line.Id));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Discoveries.Close(House.Clerk2, line.Id, Verdict.误报, "没有这回事"));
        Assert.True((await house.It.Discoveries.One(House.Clerk, line.Id)).Line.MayClose);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 看一户人家_号码遮着_每看一次都有记录(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Register.Home(1, Town, 1000));
        await house.Sweeps();
        var id = Assert.Single((await house.It.Discoveries.List(House.Clerk, new())).Lines).Id;

        var seen = await house.It.Discoveries.One(House.Clerk, id);

        Assert.Equal(["户主1", "家人1之1"], seen.Members.Select(m => m.Name));
        Assert.All(seen.Members, m => Assert.Contains("********", m.Number, StringComparison.Ordinal));
        await using var db = house.Raw();
        Assert.Equal(1, await db.Journal.CountAsync(j => j.Action == "discovery-opened" && j.Object == $"discovery:{id}" && j.Human == House.Clerk.Human));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 缺一个参数_说出名字_要用它的都不跑_也不把以前的当作消失(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Register.Home(1, Town, 1000), Register.Home(2, Town, 9000, with: (p, _) => p.Disability = DisabilityClass.视力));
        await house.Sweeps();
        house.Pass(1);
        var without = house.Build(shipped: new PolicyBook(TestPolicies.Book.Rows.Where(r => r.Id != "LIB_INCOME")));

        var night = await without.Sweeps.One(DivisionCode.Of("610924"), house.It.Database.Today);

        Assert.Equal((2, 0, 0), (night.Found, night.New, night.Gone));
        Assert.Equal(2, night.Faults.Split('\n').Length);
        Assert.All(night.Faults.Split('\n'), f => Assert.Contains("LIB_INCOME", f, StringComparison.Ordinal));
        Assert.Equal(DiscoveryState.待核实, (await All(house)).Single(d => d.Screening == "book-money-missed").State);
        Assert.Contains("LIB_INCOME", Assert.Single((await without.SweepBook.Last(House.Reviewer)).Done).Faults[0], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 两份档案合成一个人_哪个号码领的都是她领的_领了两份看得出来(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Register.Home(1, Town, 1000, people: 1), Register.Home(2, Town, null, people: 1));
        await house.Receives(Town, 36, Register.Number(2));
        Assert.Equal("book-money-missed", (await Findings(house)).Single());

        await house.It.PersonKeeping.Merge(House.Reviewer, Register.Person(2), 1, Register.Person(1), 1, new() { 原因 = "核对了户口簿和身份证原件" });
        Assert.Empty(await Findings(house));
        await house.Receives(Rows.OtherCounty, 30, Register.Number(1));
        Assert.Equal("book-money-twice", (await Findings(house)).Single());

        async Task<IEnumerable<string>> Findings(House house) =>
            (await new CountySweep(house.It.Work, house.It.Catalogue, house.It.Policies, house.It.Rosters).Of(DivisionCode.Of("610924"), house.It.Database.Today)).All.Select(f => f.Screening.Slug);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 家里一人领着不能同领的_其余的人照样找到_少算一个人_冻结的理由也是_都领了的不找(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Register.Home(1, Town, 1000), Register.Home(2, Town, 1000), Register.Home(3, Town, 1000));
        var grants = new[] { await house.Receives(Town, 20, Register.Number(1, 1)), await house.Receives(Town, 40, Register.Number(2), Register.Number(2, 1)) };
        await using (var db = house.Raw()) { await db.Grants.Where(g => grants.Contains(g.Id)).ExecuteUpdateAsync(u => u.SetProperty(g => g.Programme, "JS")); }

        await house.Sweeps();

        var found = (await All(house)).ToDictionary(d => d.HouseholdId!.Value);
        var (left, whole) = (found[Register.Household(1)], found[Register.Household(3)]);
        Assert.Equal(2, found.Count);
        Assert.Equal(whole.DueFen, left.DueFen * 2);
        Assert.Contains("（1 人）在领寄宿生书费，没有算进人数", left.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("没有算进人数", whole.Text, StringComparison.Ordinal);
        Assert.Contains("× 1 人", left.Reasons, StringComparison.Ordinal);
        Assert.Contains("× 2 人", whole.Reasons, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 并进来的号码还在领_人去世了也找得到(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Register.Home(1, Town, null, people: 1), Register.Home(2, Town, null, people: 1));
        var grant = await house.Receives(Town, 36, Register.Number(2));
        await house.It.PersonKeeping.Merge(House.Reviewer, Register.Person(2), 1, Register.Person(1), 1, new() { 原因 = "核对了户口簿和身份证原件" });
        await house.It.PersonKeeping.Died(House.Clerk, Register.Person(1), 2, new() { 从哪天起 = house.It.Database.Today, 原因 = "死亡证明" });
        house.Pass(1);

        await house.Sweeps();

        var found = Assert.Single(await All(house));
        Assert.Equal(("book-money-deceased", Register.Person(1), grant), (found.Screening, found.PersonId, found.GrantId));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 一个县出了毛病_别的县照样做完_毛病说出来_好了再补(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Register.Home(1, Rows.OtherCounty, 9000), Register.Home(2, Town, 1000));
        var broken = Guid.NewGuid();
        await Change(house, db => db.Visits.Add(new()
        {
            Id = broken, List = "read-to", PersonId = Register.Person(1), CountyCode = "610921000000", TownCode = "610921100000", VillageCode = Rows.OtherCounty, On = house.It.Database.Today, Answers = "{", ByName = "不知道谁",
        }));

        await Assert.ThrowsAsync<System.Text.Json.JsonException>(() => house.It.Sweeps.Run(house.It.Database.Today));

        Assert.Equal("610921000000", Assert.Single(await house.It.Sweeps.Left(house.It.Database.Today)).Value);
        Assert.Equal("book-money-missed", Assert.Single(await All(house)).Screening);
        await using (var db = house.Raw()) { await db.Visits.Where(v => v.Id == broken).ExecuteDeleteAsync(); }
        Assert.Equal(1, await house.It.Sweeps.Run(house.It.Database.Today));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 两个县出了毛病_两个都说出来(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Register.Home(1, Rows.OtherCounty, 9000), Register.Home(2, Town, 1000));
        foreach (var (person, village) in new[] { (Register.Person(1), Rows.OtherCounty), (Register.Person(2), Town) })
        {
            await Change(house, db => db.Visits.Add(new()
            {
                Id = Guid.NewGuid(), List = "read-to", PersonId = person, CountyCode = village[..6] + "000000", TownCode = village[..9] + "000", VillageCode = village, On = house.It.Database.Today, Answers = "{", ByName = "不知道谁",
            }));
        }

        var both = await Assert.ThrowsAsync<AggregateException>(() => house.It.Sweeps.Run(house.It.Database.Today));

        Assert.Equal(2, both.InnerExceptions.Count);
        Assert.All(both.InnerExceptions, e => Assert.IsType<System.Text.Json.JsonException>(e));
        Assert.Equal(2, (await house.It.Sweeps.Left(house.It.Database.Today)).Count);
    }
}
