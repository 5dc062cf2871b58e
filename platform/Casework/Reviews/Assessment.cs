using Anmin.Casework.Desk;
using Anmin.Casework.Ledger;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Reviews;

/// <summary>What the rule of the review's day says of a family as it is now, and what would follow if it were decided today.</summary>
/// <param name="Computed">The rule's answer, with what the reports themselves bring about: nobody is left, no longer wanted, a share lost.</param>
/// <param name="IsEnd">Nobody is left, or the family wants no more: nothing is verified and nobody is heard.</param>
/// <param name="Missing">What must still be found before the township proposes.</param>
/// <param name="OthersNow">Whether the money is for other persons than the last term says.</param>
public sealed record Assessed(
    Decision Computed, Policy Policy, Evidence Evidence, object Facts, IReadOnlyList<CaseParty> Covered, ReviewLaw? Law, Standing Standing, bool IsEnd,
    DateOnly? Died, bool TookUpWork, IReadOnlyList<FindingKind> Missing, bool OthersNow = false)
{
    /// <summary>The terms that a signature would bring about on a day.</summary>
    public IReadOnlyList<NextTerm> Terms(bool grant, long? fen, IReadOnlyList<AwardLine> lines, DateOnly on)
    {
        var basis = Computed.Reasons is [.., { Basis: { } article }] ? article : new Article("决定", "");
        if (IsEnd && !grant)
        {
            var from = Died is { } died ? PayMonth.After(died) : PayMonth.After(on);
            return [NextTerms.Stop(from > Standing.Start ? from : Standing.Start, Computed.Reasons[^1].Text, basis)];
        }
        return NextTerms.Of(Standing, new(grant && fen is > 0 ? new(new(fen.Value), lines) : null, Died, TookUpWork, Standing.Suspended is { } reason && Law?.Of(reason) is { BackPays: true }, OthersNow),
            Law ?? new(new("", 0, "", basis), basis), on);
    }

    /// <summary>Nothing from the month after the decision on, until it is lifted.</summary>
    public IReadOnlyList<NextTerm> Suspends(Suspending law, DateOnly on)
    {
        var from = PayMonth.After(on);
        return [new(TermKind.暂停, from > Standing.Start ? from : Standing.Start, Money.Zero, [], $"{SuspensionWords.Of(law.Reason)}，暂停发放", law.Basis, law.Reason)];
    }

    /// <summary>Nothing from the first wrong month on: what was paid since is owed.</summary>
    public IReadOnlyList<NextTerm> StopsFrom(PayMonth wrong, FraudLaw law) =>
        [NextTerms.Stop(wrong > Standing.Start ? wrong : Standing.Start, "骗取，从第一个错误的月份起停发，已发的全部追回", law.Return)];

    /// <summary>The terms that the township's proposal would bring about on a day.</summary>
    public IReadOnlyList<NextTerm> Proposed(ReviewRow review, DateOnly on) =>
        review.ProposedSuspension is { } reason && Law?.Of(reason) is { } suspending ? Suspends(suspending, on)
        : review.ProposedFraudFrom is { } from && Law?.Fraud is { } fraud ? StopsFrom(PayMonth.Parse(from), fraud)
        : Terms(review.ProposedGrant ?? Computed.Granted, review.ProposedFen, Computed.Award?.Lines ?? [], on);

    /// <summary>Whether the law wants the family heard before these terms.</summary>
    /// <param name="isFraud">A fine is never laid on somebody unheard, whatever the regime.</param>
    public Article? HearBefore(IReadOnlyList<NextTerm> terms, bool isFraud = false) =>
        isFraud ? Law?.Fraud?.Fine
        : !IsEnd && terms.Any(t => t.Monthly < Standing.At(t.From) || (t.Kind == TermKind.停发 && Standing.SuspendedSince is not null)) ? Law?.HearFirst : null;
}

