using System.Globalization;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Values;
using Anmin.Core.Watching;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Figures;

/// <summary>A re-verification behind a figure.</summary>
public sealed record FigureReview(Guid Id, string Name, string Place, DateOnly Due, ReviewState State, DateOnly? DecidedOn, ReviewOutcome? Outcome);

/// <summary>Re-verifications: which were due, which are done.</summary>
public sealed partial class FigureBook
{
    private static readonly string Scheduled = nameof(Change.定期复核);

    /// <summary>Re-verifications whose day lies in a period and is not after today.</summary>
    internal static IQueryable<ReviewRow> ReviewsOf(AnminDb db, Benefit benefit, FigureArea area, Period period, DateOnly today, IReadOnlyList<string> shutOut)
    {
        var (from, to) = (period.From, period.To < today ? period.To : today);
        var reviews = area.Within(db.Reviews.AsNoTracking()).Where(r => r.Due >= from && r.Due <= to && r.Reports.Contains(Scheduled)
            && db.Grants.Any(g => g.Id == r.GrantId && g.Programme == benefit.Programme));
        return shutOut.Count == 0 ? reviews : reviews.Where(r => !db.Parties.Any(p => p.CaseId == r.CaseId && shutOut.Contains(p.IdNumber!)));
    }

    private async Task<IEnumerable<(string, Tally)>> ReviewsBy(AnminDb db, Benefit benefit, FigureArea area, Period period, IReadOnlyList<string> shutOut)
    {
        var column = area.PartColumn;
        var sums = await ReviewsOf(db, benefit, area, period, database.Today, shutOut).GroupBy(r => EF.Property<string>(r, column))
            .Select(g => new { g.Key, Due = g.LongCount(), Done = g.LongCount(r => r.State == ReviewState.已决定) }).ToListAsync();
        return sums.Select(s => (s.Key, new Tally(ReviewsDue: s.Due, ReviewsDone: s.Done)));
    }

    private async Task<IEnumerable<(PayMonth, Tally)>> ReviewsByMonth(AnminDb db, Benefit benefit, FigureArea area, Period period, IReadOnlyList<string> shutOut)
    {
        var sums = await ReviewsOf(db, benefit, area, period, database.Today, shutOut).GroupBy(r => new { r.Due!.Value.Year, r.Due!.Value.Month })
            .Select(g => new { g.Key, Due = g.LongCount(), Done = g.LongCount(r => r.State == ReviewState.已决定) }).ToListAsync();
        return sums.Select(s => (new PayMonth(s.Key.Year, s.Key.Month), new Tally(ReviewsDue: s.Due, ReviewsDone: s.Done)));
    }

    private async Task<FigurePage> ReviewPage(AnminDb db, Benefit benefit, FigurePage page, IReadOnlyList<string> shutOut, string? after, int size)
    {
        var reviews = ReviewsOf(db, benefit, page.Area, page.Period, database.Today, shutOut);
        if (page.Indicator.Figure == Figure.ReviewsDone)
        {
            reviews = reviews.Where(r => r.State == ReviewState.已决定);
        }
        if (after?.Split('_') is [var day, var key] && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) && Guid.TryParse(key, out var last))
        {
            reviews = reviews.Where(r => r.Due > due || (r.Due == due && r.Id.CompareTo(last) > 0));
        }
        var named = await reviews.OrderBy(r => r.Due).ThenBy(r => r.Id).Take(size + 1)
            .Select(r => new { Row = r, Name = db.Grants.Where(g => g.Id == r.GrantId).Select(g => g.Name).First() }).ToListAsync();
        var (rows, next) = Cut(named, size, r => $"{r.Row.Due:yyyyMMdd}_{r.Row.Id}");
        return page with { Reviews = [.. rows.Select(r => new FigureReview(r.Row.Id, r.Name, PlaceOf(r.Row.VillageCode), r.Row.Due!.Value, r.Row.State, r.Row.DecidedOn, r.Row.Outcome))], Next = next };
    }
}
