using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>公示: notices that end by themselves, objections that stop the case, and the way on when the days are over.</summary>
public sealed class Publicity(CaseWork work)
{
    /// <summary>Posts a notice of what is to be granted: name, number of members and amount, nothing else (S-PR-4).</summary>
    internal async Task Post(AnminDb db, CaseRow @case, Matter matter, Decision computed, long? monthlyFen, bool byCounty)
    {
        var step = byCounty ? StepKind.县级公示 : StepKind.公示;
        var limit = work.ProcedureOf(@case, matter).Find(step)?.Limit ?? throw new InvalidOperationException($"{matter.Name} 的{step}没有期限");
        var text = matter.NoticeOf(CaseWork.FactsOf(@case, matter), await work.EvidenceOf(db, @case, matter), AsGranted(computed, monthlyFen), @case.AcceptedOn ?? work.Today);
        db.Notices.Add(work.Part(@case, new NoticeRow
        {
            Name = text.Name,
            Members = text.Members,
            MatterName = matter.Name,
            Proposal = text.Proposal,
            Place = work.Database.Divisions.FullName(DivisionCode.Of(@case.VillageCode)),
            PostedOn = work.Today,
            Until = work.Clocks.Calendar.Last(work.Today, limit),
            ByCounty = byCounty,
        }));
        await work.MoveTo(db, @case, matter, step, byCounty ? CaseState.县级公示 : CaseState.公示中);
    }

    /// <summary>What the officers propose, in the words of the computation: theirs may grant what it refused, or another amount.</summary>
    private static Decision AsGranted(Decision computed, long? monthlyFen)
    {
        var granted = computed.Granted ? computed : computed with { Granted = true, Kind = null };
        return monthlyFen is { } fen && granted.Award?.Monthly.Fen != fen ? granted with { Award = new(new(fen), granted.Award?.Lines ?? []) } : granted;
    }

    /// <summary>After the township is done: to the county, or to the township's own decision where delegated.</summary>
    internal async Task AfterTown(AnminDb db, CaseRow @case, Matter matter)
    {
        if (work.ProcedureOf(@case, matter).Has(StepKind.审核))
        {
            await work.MoveTo(db, @case, matter, StepKind.审核, CaseState.审核中);
            await SpotChecks.Draw(db, @case, matter.SpotCheckPercent(work.PolicyOf(@case)));
        }
        else
        {
            await work.MoveTo(db, @case, matter, StepKind.确认, CaseState.待确认);
            if (@case.RelativeNote is not null)
            {
                // Whoever decides, the county visits a relative's home first (S-AZ-6); other cases are drawn after the township's decision.
                await SpotChecks.Draw(db, @case, matter.SpotCheckPercent(work.PolicyOf(@case)));
            }
        }
    }

    /// <summary>Moves on every case whose notice has fully elapsed without open objection. Safe to run at any time, any number of times.</summary>
    /// <returns>How many cases moved.</returns>
    public async Task<int> EndElapsed()
    {
        List<(Guid Id, bool ByCounty)> due;
        await using (var look = work.Database.OpenForSystem())
        {
            var today = work.Today;
            due = [.. (await look.Notices.AsNoTracking()
                .Where(n => n.Until < today && n.TakenDownOn == null && !look.Objections.Any(o => o.CaseId == n.CaseId && o.ClosedOn == null)
                    && look.Cases.Any(c => c.Id == n.CaseId && (n.ByCounty ? c.State == CaseState.县级公示 : c.State == CaseState.公示中)))
                .Select(n => new { n.CaseId, n.ByCounty }).ToListAsync()).Select(n => (n.CaseId, n.ByCounty))];
        }
        foreach (var (id, byCounty) in due)
        {
            await work.Database.Effect(Caller.System, async db =>
            {
                var @case = await db.Cases.SingleAsync(c => c.Id == id);
                var matter = work.MatterOf(@case);
                @case.Version++;
                foreach (var notice in await db.Notices.Where(n => n.CaseId == id && n.TakenDownOn == null).ToListAsync())
                {
                    notice.TakenDownOn = work.Today;
                }
                if (byCounty)
                {
                    await work.MoveTo(db, @case, matter, StepKind.确认, CaseState.待确认);
                }
                else
                {
                    await AfterTown(db, @case, matter);
                }
                return new("publicity-ended", $"case:{id}", id, $"公示期满，没有异议，转入{(@case.State == CaseState.审核中 ? "县级审核" : "确认")}");
            });
        }
        return due.Count;
    }
}
