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
        int[] families = [.. people.Select(whole.Roster.HouseholdOf).Distinct().Order()];
        return families.Length == 0 || benefit.Over(whole.Roster.Without(families, people), policy) is not { } rest ? whole : new Remaining(whole, rest, families);
    }

    public override void Assess(Policy policy, Span<long> monthly, Span<Outcome> outcomes)
    {
        var taken = Take(policy);
        taken.Monthly.CopyTo(monthly);
        taken.Outcomes.CopyTo(outcomes);
    }

    public override Swept Take(Policy policy)
    {
        var (all, without) = (whole.Take(policy), rest.Take(policy));
        var taken = new Swept(this, [.. all.Monthly], [.. all.Outcomes]) { OfAll = all.Outcomes };
        for (var i = 0; i < families.Length; i++)
        {
            (taken.Monthly[families[i]], taken.Outcomes[families[i]]) = rest.Roster.HasMeans[i] ? (without.Monthly[i], without.Outcomes[i]) : (0, Outcome.无);
        }
        return taken;
    }

    public override Decision Explain(int household, Policy policy) =>
        Array.BinarySearch(families, household) is >= 0 and var i ? rest.Explain(i, policy) : whole.Explain(household, policy);
}
