using Anmin.Core.Benefits;

namespace Anmin.Core.Sweeping;

/// <summary>Households that receive and that the rule, by what is on file today, does not find entitled.</summary>
/// <remarks>Where somebody is left out of a family (<see cref="Benefit.LeavesOut"/>), what he has cannot be told from what the others have: the family is found only if it is not entitled either way, with him or without. Nobody is to be looked at for another's pension.</remarks>
public abstract class NoLongerEntitled(string slug, string name, Benefit benefit, params IReadOnlyList<string> clauses) : Screening(slug, name, clauses)
{
    public Benefit Benefit { get; } = benefit;

    public override IReadOnlyList<Benefit> Needs => [Benefit];

    public override IEnumerable<Hit> Over(Screened county)
    {
        var swept = county[Benefit];
        for (var h = 0; h < county.Roster.Households; h++)
        {
            if (swept.Outcomes[h] == Outcome.符合 || swept.OfAll[h] == Outcome.符合 || !county.Roster.HasMeans[h] || county.Received.IsBare(h))
            {
                continue;
            }
            foreach (var grant in county.Received.OfHousehold(h, Benefit.Programme).Where(g => g.Monthly > Values.Money.Zero))
            {
                yield return new(h, -1, grant.Id.ToString(), $"每月领{Benefit.Name} {grant.Monthly} 元，按底册现在的收入和财产不符合条件", 0, grant.Monthly.Fen, grant.Id);
            }
        }
    }
}
