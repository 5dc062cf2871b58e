using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Watching;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Figures;

/// <summary>One figure for one county (or the whole area when the code is empty).</summary>
/// <param name="Value">Count, or fen for amounts, or basis points for rates; null where there is nothing to divide by.</param>
public sealed record FigureCell(string CountyCode, string County, long? Value);

/// <summary>A figure with its total and its counties.</summary>
public sealed record FigureRow(Indicator Indicator, long? Total, IReadOnlyList<FigureCell> Counties);

/// <summary>Live figures of declared indicators, counted over what the caller may see; a few grouped queries, never a loop over cases.</summary>
public sealed class FigureBook(Database database, Catalogue catalogue)
{
    private sealed record Sums(string County, long Applications, long Decisions, long Open, long OnTime, long Overdue);

    private sealed record Grants(string County, long Households, long Persons, long Fen);

    public async Task<IReadOnlyList<FigureRow>> Of(Caller caller, string? clause = null)
    {
        var indicators = catalogue.Of<Indicator>().Where(i => clause is null || i.Clauses.Contains(clause)).ToList();
        await using var db = database.Open(caller);
        var rows = new List<FigureRow>();
        foreach (var service in indicators.GroupBy(i => i.Of))
        {
            var cases = await Cases(db, service.Key);
            var grants = await GrantsOf(db, service.Key);
            var entries = await Entries(db, service.Key);
            rows.AddRange(service.Select(i => Row(i, cases, grants, entries)));
        }
        return [.. indicators.Select(i => rows.First(r => r.Indicator == i))];
    }

    private async Task<List<Sums>> Cases(AnminDb db, string matter)
    {
        var today = database.Today;
        return await db.Cases.AsNoTracking().Where(c => c.Matter == matter).GroupBy(c => c.CountyCode).Select(g => new Sums(g.Key,
            g.LongCount(),
            g.LongCount(c => c.DecidedOn != null),
            g.LongCount(c => c.DecidedOn == null && c.State != CaseState.终止 && c.State != CaseState.撤回),
            g.LongCount(c => c.OnTime == true),
            g.LongCount(c => c.OnTime == false || (c.DecidedOn == null && c.TotalDue != null && c.TotalDue < today && c.State != CaseState.终止 && c.State != CaseState.撤回)))).ToListAsync();
    }

    private async Task<List<Grants>> GrantsOf(AnminDb db, string of)
    {
        if ((catalogue.Find<Benefit>(of) ?? catalogue.Find<Matter>(of)?.Pays) is not { } benefit)
        {
            return [];
        }
        var month = Core.Values.PayMonth.Of(database.Today).Key;
        return await db.Grants.AsNoTracking()
            .Where(g => g.Programme == benefit.Programme && (g.EndMonth == null || string.Compare(g.EndMonth, month) >= 0))
            .GroupBy(g => g.CountyCode).Select(g => new Grants(g.Key, g.LongCount(), g.Sum(x => (long)x.Persons), g.Sum(x => x.MonthlyFen))).ToListAsync();
    }

    private async Task<Dictionary<string, long>> Entries(AnminDb db, string register)
    {
        var today = database.Today;
        return await db.Entries.AsNoTracking()
            .Where(e => e.Register == register && e.ReplacedAt == null && e.From <= today && (e.To == null || e.To >= today)
                && (db.Scope.Everything || db.Scope.Counties.Contains(e.CountyCode) || db.Scope.Towns.Contains(e.TownCode)))
            .GroupBy(e => e.CountyCode).Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count);
    }

    private FigureRow Row(Indicator indicator, List<Sums> cases, List<Grants> grants, Dictionary<string, long> entries)
    {
        var counties = database.Divisions.Counties(database.Today)
            .Select(d => new FigureCell(d.Code, d.Name, Value(indicator.Figure,
                cases.Where(c => SameCounty(c.County, d.Code)).ToList(), grants.Where(c => SameCounty(c.County, d.Code)).ToList(),
                entries.Where(e => SameCounty(e.Key, d.Code)).Sum(e => e.Value)))).ToList();
        return new(indicator, Value(indicator.Figure, cases, grants, entries.Values.Sum()), counties);
    }

    /// <summary>Cases keep the code of their time; figures are restated to today's counties (S-AZ-9).</summary>
    private bool SameCounty(string then, string now) =>
        then == now || database.Divisions.WithPredecessors(Core.Values.DivisionCode.Of(now)).Any(d => d.Value == then);

    private static long? Value(Figure figure, List<Sums> cases, List<Grants> grants, long entries)
    {
        var households = grants.Sum(g => g.Households);
        var decided = cases.Sum(c => c.Decisions);
        return figure switch
        {
            Figure.Applications => cases.Sum(c => c.Applications),
            Figure.Decisions => decided,
            Figure.Open => cases.Sum(c => c.Open),
            Figure.Households => households,
            Figure.Persons => grants.Sum(g => g.Persons),
            Figure.AverageGrant => households == 0 ? null : grants.Sum(g => g.Fen) / households,
            Figure.OnTime => decided == 0 ? null : cases.Sum(c => c.OnTime) * 10000 / decided,
            Figure.Overdue => cases.Sum(c => c.Overdue),
            Figure.EntriesInForce => entries,
            _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "没有这个指标"),
        };
    }
}
