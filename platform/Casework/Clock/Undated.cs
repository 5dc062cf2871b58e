using Anmin.Casework.Appeals;
using Anmin.Casework.Desk;
using Anmin.Casework.Moving;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Casework.Sweeping;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Anmin.Core.Watching;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Clock;

/// <summary>期限待算: what is on file with its start and without its last day, because the working calendar of a year is not maintained.
/// Once it is, the last days are reckoned from the same starts and limits. Safe to run any number of times: what has its day is not touched.</summary>
public sealed class Undated(CaseWork work, Catalogue catalogue, Requesting requesting, Reporting reporting, Lodging lodging, Handover handover)
{
    /// <summary>Everything in the caller's area that waits for a last day.</summary>
    public async Task<int> Count(Caller caller)
    {
        await using var db = work.Database.Open(caller);
        return await db.Cases.CountAsync(c => c.AwaitsYear != null)
            + await db.Discoveries.CountAsync(d => d.AwaitsYear != null && d.State == DiscoveryState.待核实)
            + await db.WorkItems.CountAsync(w => w.AwaitsYear != null && w.ClosedOn == null)
            + await db.Verifications.CountAsync(v => v.AwaitsYear != null)
            + await db.Reviews.CountAsync(r => r.AwaitsYear != null && r.State != ReviewState.已决定)
            + await db.Appeals.CountAsync(a => a.AwaitsYear != null && a.State != AppealState.已办结)
            + await db.Moves.CountAsync(m => m.AwaitsYear != null && m.DecidedOn == null)
            + await db.Incoming.CountAsync(i => i.AwaitsYear != null && i.State == IncomingState.待答复);
    }

    /// <summary>Gives a last day to whatever waited for a year that is maintained now; one event for all of it, none where there is nothing.</summary>
    /// <returns>How many last days were reckoned.</returns>
    public async Task<int> Reckon()
    {
        var calendar = work.Clocks.Calendar;
        var ready = (await Awaited()).Where(calendar.Knows).ToList();
        if (ready.Count == 0)
        {
            return 0;
        }
        return await work.Database.Effect(Caller.System, async db =>
        {
            var found = await Discoveries(db, ready, calendar);
            var watched = await WorkItems(db, ready, calendar);
            var limits = await Cases(db, ready);
            var others = await Verifications(db, ready) + await Reviews(db, ready) + await Appeals(db, ready) + await Moves(db, ready) + await Letters(db, ready);
            return (new Event("undated-reckoned", "calendar:" + string.Join(',', ready.Order()), Detail:
                $"{string.Join('、', ready.Order())}年工作日历已维护，补算期限：时限 {limits} 个，筛查发现 {found} 条，预警 {watched} 条，核对、来函、复核、申诉和转移 {others} 件"), found + watched + limits + others);
        });
    }

    private async Task<IReadOnlyList<int>> Awaited()
    {
        await using var db = work.Database.OpenForSystem();
        return await db.Clocks.Where(c => c.AwaitsYear != null).Select(c => c.AwaitsYear!.Value)
            .Union(db.Discoveries.Where(d => d.AwaitsYear != null).Select(d => d.AwaitsYear!.Value))
            .Union(db.WorkItems.Where(w => w.AwaitsYear != null).Select(w => w.AwaitsYear!.Value))
            .Union(db.Verifications.Where(v => v.AwaitsYear != null).Select(v => v.AwaitsYear!.Value))
            .Union(db.Reviews.Where(r => r.AwaitsYear != null).Select(r => r.AwaitsYear!.Value))
            .Union(db.Appeals.Where(a => a.AwaitsYear != null).Select(a => a.AwaitsYear!.Value))
            .Union(db.Moves.Where(m => m.AwaitsYear != null).Select(m => m.AwaitsYear!.Value))
            .Union(db.Incoming.Where(i => i.AwaitsYear != null).Select(i => i.AwaitsYear!.Value)).ToListAsync();
    }

    /// <summary>Findings of one screening and one night have the same days, so that a whole city's take a few statements.</summary>
    private async Task<int> Discoveries(AnminDb db, List<int> ready, Workdays calendar)
    {
        var count = 0;
        var waiting = db.Discoveries.Where(d => d.AwaitsYear != null && ready.Contains(d.AwaitsYear.Value));
        foreach (var night in await waiting.Select(d => new { d.Screening, d.FoundOn }).Distinct().ToListAsync())
        {
            // One whose screening is no longer declared has no limit any more and waits for nothing.
            var screening = catalogue.Find<Screening>(night.Screening);
            var due = screening is null ? default : calendar.Due(night.FoundOn, screening.Limit);
            var raised = screening?.Raised is { } later ? calendar.Due(night.FoundOn, later) : default;
            var awaits = due.Awaits ?? raised.Awaits;
            count += await waiting.Where(d => d.Screening == night.Screening && d.FoundOn == night.FoundOn)
                .ExecuteUpdateAsync(u => u.SetProperty(d => d.Due, due.Day).SetProperty(d => d.RaisedOn, raised.Day).SetProperty(d => d.AwaitsYear, awaits));
        }
        return count;
    }

