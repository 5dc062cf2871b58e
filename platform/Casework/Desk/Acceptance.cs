using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>受理: accept, or ask once — and only once — for what is missing.</summary>
public sealed class Acceptance(CaseWork work, Pauses pauses)
{
    /// <summary>Longest time an applicant is given to supplement, in days (own).</summary>
    public const int LongestSupplementDays = 60;

    public Task Accept(Caller clerk, Guid id, int version) => work.Database.Effect(clerk, async db =>
    {
        Duties.Require(clerk, Role.镇办经办, Role.系统);
        var (@case, matter) = await work.ForWriting(db, clerk, id, version, CaseState.已提交, CaseState.待补正);
        if (@case.FiledBy == clerk.Human)
        {
            throw new NotAllowed("这件申请由您代办提交，不能由您受理");
        }
        @case.AcceptedOn = work.Today;
        @case.AcceptedBy = clerk.Human;
        var delegation = await work.DelegationOn(db, matter, @case.TownCode, work.Today);
        (@case.Delegated, @case.DelegationDocument) = (delegation is not null, delegation?.Document);
        @case.Regime = matter.RegimeOn(work.Today);
        (@case.Paused, @case.AwaitsYear) = (false, null);
        await Pauses.Ends(db, id, work.Today, "受理");
        var procedure = work.ProcedureOf(@case, matter);
        if (procedure.Total is { } total)
        {
            var clock = work.Clocks.Start(@case, null, "全部办理时限", total, work.Today, work.Database.NewId());
            db.Clocks.Add(clock);
            (@case.TotalDue, @case.AwaitsYear) = (clock.Due, clock.AwaitsYear);
        }
        await work.MoveTo(db, @case, matter, StepKind.调查, CaseState.调查中);
        return new("accepted", $"case:{id}", id, $"已受理，{DoneBy(@case.TotalDue, @case.AwaitsYear)}", $"适用{matter.RegimeName(@case.Regime)}{(@case.Delegated ? $"，由镇（办）确认（{@case.DelegationDocument}）" : "")}");
    });

    /// <summary>The one notice of everything that is missing; clocks pause until it is answered.</summary>
    public Task AskSupplement(Caller clerk, Guid id, int version, string asks, int days) => work.Database.Effect(clerk, async db =>
    {
        Duties.Require(clerk, Role.镇办经办, Role.系统);
        var (@case, _) = await work.ForWriting(db, clerk, id, version, CaseState.已提交);
        if (@case.SupplementAsked)
        {
            throw new Refused("补正只能一次性告知，这件申请已经告知过一次", "asked_before");
        }
        var text = Plain.Text(asks);
        var faults = new[]
        {
            Written.FaultOf(text, "asks", "还差哪些材料"),
            days is < 1 or > LongestSupplementDays ? new Fault("days", $"期限应在 1 到 {LongestSupplementDays} 天之间", "range") : null,
        }.OfType<Fault>().ToList();
        if (faults.Count > 0)
        {
            throw new Refused("请写清还差什么，并给出期限", "invalid", faults);
        }
        var until = work.Clocks.Calendar.Last(work.Today, Limit.日(days));
        db.Supplements.Add(work.Part(@case, new SupplementRow { Asks = text, AskedOn = work.Today, Until = until, AskedByName = clerk.Name }));
        await pauses.Hold(db, @case, PauseCause.补正, text, clerk);
        (@case.State, @case.SupplementAsked, @case.Due) = (CaseState.待补正, true, until);
        return new("supplement-asked", $"case:{id}", id, $"还差：{text}。请在 {ByDay(until)}补交", Detail: $"一次性告知，请在 {ByDay(until)}补交，时限暂停");
    });

    /// <summary>The applicant's answer; clocks go on.</summary>
    public Task AnswerSupplement(Caller applicant, Guid id, int version, string answer) => work.Database.Effect(applicant, async db =>
    {
        var (@case, _) = await work.ForWriting(db, applicant, id, version, CaseState.待补正);
        await Agencies.RequireOwn(db, applicant, id, work.Today);
        var text = Plain.Text(answer);
        var papers = await db.Attachments.CountAsync(a => a.CaseId == id && a.UploadedAt > @case.SubmittedAt);
        if (Plain.Length(text) > 1000 || (text.Length == 0 && papers == 0))
        {
            throw new Refused("还有要更正的地方", "invalid", [new("answer", text.Length == 0 ? "请上传要补的材料，或写几句说明" : "说明最多1000个字", text.Length == 0 ? "required" : "range")]);
        }
        var asked = await db.Supplements.SingleAsync(s => s.CaseId == id);
        (asked.Answer, asked.AnsweredOn) = (text.Length == 0 ? $"补交材料 {papers} 个文件" : text, work.Today);
        await pauses.GoOn(db, @case, asked.Answer);
        @case.State = CaseState.已提交;
        return new("supplemented", $"case:{id}", id, "已补交材料，等待受理");
    });

    /// <summary>Until when it is done, in a sentence, or what that waits for: never a day that nobody has reckoned.</summary>
    internal static string DoneBy(DateOnly? day, int? awaits) => day is null && awaits is { } year ? $"办结期限待算（{CalendarMissing.Of(year)}）" : $"最迟 {ByDay(day)}办结";

    internal static string ByDay(DateOnly? day) => day is { } d ? $"{d.Year}年{d.Month}月{d.Day}日前" : "尽快";
}
