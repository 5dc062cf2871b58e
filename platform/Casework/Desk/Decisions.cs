using System.Text.Json;
using Anmin.Casework.Appeals;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Casework.Sweeping;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>审核、确认: fresh eyes decide; facts, findings, parameters and reasons are frozen; a grant starts in the right month.</summary>
public sealed class Decisions(CaseWork work, Investigation investigation, Publicity publicity)
{
    /// <summary>Sends a reviewed case to the county's own notice, where its law has one (2012 rules).</summary>
    public Task Publish(Caller reviewer, Guid id, int version) => work.Database.Effect(reviewer, async db =>
    {
        Duties.Require(reviewer, Role.县区审核, Role.系统);
        var (@case, matter) = await work.ForWriting(db, reviewer, id, version, CaseState.审核中);
        Pauses.RequireNone(@case);
        if (!work.ProcedureOf(@case, matter).Has(StepKind.县级公示))
        {
            throw new Refused("这件申请适用的规定没有县级公示", "no_county_notice");
        }
        await RequireFindings(db, @case, matter);
        var (computed, _, _) = await work.Propose(db, @case, matter);
        var opinion = await Opinion(db, id);
        if (!computed.Granted && opinion is not { Grant: true })
        {
            throw new Refused("拟不予批准的不公示，请直接作决定并写明理由", "nothing_to_publish");
        }
        await publicity.Post(db, @case, matter, computed, opinion?.MonthlyFen ?? computed.Award?.Monthly.Fen, byCounty: true);
        @case.ReviewedBy = reviewer.Human;
        return new("county-published", $"case:{id}", id, "县级审核完成，开始县级公示");
    });

    /// <summary>Grants or refuses. Differing from the computed result needs a reason; a refusal is never without one.</summary>
    public Task Decide(Caller decider, Guid id, int version, Signed signed) => work.Database.Effect(decider, async db =>
    {
        var (@case, matter) = await work.ForWriting(db, decider, id, version, CaseState.审核中, CaseState.待确认);
        Pauses.RequireNone(@case);
        RequireDecider(decider, @case, work.ProcedureOf(@case, matter), signed.Grant);
        await Duties.RequireFreshEyes(db, decider, @case);
        await RequireFindings(db, @case, matter);
        if (await db.Objections.AnyAsync(o => o.CaseId == id && o.ClosedOn == null))
        {
            throw new Refused("还有没办结的异议，先复查再决定", "objection_open");
        }
        var (computed, policy, evidence) = await work.Propose(db, @case, matter);
        var differs = Differences.Check(signed, computed, matter);
        if (@case.Delegated && !await work.TownMayDecide(db, @case, matter, signed.Grant, differs.MonthlyFen))
        {
            await work.ToCounty(db, @case, matter);
            await publicity.AfterTown(db, @case, matter);
            return new("sent-to-county", $"case:{id}", id, "镇（办）不作决定，转县区审核", $"这样的决定不在下放的范围内，由县区作出{(differs.Reason is { } why ? "；镇（办）的理由：" + why : "")}");
        }
        var facts = CaseWork.FactsOf(@case, matter);
        var asOf = await Reversals.DecidedAsOf(db, id, work.Today);
        if (signed.Grant && matter.Pays is { } paid
            && await Receiving.Already(db, paid, paid.CoveredBy(facts, evidence, policy), paid.StartsAfter(asOf)) is { Count: > 0 } twice)
        {
            throw new Refused($"{string.Join('、', twice)}已在另一户领取，先在那一户减去或停发，再作决定", "receives_elsewhere");
        }
        var decision = Record(decider, @case, matter, signed, computed, differs, policy, evidence);
        db.Decisions.Add(decision);
        if (signed.Grant && matter.Pays is { } benefit && differs.MonthlyFen is { } fen)
        {
            var start = benefit.StartsAfter(asOf);
            decision.StartMonth = start.Key;
            Granting.Open(db, work, @case, benefit, facts, evidence, new(fen), start, Lines(computed, fen, differs), policy, decision.Id,
                $"决定 {decision.Number}{(asOf < work.Today ? "，原来的终止办理已撤销，从本来应当开始的月份起" : "")}", string.Join('、', computed.Award?.Lines.Select(l => l.Basis.ToString()).Distinct() ?? []),
                benefit.ReviewOf(facts, evidence, policy, @case.AcceptedOn ?? work.Today, computed)?.Rhythm);
        }
        (@case.DecidedBy, @case.DecidedOn, @case.Granted) = (decider.Human, work.Today, signed.Grant);
        @case.OnTime = @case.TotalDue is null || work.Today <= @case.TotalDue;
        if (@case is { Delegated: true, Drawn: false })
        {
            var delegation = await work.DelegationOn(db, matter, @case.TownCode, @case.AcceptedOn!.Value);
            await SpotChecks.Draw(db, @case, Math.Max(delegation?.SpotCheckPercent ?? 0, matter.SpotCheckPercent(policy)));
        }
        await work.Close(db, @case, signed.Grant ? CaseState.已确认 : CaseState.不予确认);
        await Applied.Decided(db, @case, signed.Grant, decider.Name, work.Today);
        @case.Due = decision.DeliverBy;
        db.Outbox.Add(new() { Id = work.Database.NewId(), Kind = "letter", Payload = decision.Id.ToString(), At = work.Database.Now });
        return new(signed.Grant ? "granted" : "refused", $"case:{id}", id,
            signed.Grant ? $"已批准{(differs.MonthlyFen is { } m ? $"，每月 {new Money(m).Short} 元" : "")}{(decision.StartMonth is { } s ? $"，从 {PayMonth.Parse(s)} 起" : "")}" : "不予批准，理由和救济途径见决定书",
            $"{decision.Number}{(differs.Differs ? "，与测算不同：" + differs.Reason : "")}");
    });

