using Anmin.Casework.Ledger;
using Anmin.Casework.Population;
using Anmin.Casework.Sweeping;
using Anmin.Core.Population;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;
using static Anmin.Casework.Tests.PeopleFiles;
using Relation = Anmin.Core.Population.Relation;

namespace Anmin.Casework.Tests;

/// <summary>A file that says who died: her time in every household ends that day, an emptied household with it, and whoever is still paid for is found all the same (1.3 W03).</summary>
public sealed class DeathsImported
{
    private const string Deaths = "证件号码 姓名 死亡日期";

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 文件只写去世_户里没有活着的人了_户在最后一个人去世那天注销_撤回又在(string engine)
    {
        await using var house = await House.On(engine);
        await house.Takes(First());
        house.Pass(10);
        var before = await house.Register();

        var second = await house.Takes(Named("去世.csv", Deaths, $"{Number(3)} 李桂英 2026-09-08", $"{Number(4)} 王小满 2026-09-05"));

        await using (var db = house.Raw())
        {
            Assert.Equal([new DateOnly(2026, 9, 8), new DateOnly(2026, 9, 8)], (await db.Households.Where(h => h.Number == "G2" || h.Number == "H2").ToListAsync()).Select(h => h.Until!.Value));
            Assert.Equal([new DateOnly(2026, 9, 5), new DateOnly(2026, 9, 5), new DateOnly(2026, 9, 8), new DateOnly(2026, 9, 8)],
                (await db.Memberships.Where(m => m.Until != null).ToListAsync()).Select(m => m.Until!.Value).Order());
            Assert.All(await db.Households.Where(h => h.Number == "G1" || h.Number == "H1").ToListAsync(), h => Assert.Null(h.Until));
        }
        await house.TakesBack(second);
        Assert.Equal(before, await house.Register());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 户主去世_活着的人还在户里_另一个当得了户主(string engine)
    {
        await using var house = await House.On(engine);
        await house.Takes(First());
        house.Pass(10);

        var second = await house.Takes(Named("去世.csv", Deaths, $"{Number(1)} 向秀兰 2026-09-08"));
        Assert.Equal(["G1 配偶 陈大山 610924100201", "H1 配偶 陈大山 610924100201"], (await house.Households()).Where(h => h.Contains("1 ", StringComparison.Ordinal)));
        await house.Takes(Named("接户主.csv", "证件号码 姓名 户号 与户主关系 共同生活户号 共同生活关系", $"{Number(2)} 陈大山 H1 户主 G1 户主"));

        Assert.Contains("G1 户主 陈大山 610924100201", await house.Households());
        Assert.Contains("《接户主.csv》", (await Assert.ThrowsAsync<Store.Refused>(() => house.TakesBack(second))).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 整本的文件里去世的人还写着户号_不再入户_户注销了也不算错_再导一次什么都不变(string engine)
    {
        await using var house = await House.On(engine);
        await house.Takes(First());
        house.Pass(10);
        string[] whole = [Head, $"{Number(1)} 向秀兰 . . . H1 户主 G1 户主 .", $"{Number(3)} 李桂英 . . . H2 户主 G2 户主 2026-09-08", $"{Number(4)} 王小满 . . . H2 子 G2 子 2026-09-05",
            $"{Number(9)} 早走的 农村 {Village} . H9 户主 G9 户主 2026-09-01"];

        Assert.Equal((1, 2, 1, 0), Counts(await house.Takes(Named("整本.csv", whole))));
        var settled = await house.Register();
        house.Pass(1);
        Assert.Equal((0, 0, 4, 0), Counts(await house.Takes(Named("再一次.csv", whole))));

        Assert.Equal(settled, await house.Register());
        Assert.DoesNotContain(await house.Households(), h => h.Contains('9', StringComparison.Ordinal) && h[1] == '9');
        await using var db = house.Raw();
        Assert.False(await db.Memberships.AnyAsync(m => m.Until == null && db.Persons.Any(p => p.Id == m.PersonId && p.DiedOn != null)));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 逐个登记去世的人_后来的文件还写着户号_不会又活在户里(string engine)
    {
        await using var house = await House.On(engine);
        await house.Takes(First());
        house.Pass(10);
        var she = await house.Person(Number(3));
        await house.It.PersonKeeping.Died(House.Clerk, she.Id, she.Version, new() { 从哪天起 = new(2026, 9, 8), 原因 = "火化证明" });

        Assert.Equal((0, 0, 4, 0), Counts(await house.Takes(First("又一次.csv"))));
        Assert.DoesNotContain(await house.Households(), h => h.Contains("李桂英", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 去世还在领的_户注销了夜里照样找到_看得到是谁_撤回就消失(string engine)
    {
        await using var house = await House.On(engine);
        await house.Takes(First());
        var grant = await house.Receives(Village, 36, Number(3), Number(4));
        house.Pass(10);
        var she = await house.Person(Number(3));

        var second = await house.Takes(Named("去世.csv", Deaths, $"{Number(3)} 李桂英 2026-09-08", $"{Number(4)} 王小满 2026-09-05"));
        house.Pass(1);
        await house.Sweeps();

        await using (var db = house.Raw())
        {
            var found = await db.Discoveries.Where(d => d.Screening == "book-money-deceased").OrderBy(d => d.Text).ToListAsync();
            var home = await db.Households.SingleAsync(h => h.Number == "G2");
            Assert.Equal(2, found.Count);
            Assert.Equal((DateOnly?)new DateOnly(2026, 9, 8), home.Until);
            Assert.All(found, d => Assert.Equal((DiscoveryState.待核实, (Guid?)grant, (Guid?)home.Id, Village, "610924100000"), (d.State, d.GrantId, d.HouseholdId, d.VillageCode, d.TownCode)));
            Assert.StartsWith("2026年9月8日已去世", found.Single(d => d.PersonId == she.Id).Text, StringComparison.Ordinal);
            var one = await house.It.Discoveries.One(House.Clerk, found.Single(d => d.PersonId == she.Id).Id);
            Assert.Equal(("李桂英", true, Relation.户主), Assert.Single(one.Members) is var m ? (m.Name, m.IsMeant, m.Relation) : default);
        }
        await house.TakesBack(second);
        house.Pass(1);
        await house.Sweeps();
        await using var look = house.Raw();
        Assert.All(await look.Discoveries.Where(d => d.Screening == "book-money-deceased").ToListAsync(), d => Assert.Equal(DiscoveryState.已消失, d.State));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 逐个登记的去世_夜里也一直找到给这户办了停发为止(string engine)
    {
        await using var house = await House.On(engine);
        await house.Takes(First());
        await house.Receives(Village, 36, Number(3), Number(4));
        house.Pass(10);
        var she = await house.Person(Number(3));
        await house.It.PersonKeeping.Died(House.Clerk, she.Id, she.Version, new() { 从哪天起 = new(2026, 9, 8), 原因 = "火化证明" });
        house.Pass(1);

        await house.Sweeps();

        await using var db = house.Raw();
        var found = Assert.Single(await db.Discoveries.Where(d => d.Screening == "book-money-deceased").ToListAsync());
        Assert.Equal(((Guid?)she.Id, (Guid?)(await db.Households.SingleAsync(h => h.Number == "G2")).Id), (found.PersonId, found.HouseholdId));
        await db.Grants.ExecuteUpdateAsync(g => g.SetProperty(x => x.EndMonth, PayMonth.Of(new(2026, 8, 1)).Key));
        house.Pass(1);
        await house.Sweeps();
        await using var look = house.Raw();
        Assert.Equal(DiscoveryState.已消失, (await look.Discoveries.SingleAsync(d => d.Id == found.Id)).State);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 在领的人去世_钱跟着停_撤回就不算(string engine)
    {
        await using var house = await House.On(engine, new(2025, 12, 20));
        await house.Open(2);
        var paid = 借书证样例.身份证号("19500101", 1);
        await house.Takes(Of(Head, $"{paid} 向秀兰 农村 {Village} . . . . . .", $"{Number(2)} 陈大山 农村 {Village} . . . . . ."));
        var dead = await house.Takes(Of("证件号码 姓名 死亡日期", $"{paid} 向秀兰 2025-12-10", $"{Number(2)} 陈大山 2025-12-11"));
        Assert.Equal((0, 2, 0, 0), Counts(dead));
        await using (var db = house.Raw())
        {
            var told = await db.LifeEvents.SingleAsync();
            Assert.Equal((paid, LifeEvent.去世, new DateOnly(2025, 12, 10), "610924000000"), (told.Person, told.Kind, told.On, told.CountyCode));
        }
        var batch = await house.Makes("2026-01");
        Assert.Equal(HeldFor.已去世, Assert.Single(await house.Lines(batch), l => l.State == LineState.暂缓 && l.Held == HeldFor.已去世).Held);
        Assert.Contains("请核对", await house.WhyNot(await house.Reads(Of("证件号码 姓名 死亡日期", $"{paid} 向秀兰 2025-12-01")), 2), StringComparison.Ordinal);
        await house.TakesBack(dead);
        await using (var db = house.Raw())
        {
            Assert.Equal((0, 0), (await db.LifeEvents.CountAsync(), await db.Persons.CountAsync(p => p.DiedOn != null)));
        }
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 在领的人的另一份档案并进来了_文件说去世_那个号码的钱也停(string engine)
    {
        await using var house = await House.On(engine, new(2025, 12, 20));
        await house.Open(2);
        var paid = 借书证样例.身份证号("19500101", 1);
        await house.Takes(Of(Head, $"{paid} 向秀兰 农村 {Village} . . . . . .", $"{Number(2)} 向秀兰 农村 {Village} . . . . . ."));
        await house.It.PersonKeeping.Merge(House.Reviewer, (await house.Person(paid)).Id, 1, (await house.Person(Number(2))).Id, 1, new() { 原因 = "核对了户口簿和身份证原件" });

        await house.Takes(Of("证件号码 姓名 死亡日期", $"{Number(2)} 向秀兰 2025-12-20"));

        await using var db = house.Raw();
        Assert.Equal(paid, (await db.LifeEvents.SingleAsync()).Person);
    }
}
