using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Appeals;

/// <summary>How an appeal is dealt with: the office answers the body, answers a 申诉 itself, enters what came out, and where it must, decides anew. Each step by somebody who had no hand in what is fought.</summary>
public sealed class Answering(CaseWork work, PolicyBook policies)
{
    private readonly Reversals reversals = new(work, policies);

    /// <summary>What came out of a 行政复议 or 行政诉讼, as the document says it.</summary>
    /// <param name="On">Day of the document.</param>
    /// <param name="KnownOn">Day on which the family received it; the document's day where it is left out.</param>
    /// <param name="Grant">For 变更: whether something is granted.</param>
    /// <param name="Monthly">For 变更: the amount it sets.</param>
    /// <param name="Retroactive">Whether it says that what was too much is taken back.</param>
    /// <param name="RedoBy">For 责令重作: its last day; as long as an application may take where it sets none.</param>
    public sealed record Outcome(AppealResult? Result, DateOnly? On, DateOnly? KnownOn, string? Number, string? Text, bool Grant, Money? Monthly, bool Retroactive, DateOnly? RedoBy);

    /// <summary>Notes that the office has answered the body that hears the appeal, in time or not.</summary>
    public Task Reply(Caller officer, Guid id, int version, DateOnly? on, string? document) => work.Database.Effect(officer, async db =>
    {
        var (appeal, _) = await ForWriting(db, officer, id, version, AppealState.待答复);
        if (appeal.Kind == AppealKind.申诉)
        {
            throw new Refused("申诉由本机关直接答复", "answer_it");
        }
        if (on is not { } day || day < appeal.ReceivedOn || day > work.Today)
        {
            throw new Refused("请写明哪天答复的", "invalid", [new("repliedOn", $"请填写 {appeal.ReceivedOn:yyyy-MM-dd} 到今天之间的一天", "range")]);
        }
        var text = Written.Of(document, "replyDocument", "答复书（答辩状）的文号和交了什么材料");
        var law = AppealLaw.On(appeal.ReceivedOn);
        (appeal.State, appeal.RepliedOn, appeal.ReplyDocument, appeal.RepliedByName) = (AppealState.待结果, day, text, officer.Name);
        appeal.Due = AppealLaw.Moved(appeal.Kind == AppealKind.行政复议 ? appeal.ReceivedOn.AddDays(law.HeardDays) : appeal.ReceivedOn.AddMonths(law.TriedMonths), work.Clocks.Calendar);
        return new("appeal-replied", $"appeal:{id}", appeal.CaseId, $"民政局已向{appeal.Body}答复，等它作出决定", text);
    });

    /// <summary>Answers a 申诉: keeps the decision with reasons, or decides otherwise. A terminated case goes on instead.</summary>
    /// <param name="text">The answer's reasons, for the family.</param>
    /// <param name="anew">What is decided instead; null keeps the decision.</param>
    public Task Answer(Caller officer, Guid id, int version, string? text, Signed? anew, bool reopen = false) => work.Database.Effect(officer, async db =>
    {
        var (appeal, @case) = await ForWriting(db, officer, id, version, AppealState.待答复);
        if (appeal.Kind != AppealKind.申诉)
        {
            throw new Refused($"{appeal.Kind}由{appeal.Body}决定，这里只登记结果", "not_ours");
        }
        var reasons = Written.Of(text, "text", "答复的理由");
        appeal.Number = await NextNumber(db, appeal);
        (appeal.DecidedBy, appeal.DecidedByName, appeal.DecidedOn) = (officer.Human, officer.Name, work.Today);
        (appeal.Result, appeal.ResultText) = (AppealResult.维持, reasons);
        if (appeal.Contested == Contested.终止办理 ? reopen : anew is not null)
        {
            appeal.Result = appeal.Contested == Contested.终止办理 ? AppealResult.撤销 : AppealResult.变更;
            appeal.Effect = anew is null || appeal.Contested == Contested.终止办理 ? await reversals.Resume(db, @case, appeal) : await Decide(db, @case, appeal, anew, false);
        }
        Ends(appeal, officer, appeal.Number, work.Today, work.Today);
        return new("appeal-answered", $"appeal:{id}", appeal.CaseId,
            appeal.Result == AppealResult.维持 ? $"对您申诉的答复：维持 {appeal.ContestedNumber}，理由见答复书 {appeal.Number}" : $"对您申诉的答复：{appeal.Number} 改变了 {appeal.ContestedNumber}，{appeal.Effect}",
            $"{appeal.Result}：{reasons}");
    });

