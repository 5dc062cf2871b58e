using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Anmin.Web.Forms;

namespace Anmin.Web.Pages.Desk;

/// <summary>A case as it lies on somebody's desk today.</summary>
public sealed record CaseView(CaseFile File, Caller Caller, DateOnly Today, Workdays Calendar)
{
    public CaseRow Case => File.Case;

    public string Address => DeskWords.Case(Case.Id);

    /// <summary>向秀兰 一家四口</summary>
    public string Title => $"{Case.Applicant}{(Case.Members > 1 ? $" 一家{Labels.Count(Case.Members)}口" : "")}";

    public (string Text, string? Tag) State => DeskWords.Of(Case.State);

    public (string Text, string? Tag)? Left => DeskWords.Left(Case.Due, Case.Paused, Today, Calendar, DeskWords.IsByCalendar(Case.State), Case.AwaitsYear);

    /// <summary>What was computed: as frozen once there is a decision, until then as of now.</summary>
    public Decision? Computed => File.Decision is { } decided ? FactsJson.Read<Decision>(decided.Decision) : File.Proposal;

    /// <summary>The figures behind the computation.</summary>
    public IReadOnlyList<ParameterRow> Parameters => File.Decision is { } decided ? FactsJson.Read<List<ParameterRow>>(decided.Parameters) : File.Parameters;

    /// <summary>The first month that would be paid.</summary>
    public PayMonth? From => File.Decision is { } decided ? decided.StartMonth is { } month ? PayMonth.Parse(month) : null : File.Matter.Pays?.StartsAfter(Today);

    public IReadOnlyList<FindingKind> MissingForOpinion => [.. File.Missing.Where(k => k.NeededFor <= StepKind.初审)];

    public IReadOnlyList<FindingKind> MissingForDecision => [.. File.Missing.Where(k => k.NeededFor > StepKind.初审 || Case.Step is > StepKind.初审)];

    /// <summary>What the caller may find out now.</summary>
    public IReadOnlyList<FindingKind> Open => [.. Investigation.OpenTo(Caller, Case, File.Kinds)];

    /// <summary>Whether what he may find out still has to be found.</summary>
    public bool IsMissing(FindingKind kind) => File.Missing.Any(m => m.Slug == kind.Slug);

    private NoticeRow? Notice => File.Notices is [.., var last] ? last : null;

    /// <summary>Whether the county has been there.</summary>
    public bool IsVisited => File.Findings.Any(f => File.Kinds.Any(k => k.Slug == f.Kind && k.Needed == Needed.WhenDrawn));

    /// <summary>The township's last opinion.</summary>
    public OpinionRow? Opinion => File.Opinions is [.., var last] ? last : null;

    /// <summary>Why signing must wait, or null.</summary>
    public string? WaitsToSign =>
        File.ProposalStopped is { } stopped ? $"测算停下了：{stopped}。标准登记以后会自动重算，到时再签。"
        : MissingForOpinion is { Count: > 0 } missing ? $"还差{Names(missing)}，查实以后才能签署。"
        : null;

    /// <summary>Why deciding must wait, or null.</summary>
    public string? WaitsToDecide =>
        File.ProposalStopped is { } stopped ? $"测算停下了：{stopped}。标准登记以后会自动重算，到时再定。"
        : File.HandledBefore is { } handled ? $"您{handled}，不能再作决定，请由其他人员办理。"
        : MissingForDecision is { Count: > 0 } missing ? $"还差{Names(missing)}{(Case.Drawn ? $"：{Case.DrawnWhy}" : "")}。"
        : null;

    /// <summary>Who must do something now, in a sentence.</summary>
    public string WaitsFor => Case.State switch
    {
        CaseState.已提交 => "新申请，看材料齐不齐：齐的受理，不齐的一次说清还差什么。",
        CaseState.待补正 => $"等申请人补交：{File.Supplement?.Asks}。最迟 {Day(File.Supplement?.Until)}，这段时间不算在时限里。",
        CaseState.调查中 or CaseState.审核中 when File.Pauses is [.., { EndedOn: null } waits] => $"{Day(waits.From)}起等{Pauses.Awaited(waits.Cause)}，时限暂停：{waits.Reason}",
        CaseState.调查中 when MissingForOpinion is { Count: > 0 } missing => $"正在调查，还差{Names(missing)}。",
        CaseState.调查中 => "调查的记录齐了，可以提出初审意见。",
        CaseState.公示中 or CaseState.县级公示 => $"正在公示，到 {Day(Notice?.Until)}。期满没有异议，自动转到下一步。",
        CaseState.异议处理 => "公示期间有人提出异议。先看异议说什么，答复以后重新调查、重新公示。",
        CaseState.审核中 when MissingForDecision is { Count: > 0 } missing => $"等县区审核，还差{Names(missing)}。",
        CaseState.审核中 => "等县区审核、决定。",
        CaseState.待确认 => Case.Delegated ? "等镇（办）负责人决定。" : "等县区决定。",
        CaseState.已确认 or CaseState.不予确认 when File.Decision is { DeliveredOn: null } decided => $"已经决定，等镇（办）把决定书送到申请人手上，最迟 {Day(decided.DeliverBy)}。",
        CaseState.已确认 or CaseState.不予确认 => "已经办结。",
        CaseState.终止 => "已经终止。",
        _ => "申请人已经撤回。",
    };

    /// <summary>Steps of the procedure that are still to come.</summary>
    public IEnumerable<Step> Ahead => Case.State is CaseState.已确认 or CaseState.不予确认 or CaseState.终止 or CaseState.撤回 ? []
        : File.Procedure.Steps.Where(s => Case.Step is not { } at || s.Kind > at);

    public static string Names(IReadOnlyList<FindingKind> kinds) => string.Join('、', kinds.Select(k => k.Name));

    private string Day(DateOnly? day) => day is { } d ? Spoken.Day(d, Today) : "";
}
