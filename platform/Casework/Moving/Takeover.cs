using Anmin.Casework.Reviews;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Casework.Moving;

/// <summary>What the new place's rule and standard say of a family that has moved there, and from which month it pays.</summary>
/// <param name="First">First month of the new place; the old one pays the month before it as its last.</param>
/// <param name="Terms">What the new place gives from then on; a stop alone where the family is out by its standard.</param>
public sealed record Takeover(
    Decision Computed, Policy Policy, Evidence Evidence, object Facts, IReadOnlyList<CaseParty> Covered, ReviewLaw Law, Standing Standing, PayMonth First, IReadOnlyList<NextTerm> Terms)
{
    /// <summary>Whether the new place goes on paying.</summary>
    public bool Continues => Terms[0].Monthly > Money.Zero;

    /// <summary>The article by which the family is heard before it loses by the move, or null.</summary>
    public Article? HearBefore => Terms.Any(t => t.Monthly < Standing.Monthly) ? Law.HearFirst : null;

    /// <summary>The month in which the places change: after the decision, after the last month that the old place has taken on, and not before money was ever due.</summary>
    /// <param name="start">First month that was ever due.</param>
    /// <param name="taken">Last month that the old place has paid or put into a batch, or null.</param>
    public static PayMonth FirstOf(DateOnly decidedOn, PayMonth start, PayMonth? taken)
    {
        var first = PayMonth.After(decidedOn);
        first = first < start ? start : first;
        return taken is { } last && last >= first ? last.Next : first;
    }

    /// <summary>The terms from a month on. An amount that does not change is a term all the same: it is another county's money.</summary>
    public static IReadOnlyList<NextTerm> TermsOf(Standing now, Award? amount, ReviewLaw law, PayMonth first) => amount is { } award
        ? [new(Ledger.TermKind.发放, first, award.Monthly, award.Lines, "迁入以后按迁入地的标准发给", law.Change)]
        : NextTerms.Of(now, new(null), law, first.FirstDay.AddDays(-1));
}
