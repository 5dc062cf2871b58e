using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Registers;
using Anmin.Core.Values;
using Anmin.Core.Watching;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Figures;

/// <summary>One figure for one place.</summary>
/// <param name="Value">Count, or fen for amounts, or basis points for rates; null where there is nothing to divide by.</param>
/// <param name="Rows">How many rows lie behind it: what the list shows.</param>
/// <param name="Whole">What it is a share of: the decisions of a rate, the divisions that could have an entry; null for plain counts.</param>
public sealed record FigureCell(string Code, string Name, long? Value, long Rows, long? Whole);

/// <summary>A figure for a place and for each division below it.</summary>
public sealed record FigureRow(Indicator Indicator, FigureCell Total, IReadOnlyList<FigureCell> Parts)
{
    /// <summary>Whether it is counted over the period; otherwise it stands as it is today.</summary>
    public bool IsOverTime => Counted.IsOverTime(Indicator.Figure);

    /// <summary>Whether it is told of one month.</summary>
    public bool IsOfMonth => Counted.IsOfMonth(Indicator.Figure);
}

/// <summary>The figure of one month.</summary>
public sealed record FigureMonth(PayMonth Month, FigureCell Cell);

/// <summary>Where and when to count; the caller's own area and the running year when nothing is said.</summary>
/// <param name="Late">Of a rate only the decisions past their limit.</param>
public sealed record FigureFilter(DivisionCode? Area = null, Period? Period = null, bool Late = false);

/// <summary>Live figures of declared indicators, counted over what the caller may see; a few grouped queries, never a loop over cases.</summary>
public sealed partial class FigureBook(Database database, Catalogue catalogue, Clock.Clocks clocks, PolicyBook policies)
{
    /// <summary>How many months a trend looks back, this one included.</summary>
    public const int TrendMonths = 12;

    /// <summary>The place that a caller asks about.</summary>
    /// <exception cref="NotThere">Not his, unknown, or he is no officer.</exception>
    public FigureArea AreaOf(Caller caller, DivisionCode? asked = null) =>
        caller.IsStaff || caller.Role == Role.系统 ? FigureArea.Of(caller, database.Divisions, database.Today, asked) : throw new NotThere();

    /// <summary>The figures of a clause, or of the whole document, in the order of their declaration.</summary>
    public async Task<IReadOnlyList<FigureRow>> Of(Caller caller, string? clause = null, FigureFilter? filter = null)
    {
        var area = AreaOf(caller, filter?.Area);
        var period = filter?.Period ?? Period.OfYear(database.Today.Year);
        var indicators = catalogue.Of<Indicator>().Where(i => clause is null || i.Clauses.Contains(clause)).ToList();
        await using var db = database.Open(caller);
        var shutOut = await Counted.ShutOut(db, caller);
        var rows = new Dictionary<Indicator, FigureRow>();
        foreach (var subject in indicators.GroupBy(i => i.Of))
        {
            var tallies = await Tallies(db, subject.Key, [.. subject.SelectMany(i => Counted.NeededBy(i.Figure)).Distinct()], area, period, shutOut);
            var given = subject.Any(i => i.Figure == Figure.MoneyFrom) ? await Given(db, subject.Key, area, period) : [];
            var standards = subject.Any(i => i.Figure.IsOfStandards()) ? await StandardsOf(db, subject.Key, area, [Counted.MonthOf(period, database.Today)], shutOut) : [];
            foreach (var indicator in subject)
            {
                rows[indicator] = indicator.Figure == Figure.MoneyFrom ? GivenRow(indicator, area, given)
                    : indicator.Figure.IsOfStandards() ? StandardRow(indicator, area, standards)
                    : Row(indicator, area, tallies);
            }
        }
        return [.. indicators.Select(i => rows[i])];
    }

