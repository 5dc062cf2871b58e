using Anmin.Core.Benefits;
using Anmin.Core.Values;

namespace Anmin.Core.Sweeping;

/// <summary>One person covered by two running grants that may not stand together: twice the same benefit, in one county or two, or two that exclude each other.</summary>
public abstract class PaidTwice(string slug, string name, Benefit benefit, params IReadOnlyList<string> clauses) : Screening(slug, name, clauses)
{
    public Benefit Benefit { get; } = benefit;

    public override IEnumerable<Hit> Over(Screened county)
    {
        for (var i = 1; i < county.Received.Covered.Count; i++)
        {
            var person = county.Received.Covered[i].Person;
            if (person != county.Received.Covered[i - 1].Person || (i > 1 && person == county.Received.Covered[i - 2].Person))
            {
                continue; // each person once
            }
            var grants = county.Received.Of(person).Where(g => g.Monthly > Money.Zero).OrderBy(g => g.From.Key, StringComparer.Ordinal).ThenBy(g => g.Id).ToList();
            var mine = grants.Where(g => g.Programme == Benefit.Programme).ToList();
            if (mine.Count > 1)
            {
                yield return Found(county, person, mine, $"同一人在 {mine.Count} 处领{Benefit.Name}：{string.Join("、", mine.Select(g => $"{county.PlaceName(g.County)}每月 {g.Monthly} 元"))}");
            }
            else if (mine.Count == 1 && grants.FirstOrDefault(g => Benefit.Excludes.Contains(g.Programme)) is { } other)
            {
                yield return Found(county, person, [mine[0], other], $"同一人同时领{Benefit.Name}和不能同领的{Benefit.NameOf(other.Programme)}，每月各 {mine[0].Monthly} 元、{other.Monthly} 元");
            }
        }
    }

    /// <summary>The one that began later is the one to look at (handbook 01 F-02).</summary>
    private static Hit Found(Screened county, int person, IReadOnlyList<RunningGrant> grants, string text) => new(
        county.Roster.HouseholdOf(person), person, $"{county.Roster.Person[person]}/{string.Join('+', grants.Select(g => g.Id))}", text, 0, grants[^1].Monthly.Fen, grants[^1].Id);
}
