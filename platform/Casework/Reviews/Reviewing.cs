using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Reviews;

/// <summary>复核的办理: the township corrects the facts, finds out and proposes; the family is heard where it would lose; the county decides with fresh eyes; terms follow.</summary>
public sealed class Reviewing(CaseWork work, Assessment assessment)
{
    /// <summary>So long a suspension runs before it is looked at again, in months (own).</summary>
    public const int SuspendedMonths = 3;

    /// <summary>Corrects a page of the family's facts; the faults of the form are answered, nothing is stored then.</summary>
    public async Task<IReadOnlyList<Fault>> Correct(Caller officer, Guid id, int version, IReadOnlyDictionary<string, string> answers)
    {
        IReadOnlyList<Fault> faults = [];
        try
        {
            await work.Database.Effect(officer, async db =>
            {
                Duties.Require(officer, Role.镇办经办, Role.系统);
                var (review, _, matter) = await ForWriting(db, officer, id, version, ReviewState.待复核);
                (var facts, faults) = Binder.Bind(matter.Form, answers, work.Today);
                if (facts is null)
                {
                    throw new Refused("还有要更正的地方", "invalid", faults);
                }
                if (matter.PlaceOf(facts).Town != DivisionCode.Of(review.TownCode).Town)
                {
                    faults = [new("", "这里只改本镇（办）以内的住处；搬到本市别处的按转移办，搬出本市的按搬家报告")];
                    throw new Refused(faults[0].Message, "invalid", faults);
                }
                review.Facts = FactsJson.Write(facts);
                return new("review-corrected", $"review:{id}", review.CaseId, Detail: "更正家庭情况");
            });
        }
        catch (Refused refused) when (refused.Faults.Count > 0)
        {
            return refused.Faults;
        }
        return [];
    }

