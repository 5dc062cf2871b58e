using Anmin.Core.Population;
using Anmin.Core.Values;

namespace Anmin.Core.Sweeping;

/// <summary>A grant that pays, or will, as a sweep sees it.</summary>
/// <param name="Programme">Code in the stacking matrix.</param>
/// <param name="County">The county that pays.</param>
/// <param name="Monthly">What the term of the day gives.</param>
/// <param name="From">The first month it gives something.</param>
public sealed record RunningGrant(Guid Id, Guid CaseId, string Programme, DivisionCode County, Money Monthly, PayMonth From);

/// <summary>Somebody of the county whom a running grant still covers and who stands in no household of the roster any more: her death or her leaving ended her time there.</summary>
/// <param name="Household">The last 共同生活家庭 she was in, which may have ended with her; null where none is known.</param>
/// <param name="Village">Twelve digits: where she lived.</param>
/// <param name="Died">Date of death as a day number, 0 for whoever left.</param>
/// <param name="Left">Day on which she left the city as a day number, 0 for whoever did not.</param>
public sealed record Absent(Guid Person, Guid? Household, string Village, int Died, int Left, RunningGrant Grant);

/// <summary>Who of a county's people is covered by which running grant, of this county or another.</summary>
/// <param name="grants">The grants that cover somebody of the roster.</param>
/// <param name="covered">Pairs of person and grant, indexes into the roster and the grants; in order of the person.</param>
public sealed class Received(Roster roster, IReadOnlyList<RunningGrant> grants, IReadOnlyList<(int Person, int Grant)> covered)
{
    private readonly int[] first = Firsts(roster, covered);

    public IReadOnlyList<RunningGrant> Grants { get; } = grants;

    public IReadOnlyList<(int Person, int Grant)> Covered { get; } = covered;

    /// <summary>Those whom a grant covers and who are in no household of the roster because they died or left; in order of the person.</summary>
    public IReadOnlyList<Absent> Absent { get; init; } = [];

    /// <summary>The running grants of a person.</summary>
    public IEnumerable<RunningGrant> Of(int person)
    {
        for (var i = first[person]; i < first[person + 1]; i++)
        {
            yield return Grants[Covered[i].Grant];
        }
    }

    /// <summary>The running grants of a programme that cover somebody of a household, each once.</summary>
    public IReadOnlyList<RunningGrant> OfHousehold(int household, string programme)
    {
        List<RunningGrant>? found = null;
        for (var i = first[roster.First[household]]; i < first[roster.First[household + 1]]; i++)
        {
            var grant = Grants[Covered[i].Grant];
            if (grant.Programme == programme && found?.Contains(grant) != true)
            {
                (found ??= []).Add(grant);
            }
        }
        return found ?? (IReadOnlyList<RunningGrant>)[];
    }

    /// <summary>Whether nothing of any programme reaches a household.</summary>
    public bool IsBare(int household) => first[roster.First[household]] == first[roster.First[household + 1]];

    private static int[] Firsts(Roster roster, IReadOnlyList<(int Person, int Grant)> covered)
    {
        var first = new int[roster.People + 1];
        foreach (var (person, _) in covered)
        {
            first[person + 1]++;
        }
        for (var i = 0; i < roster.People; i++)
        {
            first[i + 1] += first[i];
        }
        return first;
    }
}