    /// <summary>Enters what the government or the court has decided; what it changes or annuls takes effect with it.</summary>
    public Task Conclude(Caller officer, Guid id, int version, Outcome outcome) => work.Database.Effect(officer, async db =>
    {
        var (appeal, @case) = await ForWriting(db, officer, id, version, AppealState.本人报告, AppealState.待答复, AppealState.待结果);
        if (appeal.Kind == AppealKind.申诉)
        {
            throw new Refused("申诉由本机关直接答复", "answer_it");
        }
        var (result, on, number, text) = Check(appeal, outcome);
        (appeal.Result, appeal.ResultText) = (result, text);
        Ends(appeal, officer, number, on, outcome.KnownOn ?? on);
        var document = new Article($"{appeal.Body}{(appeal.Kind == AppealKind.行政复议 ? "行政复议决定" : "行政判决")}", number);
        var why = $"{document}{result}{appeal.ContestedNumber}：{text}";
        switch (result)
        {
            case AppealResult.变更 when appeal.Contested != Contested.终止办理:
                IReadOnlyList<AwardLine> lines = outcome is { Grant: true, Monthly: { } monthly } ? [new($"{appeal.Kind}变更的金额", text, monthly, document)] : [];
                appeal.MonthlyFen = outcome.Grant ? outcome.Monthly?.Fen : null;
                appeal.Effect = await reversals.Put(db, @case, appeal, new(outcome.Grant, outcome.Monthly, lines, outcome.Retroactive, why, document.ToString()));
                break;
            case AppealResult.变更 or AppealResult.撤销 or AppealResult.责令重作 when appeal.Contested == Contested.终止办理:
                appeal.Effect = await reversals.Resume(db, @case, appeal);
                break;
            case AppealResult.撤销 when await reversals.Undo(db, @case, appeal, why, document.ToString()) is { } effect:
                appeal.Effect = effect;
                break;
            case AppealResult.撤销 or AppealResult.责令重作:
                appeal.State = AppealState.待重作;
                appeal.Due = outcome.RedoBy ?? work.Clocks.Calendar.Last(work.Today, work.MatterOf(@case).ProcedureOn(work.Today, @case.Delegated).Total ?? Limit.日(Lodging.AnswerDays));
                break;
        }
        return new("appeal-result", $"appeal:{id}", appeal.CaseId,
            $"{appeal.Body}的{appeal.Kind}结果：{Words(result)}{(appeal.State == AppealState.待重作 ? "，由没有办过这件事的人重新决定" : appeal.Effect is { } said ? $"，{said}" : "")}", why);
    });

    /// <summary>Decides anew what was annulled. Differing from the computed result needs a reason.</summary>
    public Task Redecide(Caller decider, Guid id, int version, Signed signed, bool retroactive = false) => work.Database.Effect(decider, async db =>
    {
        var (appeal, @case) = await ForWriting(db, decider, id, version, AppealState.待重作);
        appeal.Number = await NextNumber(db, appeal);
        (appeal.DecidedBy, appeal.DecidedByName, appeal.DecidedOn, appeal.State) = (decider.Human, decider.Name, work.Today, AppealState.已办结);
        appeal.Effect = await Decide(db, @case, appeal, signed, retroactive);
        return new("appeal-redecided", $"appeal:{id}", appeal.CaseId, $"重新作出决定 {appeal.Number}：{appeal.Effect}", appeal.OwnReason);
    });

    private async Task<string> Decide(AnminDb db, CaseRow @case, AppealRow appeal, Signed signed, bool retroactive)
    {
        var frozen = reversals.FrozenOf(@case, appeal);
        var computed = frozen.Decide();
        var differs = Differences.Check(signed, computed, frozen.Matter);
        (appeal.MonthlyFen, appeal.OwnReason, appeal.OwnArticle) = (differs.MonthlyFen, differs.Reason, differs.Article);
        (appeal.Decision, appeal.Parameters) = (FactsJson.Write(computed), FactsJson.Write(frozen.Policy.Used.ToList()));
        Money? monthly = signed.Grant && differs.MonthlyFen is { } fen ? new(fen) : null;
        var why = $"{appeal.Number} 重新决定，原来是 {appeal.ContestedNumber}（{appeal.ContestedWhat}）{(differs.Reason is { } own ? $"：{own}" : "")}";
        return await reversals.Put(db, @case, appeal, new(signed.Grant, monthly, monthly is { } m ? Decisions.Lines(computed, m.Fen, differs) : [], retroactive, why,
            differs.Article ?? string.Join('、', (computed.Award?.Lines.Select(l => l.Basis) ?? computed.Unmet.Select(r => r.Basis)).Select(b => b.ToString()).Distinct())));
    }