    /// <summary>An indicator month by month, this month last; null for what stands as it is today.</summary>
    public async Task<IReadOnlyList<FigureMonth>?> Trend(Caller caller, string slug, DivisionCode? asked = null)
    {
        var indicator = Find(slug);
        if (!Counted.IsOverTime(indicator.Figure) && !Counted.IsOfMonth(indicator.Figure))
        {
            return null;
        }
        var area = AreaOf(caller, asked);
        var months = Months(PayMonth.Of(database.Today));
        await using var db = database.Open(caller);
        var shutOut = await Counted.ShutOut(db, caller);
        FigureMonth Month(PayMonth m, Tally? tally) => new(m, Cell(indicator, area.Code.Value, m.ToString(), tally ?? new()));
        switch (Counted.BehindOf(indicator.Figure))
        {
            case Behind.Batches:
                return await GivenByMonth(db, indicator, area, months);
            case Behind.Standards:
                var standards = await StandardsOf(db, indicator.Of, area, months, shutOut);
                return [.. months.Select(m => new FigureMonth(m, StandardCell(indicator, area.Code.Value, m.ToString(), [.. standards.Where(s => s.Month == m)])))];
            case Behind.Cases:
                var cases = await CasesByMonth(db, indicator, area, months, shutOut);
                return [.. months.Select(m => Month(m, cases.GetValueOrDefault(m)))];
            case var _ when BenefitOf(indicator.Of) is { } benefit:
                var counted = await BenefitByMonth(db, benefit, indicator.Figure, area, months, shutOut);
                return [.. months.Select(m => Month(m, counted.GetValueOrDefault(m)))];
            default:
                return [.. months.Select(m => Month(m, null))];
        }
    }

    private async Task<Dictionary<PayMonth, Tally>> CasesByMonth(AnminDb db, Indicator indicator, FigureArea area, IReadOnlyList<PayMonth> months, IReadOnlyList<string> shutOut)
    {
        var cases = Counted.Among(db, Counted.CasesOf(db, indicator.Of, area, shutOut), indicator.Figure, Spanning(months), database.Today);
        if (indicator.Figure == Figure.DelegatedDays)
        {
            return (await Spans(cases, area.PartColumn)).GroupBy(s => PayMonth.Of(s.Decided)).ToDictionary(g => g.Key, Days);
        }
        var counts = indicator.Figure == Figure.Applications
            ? await cases.GroupBy(c => new { c.SubmittedOn.Year, c.SubmittedOn.Month })
                .Select(g => new { g.Key.Year, g.Key.Month, Count = g.LongCount(), OnTime = 0L, Drawn = 0L }).ToListAsync()
            : await cases.GroupBy(c => new { c.DecidedOn!.Value.Year, c.DecidedOn!.Value.Month })
                .Select(g => new { g.Key.Year, g.Key.Month, Count = g.LongCount(), OnTime = g.LongCount(c => c.OnTime == true), Drawn = g.LongCount(c => c.Drawn) }).ToListAsync();
        return counts.ToDictionary(c => new PayMonth(c.Year, c.Month), c => new Tally(
            Applications: c.Count, Decisions: c.Count, OnTime: c.OnTime, Delegated: c.Count, DelegatedOnTime: c.OnTime, DelegatedDrawn: c.Drawn, DelegatedOverturned: c.Count));
    }

    /// <summary>What a benefit's grants, payments and reviews add up to, month by month.</summary>
    private async Task<Dictionary<PayMonth, Tally>> BenefitByMonth(AnminDb db, Benefit benefit, Figure figure, FigureArea area, IReadOnlyList<PayMonth> months, IReadOnlyList<string> shutOut)
    {
        var needed = Counted.NeededBy(figure);
        List<(PayMonth Month, Tally Tally)> counted = [];
        if (needed.Contains(Behind.Grants))
        {
            counted.AddRange((await Counted.GrantsByMonth(db, benefit, months, area, shutOut)).Select(r => (r.Month, new Tally(Households: r.Households, Persons: r.Persons, Fen: r.Fen))));
        }
        if (needed.Contains(Behind.Lines))
        {
            counted.AddRange((await Payments(db, benefit, area, Spanning(months), null, shutOut)).Select(p => (p.Month, p.Tally)));
        }
        if (needed.Contains(Behind.Reviews))
        {
            counted.AddRange(await ReviewsByMonth(db, benefit, area, Spanning(months), shutOut));
        }
        return counted.GroupBy(c => c.Month).ToDictionary(g => g.Key, g => g.Aggregate(new Tally(), (sum, c) => sum + c.Tally));
    }

