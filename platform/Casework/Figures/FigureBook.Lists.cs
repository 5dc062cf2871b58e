using System.Globalization;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Anmin.Core.Watching;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Figures;

/// <summary>A case behind a figure.</summary>
/// <param name="Due">Last day while it is open; null while the limit is paused.</param>
public sealed record FigureCase(
    Guid Id, string Number, string Applicant, int Members, string Place, CaseState State, DateOnly SubmittedOn, DateOnly? DecidedOn, DateOnly? Due, bool? OnTime);

/// <summary>A grant behind a figure, with what it pays this month.</summary>
public sealed record FigureGrant(Guid Id, string Name, int Persons, string Class, string Place, Money Monthly, string StartMonth);

/// <summary>A division behind a figure, with the entry that holds there, the oldest where there are several.</summary>
public sealed record FigurePlace(string Code, string Name, Guid Entry, DateOnly From, DateOnly? To);

/// <summary>A page of what lies behind a figure: cases, grants, payments …, whichever it counts.</summary>
/// <param name="Subject">Slug of the service, benefit or register the rows belong to.</param>
/// <param name="Count">How many rows there are on all pages.</param>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
public sealed record FigurePage(
    Indicator Indicator, Behind Behind, string Subject, FigureArea Area, Period Period, FigureCell Total, long Count,
    IReadOnlyList<FigureCase> Cases, IReadOnlyList<FigureGrant> Grants, IReadOnlyList<FigurePlace> Places, string? Next)
{
    public IReadOnlyList<FigurePayment> Payments { get; init; } = [];

    public IReadOnlyList<FigureBatch> Batches { get; init; } = [];

    public IReadOnlyList<FigureReview> Reviews { get; init; } = [];

    public IReadOnlyList<FigureStandard> Standards { get; init; } = [];

    public bool IsOverTime => Counted.IsOverTime(Indicator.Figure);

    /// <summary>Whether it is told of one month.</summary>
    public bool IsOfMonth => Counted.IsOfMonth(Indicator.Figure);

    public int Lines => Cases.Count + Grants.Count + Places.Count + Payments.Count + Batches.Count + Reviews.Count + Standards.Count;
}

public sealed partial class FigureBook
{
    public const int PageSize = 40;

    private static readonly DateOnly Never = new(9999, 12, 31);

    /// <summary>What lies behind a figure, a page at a time: exactly the rows that were counted.</summary>
    public async Task<FigurePage> List(Caller caller, string slug, FigureFilter filter, string? after = null, int size = PageSize)
    {
        var indicator = Find(slug);
        var area = AreaOf(caller, filter.Area);
        var period = filter.Period ?? Period.OfYear(database.Today.Year);
        var behind = Counted.BehindOf(indicator.Figure);
        await using var db = database.Open(caller);
        var shutOut = await Counted.ShutOut(db, caller);
        if (behind is Behind.Standards)
        {
            return StandardPage(indicator, area, period, await StandardsOf(db, indicator.Of, area, [Counted.MonthOf(period, database.Today)], shutOut), after, size);
        }
        var total = behind == Behind.Batches ? GivenRow(indicator, area, await Given(db, indicator.Of, area, period)).Total
            : Row(indicator, area, await Tallies(db, indicator.Of, Counted.NeededBy(indicator.Figure), area, period, shutOut)).Total;
        var subject = behind is Behind.Cases or Behind.Places ? indicator.Of : BenefitOf(indicator.Of)?.Slug ?? indicator.Of;
        var page = new FigurePage(indicator, behind, subject, area, period, total, total.Rows, [], [], [], null);
        return behind switch
        {
            Behind.Cases => await CasePage(Counted.Among(db, Counted.CasesOf(db, indicator.Of, area, shutOut), indicator.Figure, period, database.Today), page, filter.Late, after, size),
            Behind.Grants when BenefitOf(indicator.Of) is { } benefit =>
                await GrantPage(Counted.GrantsOf(db, benefit, Counted.MonthOf(period, database.Today), area, shutOut), page, after, size),
            Behind.Lines when BenefitOf(indicator.Of) is { } benefit => await PaymentPage(db, benefit, page, filter.Late, shutOut, after, size),
            Behind.Batches when BenefitOf(indicator.Of) is { } benefit => await BatchPage(db, benefit, page, after, size),
            Behind.Reviews when BenefitOf(indicator.Of) is { } benefit => await ReviewPage(db, benefit, page, shutOut, after, size),
            Behind.Places => await PlacePage(db, page, after, size),
            _ => page,
        };
    }

