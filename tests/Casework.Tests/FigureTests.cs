using Anmin.Core.Declaring;
using Anmin.Casework.Reviews;
using Anmin.Casework.Appeals;
using Anmin.Casework.Figures;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Anmin.Core.Watching;

namespace Anmin.Casework.Tests;

/// <summary>Figures and the rows behind them: the same rows, in the caller's area, where the places are today (S-AZ-2, S-AZ-9).</summary>
public sealed class FigureTests
{
    private static readonly DateOnly Spring = new(2026, 3, 2);

    private static readonly Caller[] Officers = [House.City, House.Reviewer, House.Clerk, House.SiblingClerk, House.OtherCounty, House.Finance];

    [Fact]
    public void 每一种数都有一个指标() =>
        Assert.Equal(Enum.GetValues<Figure>(), new LibraryCard.LibraryCardMeasure().Declarations.OfType<Indicator>().Select(i => i.Figure).Distinct().Order());

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 每个指标_每个岗位_每个下级_数和名单一条不差(string engine)
    {
        await using var house = await Busy(engine);

        foreach (var officer in Officers)
        {
            foreach (var row in await house.It.Figures.Of(officer))
            {
                await RequireSame(house, officer, row.Indicator, row.Total, null);
                foreach (var part in row.Parts)
                {
                    await RequireSame(house, officer, row.Indicator, part, DivisionCode.Of(part.Code));
                }
                Assert.True(row.Parts.Count == 0 || row.Parts.Sum(p => p.Rows) == row.Total.Rows, $"{officer.Name} {row.Indicator.Name}：下级相加不等于合计");
            }
        }
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 全市看到的是各县之和_一个县只有自己的(string engine)
    {
        await using var house = await Busy(engine);

        var (city, county, other) = (await Value(house, House.City, "library-card-applications"), await Value(house, House.Reviewer, "library-card-applications"), await Value(house, House.OtherCounty, "library-card-applications"));

        Assert.Equal((9, 5, 2), (city, county, other));
        Assert.All((await house.It.Figures.List(House.Reviewer, "library-card-applications", new())).Cases, c => Assert.StartsWith("紫阳县", c.Place, StringComparison.Ordinal));
        var parts = (await house.It.Figures.Of(House.Reviewer))[0].Parts;
        Assert.Equal(["城关镇", "蒿坪镇"], parts.Select(p => p.Name));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 旬阳县时的申请_今天算在旬阳市(string engine)
    {
        await using var house = await House.On(engine);
        await house.Case(Rows.OldXunyang);
        await house.Entry("reading-rooms", "610928000000", Spring);

        var cell = (await house.It.Figures.Of(House.City)).Single(r => r.Indicator.Slug == "library-card-applications").Parts.Single(p => p.Name == "旬阳市");

        Assert.Equal(("610981000000", 1), (cell.Code, cell.Value));
        Assert.Single((await house.It.Figures.List(House.City, "library-card-applications", new(DivisionCode.Of("610981")))).Cases);
        Assert.Equal("610981000000", Assert.Single((await house.It.Figures.List(House.City, "reading-rooms-open", new())).Places).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 下月起发的_已满的_暂停停发的_都不算在保_人数金额按本月的算(string engine)
    {
        await using var house = await House.On(engine);
        await house.Grant(Rows.Town, 100, persons: 3);
        await house.Grant(Rows.Town, 300, start: "2026-10");
        await house.Grant(Rows.Town, 300, end: "2026-08");
        await house.Term(await house.Grant(Rows.Town, 300), "2026-08", 0, TermKind.暂停);
        await house.Term(await house.Grant(Rows.Town, 300), "2026-09", 0, TermKind.停发);
        await house.Term(await house.Grant(Rows.Town, 300), "2026-10", 0, TermKind.停发);
        await house.Term(await house.Grant(Rows.Town, 300, end: "2026-09"), "2026-09", 151);

        Assert.Equal(3, await Value(house, House.Clerk, "library-card-households"));
        Assert.Equal(3 + 2, await Value(house, House.Clerk, "library-card-persons"));
        Assert.Equal((100_00 + 300_00 + 151_00) / 3 + 1, await Value(house, House.Clerk, "library-card-average"));
        Assert.Equal([100_00, 151_00, 300_00], (await house.It.Figures.List(House.Clerk, "library-card-average", new())).Grants.Select(g => g.Monthly.Fen).Order());
        Assert.Null(await Value(house, House.OtherCounty, "library-card-average"));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 批准的当月还不在保_次月才算(string engine)
    {
        await using var house = await House.On(engine);
        await house.Granted();

        Assert.Equal(0, await Value(house, House.Clerk, "library-card-households"));
        house.Pass(30);
        Assert.Equal(1, await Value(house, House.Clerk, "library-card-households"));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 最后一天还不算超期_第二天才算_暂停的和办完的不算(string engine)
    {
        await using var house = await House.On(engine);
        var today = house.It.Database.Today;
        await house.Case(Rows.Town, due: today.AddDays(-3), totalDue: today);
        await house.Case(Rows.Town, CaseState.已提交, due: today);
        await house.Case(Rows.Town, CaseState.待补正, due: today.AddDays(-1), paused: true);
        await house.Case(Rows.Town, CaseState.撤回, totalDue: today.AddDays(-1));
        await house.Case(Rows.Town, CaseState.已确认, decided: today, onTime: false, totalDue: today.AddDays(-1));

        Assert.Equal(0, await Value(house, House.Clerk, "library-card-overdue"));
        house.Pass(1);
        Assert.Equal(2, await Value(house, House.Clerk, "library-card-overdue"));
        Assert.Equal(3, await Value(house, House.Clerk, "library-card-open"));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 镇办自己决定的_按时几成_抽查几成_平均几个工作日_县里决定的不算(string engine)
    {
        await using var house = await House.On(engine);
        await house.Case(Rows.Town, CaseState.已确认, decided: new(2026, 3, 6), byTown: new(2026, 3, 2), drawn: true);
        await house.Case(Rows.Town, CaseState.不予确认, decided: new(2026, 4, 10), onTime: false, byTown: new(2026, 3, 2));
        await house.Case(Rows.Town, CaseState.已确认, decided: new(2026, 3, 6), onTime: false);

        Assert.Equal(2, await Value(house, House.Reviewer, "library-card-by-towns"));
        Assert.Equal(5000, await Value(house, House.Reviewer, "library-card-by-towns-on-time"));
        Assert.Equal(5000, await Value(house, House.Reviewer, "library-card-by-towns-drawn"));
        Assert.Equal((4 + 28) * 10 / 2, await Value(house, House.Reviewer, "library-card-by-towns-days"));
        Assert.Null(await Value(house, House.OtherCounty, "library-card-by-towns-days"));
        var trend = (await house.It.Figures.Trend(House.Reviewer, "library-card-by-towns-days"))!.ToDictionary(m => m.Month, m => m.Cell.Value);
        Assert.Equal((40, 280), (trend[new(2026, 3)], trend[new(2026, 4)]));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 按时率只看这一年办结的_超期的可以单看_没有办结的没有率(string engine)
    {
        await using var house = await House.On(engine);
        await house.Case(Rows.Town, CaseState.已确认, new(2025, 12, 30), new(2026, 1, 1));
        await house.Case(Rows.Town, CaseState.不予确认, new(2026, 2, 1), new(2026, 12, 31));
        var late = await house.Case(Rows.Town, CaseState.已确认, new(2026, 2, 1), Spring, onTime: false);
        await house.Case(Rows.Town, CaseState.已确认, new(2025, 12, 1), new(2025, 12, 31), onTime: false);

        var row = await Row(house, House.Clerk, "library-card-on-time");

        Assert.Equal((6666, 3, 3), (row.Total.Value, row.Total.Rows, row.Total.Whole));
        Assert.Equal(late, Assert.Single((await house.It.Figures.List(House.Clerk, "library-card-on-time", new(Late: true))).Cases).Id);
        Assert.Equal(5000, (await Row(house, House.Clerk, "library-card-on-time", new(Period: Period.All))).Total.Value);
        Assert.Null((await Row(house, House.Clerk, "library-card-on-time", new(Period: Period.OfYear(2024)))).Total.Value);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 自己和备案的亲属的件_不数也不列(string engine)
    {
        await using var house = await House.On(engine);
        var number = LibraryCard.借书证样例.身份证号("19560308", 2);
        await house.Case(Rows.Town, idNumber: number);
        await house.Case(Rows.Town, idNumber: LibraryCard.借书证样例.身份证号("19600101", 1));
        await house.It.Accounts.FileRelatives(Caller.System, [new() { Id = Guid.NewGuid(), Human = House.Clerk.Human, HandlerName = "周敏", RelativeIdNumber = number, Relation = "兄弟" }]);

        Assert.Equal((1, 2), (await Value(house, House.Clerk, "library-card-open"), await Value(house, House.Clerk2, "library-card-open")));
        await RequireSame(house, House.Clerk, (await Row(house, House.Clerk, "library-card-open")).Indicator, (await Row(house, House.Clerk, "library-card-open")).Total, null);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 已下放的镇办_按镇办数_一共几个也知道_收回的和还没开始的不算(string engine)
    {
        await using var house = await House.On(engine);
        var today = house.It.Database.Today;
        await house.Entry("library-card-delegations", "610924100000", Spring, today);
        await house.Entry("library-card-delegations", "610924100000", Spring, null, "别的事项");
        await house.Entry("library-card-delegations", "610924101000", Spring, today.AddDays(-1));
        await house.Entry("library-card-delegations", "610921100000", today.AddDays(1));

        async Task<(long?, long?)> Seen(Caller who) => (await Row(house, who, "library-card-delegated")).Total is var cell ? (cell.Value, cell.Whole) : default;
        Assert.Equal((1, 3), await Seen(House.City));
        Assert.Equal((1, 2), await Seen(House.Reviewer));
        Assert.Equal((1, 1), await Seen(House.Clerk));
        Assert.Equal((0, 1), await Seen(House.OtherCounty));
        Assert.Empty((await Row(house, House.Clerk, "library-card-delegated")).Parts);
        Assert.Equal("紫阳县城关镇", Assert.Single((await house.It.Figures.List(House.City, "library-card-delegated", new())).Places).Name);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 别处的地方和没有的地方一个样_居民和协理员没有数字(string engine)
    {
        await using var house = await House.On(engine);

        foreach (var place in new[] { "610921", "610924101", "619999" })
        {
            await Assert.ThrowsAsync<NotThere>(() => house.It.Figures.Of(House.Clerk, null, new(DivisionCode.Of(place))));
            await Assert.ThrowsAsync<NotThere>(() => house.It.Figures.List(House.Clerk, "library-card-open", new(DivisionCode.Of(place))));
            await Assert.ThrowsAsync<NotThere>(() => house.It.Figures.Trend(House.Clerk, "library-card-applications", DivisionCode.Of(place)));
        }
        foreach (var stranger in new[] { House.Resident, House.Helper, Caller.Nobody })
        {
            await Assert.ThrowsAsync<NotThere>(() => house.It.Figures.Of(stranger));
        }
        await Assert.ThrowsAsync<NotThere>(() => house.It.Figures.List(House.City, "no-such-figure", new()));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 走势是近十二个月_每个月点开就是那个月的件(string engine)
    {
        await using var house = await House.On(engine);
        await house.Case(Rows.Town, submitted: new(2025, 9, 30));
        await house.Case(Rows.Town, submitted: new(2025, 10, 1));
        await house.Case(Rows.Town, CaseState.已确认, new(2026, 8, 1), new(2026, 9, 1), onTime: false);
        await house.Case(Rows.Town, CaseState.已确认, new(2026, 8, 31), new(2026, 9, 1));

        foreach (var slug in new[] { "library-card-applications", "library-card-decisions", "library-card-on-time" })
        {
            var months = await house.It.Figures.Trend(House.Clerk, slug);
            Assert.Equal(("2025-10", "2026-09", 12), (months![0].Month.Key, months[^1].Month.Key, months.Count));
            foreach (var month in months)
            {
                Assert.Equal(month.Cell.Rows, (await house.It.Figures.List(House.Clerk, slug, new(Period: Period.Of(month.Month)))).Lines);
            }
        }
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0], (await house.It.Figures.Trend(House.Clerk, "library-card-applications"))!.Select(m => m.Cell.Value));
        Assert.Equal(5000, (await house.It.Figures.Trend(House.Clerk, "library-card-on-time"))![^1].Cell.Value);
        Assert.Null(await house.It.Figures.Trend(House.Clerk, "library-card-open"));
    }

    [Fact]
    public void 期间写错了读不出来_不写就是今年()
    {
        var today = new DateOnly(2026, 9, 1);

        Assert.True(Period.TryParse(null, today, out var year));
        Assert.Equal(Period.OfYear(2026), year);
        Assert.True(Period.TryParse("2026-02", today, out var month));
        Assert.Equal((new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)), (month.From, month.To));
        Assert.True(Period.TryParse("all", today, out _));
        Assert.All(["2026-13", "26", "二〇二六", "9999", "9999-12", "2026-1"], wrong => Assert.False(Period.TryParse(wrong, today, out _), wrong));
    }

    /// <summary>Every kind of row in three counties, one of them under its old code.</summary>
    private static async Task<House> Busy(string engine)
    {
        var house = await House.On(engine);
        var today = house.It.Database.Today;
        foreach (var village in new[] { Rows.Town, Rows.Town, Rows.SiblingTown, Rows.OtherCounty, Rows.OldXunyang })
        {
            await house.Case(village, due: today.AddDays(-2), totalDue: village == Rows.Town ? today.AddDays(-1) : today.AddDays(9));
        }
        foreach (var village in new[] { Rows.Town, Rows.SiblingTown, Rows.OtherCounty, Rows.OldXunyang })
        {
            await house.Case(village, CaseState.已确认, Spring, Spring.AddDays(20), onTime: village != Rows.Town);
            await house.Grant(village, 300);
            await house.Grant(village, 500, persons: 1);
        }
        await house.Entry("library-card-delegations", "610924100000", Spring);
        await house.Entry("library-card-delegations", "610921100000", Spring);
        foreach (var room in new[] { "610924100201", "610924101201", "610921100201" })
        {
            await house.Entry("reading-rooms", room, Spring);
            await house.Entry("reading-rooms", room, Spring, null, "二");
        }
        return house;
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 镇办决定后来改变的_县里重查改了的和申诉撤销的都算_查了没变的不算(string engine)
    {
        await using var house = await House.On(engine);
        var day = house.It.Database.Today.AddDays(-20);
        var changed = await Decided();
        var kept = await Decided();
        var annulled = await Decided();
        await Decided();
        await using (var db = house.Raw())
        {
            db.Reviews.AddRange(await Looked(changed, ReviewOutcome.减少), await Looked(kept, ReviewOutcome.不变));
            db.Appeals.Add(house.It.Work.Part(await house.Case(annulled), new AppealRow
            {
                Kind = AppealKind.行政复议, ContestedNumber = "", ContestedWhat = "", Body = "县政府", Grounds = "", RecordedByName = "", Contested = Contested.确认决定, Result = AppealResult.撤销,
            }));
            await db.SaveChangesAsync();
        }

        Assert.Equal(2, await Value(house, House.Reviewer, "library-card-by-towns-overturned"));
        var listed = await house.It.Figures.List(House.Reviewer, "library-card-by-towns-overturned", new(), null);
        Assert.Equal(new[] { changed, annulled }.Order(), listed.Cases.Select(c => c.Id).Order());

        Task<Guid> Decided() => house.Case(Rows.Town, CaseState.已确认, day, day.AddDays(9), byTown: day);
        async Task<ReviewRow> Looked(Guid id, ReviewOutcome outcome) => house.It.Work.Part(await house.Case(id), new ReviewRow
        {
            Reports = FactsJson.Write(new List<Report> { new(Change.县区重查, null, null, "抽查时有出入", Guid.Empty, "赵审核", day) }), Facts = "{}", State = ReviewState.已决定, Outcome = outcome,
        });
    }

    private static async Task<FigureRow> Row(House house, Caller who, string slug, FigureFilter? filter = null) =>
        (await house.It.Figures.Of(who, null, filter)).Single(r => r.Indicator.Slug == slug);

    private static async Task<long?> Value(House house, Caller who, string slug) => (await Row(house, who, slug)).Total.Value;

    /// <summary>Turns every page of the list and compares it with the figure.</summary>
    private static async Task RequireSame(House house, Caller officer, Indicator indicator, FigureCell cell, DivisionCode? area)
    {
        var cases = new List<FigureCase>();
        var grants = new List<FigureGrant>();
        var places = new List<FigurePlace>();
        var payments = new List<FigurePayment>();
        var batches = new List<FigureBatch>();
        var reviews = new List<FigureReview>();
        var standards = new List<FigureStandard>();
        string? after = null;
        do
        {
            var page = await house.It.Figures.List(officer, indicator.Slug, new(area), after, size: 2);
            Assert.Equal((cell.Rows, cell.Value, cell.Whole), (page.Count, page.Total.Value, page.Total.Whole));
            cases.AddRange(page.Cases);
            grants.AddRange(page.Grants);
            places.AddRange(page.Places);
            payments.AddRange(page.Payments);
            batches.AddRange(page.Batches);
            reviews.AddRange(page.Reviews);
            standards.AddRange(page.Standards);
            after = page.Next;
        }
        while (after is not null);
        var what = $"{officer.Name} {indicator.Name} {cell.Name}";
        var ids = cases.Select(c => c.Id.ToString()).Concat(grants.Select(g => g.Id.ToString())).Concat(places.Select(p => p.Code)).Concat(payments.Select(p => $"{p.Batch}/{p.No}"))
            .Concat(batches.Select(b => b.Id.ToString())).Concat(reviews.Select(r => r.Id.ToString())).Concat(standards.Select(s => s.Code + s.Class)).ToList();
        Assert.True(cell.Rows == ids.Count, what);
        Assert.Equal(cell.Rows, ids.Distinct().Count());
        Assert.Equal(cell.Value, indicator.Figure switch
        {
            Figure.DelegatedDrawn or Figure.DelegatedDays => cases.Count == 0 ? null : cell.Value,
            Figure.OnTime or Figure.DelegatedOnTime => cases.Count == 0 ? null : cases.Count(c => c.OnTime == true) * 10000L / cases.Count,
            Figure.Persons => grants.Sum(g => g.Persons),
            Figure.AverageGrant => grants.Count == 0 ? null : Rounding.四舍五入到分.Divide(grants.Sum(g => g.Monthly.Fen), grants.Count),
            Figure.Money or Figure.MonthMoney or Figure.Unreached => payments.Sum(p => p.Amount.Fen),
            Figure.MoneyPerPerson => payments.Count == 0 ? null : cell.Value,
            Figure.MoneyFrom => cell.Value is null ? null : batches.Sum(b => b.Amount.Fen),
            Figure.PaidOnTime => payments.Count == 0 ? null : payments.Count(p => p.OnTime == true) * 10000L / payments.Count,
            Figure.StandardsRaised => standards.Select(s => s.Code).Distinct().Count(),
            Figure.Standard when standards.Sum(s => s.Persons) is > 0 and var persons => Rounding.四舍五入到分.Divide(standards.Sum(s => s.Monthly!.Value.Fen * s.Persons), persons),
            Figure.StandardOverLine => standards.Any(s => s.Over is null) ? null : standards.Min(s => s.Over),
            Figure.Standard or Figure.StandardByYear or Figure.StandardRatio => cell.Value,
            _ => cell.Rows,
        });
    }
}