    private static Period Spanning(IReadOnlyList<PayMonth> months) => new(months[0].FirstDay, months[^1].Next.FirstDay.AddDays(-1), "");

    private Indicator Find(string slug) => catalogue.Find<Indicator>(slug) ?? throw new NotThere();

    private Benefit? BenefitOf(string subject) => catalogue.Find<Benefit>(subject) ?? catalogue.Find<Matter>(subject)?.Pays;

    private FigureRow Row(Indicator indicator, FigureArea area, Dictionary<string, Tally> tallies)
    {
        var level = Counted.BehindOf(indicator.Figure) == Behind.Places ? catalogue.Find<Register>(indicator.Of)?.Place?.Asks.Level : null;
        Tally Here(DivisionCode place, Tally tally) => tally with { Divisions = level is { } of ? area.Count(of, place) : null };
        var total = Cell(indicator, area.Code.Value, area.Name, Here(area.Code, tallies.Values.Aggregate(new Tally(), (sum, t) => sum + t)));
        if (level <= area.Level || area.Parts.Count == 0)
        {
            return new(indicator, total, []);
        }
        var gone = tallies.Keys.Except(area.Parts.Select(p => p.Code)).Order(StringComparer.Ordinal);
        return new(indicator, total,
        [
            .. area.Parts.Select(p => Cell(indicator, p.Code, p.Name, Here(p.Place, tallies.GetValueOrDefault(p.Code, new())))),
            .. gone.Select(code => Cell(indicator, code, area.NameOf(code), tallies[code])).Where(c => c.Rows > 0),
        ]);
    }

    private static FigureCell Cell(Indicator indicator, string code, string name, Tally tally)
    {
        var (value, rows, whole) = tally.Read(indicator.Figure);
        return new(code, name, value, rows, whole);
    }

    /// <summary>What is on file about one service, benefit or register, part by part of a place.</summary>
    private async Task<Dictionary<string, Tally>> Tallies(AnminDb db, string subject, IReadOnlyList<Behind> asked, FigureArea area, Period period, IReadOnlyList<string> shutOut)
    {
        List<(string Code, Tally Tally)> counted = [];
        if (asked.Contains(Behind.Cases))
        {
            var cases = Counted.CasesOf(db, subject, area, shutOut);
            counted.AddRange(await CountCases(cases, area.PartColumn, period));
            counted.AddRange(await CountOverturned(Counted.Among(db, cases, Figure.DelegatedOverturned, period, database.Today), area.PartColumn));
            counted.AddRange((await Spans(cases.Where(Counted.Cases(Figure.DelegatedDays, period, database.Today)), area.PartColumn)).GroupBy(s => s.Code).Select(g => (g.Key, Days(g))));
        }
        if (asked.Contains(Behind.Grants) && BenefitOf(subject) is { } benefit)
        {
            counted.AddRange(await CountGrants(Counted.GrantsOf(db, benefit, Counted.MonthOf(period, database.Today), area, shutOut), area.PartColumn));
        }
        if (asked.Contains(Behind.Lines) && BenefitOf(subject) is { } paid)
        {
            counted.AddRange((await Payments(db, paid, area, period, Counted.MonthOf(period, database.Today), shutOut)).Select(p => (p.Code, p.Tally)));
            counted.AddRange(await UnreachedBy(db, paid, area, shutOut));
        }
        if (asked.Contains(Behind.Reviews) && BenefitOf(subject) is { } reviewed)
        {
            counted.AddRange(await ReviewsBy(db, reviewed, area, period, shutOut));
        }
        if (asked.Contains(Behind.Places))
        {
            counted.AddRange((await PlacesOf(db, subject, area)).Select(p => (area.PartOf(p), new Tally(Places: 1))));
        }
        return counted.GroupBy(c => area.PartOf(c.Code)).ToDictionary(g => g.Key, g => g.Aggregate(new Tally(), (sum, c) => sum + c.Tally));
    }

