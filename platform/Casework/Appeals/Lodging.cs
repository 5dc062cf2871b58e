using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Appeals;

/// <summary>How an appeal comes on file: the family lodges it or tells that it has gone to the government or the court; the counter writes it down; the office receives a notice.</summary>
/// <remarks>A late one is put on file like any other, marked, with its reason: whether it is heard is for the body to judge, never for the machine.</remarks>
public sealed class Lodging(CaseWork work)
{
    /// <summary>Days in which the office asks the body whether a reported appeal is there (own).</summary>
    public const int AskingDays = 10;

    /// <summary>Days for answering a 申诉 where the service's law sets no limit for an application (own).</summary>
    public const int AnswerDays = 30;

    /// <summary>An appeal as somebody tells it.</summary>
    /// <param name="Against">Which decision.</param>
    /// <param name="KnownOn">Day on which the family received it; the recorded delivery where it is left out.</param>
    /// <param name="ReceivedOn">Day on which it was lodged, or the notice came.</param>
    /// <param name="Body">Who hears it; by the law of the decision's day where it is left out.</param>
    public sealed record Told(Guid? Against, AppealKind? Kind, DateOnly? KnownOn, DateOnly? ReceivedOn, string? Body, string? Grounds, string? Document, string? LateReason);

    /// <summary>Puts an appeal on file and returns its id; a notice of the body joins what the family has reported of it.</summary>
    public Task<Guid> Lodge(Caller caller, Guid caseId, Told told) => work.Database.Effect(caller, async db =>
    {
        var @case = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId) ?? throw new NotThere();
        if (caller.IsStaff)
        {
            Duties.Require(caller, Desks);
            await Duties.RequireNoKinship(db, caller, caseId);
        }
        else if (caller.Role != Role.系统)
        {
            await Agencies.RequireOwn(db, caller, caseId, work.Today);
        }
        var matter = work.MatterOf(@case);
        var (appeal, text) = await Check(db, caller, @case, matter, told);
        var row = await db.Appeals.SingleOrDefaultAsync(a => a.ContestedId == appeal.ContestedId && a.Kind == appeal.Kind && a.State != AppealState.已办结);
        if (row is null)
        {
            row = appeal;
            db.Appeals.Add(row);
        }
        else if (row.State == AppealState.本人报告 && caller.IsStaff)
        {
            (row.State, row.ReceivedOn, row.Body, row.Document, row.KnownOn, row.LimitOn, row.IsLate) =
                (AppealState.待答复, appeal.ReceivedOn, appeal.Body, appeal.Document, appeal.KnownOn, appeal.LimitOn, appeal.IsLate);
            (row.LateReason, row.Due, row.AwaitsYear, row.Version) = (appeal.LateReason ?? row.LateReason, appeal.Due, appeal.AwaitsYear, row.Version + 1);
        }
        else
        {
            throw new Refused($"对这个决定的{row.Kind}已经在办，从 {row.ReceivedOn:yyyy-MM-dd} 算起", "open_before");
        }
        return (new Event(row.Kind == AppealKind.申诉 ? "appeal-lodged" : row.State == AppealState.本人报告 ? "appeal-reported" : "appeal-noticed", $"appeal:{row.Id}", caseId, text,
            $"{row.Kind}，对 {row.ContestedNumber}（{row.ContestedWhat}）{(row.IsLate ? $"，逾期（{row.LimitOn:yyyy-MM-dd} 止）：{row.LateReason}" : "")}"), row.Id);
    });

    /// <summary>The officers who may write an appeal down.</summary>
    internal static readonly Role[] Desks = [Role.镇办经办, Role.镇办负责, Role.县区审核, Role.县区负责, Role.系统];

    private async Task<(AppealRow Appeal, string ForApplicant)> Check(AnminDb db, Caller caller, CaseRow @case, Matter matter, Told told)
    {
        var open = await Contesting.Of(db, @case, matter.Pays);
        var faults = new List<Fault>();
        var target = open.FirstOrDefault(o => o.Id == told.Against);
        if (target is null)
        {
            faults.Add(open.Count == 0 ? throw new Refused("还没有可以申诉的决定", "nothing_to_fight") : new("against", "请选择对哪个决定不服", "required"));
        }
        if (told.Kind is not { } kind)
        {
            throw new Refused("还有要更正的地方", "invalid", [.. faults, new("kind", "请选择用哪种办法", "required")]);
        }
        if (Written.FaultOf(Plain.Text(told.Grounds), "grounds", kind == AppealKind.申诉 ? "哪里不对、想怎样改" : "不服的理由") is { } wrong)
        {
            faults.Add(wrong);
        }
        var received = told.ReceivedOn ?? work.Today;
        if (received > work.Today || received < target?.On)
        {
            faults.Add(new("receivedOn", $"应在决定作出的 {target?.On:yyyy-MM-dd} 到今天之间", "range"));
        }
        // Where nobody knows when it came into her hands, the limit cannot have begun before she fought it.
        var known = told.KnownOn ?? target?.KnownOn ?? received;
        if (known > received || known < target?.On)
        {
            faults.Add(new("knownOn", $"应在决定作出的 {target?.On:yyyy-MM-dd} 到提出的那天之间", "range"));
        }
        foreach (var (field, typedText, longest) in new[] { ("body", told.Body, 50), ("document", told.Document, 200) })
        {
            if (Plain.Length(Plain.Text(typedText)) > longest)
            {
                faults.Add(new(field, $"最多{longest}个字", "range"));
            }
        }
        if (faults.Count > 0 || target is null)
        {
            throw new Refused("还有要更正的地方", "invalid", faults);
        }
        var before = kind == AppealKind.行政诉讼 ? await Heard(db, target.Id, received) : null;
        var law = AppealLaw.On(before?.ResultOn ?? target.On);
        var from = before is null ? known : before.ResultKnownOn ?? before.ResultOn!.Value;
        var limit = law.LastDay(kind, from, before is not null, work.Clocks.Calendar);
        var isLate = received > limit;
        var why = Plain.Text(told.LateReason);
        if (isLate && Written.FaultOf(why, "lateReason", "为什么晚了") is { } late)
        {
            throw new Refused("已经过了期限，写明原因就收下", "invalid", [late with { Message = $"期限到 {limit:yyyy-MM-dd} 止，已经过了。请写明为什么晚了，至少{Written.Shortest}个字；照样收下，由受理机关判断" }]);
        }
        var body = Plain.Text(told.Body) is { Length: > 0 } typed ? typed : kind switch
        {
            AppealKind.申诉 => work.Database.Divisions.Name(DivisionCode.Of(@case.CountyCode)) + "民政局",
            AppealKind.行政复议 => Remedies.On(target.On, work.Database.Divisions.Name(DivisionCode.Of(@case.CountyCode)), work.Database.Divisions.Name(Caller.City), @case.Delegated).Body,
            _ => "人民法院",
        };
        var state = kind == AppealKind.申诉 || caller.IsStaff || caller.Role == Role.系统 ? AppealState.待答复 : AppealState.本人报告;
        var due = state == AppealState.本人报告 ? DueDay.Of(work.Today.AddDays(AskingDays)) : kind switch
        {
            AppealKind.申诉 => OwnAnswer(matter, received, work.Today),
            AppealKind.行政复议 => DueDay.Of(AppealLaw.Moved(received.AddDays(law.ReplyDays), work.Clocks.Calendar)),
            _ => DueDay.Of(AppealLaw.Moved(received.AddDays(law.DefenceDays), work.Clocks.Calendar)),
        };
        var appeal = work.Part(@case, new AppealRow
        {
            Kind = kind, State = state, Contested = target.Kind, ContestedId = target.Id, ContestedNumber = target.Number, ContestedWhat = target.What, ContestedOn = target.On,
            ContestedBy = target.By, OughtMonth = target.OughtMonth?.Key, KnownOn = known, LimitOn = limit, IsLate = isLate, LateReason = isLate ? why : null, AfterId = before?.Id,
            Body = body, ReceivedOn = received, Grounds = Plain.Text(told.Grounds), Document = Plain.Text(told.Document) is { Length: > 0 } document ? document : null,
            RecordedBy = caller.Human, RecordedByName = caller.Name, RecordedOn = work.Today, Due = due.Day, AwaitsYear = due.Awaits, Facts = target.Facts, Evidence = target.Evidence, RulesOn = target.RulesOn,
        });
        var text = (kind, state) switch
        {
            (AppealKind.申诉, _) => $"收到您对 {target.Number} 的申诉，由没有办过这件事的人重新看，{(due.Day is { } last ? $"最迟 {Acceptance.ByDay(last)}答复" : $"答复期限待算（{CalendarMissing.Of(due.Awaits!.Value)}）")}",
            (_, AppealState.本人报告) => $"您告诉我们已对 {target.Number} {(kind == AppealKind.行政复议 ? "申请行政复议" : "提起诉讼")}",
            _ => $"{body}已收下您对 {target.Number} 的{(kind == AppealKind.行政复议 ? "复议申请" : "起诉")}，民政局会按时答复",
        };
        return (appeal, text);
    }

    /// <summary>Until when the office answers a 申诉 itself: as long as an application may take (own).</summary>
    private DueDay OwnAnswer(Matter matter, DateOnly received, DateOnly lodged) => work.Clocks.Calendar.Due(received, matter.ProcedureOn(lodged, false).Total ?? Limit.日(AnswerDays));

    /// <summary>Reckons the day of a 申诉 that waits for its answer.</summary>
    internal void Reckon(AppealRow appeal, CaseRow @case) =>
        (appeal.Due, appeal.AwaitsYear) = OwnAnswer(work.MatterOf(@case), appeal.ReceivedOn, appeal.RecordedOn);

    /// <summary>The decision on a 行政复议 of the same thing that came before.</summary>
    private static Task<AppealRow?> Heard(AnminDb db, Guid contested, DateOnly received) => db.Appeals.AsNoTracking()
        .Where(a => a.ContestedId == contested && a.Kind == AppealKind.行政复议 && a.ResultOn != null && a.ResultOn <= received && a.Result != AppealResult.终止)
        .OrderByDescending(a => a.ResultOn).FirstOrDefaultAsync();
}
