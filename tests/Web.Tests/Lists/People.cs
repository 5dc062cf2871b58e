using System.Net;
using Anmin.Casework.Population;
using Anmin.Core.Population;
using Anmin.LibraryCard;
using Anmin.Web.Tests.Desk;

namespace Anmin.Web.Tests.Lists;

/// <summary>人口底册 without script: looked up without a name in the address, opened as of a day, changed by the clerk, merged by the county.</summary>
public sealed class People(DeskHouse house) : IClassFixture<DeskHouse>
{
    private static int counted;

    [Fact]
    public async Task 按姓名_拼音_号码找得到_地址里没有要找的字_号码是遮住的()
    {
        var person = await Settled("文向荣");
        var clerk = await house.As(house.Clerk);

        foreach (var (by, text) in new[] { ("姓名", "向荣"), ("姓名", "wxr"), ("姓名", "xiangrong"), ("证件号码", person.IdNumber!), ("住址", "桃园巷") })
        {
            var found = await clerk.Does("/people", ("by", by), ("text", text));
            Assert.Contains("文向荣", found.Text, StringComparison.Ordinal);
            Assert.Contains($"/people/{person.Id}", found.Links);
            Assert.Equal("/people", found.Address.PathAndQuery);
            if (by != "证件号码") { Assert.DoesNotContain(person.IdNumber!, found.Text, StringComparison.Ordinal); }
        }
        Assert.Contains("没有找到", (await (await house.As(house.OtherClerk)).Does("/people", ("by", "姓名"), ("text", "向荣"))).Text, StringComparison.Ordinal);
        var little = await clerk.Does("/people", ("by", "姓名"), ("text", "荣"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, little.Status);
        Assert.Contains("至少两个字", little.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 改名以后_看前一天还是旧名_登记去世以后只剩更正()
    {
        var person = await Settled("文向荣");
        var clerk = await house.As(house.Clerk);
        var page = $"/people/{person.Id}";

        var corrected = await clerk.Does($"{page}/correct", ("姓名", "文尚荣"), ("原因", "核对了户口簿"), ("从哪天起", "2026-08-01"));
        Assert.Contains("已经改好", corrected.Text, StringComparison.Ordinal);
        Assert.Contains("文尚荣", corrected.Text, StringComparison.Ordinal);
        Assert.Contains("姓名：文向荣 → 文尚荣", corrected.Text, StringComparison.Ordinal);
        Assert.Contains("文向荣", (await clerk.Opens(page + "?on=2026-07-31")).Text, StringComparison.Ordinal);
        Assert.Contains("还没有登记", (await clerk.Opens(page + "?on=2020-01-01")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.Opens(page + "?on=2026-02-30")).Status);

        var wrong = await clerk.Does($"{page}/death", ("从哪天起", "2026-08-03"), ("原因", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotEqual("", wrong.Beside("原因"));
        var dead = await clerk.Does($"{page}/death", ("从哪天起", "2026-08-03"), ("原因", "死亡证明第12号"));
        Assert.Contains("已去世", dead.Text, StringComparison.Ordinal);
        Assert.Contains($"{page}/correct", dead.Links);
        Assert.DoesNotContain($"{page}/move", dead.Links);
        Assert.Equal(["person-read", "person-corrected"], (await Journal(person.Id)).Distinct().Take(2));
    }

    [Fact]
    public async Task 看全号先问用途_每看一次记一笔_市里只看遮住的()
    {
        var person = await Settled("文向荣");
        var clerk = await house.As(house.Clerk);

        Assert.DoesNotContain(person.IdNumber!, (await clerk.Opens($"/people/{person.Id}")).Text, StringComparison.Ordinal);
        var shown = await clerk.Does($"/people/{person.Id}/number", ("用途", "核对证件"));

        Assert.Contains(person.IdNumber!, shown.Text, StringComparison.Ordinal);
        Assert.Contains("number-read", await Journal(person.Id));
        var city = await house.As(house.City);
        Assert.DoesNotContain($"/people/{person.Id}/number", (await city.Opens($"/people/{person.Id}")).Links);
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Opens($"/people/{person.Id}/number")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Opens($"/people/{person.Id}/death")).Status);
    }

    [Fact]
    public async Task 疑似重复列出来_县区对照以后合并_再撤销()
    {
        var person = await Settled("单雄信");
        var twice = await Settled("单雄信", number: person.IdNumber![..6] + person.IdNumber[8..17]);
        var (clerk, reviewer) = (await house.As(house.Clerk), await house.As(house.Reviewer));

        Assert.Contains("由县区办", (await clerk.Opens("/people/doubles")).Text, StringComparison.Ordinal);
        var counted = await reviewer.Opens("/people/doubles");
        Assert.Contains("/people/doubles?town=610924100000", counted.Links);
        Assert.Contains($"/people/{twice.Id}/merge/{person.Id}", counted.Links);
        Assert.Empty((await clerk.Opens("/people/doubles")).Page.QuerySelectorAll("nav .states"));
        var city = await house.As(house.City);
        Assert.Contains("请先选一个县", (await city.Opens("/people/doubles")).Text, StringComparison.Ordinal);
        Assert.Contains("/people/doubles?county=610924000000&town=610924100000", (await city.Opens("/people/doubles?county=610924000000")).Links);
        var merge = $"/people/{twice.Id}/merge/{person.Id}";
        Assert.Contains(merge, (await reviewer.Opens("/people/doubles?town=610924100000")).Links);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Opens(merge)).Status);
        var merged = await reviewer.Does(merge, ("原因", "核对了身份证原件"));
        Assert.Contains("已经合并", merged.Text, StringComparison.Ordinal);
        Assert.Contains("并入这一份的", merged.Text, StringComparison.Ordinal);

        var into = await reviewer.Opens($"/people/{twice.Id}");
        Assert.Contains("已并入另一份", into.Of("main .row .tag"), StringComparison.Ordinal);
        Assert.All(into.Page.QuerySelectorAll("#households ~ div table"), t => Assert.NotEmpty(t.QuerySelectorAll("tbody tr")));

        var parted = await reviewer.Does($"/people/{twice.Id}/unmerge", ("原因", "其实是两个人"));
        Assert.Contains("已经撤销合并", parted.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("并入这一份的", (await reviewer.Opens($"/people/{person.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 分户以后_两户的页面各是各的人()
    {
        var (mother, son) = (Row("文向荣", null), Row("文小满", null));
        await Settle(mother, son);
        var clerk = await house.As(house.Clerk);
        var before = await clerk.Opens($"/people/{son.Id}");
        var household = before.Links.First(l => l.StartsWith("/people/households/", StringComparison.Ordinal));
        Assert.Contains("2 人", (await clerk.Opens(household)).Text, StringComparison.Ordinal);

        var after = await clerk.Does($"/people/{son.Id}/part", ("哪种户", "共同生活家庭"), ("从哪天起", "2026-08-02"), ("原因", "结婚单过"));

        Assert.Contains("已经分户", after.Text, StringComparison.Ordinal);
        Assert.Contains("1 人", (await clerk.Opens(household)).Text, StringComparison.Ordinal);
        Assert.Contains("2 人", (await clerk.Opens(household.Split('?')[0] + "?on=2026-08-01")).Text, StringComparison.Ordinal);
    }

    private async Task<PersonRow> Settled(string name, string? number = null)
    {
        var person = Row(name, number);
        await Settle(person);
        return person;
    }

    private static PersonRow Row(string name, string? number) => new()
    {
        Id = Guid.CreateVersion7(), Name = name, IdNumber = number ?? 借书证样例.身份证号("19560308", 100 + Interlocked.Increment(ref counted)), Sex = Sex.女, Born = new(1956, 3, 8), Hukou = HukouKind.农村,
        HukouVillage = "610924100201", CountyCode = DeskHouse.County, TownCode = DeskHouse.Town, VillageCode = "610924100201", Address = "桃园巷7号", Labour = LabourCapacity.有, Since = new(2026, 1, 1), Version = 1,
    };

    /// <summary>They live together, the first the head.</summary>
    private Task Settle(params PersonRow[] people) => house.It.Database.Effect(Casework.People.Caller.System, async db =>
    {
        await Settling.People(db, people);
        var home = new HouseholdRow
        {
            Id = Guid.CreateVersion7(), Kind = HouseholdKind.共同生活家庭, Number = $"G{Interlocked.Increment(ref counted):000000000}", CountyCode = DeskHouse.County, TownCode = DeskHouse.Town,
            VillageCode = "610924100201", Since = new(2026, 1, 1),
        };
        db.Households.Add(home);
        foreach (var person in people)
        {
            db.Memberships.Add(new() { HouseholdId = home.Id, PersonId = person.Id, Kind = home.Kind, Relation = person == people[0] ? Relation.户主 : Relation.子, Since = home.Since });
            db.Identities.Add(new() { PersonId = person.Id, Number = person.IdNumber!, Kind = "111", Since = person.Since });
        }
        return new("population-settled", "population:register");
    });

    private Task<List<string>> Journal(Guid id) => house.It.Database.Effect(Casework.People.Caller.System, db =>
        Task.FromResult((new Casework.Store.Event("journal-read", "test"), db.Journal.Where(j => j.Object == $"person:{id}").OrderBy(j => j.Seq).Select(j => j.Action).ToList())));
}
