using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>One moment of the timeline in plain words.</summary>
/// <param name="Done">False for what is still to come, with its statutory day.</param>
public sealed record Moment(DateTime? At, DateOnly? By, string Text, bool Done, bool Late);

/// <summary>Her case as the applicant sees it.</summary>
/// <param name="Draft">The draft it came from, under which more papers can be handed in; null for whom somebody else filled it in.</param>
public sealed record MyCase(
    Guid Id, string Number, string Matter, CaseState State, string Applicant, int Version, DateOnly SubmittedOn, IReadOnlyList<Moment> Timeline,
    SupplementRow? Supplement, DecisionRow? Decision, GrantRow? Grant, bool CanWithdraw, string Office, Guid? Draft);

/// <summary>The applicant's (and her helper's) own cases.</summary>
public sealed class MyCases(CaseWork work)
{
    public async Task<IReadOnlyList<QueueLine>> List(Caller caller) =>
        (await new Queue(work).List(caller, new(Mine: false))).Lines;

    public async Task<MyCase> Open(Caller caller, Guid id)
    {
        await using var db = work.Database.Open(caller);
        var @case = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && (c.OwnerHuman == caller.Human || c.FiledBy == caller.Human))
            ?? throw new NotThere();
        var matter = work.MatterOf(@case);
        var journal = await db.Journal.AsNoTracking().Where(j => j.CaseId == id && j.ForApplicant != null).OrderBy(j => j.Seq).ToListAsync();
        var acts = Acts.For(caller, @case, []);
        return new(@case.Id, @case.Number, matter.Name, @case.State, @case.Applicant, @case.Version, @case.SubmittedOn,
            [.. journal.Select(j => new Moment(j.At, null, j.ForApplicant!, true, false)), .. Ahead(@case, matter)],
            await db.Supplements.AsNoTracking().SingleOrDefaultAsync(s => s.CaseId == id),
            await db.Decisions.AsNoTracking().SingleOrDefaultAsync(s => s.CaseId == id),
            await db.Grants.AsNoTracking().SingleOrDefaultAsync(s => s.CaseId == id),
            acts.Contains(Act.撤回), work.Database.Divisions.FullName(DivisionCode.Of(@case.TownCode)),
            await db.Drafts.Where(d => d.CaseId == id && d.Human == caller.Human).Select(d => (Guid?)d.Id).SingleOrDefaultAsync());
    }

    /// <summary>The steps still to come, the running one with its last day.</summary>
    private IEnumerable<Moment> Ahead(CaseRow @case, Matter matter)
    {
        if (@case.State is CaseState.已确认 or CaseState.不予确认 or CaseState.终止 or CaseState.撤回)
        {
            yield break;
        }
        var late = @case.Due < work.Today && !@case.Paused;
        yield return new(null, @case.Due, @case.State == CaseState.待补正 ? "等您补交材料" : $"{@case.Step}{(late ? "（已超过期限，正在催办）" : "")}", false, late);
        var steps = work.ProcedureOf(@case, matter).Steps;
        foreach (var step in steps.SkipWhile(s => s.Kind <= @case.Step))
        {
            yield return new(null, step.Kind == StepKind.确认 ? @case.TotalDue : null, step.Name, false, false);
        }
    }
}