    private async Task<int> WorkItems(AnminDb db, List<int> ready, Workdays calendar)
    {
        var count = 0;
        var waiting = db.WorkItems.Where(w => w.AwaitsYear != null && ready.Contains(w.AwaitsYear.Value));
        foreach (var round in await waiting.Select(w => new { w.Watch, w.FoundOn }).Distinct().ToListAsync())
        {
            var due = catalogue.Find<Watch>(round.Watch) is { } watch ? calendar.Due(round.FoundOn, watch.Limit) : default;
            count += await waiting.Where(w => w.Watch == round.Watch && w.FoundOn == round.FoundOn)
                .ExecuteUpdateAsync(u => u.SetProperty(w => w.Due, due.Day).SetProperty(w => w.AwaitsYear, due.Awaits));
        }
        return count;
    }

    private async Task<int> Cases(AnminDb db, List<int> ready)
    {
        var clocks = await db.Clocks.Where(c => c.AwaitsYear != null && ready.Contains(c.AwaitsYear.Value)).ToListAsync();
        foreach (var ids in clocks.Select(c => c.CaseId).Distinct().Chunk(500))
        {
            var cases = await db.Cases.Where(c => ids.Contains(c.Id)).ToListAsync();
            var pauses = (await db.Pauses.Where(p => ids.Contains(p.CaseId)).ToListAsync()).ToLookup(p => p.CaseId);
            var running = (await db.Clocks.Where(c => ids.Contains(c.CaseId) && c.EndedOn == null).ToListAsync()).ToLookup(c => c.CaseId);
            foreach (var clock in clocks.Where(c => ids.Contains(c.CaseId)))
            {
                work.Clocks.Reckon(clock, pauses[clock.CaseId]);
            }
            foreach (var @case in cases.Where(c => running[c.Id].Any()))
            {
                Adopt(@case, [.. running[@case.Id]]);
            }
        }
        return clocks.Count;
    }

    /// <summary>What the lists show of a case is what its running clocks say.</summary>
    private static void Adopt(CaseRow @case, IReadOnlyList<ClockRow> running)
    {
        @case.AwaitsYear = running.Select(c => c.AwaitsYear).FirstOrDefault(y => y is not null);
        @case.TotalDue = running.FirstOrDefault(c => c.Step is null)?.Due ?? @case.TotalDue;
        if (!@case.Paused)
        {
            @case.Due = running.FirstOrDefault(c => c.Step is not null)?.Due ?? @case.TotalDue;
        }
    }

    private async Task<int> Verifications(AnminDb db, List<int> ready)
    {
        var rows = await db.Verifications.Where(v => v.AwaitsYear != null && ready.Contains(v.AwaitsYear.Value)).ToListAsync();
        foreach (var row in rows)
        {
            row.AwaitsYear = null;
            if (catalogue.Find<MeansCheck>(row.Declared) is { } declared)
            {
                requesting.Reckon(row, (await Occasion.Of(db, work, row)).Policy, declared);
            }
        }
        return rows.Count;
    }

    private async Task<int> Reviews(AnminDb db, List<int> ready)
    {
        var rows = await db.Reviews.Where(r => r.AwaitsYear != null && ready.Contains(r.AwaitsYear.Value)).ToListAsync();
        var cases = await CasesOf(db, rows.Select(r => r.CaseId));
        var ids = rows.Select(r => r.GrantId).ToList();
        var grants = await db.Grants.AsNoTracking().Where(g => ids.Contains(g.Id)).ToDictionaryAsync(g => g.Id);
        foreach (var row in rows)
        {
            reporting.Reckon(row, cases[row.CaseId], grants[row.GrantId]);
        }
        return rows.Count;
    }

    private async Task<int> Appeals(AnminDb db, List<int> ready)
    {
        var rows = await db.Appeals.Where(a => a.AwaitsYear != null && ready.Contains(a.AwaitsYear.Value)).ToListAsync();
        var cases = await CasesOf(db, rows.Select(r => r.CaseId));
        foreach (var row in rows)
        {
            lodging.Reckon(row, cases[row.CaseId]);
        }
        return rows.Count;
    }

    private async Task<int> Moves(AnminDb db, List<int> ready)
    {
        var rows = await db.Moves.Where(m => m.AwaitsYear != null && ready.Contains(m.AwaitsYear.Value)).ToListAsync();
        var cases = await CasesOf(db, rows.Select(r => r.CaseId));
        foreach (var row in rows)
        {
            handover.Reckon(row, cases[row.CaseId]);
        }
        return rows.Count;
    }

    private async Task<int> Letters(AnminDb db, List<int> ready)
    {
        var rows = await db.Incoming.Where(i => i.AwaitsYear != null && ready.Contains(i.AwaitsYear.Value)).ToListAsync();
        foreach (var row in rows)
        {
            Incoming.Reckon(work, row);
        }
        return rows.Count;
    }

    private static Task<Dictionary<Guid, CaseRow>> CasesOf(AnminDb db, IEnumerable<Guid> ids)
    {
        var named = ids.Distinct().ToList();
        return db.Cases.AsNoTracking().Where(c => named.Contains(c.Id)).ToDictionaryAsync(c => c.Id);
    }
}
