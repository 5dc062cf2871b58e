using Anmin.Casework.Figures;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>Clauses 1.1 and 1.3 in money, standards and re-verification: each figure beside a count by hand, and each open only inside the own area.</summary>
public sealed class FigureMoney
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 一个月发了多少_人均多少_谁出的钱_都和手算的一样(string engine)
    {
        await using var house = await Paid(engine);

        Assert.Equal((108_00, 108_00), (await Value(house, House.City, "library-card-month-money"), await Value(house, House.City, "library-card-money")));
        Assert.Equal(108_00 / 3, await Value(house, House.City, "library-card-per-person"));
        Assert.Equal((108_00, 0), (await Value(house, House.City, "library-card-from-county"), await Value(house, House.City, "library-card-from-nation")));
        Assert.Equal((108_00, 108_00), (await Value(house, House.Clerk, "library-card-money"), await Value(house, House.Reviewer, "library-card-from-county")));
        Assert.Null(await Value(house, House.Clerk, "library-card-from-county"));
        Assert.Equal((0, 0), (await Value(house, House.OtherCounty, "library-card-money"), await Value(house, House.OtherCounty, "library-card-from-county")));
        Assert.Equal((0, 0), (await Value(house, House.SiblingClerk, "library-card-money"), await Value(house, House.SiblingClerk, "library-card-unreached")));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 退回重发的_只算一次发放_没到账的照样挂着(string engine)
    {
        await using var house = await Paid(engine);
        await using (var db = house.Raw())
        {
            var batch = await db.Batches.SingleAsync();
            await house.It.Returns.Read(House.Finance, "回盘.csv", await house.Answer(batch.Id, failing: 1));
            await house.Account((await house.Lines(batch.Id))[0].GrantId, "6217000012349999");
            await house.It.Returns.Retry(House.Finance, batch.Id, 1);
        }
        var unreached = (await house.It.Figures.List(House.Clerk, "library-card-unreached", new())).Payments;

        Assert.Equal(LineState.待重发, Assert.Single(unreached).State);
        Assert.Equal(unreached[0].Amount.Fen, await Value(house, House.City, "library-card-unreached"));
        house.Pass(30);
        await house.Pays("2026-11");
        Assert.Equal(108_00 * 2, await Value(house, House.City, "library-card-money"));
        Assert.Equal(108_00, await Value(house, House.City, "library-card-month-money"));
        var months = (await house.It.Figures.Trend(House.City, "library-card-month-money"))!.ToDictionary(m => m.Month.Key, m => m.Cell.Value);
        Assert.Equal((108_00, 108_00, 0), (months["2026-10"], months["2026-11"], months["2026-09"]));
        Assert.Equal(108_00, (await Row(house, House.City, "library-card-money", new(Period: Period.Of(new(2026, 10))))).Total.Value);
        var given = (await house.It.Figures.Trend(House.City, "library-card-from-county"))!;
        Assert.Equal([108_00, 108_00], given.Where(m => m.Cell.Value > 0).Select(m => m.Cell.Value!.Value));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 当天放行的按时_第二天放行的不按时_扣住没发的也不按时(string engine)
    {
        await using var house = await Granted(engine);
        house.Pass(To(house, new(2026, 10, 15)));
        var second = await SecondGrant(house);
        await house.Account(second, "");
        await using (var db = house.Raw())
        {
            await db.Payees.Where(p => p.GrantId == second).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, PayeeState.停用));
        }
        await house.Pays("2026-10");
        house.Pass(To(house, new(2026, 11, 16)));
        await house.Pays("2026-11");

        var months = (await house.It.Figures.Trend(House.City, "library-card-paid-on-time"))!.ToDictionary(m => m.Month.Key, m => m.Cell);
        Assert.Equal((5000, 2), (months["2026-10"].Value, months["2026-10"].Rows));
        Assert.Equal((0, 2), (months["2026-11"].Value, months["2026-11"].Rows));
        Assert.Equal(2500, await Value(house, House.Clerk, "library-card-paid-on-time"));
        Assert.Equal(3, (await house.It.Figures.List(House.Clerk, "library-card-paid-on-time", new(Late: true))).Payments.Count);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 平均标准按人加权_两个县人数不同_旬阳改市前后只算一个县(string engine)
    {
        await using var house = await House.On(engine);
        await house.Grant(Rows.Town, 36, persons: 3);
        await house.Grant(Rows.OtherCounty, 30, persons: 1);
        await house.Grant(Rows.OldXunyang, 30, persons: 2);

        var city = await Row(house, House.City, "book-money-standard-mean");

        Assert.Equal(((36 * 3 + 30 * 3) * 100 / 6, 3), (city.Total.Value, city.Total.Rows));
        Assert.Equal([("610921000000", 30_00L), ("610924000000", 36_00L), ("610981000000", 30_00L)], city.Parts.Select(p => (p.Code, p.Value!.Value)));
        Assert.Equal(33_00 * 12, await Value(house, House.City, "book-money-standard-year"));
        Assert.Equal(2, Assert.Single((await house.It.Figures.List(House.City, "book-money-standard-mean", new(DivisionCode.Of("610981")))).Standards).Persons);
        Assert.Equal(36_00, await Value(house, House.Clerk, "book-money-standard-mean"));
        Assert.Equal(3, await Value(house, House.City, "book-money-standard-raised"));
        Assert.Null(await Value(house, House.City, "book-money-standard-ratio"));
        var trend = (await house.It.Figures.Trend(House.City, "book-money-standard-mean"))!.ToDictionary(m => m.Month.Key, m => m.Cell.Value);
        Assert.Equal((20_00, 33_00), (trend["2026-06"], trend["2026-07"]));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 在保的走势_每个月点开就是那个月的户(string engine)
    {
        await using var house = await House.On(engine);
        await house.Grant(Rows.Town, 100, persons: 3, start: "2026-03");
        await house.Grant(Rows.Town, 200, persons: 1, start: "2026-01", end: "2026-04");
        await house.Term(await house.Grant(Rows.OldXunyang, 300, start: "2026-02"), "2026-05", 0, TermKind.停发);

        var persons = (await house.It.Figures.Trend(House.City, "library-card-persons"))!.ToDictionary(m => m.Month.Key, m => m.Cell.Value);

        Assert.Equal([0, 1, 3, 6, 6, 3, 3], new[] { "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-09" }.Select(m => persons[m]!.Value));
        foreach (var month in (await house.It.Figures.Trend(House.City, "library-card-households"))!)
        {
            var page = await house.It.Figures.List(House.City, "library-card-households", new(Period: Period.Of(month.Month)));
            Assert.Equal((month.Cell.Value, month.Cell.Rows), (page.Total.Value, page.Grants.Count));
        }
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 应复核只算到今天为止的_报告变化引起的不算_做完的另数(string engine)
    {
        await using var house = await House.On(engine);
        var today = house.It.Database.Today;
        await Review(house, Rows.Town, today, ReviewState.待复核);
        await Review(house, Rows.Town, today.AddDays(-40), ReviewState.已决定);
        await Review(house, Rows.SiblingTown, today.AddDays(-1), ReviewState.待决定);
        await Review(house, Rows.OtherCounty, today.AddDays(-1), ReviewState.已决定);
        await Review(house, Rows.Town, today.AddDays(1), ReviewState.待复核);
        await Review(house, Rows.Town, today.AddDays(-1), ReviewState.已决定, Change.收入财产变化);

        Assert.Equal((4, 2), (await Value(house, House.City, "library-card-reviews-due"), await Value(house, House.City, "library-card-reviews-done")));
        Assert.Equal((2, 1), (await Value(house, House.Clerk, "library-card-reviews-due"), await Value(house, House.Clerk, "library-card-reviews-done")));
        Assert.Equal((3L, 1L), (await Row(house, House.Reviewer, "library-card-reviews-done")).Total is var cell ? (cell.Whole!.Value, cell.Value!.Value) : default);
        var trend = (await house.It.Figures.Trend(House.City, "library-card-reviews-done"))!.ToDictionary(m => m.Month.Key, m => (m.Cell.Value, m.Cell.Whole));
        Assert.Equal(((1, 1), (1, 2), (0, 1)), (trend["2026-07"], trend["2026-08"], trend["2026-09"]));
    }

    /// <summary>One household granted; its money begins in October 2026.</summary>
    private static async Task<House> Granted(string engine)
    {
        var house = await House.On(engine);
        await house.Poor();
        return house;
    }

    /// <summary>A grant of one person as it would lie in the tables, beside the first.</summary>
    private static async Task<Guid> SecondGrant(House house)
    {
        var id = await house.Grant(Rows.Town, 36, persons: 1, start: "2026-10");
        await using var db = house.Raw();
        var grant = await db.Grants.SingleAsync(g => g.Id == id);
        db.Covered.Add(new() { GrantId = id, Seq = 1, Person = $"{id}:向秀兰", Name = "向秀兰" });
        db.Payees.Add(house.It.Work.Part(await db.Cases.SingleAsync(c => c.Id == grant.CaseId), new PayeeRow
        {
            GrantId = id, Holder = "向秀兰", Bank = "乡村银行", Account = "6217000012345678", IsMember = true, State = PayeeState.生效, ProposedByName = "向秀兰", ProposedOn = house.It.Database.Today, UsableFrom = house.It.Database.Today,
        }));
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>Two households with three persons, October paid: 72 and 36 yuan.</summary>
    private static async Task<House> Paid(string engine)
    {
        var house = await Granted(engine);
        await SecondGrant(house);
        house.Pass(To(house, new(2026, 10, 8)));
        await house.Pays("2026-10");
        return house;
    }

    private static int To(House house, DateOnly day) => day.DayNumber - house.It.Database.Today.DayNumber;

    private static async Task Review(House house, string village, DateOnly due, ReviewState state, Change what = Change.定期复核)
    {
        var id = await house.Grant(village, 30);
        await using var db = house.Raw();
        var grant = await db.Grants.SingleAsync(g => g.Id == id);
        db.Reviews.Add(house.It.Work.Part(await db.Cases.SingleAsync(c => c.Id == grant.CaseId), new ReviewRow
        {
            GrantId = id, State = state, Due = due, OpenedOn = due.AddDays(-30), Facts = "{}", DecidedOn = state == ReviewState.已决定 ? due : null,
            Reports = Core.Declaring.FactsJson.Write((List<Report>)[new(what, due, null, "试一试", Guid.Empty, "系统", due)]),
        }));
        await db.SaveChangesAsync();
    }

    private static async Task<FigureRow> Row(House house, Caller who, string slug, FigureFilter? filter = null) =>
        (await house.It.Figures.Of(who, null, filter)).Single(r => r.Indicator.Slug == slug);

    private static async Task<long?> Value(House house, Caller who, string slug) => (await Row(house, who, slug)).Total.Value;
}
