using System.ComponentModel;
using System.Text.Json.Nodes;
using Anmin.Casework.Desk;
using Anmin.Casework.Records;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Web.Api;

/// <summary>A line of a work list. What only the office needs is not told to the applicant.</summary>
public sealed record CaseLine(
    Guid Id, [property: Description("受理编号")] string Number, [property: Description("事项")] string Service, string Applicant, int Members, string Place, CaseState State, DateOnly SubmittedOn,
    [property: Description("这一步最迟哪天办完")] DateOnly? Due, [property: Description("全部最迟哪天办完")] DateOnly? TotalDue, [property: Description("离这一步的期限还有几个工作日")] int? DaysLeft,
    [property: Description("期限是否暂停")] bool Paused, bool? Granted,
    [property: Description("近亲属备案")] bool? Relative, [property: Description("县级抽查抽中")] bool? Drawn, [property: Description("由镇（办）决定")] bool? Delegated)
{
    public static CaseLine Of(QueueLine line, string service, bool toStaff) => new(
        line.Id, line.Number, service, line.Applicant, line.Members, line.Place, line.State, line.SubmittedOn, line.Due, line.TotalDue, line.DaysLeft, line.Paused, line.Granted,
        toStaff ? line.Relative : null, toStaff ? line.Drawn : null, toStaff ? line.Delegated : null);
}

/// <summary>A page of the work list.</summary>
public sealed record CasePage(
    IReadOnlyList<CaseLine> Cases, [property: Description("各种状态各有几件")] IReadOnlyDictionary<CaseState, int> Counts, [property: Description("写在 after 里取下一页；没有就是完了")] string? Next);

/// <summary>Where a case stands: told to everybody who may see it.</summary>
public sealed record CaseHead(
    Guid Id, [property: Description("受理编号")] string Number, [property: Description("事项")] string Service, CaseState State, int Version, string Applicant, string Place, DateOnly SubmittedOn,
    [property: Description("现在可以办的事")] IReadOnlyList<Act> Acts);

/// <summary>A case as its applicant reads it.</summary>
public sealed record MyCaseJson(
    CaseHead Case,
    [property: Description("现在等谁")] Waiting? Waiting,
    [property: Description("经过，以及还要走的几步")] IReadOnlyList<Moment> Timeline,
    [property: Description("申请时填的事实，号码遮住")] JsonObject Facts,
    SupplementJson? Supplement, DecisionJson? Decision, Remedies? Remedies,
    [property: Description("待遇的组成")] IReadOnlyList<AwardLine> Award, IReadOnlyList<PaperJson> Papers);

/// <summary>A case as an officer reads it: facts, findings, the computed proposal beside what was signed.</summary>
public sealed record CaseFileJson(
    CaseHead Case,
    [property: Description("走到哪一步")] StepKind? Step, DateOnly? AcceptedOn, [property: Description("适用的规定")] string? Regime, DateOnly? Due, DateOnly? TotalDue,
    [property: Description("期限是否暂停")] bool Paused, [property: Description("期限是否延长过")] bool Extended, [property: Description("由镇（办）决定")] bool Delegated, string? DelegationDocument,
    [property: Description("近亲属备案")] string? Relative, [property: Description("县级抽查抽中")] bool Drawn, string? DrawnWhy, [property: Description("第几轮调查")] int Round,
    [property: Description("申请时填的事实，号码遮住")] JsonObject Facts, IReadOnlyList<PartyJson> Parties, IReadOnlyList<FoundJson> Findings,
    [property: Description("还差哪些查明")] IReadOnlyList<string> Missing,
    [property: Description("按规则测算的结果")] DecisionView? Proposal, [property: Description("为什么算不出来")] string? ProposalStopped, [property: Description("测算用到的标准")] IReadOnlyList<ParameterView> Parameters,
    IReadOnlyList<ClockJson> Clocks, SupplementJson? Supplement, IReadOnlyList<OpinionJson> Opinions, IReadOnlyList<NoticeJson> Notices, IReadOnlyList<ObjectionJson> Objections,
    DecisionJson? Decision, IReadOnlyList<PaperJson> Papers, [property: Description("可以一同查明的工作人员")] IReadOnlyList<ColleagueJson> Colleagues, IReadOnlyList<HistoryJson> History);

public sealed record PartyJson(string Name, [property: Description("身份证号，遮住")] string? IdNumber, string Role);

public sealed record FoundJson([property: Description("哪一种查明")] string Kind, DateOnly On, string By, string? With, int Round, JsonObject Facts);

public sealed record ClockJson(string Name, StepKind? Step, DateOnly From, [property: Description("最迟哪天；那一年的工作日历还没有维护时没有")] DateOnly? Due, DateOnly? PausedFrom, string? PauseReason, DateOnly? EndedOn);

public sealed record SupplementJson(string Asks, DateOnly AskedOn, DateOnly Until, string? Answer, DateOnly? AnsweredOn)
{
    public static SupplementJson? Of(SupplementRow? row) => row is null ? null : new(row.Asks, row.AskedOn, row.Until, row.Answer, row.AnsweredOn);
}

public sealed record OpinionJson(
    bool Grant, Money? Monthly, bool ComputedGrant, Money? ComputedMonthly, string? Reason, string? Article, string By, DateOnly On, int Round)
{
    public static OpinionJson Of(OpinionRow row) => new(
        row.Grant, Fen(row.MonthlyFen), row.ComputedGrant, Fen(row.ComputedFen), row.Reason, row.Article, row.ByName, row.On, row.Round);

    internal static Money? Fen(long? fen) => fen is { } f ? new Money(f) : null;
}

public sealed record NoticeJson(string Proposal, DateOnly PostedOn, DateOnly Until, bool ByCounty, DateOnly? TakenDownOn);

/// <summary>An objection without who made it.</summary>
public sealed record ObjectionJson(string Text, DateOnly ReceivedOn, string? Outcome, DateOnly? ClosedOn);

/// <summary>A decision as frozen.</summary>
public sealed record DecisionJson(
    string Number, bool Granted, DateOnly DecidedOn, string By, string Office, Money? Monthly, [property: Description("从哪个月起，例如 2026-12")] string? StartMonth,
    [property: Description("与测算不同的理由")] string? OwnReason, string? OwnArticle, DateOnly DeliverBy, DateOnly? DeliveredOn, [property: Description("当时的测算")] DecisionView Computed)
{
    public static DecisionJson? Of(DecisionRow? row) => row is null ? null : new(
        row.Number, row.Granted, row.DecidedOn, row.DecidedByName, row.DecidedByOffice, OpinionJson.Fen(row.MonthlyFen), row.StartMonth, row.OwnReason, row.OwnArticle, row.DeliverBy, row.DeliveredOn,
        DecisionView.Of(FactsJson.Read<Decision>(row.Decision)));
}

public sealed record PaperJson(Guid Id, [property: Description("哪一种材料")] string Material, string Label, string ContentType, long Size, DateTime UploadedAt)
{
    public static IReadOnlyList<PaperJson> Of(IReadOnlyList<AttachmentRow> rows) =>
        [.. rows.Select(r => new PaperJson(r.Id, r.Material, r.Label, r.ContentType, r.Size, r.UploadedAt))];
}

public sealed record ColleagueJson(Guid Id, string Name);

public sealed record HistoryJson(DateTime At, string By, string Role, string Action, string? Text);
