using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Population;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>Acts on the register: what was so stays readable for its day, what is so holds from a day on, each with its cause (handbook 01 A3).</summary>
public sealed class PeopleKept
{
    private static readonly DateOnly Day = new(2026, 8, 10);

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 改名以后_前一天还是旧名_当天起是新名_为什么改谁改的都在(string engine)
    {
        await using var house = await House.On(engine);
        var person = await house.Settles("向秀兰");

        await house.It.PersonKeeping.Correct(House.Clerk, person.Id, 1, person.Now(Day) with { 姓名 = PeopleWalk.Called("向秀蓝") });

        Assert.Equal("向秀兰", (await AsOf(house, person, Day.AddDays(-1))).State!.Name);
        Assert.Equal("向秀蓝", (await AsOf(house, person, Day)).State!.Name);
        Assert.Null((await AsOf(house, person, PeopleWalk.Settled.AddDays(-1))).State);
        var turn = (await AsOf(house, person, Day)).History[0];
        Assert.Equal(("更正", "周敏", "核对了户口簿"), (turn.What, turn.ByName, turn.Why));
        Assert.Equal(new PersonDifference("姓名", "向秀兰", "向秀蓝"), Assert.Single(turn.Changes));
        Assert.Equal(["向秀蓝"], await house.Finds(House.Clerk, "秀蓝"));
        Assert.Equal(("向秀蓝", "按以前的名字找到"), Assert.Single((await house.It.PersonSearch.Find(House.Clerk, new(SearchBy.姓名, "秀兰"))).People) is var line ? (line.Name, line.Found) : default);
        Assert.Null(Assert.Single((await house.It.PersonSearch.Find(House.Clerk, new(SearchBy.姓名, "秀蓝"))).People).Found);
        await house.RegisterIsWhole();
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 一直登记错了的_写原来的起始日_哪一天看都是对的_错的留在经过里(string engine)
    {
        await using var house = await House.On(engine);
        var person = await house.Settles("向秀兰");

        await house.It.PersonKeeping.Correct(House.Clerk, person.Id, 1, person.Now(PeopleWalk.Settled) with { 残疾类别 = DisabilityClass.肢体, 残疾等级 = 2 });

        var then = await AsOf(house, person, PeopleWalk.Settled);
        Assert.Equal((DisabilityClass.肢体, (short)2), (then.State!.Disability, then.State.Grade));
        Assert.Equal(new PersonDifference("残疾", "无", "肢体二级"), Assert.Single(then.History[0].Changes));
        await Assert.ThrowsAsync<Refused>(async () => await house.It.PersonKeeping.Correct(House.Clerk, person.Id, 2, (await house.Person(person.Id)).Now(PeopleWalk.Settled.AddDays(-1)) with { 重病 = true }));
        await Assert.ThrowsAsync<Refused>(async () => await house.It.PersonKeeping.Correct(House.Clerk, person.Id, 2, (await house.Person(person.Id)).Now(Day)));
        await house.RegisterIsWhole();
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 版本旧了_外镇_镇领导_明天的事_不写原因_自己的亲属_都不能办(string engine)
    {
        await using var house = await House.On(engine);
        var person = await house.Settles("向秀兰");
        var death = new Death { 从哪天起 = Day, 原因 = "死亡证明" };
        var keeping = house.It.PersonKeeping;

        await Assert.ThrowsAsync<Stale>(() => keeping.Died(House.Clerk, person.Id, 7, death));
        await Assert.ThrowsAsync<NotThere>(() => keeping.Died(House.SiblingClerk, person.Id, 1, death));
        await Assert.ThrowsAsync<NotThere>(() => keeping.Died(House.OtherCounty, person.Id, 1, death));
        foreach (var other in new[] { House.Lead, House.Chief, House.City, House.Finance, House.Resident })
        {
            await Assert.ThrowsAsync<NotAllowed>(() => keeping.Died(other, person.Id, 1, death));
        }
        Assert.Equal("不能晚于今天", (await Assert.ThrowsAsync<Refused>(() => keeping.Died(House.Clerk, person.Id, 1, death with { 从哪天起 = house.It.Database.Today.AddDays(1) }))).Faults[0].Message);
        await Assert.ThrowsAsync<Refused>(() => keeping.Died(House.Clerk, person.Id, 1, death with { 原因 = " " }));
        await using (var db = house.Raw())
        {
            db.FiledRelatives.Add(new() { Id = Guid.NewGuid(), Human = House.Clerk.Human, HandlerName = House.Clerk.Name, RelativeIdNumber = person.IdNumber!, RelativeName = "向秀兰", Relation = "母亲" });
            await db.SaveChangesAsync();
        }
        await Assert.ThrowsAsync<NotAllowed>(() => keeping.Died(House.Clerk, person.Id, 1, death));
        Assert.Equal(1, (await house.Person(person.Id)).Version);
        await keeping.Died(House.Reviewer, person.Id, 1, death);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 去世_前一天还在_当天起不在_退出各种户_生活事件只记一次(string engine)
    {
        await using var house = await House.On(engine);
        var (mother, son) = (PeopleWalk.Somebody("向秀兰"), PeopleWalk.Somebody("陈大山", born: "19800101"));
        await house.Settles(PeopleWalk.Household(mother, son));

        await house.It.PersonKeeping.Died(House.Clerk, mother.Id, 1, new() { 从哪天起 = Day, 原因 = "死亡证明第12号" });

        Assert.False((await AsOf(house, mother, Day.AddDays(-1))).IsDead);
        Assert.True((await AsOf(house, mother, Day)).IsDead);
        var before = (await AsOf(house, son, Day)).Households;
        Assert.Equal([HouseholdKind.户籍家庭, HouseholdKind.共同生活家庭], before.Select(h => h.Kind));
        Assert.All(before, h => Assert.Equal(2, h.Members.Count));
        Assert.All((await AsOf(house, son, Day.AddDays(1))).Households, h => Assert.Equal("陈大山", Assert.Single(h.Members).Name));
        await Assert.ThrowsAsync<Refused>(() => house.It.PersonKeeping.Died(House.Clerk, mother.Id, 2, new() { 从哪天起 = Day, 原因 = "再记一次" }));
        await using var db = house.Raw();
        var life = await db.LifeEvents.SingleAsync();
        Assert.Equal((mother.IdNumber, LifeEvent.去世, Day), (life.Person, life.Kind, life.On));
        await house.RegisterIsWhole();
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 去世登记以后_这个月的钱暂缓(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Poor();
        await using var db = house.Raw();
        var covered = await db.Covered.FirstAsync(c => c.GrantId == grant && c.Name == "向秀兰");
        var person = await house.Settles("向秀兰", born: covered.Person[6..14], number: covered.Person);
        Assert.Empty((await house.It.PersonBook.Open(House.Clerk, person.Id)).Receives);
        Assert.Equal("book-money", Assert.Single((await house.It.PersonBook.Open(House.Clerk, person.Id, new(2026, 10, 1))).Receives).Benefit);
        Assert.Single((await house.It.PersonBook.Open(House.Clerk, person.Id)).Cases);

        await house.It.PersonKeeping.Died(House.Clerk, person.Id, 1, new() { 从哪天起 = house.It.Database.Today, 原因 = "死亡证明" });
        var batch = await house.It.Batches.Make(House.Finance, MoneyWalk.Programme, PayMonth.Of(house.It.Database.Today).Next);

        Assert.DoesNotContain(await house.Lines(batch), l => l.GrantId == grant && l.State == LineState.待发);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 迁出本市_前一天还住在这里_当天起不在户里(string engine)
    {
        await using var house = await House.On(engine);
        var (mother, son) = (PeopleWalk.Somebody("向秀兰"), PeopleWalk.Somebody("陈大山", born: "19800101"));
        await house.Settles(PeopleWalk.Household(mother, son));

        await house.It.PersonKeeping.Left(House.Clerk, son.Id, 1, new() { 从哪天起 = Day, 迁往 = "西安市雁塔区", 原因 = "随子女居住" });

        Assert.Null((await AsOf(house, son, Day.AddDays(-1))).State!.LeftOn);
        Assert.Equal(Day, (await AsOf(house, son, Day)).State!.LeftOn);
        Assert.Empty((await AsOf(house, son, Day)).Households);
        Assert.All((await AsOf(house, mother, Day)).Households, h => Assert.Single(h.Members));
        Assert.All((await AsOf(house, mother, Day.AddDays(-1))).Households, h => Assert.Equal(2, h.Members.Count));
        Assert.Contains("西安市雁塔区", (await AsOf(house, son, Day)).History[0].Why, StringComparison.Ordinal);
        await house.RegisterIsWhole();
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 搬到邻镇_原来的镇不再看到_邻镇看到连同以前_户口不迁的还在老户口簿(string engine)
    {
        await using var house = await House.On(engine);
        var (mother, son) = (PeopleWalk.Somebody("向秀兰"), PeopleWalk.Somebody("陈大山", born: "19800101"));
        await house.Settles(PeopleWalk.Household(mother, son));
        var removal = new Removal { 新住地 = DivisionCode.Of(Rows.SiblingTown), 详细住址 = "1组2号", 从哪天起 = Day, 原因 = "租房打工" };
        Assert.Contains("没有这个村", (await Assert.ThrowsAsync<Refused>(() => house.It.PersonKeeping.Moved(House.Clerk, son.Id, 1, removal with { 新住地 = DivisionCode.Of("610924101999") }))).Message, StringComparison.Ordinal);

        await house.It.PersonKeeping.Moved(House.Clerk, son.Id, 1, removal);

        Assert.Empty(await house.Finds(House.Clerk, "大山"));
        Assert.Equal(["陈大山"], await house.Finds(House.SiblingClerk, "大山"));
        var file = await house.It.PersonBook.Open(House.SiblingClerk, son.Id, Day.AddDays(-1));
        Assert.Equal(Rows.Town, file.State!.VillageCode);
        Assert.Equal(Rows.SiblingTown, (await house.It.PersonBook.Open(House.SiblingClerk, son.Id, Day)).State!.VillageCode);
        var booklet = (await AsOf(house, mother, Day)).Households.Single(h => h.Kind == HouseholdKind.户籍家庭);
        Assert.Equal([("向秀兰", true), (null, false)], booklet.Members.Select(m => (m.Name, m.Name is not null)));
        Assert.Single((await AsOf(house, mother, Day)).Households.Single(h => h.Kind == HouseholdKind.共同生活家庭).Members);
        var all = (await house.It.PersonBook.Open(House.Reviewer, son.Id, Day)).Households;
        Assert.Equal([Rows.Town[..9], Rows.SiblingTown[..9]], all.OrderBy(h => h.Kind).Select(h => h.Place.Contains("蒿坪", StringComparison.Ordinal) ? Rows.SiblingTown[..9] : Rows.Town[..9]));
        await house.RegisterIsWhole();
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 分户再入户_每天只在一户_一户只有一个户主(string engine)
    {
        await using var house = await House.On(engine);
        var (mother, son) = (PeopleWalk.Somebody("向秀兰"), PeopleWalk.Somebody("陈大山", born: "19800101"));
        await house.Settles(PeopleWalk.Household(mother, son));
        var first = (await AsOf(house, mother, Day)).Households.Single(h => h.Kind == HouseholdKind.共同生活家庭);

        await house.It.PersonKeeping.Part(House.Clerk, son.Id, 1, new() { 哪种户 = JoinedKind.共同生活家庭, 从哪天起 = Day, 原因 = "结婚后单过" });
        var own = (await AsOf(house, son, Day)).Households.Single(h => h.Kind == HouseholdKind.共同生活家庭);
        Assert.NotEqual(first.Id, own.Id);
        Assert.Equal(first.Id, (await AsOf(house, son, Day.AddDays(-1))).Households.Single(h => h.Kind == HouseholdKind.共同生活家庭).Id);
        Assert.Equal(Relation.户主, Assert.Single(own.Members).Relation);
        Assert.Equal(2, (await AsOf(house, son, Day)).Households.Single(h => h.Kind == HouseholdKind.户籍家庭).Members.Count);
        await Assert.ThrowsAsync<Refused>(() => house.It.PersonKeeping.Part(House.Clerk, son.Id, 2, new() { 哪种户 = JoinedKind.共同生活家庭, 从哪天起 = Day, 原因 = "再分一次" }));

        var joining = new Joining { 哪种户 = JoinedKind.共同生活家庭, 户号 = first.Number, 关系 = Relation.户主, 从哪天起 = Day.AddDays(10), 原因 = "又合住了" };
        Assert.Contains("只能有一个", (await Assert.ThrowsAsync<Refused>(() => house.It.PersonKeeping.Join(House.Clerk, son.Id, 2, joining))).Faults[0].Message, StringComparison.Ordinal);
        await house.It.PersonKeeping.Join(House.Clerk, son.Id, 2, joining with { 关系 = Relation.子 });
        Assert.Equal(2, (await AsOf(house, mother, Day.AddDays(10))).Households.Single(h => h.Kind == HouseholdKind.共同生活家庭).Members.Count);
        Assert.Single((await AsOf(house, mother, Day.AddDays(9))).Households.Single(h => h.Kind == HouseholdKind.共同生活家庭).Members);
        await Assert.ThrowsAsync<Refused>(() => house.It.PersonKeeping.Join(House.Clerk, son.Id, 3, joining with { 户号 = "G999999999" }));
        var household = await house.It.PersonBook.OpenHousehold(House.Clerk, first.Id, Day);
        Assert.Equal((1, 2), (household.Household.Members.Count, household.Others.Count));
        await house.RegisterIsWhole();
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 打开档案和看全号_各留一笔_号码在流水里是遮住的(string engine)
    {
        await using var house = await House.On(engine);
        var person = await house.Settles("向秀兰");

        await house.It.PersonBook.Open(House.Clerk, person.Id);
        var full = await house.It.FullNumbers.LookAtPerson(House.Clerk, person.Id, new() { 用途 = Desk.NumberPurpose.核对证件 });

        Assert.Equal(person.IdNumber, full.Number);
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.FullNumbers.LookAtPerson(House.City, person.Id, new()));
        await Assert.ThrowsAsync<NotThere>(() => house.It.FullNumbers.LookAtPerson(House.SiblingClerk, person.Id, new()));
        await using var db = house.Raw();
        var rows = await db.Journal.Where(j => j.Object == $"person:{person.Id}").OrderBy(j => j.Seq).ToListAsync();
        Assert.Equal([("person-read", House.Clerk.Human), ("number-read", House.Clerk.Human)], rows.Select(r => (r.Action, r.Human)));
        Assert.All(rows, r => Assert.DoesNotContain(person.IdNumber!, r.Detail, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 换号_出生日期不符的不收_别人在用的不收(string engine)
    {
        await using var house = await House.On(engine);
        var (person, other) = (await house.Settles("向秀兰"), await house.Settles("陈大山"));
        var change = new NewNumber { 从哪天起 = Day, 原因 = "公安更正" };

        Assert.Contains("出生日期", (await Assert.ThrowsAsync<Refused>(() => house.It.PersonKeeping.Renumber(House.Clerk, person.Id, 1, change with { 证件号码 = PeopleWalk.Number(借书证样例.身份证号("19560309", 7)) }))).Message, StringComparison.Ordinal);
        Assert.Contains("另一份档案", (await Assert.ThrowsAsync<Refused>(() => house.It.PersonKeeping.Renumber(House.Clerk, person.Id, 1, change with { 证件号码 = PeopleWalk.Number(other.IdNumber!) }))).Message, StringComparison.Ordinal);
        await house.It.PersonKeeping.Renumber(House.Clerk, person.Id, 1, change with { 证件号码 = PeopleWalk.Number(借书证样例.身份证号("19560308", 907)) });

        var numbers = (await AsOf(house, person, Day)).Numbers;
        Assert.Equal([Day.AddDays(-1), (DateOnly?)null], numbers.Select(n => n.Until));
        Assert.Equal(person.IdNumber, (await AsOf(house, person, Day.AddDays(-1))).State!.IdNumber);
        Assert.Equal(借书证样例.身份证号("19560308", 907), (await AsOf(house, person, Day)).State!.IdNumber);
    }

    private static Task<PersonFile> AsOf(House house, PersonRow person, DateOnly on) => house.It.PersonBook.Open(House.Clerk, person.Id, on);

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 最后一个人也走了的户_当天注销_还有人的不动(string engine)
    {
        await using var house = await House.On(engine);
        var (one, two) = (PeopleWalk.Somebody("向秀兰"), PeopleWalk.Somebody("陈大山"));
        var home = PeopleWalk.Household(one, two);
        await house.Settles(home);
        async Task<DateOnly?[]> Ends()
        {
            await using var db = house.Raw();
            return [.. await db.Households.OrderBy(h => h.Kind).Where(h => h.Since == PeopleWalk.Settled).Select(h => h.Until).ToListAsync()];
        }

        await house.It.PersonKeeping.Died(House.Clerk, one.Id, 1, new() { 从哪天起 = Day, 原因 = "死亡证明" });
        Assert.Equal([null, null], await Ends());
        await house.It.PersonKeeping.Left(House.Clerk, two.Id, 1, new() { 从哪天起 = Day.AddDays(5), 迁往 = "西安市", 原因 = "随子女" });

        Assert.Equal([Day.AddDays(4), Day.AddDays(4)], await Ends());
        await house.RegisterIsWhole();
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 去世登记错了_另一个人才能撤销_户和发放都回来_错的留在经过里(string engine)
    {
        await using var house = await House.On(engine);
        var person = await house.Settles("向秀兰");
        var why = new Revival { 原因 = "本人到场，去世的是同名的人" };
        await house.It.PersonKeeping.Died(House.Clerk, person.Id, 1, new() { 从哪天起 = Day, 原因 = "死亡证明" });

        Assert.Equal("not_dead", (await Assert.ThrowsAsync<Refused>(async () => await house.It.PersonKeeping.Revive(House.Clerk2, (await house.Settles("陈大山")).Id, 1, why))).Code);
        Assert.Contains("另一位", (await Assert.ThrowsAsync<NotAllowed>(() => house.It.PersonKeeping.Revive(House.Clerk, person.Id, 2, why))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Refused>(() => house.It.PersonKeeping.Revive(House.Clerk2, person.Id, 2, why with { 原因 = " " }));
        await Assert.ThrowsAsync<NotThere>(() => house.It.PersonKeeping.Revive(House.SiblingClerk, person.Id, 2, why));
        await house.It.PersonKeeping.Revive(House.Clerk2, person.Id, 2, why);

        var file = await AsOf(house, person, Day.AddDays(3));
        Assert.Equal((null, false, 2), (file.State!.DiedOn, file.IsDead, file.Households.Count));
        Assert.All(file.Households, h => Assert.Null(h.Until));
        Assert.Equal(["撤销去世", "去世", "登记入册"], file.History.Select(h => h.What));
        Assert.Equal("陈立", file.History[0].ByName);
        await using (var db = house.Raw())
        {
            Assert.Empty(await db.LifeEvents.ToListAsync());
            Assert.Equal(2, await db.PersonVersions.CountAsync(v => v.PersonId == person.Id));
        }
        await house.RegisterIsWhole();
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 别处也报了去世的_户里另有户主的_撤不了_说得出先做什么(string engine)
    {
        await using var house = await House.On(engine);
        var (one, two) = (PeopleWalk.Somebody("向秀兰"), PeopleWalk.Somebody("陈大山"));
        await house.Settles(PeopleWalk.Household(one, two));
        var why = new Revival { 原因 = "本人到场" };
        await house.It.PersonKeeping.Died(House.Clerk, one.Id, 1, new() { 从哪天起 = Day, 原因 = "死亡证明" });
        await using (var db = house.Raw())
        {
            await db.Memberships.Where(m => m.PersonId == two.Id).ExecuteUpdateAsync(u => u.SetProperty(m => m.Relation, Relation.户主));
        }
        Assert.Equal("another_head", (await Assert.ThrowsAsync<Refused>(() => house.It.PersonKeeping.Revive(House.Reviewer, one.Id, 2, why))).Code);
        await using (var db = house.Raw())
        {
            await db.LifeEvents.ExecuteUpdateAsync(u => u.SetProperty(e => e.Source, "殡仪馆"));
        }
        Assert.Contains("「殡仪馆」也报了", (await Assert.ThrowsAsync<Refused>(() => house.It.PersonKeeping.Revive(House.Reviewer, one.Id, 2, why))).Message, StringComparison.Ordinal);
        Assert.Equal(Day, (await house.Person(one.Id)).DiedOn);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 谁查了谁记下来_号码不写全(string engine)
    {
        await using var house = await House.On(engine);
        var person = await house.Settles("向秀兰");

        await house.Finds(House.Clerk, "秀兰");
        await house.Finds(House.Clerk, person.IdNumber!, SearchBy.证件号码);
        await house.Finds(House.Clerk, person.IdNumber!);
        await Assert.ThrowsAsync<Refused>(() => house.Finds(House.Clerk, "兰"));

        await using var db = house.Raw();
        var told = await db.Journal.Where(j => j.Action == "people-searched").OrderBy(j => j.Seq).ToListAsync();
        Assert.Equal(3, told.Count);
        Assert.All(told, j => Assert.Equal(House.Clerk.Human, j.Human));
        Assert.Equal("按姓名查「秀兰」，看到 1 人", told[0].Detail);
        Assert.All(told.Skip(1), j => Assert.StartsWith($"按证件号码查「{person.IdNumber![..6]}****", j.Detail, StringComparison.Ordinal));
        Assert.DoesNotContain(told, j => j.Detail!.Contains(person.IdNumber!, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 合并过的人去世_哪个号码领的钱都停_撤销了哪个都不算(string engine)
    {
        await using var house = await House.On(engine);
        var (kept, twice) = (await house.Settles("向秀兰"), await house.Settles("向秀兰"));
        await house.Receives(Rows.OtherCounty, 36, twice.IdNumber!);
        await house.It.PersonKeeping.Merge(House.Reviewer, twice.Id, 1, kept.Id, 1, new() { 原因 = "核对了户口簿和身份证原件" });

        await house.It.PersonKeeping.Died(House.Clerk, kept.Id, 2, new() { 从哪天起 = Day, 原因 = "死亡证明" });

        await using var db = house.Raw();
        Assert.Equal(new[] { kept.IdNumber, twice.IdNumber }.Order(), (await db.LifeEvents.Select(e => e.Person).ToListAsync()).Order());
        await house.It.PersonKeeping.Revive(House.Clerk2, kept.Id, 3, new() { 原因 = "本人到场，去世的是同名的人" });
        Assert.Empty(await db.LifeEvents.AsNoTracking().ToListAsync());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 并进来的那份是自己的亲属_留下的这份也要回避(string engine)
    {
        await using var house = await House.On(engine);
        var (kept, twice) = (await house.Settles("向秀兰"), await house.Settles("向秀兰"));
        await house.It.PersonKeeping.Merge(House.Reviewer, twice.Id, 1, kept.Id, 1, new() { 原因 = "核对了户口簿和身份证原件" });
        await using (var db = house.Raw())
        {
            db.FiledRelatives.Add(new() { Id = Guid.NewGuid(), Human = House.Clerk.Human, HandlerName = "周敏", RelativeIdNumber = twice.IdNumber!, Relation = "父母" });
            await db.SaveChangesAsync();
        }

        await Assert.ThrowsAsync<NotAllowed>(() => house.It.PersonKeeping.Died(House.Clerk, kept.Id, 2, new() { 从哪天起 = Day, 原因 = "死亡证明" }));
        await house.It.PersonKeeping.Died(House.Clerk2, kept.Id, 2, new() { 从哪天起 = Day, 原因 = "死亡证明" });
    }
}
