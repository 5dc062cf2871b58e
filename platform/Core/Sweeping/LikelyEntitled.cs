using Anmin.Core.Benefits;

namespace Anmin.Core.Sweeping;

/// <summary>政策找人: households that the rule finds entitled, that receive nothing of it, and that nobody has applied for.</summary>
public abstract class LikelyEntitled(string slug, string name, Benefit benefit, params IReadOnlyList<string> clauses) : Screening(slug, name, clauses)
{
    public Benefit Benefit { get; } = benefit;

    public override IReadOnlyList<Benefit> Needs => [Benefit];

    public override Benefit? MissedBy => Benefit;

    /// <summary>Whether a household is one that this screening looks for; all unless the measure says otherwise.</summary>
    protected virtual bool LooksAt(Screened county, int household) => true;

    public override IEnumerable<Hit> Over(Screened county)
    {
        var swept = county[Benefit];
        for (var h = 0; h < county.Roster.Households; h++)
        {
            if (swept.Outcomes[h] == Outcome.符合 && !county.Applying.Contains(h) && LooksAt(county, h) && !Reached(county, h))
            {
                yield return new(h, -1, county.Roster.Household[h].ToString(), $"按底册的收入和财产符合{Benefit.Name}的条件，还没有领，每月约 {new Values.Money(swept.Monthly[h])} 元", swept.Monthly[h]);
            }
        }
    }

    /// <summary>Whether the benefit, or one that excludes it, reaches the household already.</summary>
    private bool Reached(Screened county, int h) => !county.Received.IsBare(h)
        && (county.Received.OfHousehold(h, Benefit.Programme).Count > 0 || Benefit.Excludes.Any(e => county.Received.OfHousehold(h, e).Count > 0));
}
