using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Appeals;

/// <summary>A decision that can be fought.</summary>
/// <param name="What">What it said, in a few words.</param>
/// <param name="KnownOn">When it was delivered, where that is on file.</param>
/// <param name="OughtMonth">First month that it changed or would have paid; null where it is not about money.</param>
public sealed record Contestable(
    Contested Kind, Guid Id, string Number, string What, DateOnly On, Guid? By, DateOnly? KnownOn, PayMonth? OughtMonth, string? Facts, string? Evidence, DateOnly? RulesOn);

/// <summary>What of a case can be fought: the decision on the application, on each review, each decision made anew, or that it was ended without one.</summary>
internal static class Contesting
{
    public static async Task<IReadOnlyList<Contestable>> Of(AnminDb db, CaseRow @case, Core.Benefits.Benefit? benefit)
    {
        var found = new List<Contestable>();
        if (await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.CaseId == @case.Id) is { } decision)
        {
            var decider = await db.Journal.Where(j => j.CaseId == @case.Id && (j.Action == "granted" || j.Action == "refused")).OrderByDescending(j => j.Seq).Select(j => (Guid?)j.Human).FirstOrDefaultAsync();
            found.Add(new(Contested.确认决定, decision.Id, decision.Number,
                decision.Granted ? decision.MonthlyFen is { } fen ? $"批准，每月 {new Money(fen).Short} 元" : "批准" : "不予确认",
                decision.DecidedOn, decider ?? @case.DecidedBy, decision.DeliveredOn, benefit?.StartsAfter(decision.DecidedOn), decision.Facts, decision.Evidence, decision.RulesOn));
        }
        foreach (var review in await db.Reviews.AsNoTracking().Where(r => r.CaseId == @case.Id && r.State == ReviewState.已决定).OrderBy(r => r.Id).ToListAsync())
        {
            found.Add(new(Contested.复核决定, review.Id, review.Number!, review.Result!, review.DecidedOn!.Value, review.DecidedBy, null,
                review.FromMonth is { } month ? PayMonth.Parse(month) : benefit?.StartsAfter(review.DecidedOn!.Value), review.Facts, review.Evidence, review.OpenedOn));
        }
        foreach (var anew in await db.Appeals.AsNoTracking().Where(a => a.CaseId == @case.Id && a.Granted != null && a.Number != null).OrderBy(a => a.Id).ToListAsync())
        {
            found.Add(new(Contested.重新决定, anew.Id, anew.Number!, anew.Effect!, anew.DecidedOn!.Value, anew.DecidedBy, null,
                anew.OughtMonth is { } month ? PayMonth.Parse(month) : null, anew.Facts, anew.Evidence, anew.RulesOn));
        }
        if (@case.State == CaseState.终止 && await db.Journal.Where(j => j.CaseId == @case.Id && j.Action == "terminated").OrderByDescending(j => j.Seq).FirstOrDefaultAsync() is { } end)
        {
            found.Add(new(Contested.终止办理, @case.Id, @case.Number, "终止办理", DateOnly.FromDateTime(end.At.AddHours(8)), end.Human, null, null, null, null, null));
        }
        return found;
    }
}