    /// <summary>Records what was found for a review, by the forms of its day.</summary>
    public async Task<IReadOnlyList<Fault>> Find(Caller officer, Guid id, int version, string kind, IReadOnlyDictionary<string, string> answers, Guid? with, DateOnly on)
    {
        try
        {
            await work.Database.Effect(officer, async db =>
            {
                var (review, _, matter) = await ForWriting(db, officer, id, version, ReviewState.待复核);
                var declared = OpenTo(officer, matter.FindingsOn(review.OpenedOn)).FirstOrDefault(k => k.Slug == kind) ?? throw new NotThere();
                var second = await Investigation.Second(db, officer, declared, with, review.CaseId);
                var (facts, wrong) = Binder.Bind(declared.Form, answers, work.Today);
                IReadOnlyList<Fault> faults = on > work.Today ? [.. wrong, new("on", "日期不能晚于今天", "range")]
                    : on < review.OpenedOn ? [.. wrong, new("on", $"日期不能早于复核开始的 {review.OpenedOn:yyyy-MM-dd}", "range")] : wrong;
                if (faults.Count > 0 || facts is null)
                {
                    throw new Refused("记录里还有要更正的地方", "invalid", faults);
                }
                var @case = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == review.CaseId);
                db.Findings.Add(work.Part(@case, new FindingRow
                {
                    Kind = kind, Facts = FactsJson.Write(facts), FoundOn = on, By = officer.Human, ByName = officer.Name, With = second?.Human, WithName = second?.Name,
                    RecordedAt = work.Database.Now, Round = @case.Round, ReviewId = id,
                }));
                return new("review-found", $"review:{id}", review.CaseId, $"复核：完成{declared.Name}", $"{declared.Name}：{officer.Name}{(second is null ? "" : "、" + second.Name)}");
            });
        }
        catch (Refused refused) when (refused.Faults.Count > 0)
        {
            return refused.Faults;
        }
        return [];
    }

    /// <summary>The kinds that somebody may record for a review.</summary>
    public static IEnumerable<FindingKind> OpenTo(Caller officer, IEnumerable<FindingKind> kinds) => officer.Role switch
    {
        Role.镇办经办 => kinds.Where(k => k.By != Actor.县区 && k.Needed == Needed.Always),
        Role.县区审核 => kinds.Where(k => k.By == Actor.县区 && k.Needed == Needed.Always),
        Role.系统 => kinds,
        _ => [],
    };

    /// <summary>The township proposes, beside the computed amount; a different opinion needs its reason.</summary>
    public Task Propose(Caller officer, Guid id, int version, ReviewSigned signed) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.系统);
        var (review, grant, matter) = await ForWriting(db, officer, id, version, ReviewState.待复核);
        var assessed = await assessment.Of(db, review, grant, matter);
        var verdict = await Check(db, review, grant, matter, assessed, signed);
        (review.State, review.ProposedGrant, review.ProposedFen, review.ProposedReason, review.ProposedArticle) =
            (ReviewState.待决定, verdict.Grant, verdict.Fen, verdict.Reason, verdict.Article);
        (review.ProposedSuspension, review.ProposedFraudFrom, review.ProposedFineFen) = (verdict.Suspend, verdict.FraudFrom?.Key, verdict.Fine?.Fen);
        (review.ProposedBy, review.ProposedByName, review.ProposedOn) = (officer.Human, officer.Name, work.Today);
        return new("review-proposed", $"review:{id}", review.CaseId, "镇（办）提出复核意见，等决定", verdict.Text);
    });

    /// <summary>Writes down what the family says before its money becomes less.</summary>
    public Task Hear(Caller officer, Guid id, int version, DateOnly? on, string? words) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.系统);
        var (review, _, _) = await ForWriting(db, officer, id, version, ReviewState.待决定);
        if (on is not { } day || day > work.Today || day < review.ProposedOn)
        {
            throw new Refused("请写明哪一天听取的", "invalid", [new("heardOn", $"请填写哪一天听取的，从提出意见的 {review.ProposedOn:yyyy-MM-dd} 到今天", "range")]);
        }
        review.Heard = Written.Of(words, "heard", "本人的意见");
        (review.HeardOn, review.HeardBy, review.HeardByName) = (day, officer.Human, officer.Name);
        return new("review-heard", $"review:{id}", review.CaseId, $"决定之前听取了您的意见：{review.Heard}");
    });

    /// <summary>Whoever decides sends a proposal back: something has to be found out anew, because it is wrong, incomplete or no longer valid. What the family has said to it goes with it.</summary>
    public Task Return(Caller decider, Guid id, int version, string? why) => work.Database.Effect(decider, async db =>
    {
        Duties.Require(decider, Role.镇办负责, Role.县区审核, Role.县区负责, Role.系统);
        var (review, _, matter) = await ForWriting(db, decider, id, version, ReviewState.待决定);
        Townships.RequireDecider(decider, await Townships.DecidesProposed(db, work, review, matter));
        var text = Written.Of(why, "why", "退回的理由");
        review.StartAnew();
        return new("review-returned", $"review:{id}", review.CaseId, $"复核意见退回镇（办）重新查实：{text}", text);
    });

    /// <summary>The county decides, or the township's leader where the delegation of the day moved such decisions (1.5): somebody who has neither reported, found out, proposed nor heard.
    /// The terms are laid out from the right month on.</summary>
    public Task Decide(Caller decider, Guid id, int version, ReviewSigned signed) => work.Database.Effect(decider, async db =>
    {
        Duties.Require(decider, Role.县区审核, Role.县区负责, Role.镇办负责, Role.系统);
        var (review, grant, matter) = await ForWriting(db, decider, id, version, ReviewState.待决定);
        if (await HandledBefore(db, decider, review) is { } what)
        {
            throw new NotAllowed($"您{what}，不能再作决定，请由其他人员办理");
        }
        var assessed = await assessment.Of(db, review, grant, matter);
        var verdict = await Check(db, review, grant, matter, assessed, signed);
        var terms = verdict.Terms;
        var delegation = await Townships.DecidesBy(db, work, review, matter, verdict.FraudFrom is not null, verdict.Fen is { } fen ? new Money(fen) : null);
        Townships.RequireDecider(decider, delegation);
        if (assessed.HearBefore(terms, verdict.FraudFrom is not null) is { } article && review.HeardOn is null)
        {
            throw new Refused($"减发、暂停、停发之前要先听取本人意见并记下来（{article}）", "hear_first");
        }
        var covered = assessed.IsEnd ? await Remaining(db, grant) : assessed.Covered;
        if (terms.Any(t => t.Monthly > Money.Zero) && await Receiving.Already(db, matter.Pays!, covered, terms[0].From, grant.Id) is { Count: > 0 } twice)
        {
            throw new Refused($"{string.Join('、', twice)}已在另一户领取，先在那一户减去或停发，再作决定", "receives_elsewhere");
        }
        review.Number = await Serials.Next(db, work.Database.Divisions, DivisionCode.Of(review.CountyCode), "民救复", work.Today.Year);
        foreach (var term in terms)
        {
            Granting.Add(db, work, grant, term.Kind, term.From, term.Monthly, term.Lines, covered, assessed.Policy.Used, review.Id,
                $"复核决定 {review.Number}：{term.Why}{(verdict.Reason is { } own ? $"（{own}）" : "")}", term.Basis.ToString(), term.Suspended);
        }
        Settle(grant, terms, assessed, matter, covered.Count);
        (review.Outcome, review.FromMonth, review.Result) = (OutcomeOf(terms, assessed.Standing), terms.Count == 0 ? null : terms[0].From.Key, ResultOf(terms));
        (review.Suspension, review.FraudFrom, review.ObtainedFen, review.FineFen, review.FineBasis) =
            (verdict.Suspend, verdict.FraudFrom?.Key, verdict.Obtained?.Fen, verdict.Fine?.Fen, verdict.FraudFrom is null ? null : assessed.Law?.Fraud?.Fine.ToString());
        (review.ByTown, review.Delegation, review.DecidedByOffice) = (delegation is not null, delegation?.Document, Townships.Office(work, review, delegation is not null));
        if (delegation is not null)
        {
            await Townships.Draw(db, review, Math.Max(delegation.SpotCheckPercent, matter.SpotCheckPercent(assessed.Policy)));
        }
        review.DeliverBy = terms.Count == 0 ? null : work.Clocks.Calendar.Last(work.Today, matter.ProcedureOn(review.OpenedOn, review.ByTown).Find(StepKind.送达)?.Limit ?? Limit.工作日(3));
        (review.OwnReason, review.OwnArticle, review.Decision, review.Evidence, review.Parameters) = (verdict.Reason, verdict.Article,
            FactsJson.Write(assessed.Computed), Decisions.WriteEvidence(assessed.Evidence), FactsJson.Write(assessed.Policy.Used.ToList()));
        var stoodOn = assessed.IsEnd || verdict.Suspend is not null ? null : await Reported(db, id);
        (review.ReportNumber, review.ReportedOn) = (stoodOn?.ReportNumber, stoodOn?.ConcludedOn);
        (review.State, review.DecidedBy, review.DecidedByName, review.DecidedOn) = (ReviewState.已决定, decider.Human, decider.Name, work.Today);
        return new("review-decided", $"review:{id}", review.CaseId, $"复核决定 {review.Number}：{review.Result}", $"{review.Outcome}；{verdict.Text}{(stoodOn is null ? "" : $"；依据核对报告 {stoodOn.ReportNumber}")}");
    });

    /// <summary>The newest report that was made for a review, or null.</summary>
    internal static Task<VerificationRow?> Reported(AnminDb db, Guid review) =>
        db.Verifications.AsNoTracking().Where(v => v.ReviewId == review && v.State == VerificationState.已出报告).OrderByDescending(v => v.Id).FirstOrDefaultAsync();

    /// <summary>What somebody has done in a review that keeps him from deciding it, or null.</summary>
    internal static async Task<string?> HandledBefore(AnminDb db, Caller caller, ReviewRow review) =>
        caller.Human == review.ProposedBy ? "提出了复核意见"
        : caller.Human == review.HeardBy ? "听取了本人意见"
        : caller.Human != Guid.Empty && FactsJson.Read<List<Report>>(review.Reports).Any(r => r.By == caller.Human) ? "提出了这次复核"
        : await db.Findings.AnyAsync(f => f.ReviewId == review.Id && (f.By == caller.Human || f.With == caller.Human)) ? "参加了复核调查"
        : null;

    /// <summary>What is signed holds: everything is found out, except where that it cannot be is the reason.</summary>
    private async Task<Verdict> Check(AnminDb db, ReviewRow review, GrantRow grant, Matter matter, Assessed assessed, ReviewSigned signed)
    {
        if (signed.Suspend is null)
        {
            await RequireReady(db, review, grant, assessed);
        }
        return await Verdicts.Of(db, grant, matter, assessed, FactsJson.Read<List<Report>>(review.Reports), signed, work.Today);
    }

    private async Task<(ReviewRow Review, GrantRow Grant, Matter Matter)> ForWriting(AnminDb db, Caller caller, Guid id, int version, ReviewState expected)
    {
        var review = await db.Reviews.SingleOrDefaultAsync(r => r.Id == id) ?? throw new NotThere();
        if (review.Version != version)
        {
            throw new Stale();
        }
        await Duties.RequireNoKinship(db, caller, review.CaseId);
        if (review.State != expected)
        {
            throw new Refused($"这次复核现在是「{review.State}」，不能办这一步", "wrong_state");
        }
        review.Version++;
        await Moving.Handover.RequireStill(db, review.GrantId);
        var grant = await db.Grants.SingleAsync(g => g.Id == review.GrantId);
        return (review, grant, work.Catalogue.Find<Matter>(grant.Matter)!);
    }

    /// <summary>Everything is found, and whoever is reported dead is no longer counted.</summary>
    private async Task RequireReady(AnminDb db, ReviewRow review, GrantRow grant, Assessed assessed)
    {
        if (assessed.Missing.Count > 0)
        {
            throw new Refused($"还差：{string.Join("、", assessed.Missing.Select(m => m.Name))}", "findings_missing");
        }
        var deaths = FactsJson.Read<List<Report>>(review.Reports).Where(r => r.What == Change.家人去世).ToList();
        if (!assessed.IsEnd && deaths.FirstOrDefault(d => assessed.Covered.Any(c => c.Name == d.Person)) is { } still)
        {
            throw new Refused($"{still.Person}报告已去世，还算在家庭成员里：先更正家庭情况", "dead_counted");
        }
        var people = await db.Covered.Where(c => c.GrantId == grant.Id && c.Seq == grant.TermSeq).ToListAsync();
        foreach (var death in deaths)
        {
            if (people.FirstOrDefault(p => p.Name == death.Person) is { } person && !await db.LifeEvents.AnyAsync(e => e.Person == person.Person && e.Kind == LifeEvent.去世)
                && db.LifeEvents.Local.All(e => e.Person != person.Person))
            {
                Deaths.Note(db, work, grant, person, death);
            }
        }
    }

    private static async Task<IReadOnlyList<CaseParty>> Remaining(AnminDb db, GrantRow grant) =>
        [.. (await db.Covered.Where(c => c.GrantId == grant.Id && c.Seq == grant.TermSeq).ToListAsync())
            .Select(c => new CaseParty(c.Name, IdNumber.TryParse(c.Person, out var id, out _) ? id : null, ""))];

    /// <summary>What the grant row says of itself follows the new terms; the next verification counts from today.</summary>
    private void Settle(GrantRow grant, IReadOnlyList<NextTerm> terms, Assessed assessed, Matter matter, int persons)
    {
        if (terms.Count > 0)
        {
            grant.EndMonth = terms[^1].Kind == TermKind.停发 ? PayMonth.Of(terms[^1].From.FirstDay.AddDays(-1)).Key : null;
            if (terms.LastOrDefault(t => t.Kind is TermKind.发放 or TermKind.渐退) is { } paid)
            {
                (grant.MonthlyFen, grant.Persons, grant.Lines) = (paid.Monthly.Fen, persons, FactsJson.Write(paid.Lines));
            }
        }
        if (!assessed.IsEnd)
        {
            grant.Name = matter.PartiesOf(assessed.Facts)[0].Name;
            grant.Class = matter.Pays!.ClassOf(assessed.Facts, assessed.Evidence, assessed.Policy);
        }
        var rhythm = grant.EndMonth is null ? assessed.Law?.Rhythm : null;
        (grant.ReviewDue, grant.ReviewClass) = (rhythm?.After(work.Today), rhythm?.Class);
        if (terms.Count > 0 && terms[^1].Kind == TermKind.暂停 && work.Today.AddMonths(SuspendedMonths) is var again && again < grant.ReviewDue)
        {
            grant.ReviewDue = again;
        }
    }

    private static ReviewOutcome OutcomeOf(IReadOnlyList<NextTerm> terms, Standing standing) =>
        terms.Count == 0 ? ReviewOutcome.不变
        : terms[^1].Kind == TermKind.暂停 ? ReviewOutcome.暂停
        : standing.SuspendedSince is not null && terms[^1].Kind == TermKind.发放 ? ReviewOutcome.恢复
        : terms[0].Kind == TermKind.渐退 ? ReviewOutcome.渐退
        : terms[^1].Kind == TermKind.停发 ? ReviewOutcome.停发
        : terms[^1].Monthly > standing.Monthly ? ReviewOutcome.增加
        : terms[^1].Monthly < standing.Monthly ? ReviewOutcome.减少
        : ReviewOutcome.不变;

    /// <summary>Month by month in a sentence: 2026年5月起渐退，每月 500 元；2026年11月起停发.</summary>
    public static string ResultOf(IReadOnlyList<NextTerm> terms) => terms.Count == 0 ? "数额不变"
        : string.Join("；", terms.Select(t => $"{t.From}起{(t.Kind == TermKind.停发 ? "停发" : t.Kind == TermKind.暂停 ? "暂停" : $"{(t.Kind == TermKind.渐退 ? "渐退，" : "")}每月 {t.Monthly.Short} 元")}"));
}
