using Anmin.Core.Benefits;
using Anmin.Core.Values;

namespace Anmin.Core.Sweeping;

/// <summary>政策找人: households that the rule finds entitled, that receive nothing of it, and that nobody has applied for. Whoever another benefit leaves out of the family hides the others not: they are counted without him.</summary>
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
                yield return new(h, -1, county.Roster.Household[h].ToString(), $"按底册的收入和财产符合{Benefit.Name}的条件，还没有领，每月约 {new Money(swept.Monthly[h])} 元{LeftOut(county, h)}", swept.Monthly[h]);
            }
        }
    }

    /// <summary>Whether the benefit, or one that excludes it for the whole family, reaches the household already.</summary>
    private bool Reached(Screened county, int h) => !county.Received.IsBare(h)
        && (county.Received.OfHousehold(h, Benefit.Programme).Count > 0 || Benefit.Excludes.Except(Benefit.LeavesOut).Any(e => county.Received.OfHousehold(h, e).Count > 0));

    /// <summary>Who was not counted and why, for the end of the sentence; by relation to the head, the office sees the names beside it.</summary>
    private string LeftOut(Screened county, int h)
    {
        if (county.Received.IsBare(h))
        {
            return "";
        }
        var roster = county.Roster;
        var parts = Benefit.LeavesOut.Select(e => (Programme: e, People: Enumerable.Range(roster.First[h], roster.First[h + 1] - roster.First[h]).Where(p => roster.IsHere(p) && county.Received.Of(p).Any(g => g.Programme == e)).ToList()))
            .Where(e => e.People.Count > 0).Select(e => $"{string.Join("、", e.People.Select(p => roster.Relation[p]))}（{e.People.Count} 人）在领{Benefit.NameOf(e.Programme)}").ToList();
        return parts.Count == 0 ? "" : $"。{string.Join("，", parts)}，没有算进人数；底册分不出各人的收入和财产，仍按全家的算";
    }
}