/// <summary>Puts facts, fresh findings, reports and the law of the day on which a review was opened together.</summary>
public sealed class Assessment(CaseWork work, PolicyBook policies)
{
    internal async Task<Assessed> Of(AnminDb db, ReviewRow review, GrantRow grant, Matter matter)
    {
        var reports = FactsJson.Read<List<Report>>(review.Reports);
        var benefit = matter.Pays ?? throw new InvalidOperationException($"{matter.Name}没有待遇");
        var (facts, on) = (FactsJson.Read(review.Facts, matter.FactsType), review.OpenedOn);
        var rows = await Findings(db, review.Id);
        var kinds = matter.FindingsOn(on).ToDictionary(k => k.Slug);
        Evidence evidence = new([.. rows.Where(r => kinds.ContainsKey(r.Kind)).Select(r => FactsJson.Read(r.Facts, kinds[r.Kind].Facts))]);
        var policy = policies.For(DivisionCode.Of(review.VillageCode), on);
        var terms = await db.Terms.AsNoTracking().Where(t => t.GrantId == grant.Id).OrderBy(t => t.Seq).ToListAsync();
        var standing = Standing.Of(PayMonth.Parse(grant.StartMonth), terms, PayMonth.After(work.Today));
        var dead = reports.Where(r => r.What == Change.家人去世).ToList();
        var before = await db.Covered.AsNoTracking().Where(c => c.GrantId == grant.Id && c.Seq == grant.TermSeq).ToListAsync();
        var nobodyLeft = dead.Count > 0 && before.All(c => dead.Any(d => d.Person == c.Name));
        var unwanted = reports.Any(r => r.What == Change.不再领取);
        var hasLeft = reports.Any(r => r is { What: Change.搬家, HasLeft: true });
        var computed = matter.Decide(facts, evidence, policy, on);
        var law = benefit.ReviewOf(facts, evidence, policy, on, computed);
        var covered = benefit.CoveredBy(facts, evidence, policy);
        law = hasLeft && law is not null ? law with { Fading = null } : law;
        var change = law?.Change ?? computed.Reasons[^1].Basis;
        computed = nobodyLeft ? End("全家去世", "享受待遇的人都已去世，从去世的次月起停发", change)
            : unwanted ? End("自愿不再领取", "本人书面提出不再领取，从决定的次月起停发", change)
            : hasLeft ? End("已搬出本市", $"家已搬出本市，从决定的次月起由现在住的地方办；请到那里的乡镇（街道）申请", change)
            : WithoutRefusers(computed, reports, covered, law);
        DateOnly? died = dead.Count == 0 ? null : dead.Max(d => d.On);
        var flaw = await Investigation.Flaw(db, work.Catalogue, review.CaseId, matter, review.Id);
        IReadOnlyList<FindingKind> missing = nobodyLeft || unwanted || hasLeft ? []
            : [.. kinds.Values.Where(k => k is { Needed: Needed.Always, NeededFor: <= StepKind.初审 })
                .Select(k => rows.All(r => r.Kind != k.Slug) ? k : Investigation.Unsound(k, [.. rows.Where(r => r.Kind == k.Slug).Select(r => r.FoundOn)], flaw, policy, work.Today)).OfType<FindingKind>()];
        return new(computed, policy, evidence, facts, covered, law, standing, nobodyLeft || unwanted, died, reports.Any(r => r.What == Change.开始工作), missing,
            !before.Select(c => c.Person).ToHashSet().SetEquals(covered.Select(c => Granting.KeyOf(grant, c))));
    }

    internal static Task<List<FindingRow>> Findings(AnminDb db, Guid review) =>
        db.Findings.AsNoTracking().Where(f => f.ReviewId == review).OrderBy(f => f.RecordedAt).ThenBy(f => f.Id).ToListAsync();

    private static Decision End(string code, string text, Article basis) => new(false, [new(code, Outcome.不符合, basis, text)]);

    /// <summary>Who refuses suitable work three times in a row loses his own share: the amount divided by those counted (own), the fen that is left over stays with the family.</summary>
    public static Decision WithoutRefusers(Decision computed, IReadOnlyList<Report> reports, IReadOnlyList<CaseParty> covered, ReviewLaw? law)
    {
        var refusers = reports.Where(r => r.What == Change.三次拒绝就业).Select(r => r.Person!).Distinct().Where(p => covered.Any(c => c.Name == p)).ToList();
        if (refusers.Count == 0 || computed is not { Granted: true, Award: { } award } || law?.ThirdRefusal is not { } article)
        {
            return computed;
        }
        var share = new Money(award.Monthly.Fen / covered.Count);
        var text = $"{string.Join('、', refusers)}连续三次拒绝合适的工作，减去本人的一份：{award.Monthly} 元 ÷ {covered.Count} 人，{share} 元";
        var left = award.Monthly - share * refusers.Count;
        return left <= Money.Zero
            ? computed with { Granted = false, Award = null, Reasons = [.. computed.Reasons, new("连续三次拒绝就业", Outcome.不符合, article, text)] }
            : computed with
            {
                Award = Award.Of([.. award.Lines, new("减去拒绝就业者的份额", text, Money.Zero - share * refusers.Count, article)]),
                Reasons = [.. computed.Reasons, new("连续三次拒绝就业", Outcome.计算, article, text)],
            };
    }
}