    private (AppealResult Result, DateOnly On, string Number, string Text) Check(AppealRow appeal, Outcome outcome)
    {
        var faults = new List<Fault>();
        if (outcome.Result is null)
        {
            faults.Add(new("result", "请选择结果", "required"));
        }
        if (outcome.On is not { } on || on < appeal.ContestedOn || on > work.Today)
        {
            faults.Add(new("resultOn", $"请填写文书的日期，在 {appeal.ContestedOn:yyyy-MM-dd} 到今天之间", "range"));
        }
        else if (outcome.KnownOn < on || outcome.KnownOn > work.Today)
        {
            faults.Add(new("knownOn", "本人收到的日子应在文书日期到今天之间", "range"));
        }
        var number = Plain.Text(outcome.Number);
        if (Plain.Length(number) is < 2 or > 60)
        {
            faults.Add(new("number", "请填写文书的文号，最多60个字", "required"));
        }
        var text = Plain.Text(outcome.Text);
        if (Written.FaultOf(text, "text", "文书怎么说") is { } fault)
        {
            faults.Add(fault);
        }
        if (outcome is { Result: AppealResult.变更, Grant: true, Monthly: null } && appeal.OughtMonth is not null)
        {
            faults.Add(new("monthly", "请填写文书定的每月金额", "required"));
        }
        if (outcome.Monthly is { } money && money <= Money.Zero)
        {
            faults.Add(new("monthly", "金额应大于零", "range"));
        }
        if (outcome is { Result: AppealResult.责令重作 or AppealResult.撤销, RedoBy: { } by } && by < work.Today)
        {
            faults.Add(new("redoBy", "重新决定的期限不能早于今天", "range"));
        }
        return faults.Count > 0 ? throw new Refused("还有要更正的地方", "invalid", faults) : (outcome.Result!.Value, outcome.On!.Value, number, text);
    }

    private void Ends(AppealRow appeal, Caller officer, string number, DateOnly on, DateOnly known)
    {
        (appeal.State, appeal.ResultNumber, appeal.ResultOn, appeal.ResultKnownOn) = (AppealState.已办结, number, on, known);
        (appeal.ResultBy, appeal.ResultByName, appeal.ResultRecordedOn) = (officer.Human, officer.Name, work.Today);
    }

    internal static string Words(AppealResult result) => result switch
    {
        AppealResult.维持 => "维持原来的决定",
        AppealResult.变更 => "改变原来的决定",
        AppealResult.撤销 => "撤销原来的决定",
        AppealResult.确认违法 => "确认原来的决定违法",
        AppealResult.责令重作 => "撤销原来的决定，要求重新作出",
        _ => "撤回或终止，没有结果",
    };

    private Task<string> NextNumber(AnminDb db, AppealRow appeal) =>
        Serials.Next(db, work.Database.Divisions, DivisionCode.Of(appeal.CountyCode), "民救申", work.Today.Year);

    private async Task<(AppealRow Appeal, CaseRow Case)> ForWriting(AnminDb db, Caller caller, Guid id, int version, params AppealState[] expected)
    {
        Duties.Require(caller, Role.县区审核, Role.县区负责, Role.系统);
        var appeal = await db.Appeals.SingleOrDefaultAsync(a => a.Id == id) ?? throw new NotThere();
        if (appeal.Version != version)
        {
            throw new Stale();
        }
        await Duties.RequireNoKinship(db, caller, appeal.CaseId);
        if (!expected.Contains(appeal.State))
        {
            throw new Refused($"这件{appeal.Kind}现在是「{appeal.State}」，不能办这一步", "wrong_state");
        }
        await OtherHuman.Require(db, caller, appeal);
        appeal.Version++;
        return (appeal, await db.Cases.SingleAsync(c => c.Id == appeal.CaseId));
    }
}
