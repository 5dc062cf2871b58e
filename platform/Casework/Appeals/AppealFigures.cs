using Anmin.Casework.Desk;
using Anmin.Casework.Figures;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Appeals;

/// <summary>Appeals of a place in a month.</summary>
/// <param name="Place">County of today; township where a county is asked about.</param>
/// <param name="Received">Received in the month, whatever became of them.</param>
/// <param name="Decided">With a result in the month.</param>
/// <param name="Overturned">Of these, changed, annulled, found unlawful or ordered anew.</param>
public sealed record AppealCount(string Place, string Month, AppealKind Kind, int Received, int Decided, int Overturned);

/// <summary>Decisions that a township made by itself, and how many of them were overturned since (1.5).</summary>
public sealed record TownOverturned(string Town, int Decisions, int Overturned);

/// <summary>Figures of appeals, for the monthly report (handbook 01 1.8: overturned).</summary>
public sealed class AppealFigures(CaseWork work)
{
    private static readonly AppealResult[] Overturning = [AppealResult.变更, AppealResult.撤销, AppealResult.确认违法, AppealResult.责令重作];

    /// <summary>Received, decided and overturned by place, month and kind, in the order of both; days of the month of receipt and of the result's document.</summary>
    /// <param name="matter">Slug of the service.</param>
    public async Task<IReadOnlyList<AppealCount>> Of(Caller caller, string matter, Period period, DivisionCode? place = null)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        var area = FigureArea.Of(caller, work.Database.Divisions, work.Today, place);
        var shutOut = await Counted.ShutOut(db, caller);
        var (from, to) = (period.From, period.To);
        var rows = await area.Within(db.Appeals.AsNoTracking())
            .Where(a => db.Cases.Any(c => c.Id == a.CaseId && c.Matter == matter) && ((a.ReceivedOn >= from && a.ReceivedOn <= to) || (a.ResultOn != null && a.ResultOn >= from && a.ResultOn <= to)))
            .Where(a => !db.Parties.Any(p => p.CaseId == a.CaseId && shutOut.Contains(p.IdNumber!)))
            .Select(a => new { Part = EF.Property<string>(a, area.PartColumn), a.Kind, a.ReceivedOn, a.ResultOn, a.Result }).ToListAsync();
        return [.. rows.SelectMany(r => new[]
            {
                (r.Part, Month: PayMonth.Of(r.ReceivedOn).Key, r.Kind, Received: Within(r.ReceivedOn), Decided: 0, Overturned: 0),
                (r.Part, Month: PayMonth.Of(r.ResultOn ?? r.ReceivedOn).Key, r.Kind, Received: 0, Decided: r.ResultOn is { } on ? Within(on) : 0, Overturned: r.ResultOn is { } day && Overturning.Contains(r.Result!.Value) ? Within(day) : 0),
            })
            .Where(r => r.Received + r.Decided > 0)
            .GroupBy(r => (Place: area.PartOf(r.Part), r.Month, r.Kind))
            .Select(g => new AppealCount(g.Key.Place, g.Key.Month, g.Key.Kind, g.Sum(r => r.Received), g.Sum(r => r.Decided), g.Sum(r => r.Overturned)))
            .OrderBy(c => c.Place, StringComparer.Ordinal).ThenBy(c => c.Month, StringComparer.Ordinal).ThenBy(c => c.Kind)];

        int Within(DateOnly day) => day >= from && day <= to ? 1 : 0;
    }

    /// <summary>Per township: decisions of its own in a period, and those of them that an appeal has overturned since.</summary>
    public async Task<IReadOnlyList<TownOverturned>> Towns(Caller caller, string matter, Period period, DivisionCode? place = null)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        var area = FigureArea.Of(caller, work.Database.Divisions, work.Today, place);
        var shutOut = await Counted.ShutOut(db, caller);
        var (from, to) = (period.From, period.To);
        var rows = await Counted.CasesOf(db, matter, area, shutOut).Where(c => c.Delegated && c.DecidedOn != null && c.DecidedOn >= from && c.DecidedOn <= to)
            .GroupBy(c => c.TownCode)
            .Select(g => new { g.Key, Decisions = g.Count(), Overturned = g.Count(c => db.Appeals.Any(a => a.CaseId == c.Id && a.Contested == Contested.确认决定 && a.Result != null && Overturning.Contains(a.Result!.Value))) })
            .ToListAsync();
        return [.. rows.GroupBy(r => area.Restated(DivisionCode.Of(r.Key)).Value).Select(g => new TownOverturned(g.Key, g.Sum(r => r.Decisions), g.Sum(r => r.Overturned)))
            .OrderBy(t => t.Town, StringComparer.Ordinal)];
    }
}
