using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Population;

namespace Anmin.Core.Sweeping;

/// <summary>A benefit's rule over a county in which every family is counted without those whom a benefit that leaves them out reaches (handbook 01 F-01): the same rule asked a second time, over the few families concerned without these people.</summary>
/// <remarks>Means are known of a family and not of its people, so what those left out have stays in it: the rest is rather found too rich than too poor. A family in which nobody remains is entitled to nothing.</remarks>
public sealed class Remaining : Sweep
{
    private readonly Sweep whole;
    private readonly Sweep rest;
    private readonly int[] families;

    private Remaining(Sweep whole, Sweep rest, int[] families) : base(whole.Roster) => (this.whole, this.rest, this.families) = (whole, rest, families);

    /// <summary>The sweep itself where it leaves nobody out.</summary>
    /// <param name="whole">The benefit's rule over everybody, taken by the same parameters.</param>
    public static Sweep Of(Sweep whole, Benefit benefit, Received received, Policy policy)
    {
        var people = received.Covered.Where(c => benefit.LeavesOut.Contains(received.Grants[c.Grant].Programme)).Select(c => c.Person).ToHashSet();
        int[] families = people.Count == 0 ? [] : [.. Enumerable.Range(0, whole.Roster.Households).Where(h => Has(whole.Roster, h, people))];
        return families.Length == 0 || benefit.Over(whole.Roster.Without(families, people), policy) is not { } rest ? whole : new Remaining(whole, rest, families);
    }

    public override void Assess(Policy policy, Span<long> monthly, Span<Outcome> outcomes)
    {
        whole.Assess(policy, monthly, outcomes);
        var without = Swept.Of(rest, policy);
        for (var i = 0; i < families.Length; i++)
        {
            (monthly[families[i]], outcomes[families[i]]) = rest.Roster.HasMeans[i] ? (without.Monthly[i], without.Outcomes[i]) : (0, Outcome.无);
        }
    }

    public override Decision Explain(int household, Policy policy) =>
        Array.BinarySearch(families, household) is >= 0 and var i ? rest.Explain(i, policy) : whole.Explain(household, policy);

    /// <summary>What the rule says with everybody counted.</summary>
    public Outcome[] OfAll(Policy policy) => Swept.Of(whole, policy).Outcomes;

    private static bool Has(Roster roster, int household, HashSet<int> people)
    {
        for (var p = roster.First[household]; p < roster.First[household + 1]; p++)
        {
            if (people.Contains(p)) { return true; }
        }
        return false;
    }
}
