using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>One moment of the timeline in plain words.</summary>
/// <param name="By">For what is still to come: its statutory day, where the law sets one.</param>
/// <param name="Now">The step that runs.</param>
public sealed record Moment(DateTime? At, DateOnly? By, string Text, bool Done, bool Late, bool Now = false);

/// <summary>Who waits for whom, and until when.</summary>
/// <param name="ForYou">True where the applicant herself must do something.</param>
public sealed record Waiting(string Text, DateOnly? Until, bool Late, bool ForYou);

/// <summary>Her case as the applicant sees it.</summary>
/// <param name="Waiting">Null once the case is closed.</param>
/// <param name="Lines">What the grant is made of; empty without one.</param>
/// <param name="CanSupplement">The one notice of what is missing waits for an answer.</param>
/// <param name="Extra">Papers added after the application was handed in.</param>
/// <param name="Remedies">What can be done against the decision, once there is one.</param>
public sealed record MyCase(
    Guid Id, string Number, Matter Matter, CaseState State, string Applicant, int Version, DateOnly SubmittedOn, bool IsOwn, string Facts,
    Waiting? Waiting, IReadOnlyList<Moment> Timeline, SupplementRow? Supplement, DecisionRow? Decision, GrantRow? Grant, IReadOnlyList<AwardLine> Lines,
    IReadOnlyList<AttachmentRow> Papers, IReadOnlyList<AttachmentRow> Extra, bool CanWithdraw, bool CanSupplement, string Place, Remedies? Remedies);

/// <summary>The applicant's own cases, and those entrusted to her helper.</summary>
public sealed class MyCases(CaseWork work)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<QueueLine>> List(Caller caller) =>
        [.. (await new Queue(work).List(caller, new(Mine: false))).Lines.OrderByDescending(l => l.Id)];

    public async Task<MyCase> Open(Caller caller, Guid id)
    {
        await using var db = work.Database.Open(caller);
        var @case = await Agencies.Own(db, caller, work.Today).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id) ?? throw new NotThere();
        var matter = work.MatterOf(@case);
        List<Guid> files = [id];
        for (var before = @case.MovedFrom; before is { } earlier; before = await db.Cases.Where(c => c.Id == earlier).Select(c => c.MovedFrom).SingleOrDefaultAsync())
        {
            files.Add(earlier);
        }
        var journal = await db.Journal.AsNoTracking().Where(j => j.CaseId != null && files.Contains(j.CaseId.Value) && j.ForApplicant != null).OrderBy(j => j.Seq).ToListAsync();
        var decision = await db.Decisions.AsNoTracking().SingleOrDefaultAsync(s => s.CaseId == id);
        var grant = await db.Grants.AsNoTracking().SingleOrDefaultAsync(s => s.CaseId == id);
        var papers = await db.Attachments.AsNoTracking().Where(a => a.CaseId == id).OrderBy(a => a.Id).ToListAsync();
        var notice = await db.Notices.AsNoTracking().Where(n => n.CaseId == id && n.TakenDownOn == null).OrderByDescending(n => n.Id).FirstOrDefaultAsync();
        var acts = Acts.For(caller, @case, []);
        return new(@case.Id, @case.Number, matter, @case.State, @case.Applicant, @case.Version, @case.SubmittedOn, @case.OwnerHuman == caller.Human, @case.Facts,
            WaitsFor(@case, decision, notice),
            [.. journal.Select(j => new Moment(j.At, null, j.ForApplicant!, true, false)), .. Ahead(@case, matter, decision)],
            await db.Supplements.AsNoTracking().SingleOrDefaultAsync(s => s.CaseId == id), decision, grant,
            grant is null ? [] : FactsJson.Read<List<AwardLine>>(grant.Lines),
            papers, [.. papers.Where(p => p.UploadedAt > @case.SubmittedAt)],
            acts.Contains(Act.撤回), acts.Contains(Act.补交材料), work.Database.Divisions.FullName(DivisionCode.Of(@case.VillageCode)),
            decision is null ? null : work.RemediesOf(@case, decision));
    }

    private string Town(CaseRow @case) => work.Database.Divisions.Name(DivisionCode.Of(@case.TownCode));

    private string Office(CaseRow @case) => @case.Delegated ? Town(@case) : work.Database.Divisions.Name(DivisionCode.Of(@case.CountyCode)) + "民政局";

    private Waiting? WaitsFor(CaseRow @case, DecisionRow? decision, NoticeRow? notice)
    {
        Waiting For(string text, DateOnly? until, bool forYou = false) => new(text, until, until < work.Today && (forYou || !@case.Paused), forYou);
        return @case.State switch
        {
            CaseState.已提交 => For($"{Town(@case)}看材料齐不齐，决定是否受理", @case.Due),
            CaseState.待补正 => For("等您补交材料", @case.Due, forYou: true),
            CaseState.调查中 or CaseState.审核中 when @case.Paused => For("等鉴定或者法院的结果，等的这些天不算在办理时限里", null),
            CaseState.调查中 => For($"{Town(@case)}正在核对和入户调查，会有两位工作人员到家里看", @case.TotalDue),
            CaseState.公示中 or CaseState.县级公示 => For("正在公示，没有人提出异议就进入下一步", notice?.Until ?? @case.Due),
            CaseState.异议处理 => For($"公示期间有人提出异议，{Town(@case)}正在复查", @case.TotalDue),
            CaseState.审核中 => For($"{Office(@case)}正在审核", @case.Due),
            CaseState.待确认 => For($"等{Office(@case)}作出决定", @case.TotalDue ?? @case.Due),
            CaseState.已确认 or CaseState.不予确认 when decision is { DeliveredOn: null } => For($"决定已经作出，{Town(@case)}会把决定书送到您手上", decision.DeliverBy),
            _ => null,
        };
    }

    /// <summary>The steps still to come, the running one with its last day.</summary>
    private IEnumerable<Moment> Ahead(CaseRow @case, Matter matter, DecisionRow? decision)
    {
        if (@case.State is CaseState.终止 or CaseState.撤回)
        {
            yield break;
        }
        var steps = work.ProcedureOf(@case, matter).Steps;
        if (decision is not null)
        {
            if (decision.DeliveredOn is null && steps.FirstOrDefault(s => s.Kind == StepKind.送达) is { } deliver)
            {
                yield return new(null, decision.DeliverBy, deliver.Name, false, decision.DeliverBy < work.Today, Now: true);
            }
            yield break;
        }
        var late = @case.Due < work.Today && !@case.Paused;
        var running = @case.State switch
        {
            CaseState.待补正 => "等您补交材料",
            CaseState.异议处理 => "复查异议",
            _ => steps.FirstOrDefault(s => s.Kind == @case.Step)?.Name ?? @case.Step.ToString()!,
        };
        var said = late ? "（已超过期限，正在催办）" : @case is { Due: null, Paused: false, AwaitsYear: { } year } ? $"（期限待算：{CalendarMissing.Of(year)}）" : "";
        yield return new(null, @case.Due, running + said, false, late, Now: true);
        foreach (var step in steps.SkipWhile(s => s.Kind < @case.Step || (s.Kind == @case.Step && @case.State != CaseState.待补正)))
        {
            yield return new(null, step.Kind == StepKind.确认 ? @case.TotalDue : null, step.Name, false, false);
        }
    }
}
