using Anmin.Casework.Desk;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Casework.Ledger;

/// <summary>Opens a grant with its first term, the persons it covers and the account it is paid to.</summary>
public static class Granting
{
    /// <summary>Everything of a new grant, to be saved with the decision that gives it.</summary>
    /// <param name="policy">What the amount rests on; unverified parameters are noted, for they hold a payment back.</param>
    /// <param name="rhythm">How often it is verified again.</param>
    /// <param name="causeId">What gives the money, where it is not the decision itself.</param>
    public static void Open(
        AnminDb db, CaseWork work, CaseRow @case, Benefit benefit, object facts, Evidence found, Money monthly, PayMonth start,
        IReadOnlyList<AwardLine> lines, Policy policy, Guid decisionId, string why, string basis, Rhythm? rhythm = null, Guid? causeId = null)
    {
        var covered = benefit.CoveredBy(facts, found, policy);
        var grant = work.Part(@case, new GrantRow
        {
            Matter = @case.Matter,
            Programme = benefit.Programme,
            Class = benefit.ClassOf(facts, found, policy),
            Name = @case.Applicant,
            Persons = covered.Count,
            StartMonth = start.Key,
            MonthlyFen = monthly.Fen,
            Lines = FactsJson.Write(lines),
            DecisionId = decisionId,
            ReviewDue = rhythm?.After(work.Today),
            ReviewClass = rhythm?.Class,
        });
        db.Grants.Add(grant);
        Add(db, work, grant, TermKind.发放, start, monthly, lines, covered, policy.Used, causeId ?? decisionId, why, basis);
        var payee = benefit.PayeeOf(facts);
        db.Payees.Add(work.Part(@case, new PayeeRow
        {
            GrantId = grant.Id,
            Holder = payee.Holder,
            Bank = payee.Bank,
            Account = payee.Account.Value,
            IsMember = covered.Any(c => c.Name == payee.Holder),
            Agreement = payee.ByAgreement ? "申请时提交的代领协议" : null,
            State = PayeeState.生效,
            ProposedBy = @case.FiledBy,
            ProposedByName = @case.Applicant,
            ProposedOn = @case.SubmittedOn,
            UsableFrom = work.Today,
        }));
    }

    /// <summary>Adds the next term of a grant.</summary>
    public static void Add(
        AnminDb db, CaseWork work, GrantRow grant, TermKind kind, PayMonth from, Money monthly, IReadOnlyList<AwardLine> lines,
        IReadOnlyList<CaseParty> covered, IEnumerable<ParameterRow> used, Guid causeId, string why, string basis, Suspension? suspended = null)
    {
        (grant.TermSeq, grant.ChangedOn) = (grant.TermSeq + 1, work.Today);
        db.Terms.Add(new()
        {
            GrantId = grant.Id,
            Seq = grant.TermSeq,
            FromMonth = from.Key,
            Kind = kind,
            Suspended = suspended,
            MonthlyFen = monthly.Fen,
            Persons = covered.Count,
            Lines = FactsJson.Write(lines),
            Why = why,
            Basis = basis,
            Unverified = string.Join('、', used.Where(p => p.Status != ParameterStatus.已核实).Select(p => p.Name).Distinct()),
            CauseId = causeId,
            RecordedOn = work.Today,
        });
        foreach (var person in covered)
        {
            db.Covered.Add(new() { GrantId = grant.Id, Seq = grant.TermSeq, Person = KeyOf(grant, person), Name = person.Name });
        }
    }

    /// <summary>By what somebody covered is known: the ID number, or the grant and the name.</summary>
    internal static string KeyOf(GrantRow grant, CaseParty person) => person.Id?.Value ?? $"{grant.Id}:{person.Name}";
}