    private async Task<IEnumerable<(string, Tally)>> CountCases(IQueryable<CaseRow> cases, string column, Period period)
    {
        var today = database.Today;
        var applications = Counted.Cases(Figure.Applications, period, today);
        var decisions = Counted.Cases(Figure.Decisions, period, today);
        var open = Counted.Cases(Figure.Open, period, today);
        var overdue = Counted.Cases(Figure.Overdue, period, today);
        var delegated = Counted.Cases(Figure.Delegated, period, today);
        var counts = await cases.GroupBy(c => EF.Property<string>(c, column)).Select(g => new
        {
            g.Key,
            Applications = g.AsQueryable().LongCount(applications),
            Decisions = g.AsQueryable().LongCount(decisions),
            Open = g.AsQueryable().LongCount(open),
            OnTime = g.AsQueryable().Where(decisions).LongCount(c => c.OnTime == true),
            Overdue = g.AsQueryable().LongCount(overdue),
            DelegatedOnTime = g.AsQueryable().Where(delegated).LongCount(c => c.OnTime == true),
            DelegatedDrawn = g.AsQueryable().Where(delegated).LongCount(c => c.Drawn),
        }).ToListAsync();
        return counts.Select(c => (c.Key, new Tally(c.Applications, c.Decisions, c.Open, c.OnTime, c.Overdue, DelegatedOnTime: c.DelegatedOnTime, DelegatedDrawn: c.DelegatedDrawn)));
    }

    private static async Task<IEnumerable<(string, Tally)>> CountOverturned(IQueryable<CaseRow> overturned, string column) =>
        (await overturned.GroupBy(c => EF.Property<string>(c, column)).Select(g => new { g.Key, Count = g.LongCount() }).ToListAsync())
            .Select(c => (c.Key, new Tally(DelegatedOverturned: c.Count)));

    /// <summary>From which day to which, how many decisions took: a row for each pair of days.</summary>
    private static async Task<IReadOnlyList<(string Code, DateOnly Accepted, DateOnly Decided, long Count)>> Spans(IQueryable<CaseRow> decided, string column) =>
    [
        .. (await decided.Where(c => c.AcceptedOn != null).GroupBy(c => new { Code = EF.Property<string>(c, column), c.AcceptedOn, c.DecidedOn })
            .Select(g => new { g.Key, Count = g.LongCount() }).ToListAsync()).Select(s => (s.Key.Code, s.Key.AcceptedOn!.Value, s.Key.DecidedOn!.Value, s.Count)),
    ];

    private Tally Days(IEnumerable<(string Code, DateOnly Accepted, DateOnly Decided, long Count)> spans) =>
        spans.Aggregate(new Tally(), (sum, s) => sum + new Tally(Delegated: s.Count, DelegatedDays: s.Count * clocks.Calendar.Between(s.Accepted, s.Decided)));

    private static async Task<IEnumerable<(string, Tally)>> CountGrants(IQueryable<Running> grants, string column)
    {
        var counts = await grants.GroupBy(r => EF.Property<string>(r.Grant, column))
            .Select(g => new { g.Key, Households = g.LongCount(), Persons = g.Sum(r => (long)r.Term.Persons), Fen = g.Sum(r => r.Term.MonthlyFen) }).ToListAsync();
        return counts.Select(c => (c.Key, new Tally(Households: c.Households, Persons: c.Persons, Fen: c.Fen)));
    }

    /// <summary>The divisions of today with an entry in force, in the order of their codes.</summary>
    private async Task<IReadOnlyList<DivisionCode>> PlacesOf(AnminDb db, string register, FigureArea area)
    {
        var codes = await Counted.EntriesOf(db, register, database.Today).Select(e => e.AreaCode).Distinct().ToListAsync();
        return [.. codes.Select(DivisionCode.Of).Where(area.Holds).Select(area.Restated).Distinct().OrderBy(p => p.Value, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<PayMonth> Months(PayMonth last)
    {
        var first = last.FirstDay.AddMonths(1 - TrendMonths);
        return [.. Enumerable.Range(0, TrendMonths).Select(i => PayMonth.Of(first.AddMonths(i)))];
    }
}