    /// <summary>Notes that the letter has reached the applicant.</summary>
    public Task Deliver(Caller officer, Guid id, int version) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.系统);
        var (@case, _) = await work.ForWriting(db, officer, id, version, CaseState.已确认, CaseState.不予确认);
        var decision = await db.Decisions.SingleAsync(d => d.CaseId == id);
        if (decision.DeliveredOn is { } before)
        {
            throw new Refused($"决定书已在 {before:yyyy-MM-dd} 送达", "delivered_before");
        }
        (decision.DeliveredOn, @case.Due) = (work.Today, null);
        return new("delivered", $"case:{id}", id, "决定书已送达");
    });

    /// <summary>The county decides; where delegated, the township's leader (1.5). What is not granted needs no notice first.</summary>
    private static void RequireDecider(Caller decider, CaseRow @case, Procedure procedure, bool grants)
    {
        if (@case.Delegated)
        {
            Duties.Require(decider, Role.镇办负责, Role.系统);
        }
        else
        {
            Duties.Require(decider, Role.县区审核, Role.县区负责, Role.系统);
            if (grants && @case.State == CaseState.审核中 && procedure.Has(StepKind.县级公示) && @case.OpinionBy is not null && @case.ReviewedBy is null && @case.Granted is null
                && procedure.After(StepKind.审核)?.Kind == StepKind.县级公示)
            {
                throw new Refused("按当时的规定须先完成县级公示，再作决定", "county_notice_first");
            }
        }
    }

    private async Task RequireFindings(AnminDb db, CaseRow @case, Matter matter)
    {
        var missing = await investigation.Missing(db, @case, matter, StepKind.确认);
        if (missing.Count > 0)
        {
            throw new Refused($"还差：{string.Join("、", missing.Select(m => m.Name))}{(@case.Drawn ? $"（{@case.DrawnWhy}）" : "")}", "findings_missing");
        }
    }

    private DecisionRow Record(
        Caller decider, CaseRow @case, Matter matter, Signed signed, Decision computed, Differences.Opinion differs, Policy policy, Evidence evidence)
    {
        var town = @case.Delegated;
        var office = DivisionCode.Of(town ? @case.TownCode : @case.CountyCode);
        var limit = work.ProcedureOf(@case, matter).Find(StepKind.送达)?.Limit ?? Limit.工作日(3);
        return work.Part(@case, new DecisionRow
        {
            Number = @case.Number,
            Granted = signed.Grant,
            DecidedOn = work.Today,
            RulesOn = @case.AcceptedOn!.Value,
            DecidedByName = decider.Name,
            DecidedByOffice = work.Database.Divisions.FullName(office) + (town ? "人民政府（办事处）" : "民政局"),
            Decision = FactsJson.Write(computed),
            Facts = @case.Facts,
            Evidence = WriteEvidence(evidence),
            Parameters = FactsJson.Write(policy.Used.ToList()),
            MonthlyFen = differs.MonthlyFen,
            OwnReason = differs.Reason,
            OwnArticle = differs.Article,
            DeliverBy = work.Clocks.Calendar.Last(work.Today, limit),
        });
    }

    /// <summary>Findings with their types, so that a replay reads them as they were.</summary>
    internal static string WriteEvidence(Evidence evidence) => JsonSerializer.Serialize(
        evidence.Found.Select(f => new FrozenFinding(f.GetType().Name, FactsJson.Write(f))), FactsJson.Options);

    internal sealed record FrozenFinding(string Type, string Facts);

    internal static List<AwardLine> Lines(Decision computed, long fen, Differences.Opinion differs)
    {
        List<AwardLine> lines = [.. computed.Award?.Lines ?? []];
        var adjustment = fen - (computed.Award?.Monthly.Fen ?? 0);
        if (adjustment != 0)
        {
            lines.Add(new("人工调整", differs.Reason ?? "", new(adjustment), new(differs.Article ?? "审核确认意见", "")));
        }
        return lines;
    }

    private static Task<OpinionRow?> Opinion(AnminDb db, Guid id) =>
        db.Opinions.AsNoTracking().Where(o => o.CaseId == id).OrderByDescending(o => o.Round).FirstOrDefaultAsync();
}
