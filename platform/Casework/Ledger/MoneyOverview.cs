using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Ledger;

/// <summary>Batches of a county by where they stand.</summary>
public sealed record BatchCount(BatchState State, int Batches, Amounts Amounts);

/// <summary>What came back from the bank in a county, by its cause.</summary>
/// <param name="Waiting">Not paid again yet.</param>
public sealed record ReturnCount(string Cause, Amounts All, Amounts Waiting);

/// <summary>Money on its way for so many days.</summary>
public sealed record AgeCount(string Text, Amounts Amounts);

/// <summary>A county's money at a glance.</summary>
/// <param name="Counties">Money on its way, county by county; one line in a county.</param>
/// <param name="Troubles">Rows of returns that a human has not answered.</param>
public sealed record MoneyGlance(IReadOnlyList<BatchCount> Batches, IReadOnlyList<ReturnCount> Returns, IReadOnlyList<AgeCount> Ages, IReadOnlyList<(string Code, string County, Amounts Amounts, int OldestDays)> Counties, int Troubles);

/// <summary>批次、退回、账龄 on one page: counted in the database, never line by line.</summary>
public sealed class MoneyOverview(CaseWork work)
{
    /// <summary>The steps that an auditor asks for (own): up to 30 days, up to 90, more.</summary>
    private static readonly (string Text, int From, int To)[] Steps = [("30 天以内", 0, 30), ("31 到 90 天", 31, 90), ("90 天以上", 91, int.MaxValue)];

    /// <summary>The last twelve months' batches, everything that came back in them, and all that is on its way today.</summary>
    public async Task<MoneyGlance> Of(Caller caller, Benefit benefit)
    {
        MoneyBook.RequireLook(caller);
        await using var db = work.Database.Open(caller);
        var (first, today) = (PayMonth.Of(work.Today.AddMonths(-11)).Key, work.Today);
        var batches = db.Batches.AsNoTracking().Where(b => b.Programme == benefit.Programme && string.Compare(b.Month, first) >= 0);
        var states = await batches.GroupBy(b => b.State).Select(g => new { g.Key, Batches = g.Count(), Lines = g.Sum(b => b.Lines), Fen = g.Sum(b => b.Fen) }).ToListAsync();
        var returns = await db.Lines.AsNoTracking().Where(l => l.Programme == benefit.Programme && l.ReturnedFor != null && batches.Any(b => b.Id == l.BatchId))
            .GroupBy(l => new { l.ReturnedFor, l.State }).Select(g => new { g.Key, Lines = g.Count(), Fen = g.Sum(l => l.Fen) }).ToListAsync();
        var open = await (from l in db.Lines.AsNoTracking().StillOpen()
                          join b in db.Batches.AsNoTracking() on l.BatchId equals b.Id
                          where l.Programme == benefit.Programme && (l.State == LineState.已送 || l.State == LineState.退回 || l.State == LineState.待重发)
                          group l by new { l.CountyCode, l.EndedOn, b.ReleasedAt } into all
                          select new { all.Key, Lines = all.Count(), Fen = all.Sum(l => l.Fen) }).ToListAsync();
        var troubles = await db.ReturnRows.CountAsync(r => r.Trouble != null && r.Answer == null && db.ReturnFiles.Any(f => f.Id == r.FileId && db.Batches.Any(b => b.Id == f.BatchId && b.Programme == benefit.Programme)));
        var aged = open.Select(o => (o.Key.CountyCode, Days: today.DayNumber - (o.Key.EndedOn ?? DateOnly.FromDateTime(o.Key.ReleasedAt!.Value.AddHours(8))).DayNumber, Amounts: new Amounts(o.Lines, new(o.Fen)))).ToList();
        return new(
            [.. Enum.GetValues<BatchState>().Select(s => states.FirstOrDefault(x => x.Key == s) is { } it ? new BatchCount(s, it.Batches, new(it.Lines, new(it.Fen))) : new(s, 0, default))],
            [.. returns.GroupBy(r => r.Key.ReturnedFor!).OrderByDescending(g => g.Sum(r => r.Lines)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new ReturnCount(g.Key,
                Total(g.Select(r => new Amounts(r.Lines, new(r.Fen)))), Total(g.Where(r => r.Key.State is LineState.退回 or LineState.待重发).Select(r => new Amounts(r.Lines, new(r.Fen))))))],
            [.. Steps.Select(s => new AgeCount(s.Text, Total(aged.Where(a => a.Days >= s.From && a.Days <= s.To).Select(a => a.Amounts))))],
            [.. aged.GroupBy(a => a.CountyCode).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, work.Database.Divisions.Name(DivisionCode.Of(g.Key)), Total(g.Select(a => a.Amounts)), g.Max(a => a.Days)))],
            troubles);
    }

    private static Amounts Total(IEnumerable<Amounts> amounts) => amounts.Aggregate(new Amounts(), (a, b) => a + b);
}