    /// <summary>What is open comes by its last day, what is done newest first.</summary>
    private async Task<FigurePage> CasePage(IQueryable<CaseRow> cases, FigurePage page, bool late, string? after, int size)
    {
        if (late && page.Indicator.Figure.IsTimeliness())
        {
            cases = cases.Where(c => c.OnTime != true);
            page = page with { Count = await cases.LongCountAsync() };
        }
        var byDay = page.Indicator.Figure is Figure.Open or Figure.Overdue;
        if (byDay && after?.Split('_') is [var day, var key] && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) && Guid.TryParse(key, out var last))
        {
            cases = cases.Where(c => (c.TotalDue ?? c.Due ?? Never) > due || ((c.TotalDue ?? c.Due ?? Never) == due && c.Id.CompareTo(last) > 0));
        }
        else if (!byDay && Guid.TryParse(after, out last))
        {
            cases = cases.Where(c => c.Id.CompareTo(last) < 0);
        }
        var ordered = byDay ? cases.OrderBy(c => c.TotalDue ?? c.Due ?? Never).ThenBy(c => c.Id) : cases.OrderByDescending(c => c.Id);
        var (rows, next) = Cut(await ordered.Take(size + 1).ToListAsync(), size, c => byDay ? $"{c.TotalDue ?? c.Due ?? Never:yyyyMMdd}_{c.Id}" : $"{c.Id}");
        return page with { Cases = [.. rows.Select(Line)], Next = next };
    }

    private async Task<FigurePage> GrantPage(IQueryable<Running> grants, FigurePage page, string? after, int size)
    {
        if (after?.Split('_') is [var village, var key] && Guid.TryParse(key, out var last))
        {
            grants = grants.Where(r => string.Compare(r.Grant.VillageCode, village) > 0 || (r.Grant.VillageCode == village && r.Grant.Id.CompareTo(last) > 0));
        }
        var (rows, next) = Cut(await grants.OrderBy(r => r.Grant.VillageCode).ThenBy(r => r.Grant.Id).Take(size + 1).ToListAsync(), size, r => $"{r.Grant.VillageCode}_{r.Grant.Id}");
        return page with { Grants = [.. rows.Select(Line)], Next = next };
    }

    private async Task<FigurePage> PlacePage(AnminDb db, FigurePage page, string? after, int size)
    {
        var places = (await PlacesOf(db, page.Indicator.Of, page.Area)).Where(p => string.CompareOrdinal(p.Value, after) > 0).Take(size + 1).ToList();
        var (shown, next) = Cut(places, size, p => p.Value);
        var then = shown.SelectMany(database.Divisions.WithPredecessors).Select(p => p.Value).ToList();
        var entries = (await Counted.EntriesOf(db, page.Indicator.Of, database.Today).Where(e => then.Contains(e.AreaCode)).ToListAsync()).ToLookup(e => page.Area.Restated(DivisionCode.Of(e.AreaCode)));
        return page with { Places = [.. shown.Select(p => Line(p, entries[p]))], Next = next };
    }

    private FigureCase Line(CaseRow c) => new(
        c.Id, c.Number, c.Applicant, c.Members, PlaceOf(c.VillageCode), c.State, c.SubmittedOn, c.DecidedOn,
        c.DecidedOn is null && !c.Paused ? c.TotalDue ?? c.Due : null, c.OnTime);

    private FigureGrant Line(Running r) => new(r.Grant.Id, r.Grant.Name, r.Term.Persons, r.Grant.Class, PlaceOf(r.Grant.VillageCode), new(r.Term.MonthlyFen), r.Grant.StartMonth);

    private FigurePlace Line(DivisionCode place, IEnumerable<EntryRow> entries)
    {
        var entry = entries.OrderBy(e => e.From).ThenBy(e => e.Id).First();
        return new(place.Value, PlaceOf(place.Value), entry.Id, entry.From, entry.To);
    }

    private string PlaceOf(string code) => database.Divisions.FullName(DivisionCode.Of(code));

    private static (IReadOnlyList<T> Shown, string? Next) Cut<T>(IReadOnlyList<T> rows, int size, Func<T, string> cursor) =>
        rows.Count > size ? ([.. rows.Take(size)], cursor(rows[size - 1])) : (rows, null);
}
