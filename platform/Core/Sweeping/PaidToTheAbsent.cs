using Anmin.Core.Benefits;
using Anmin.Core.Values;

namespace Anmin.Core.Sweeping;

/// <summary>Why somebody is no longer here.</summary>
public enum Absence { 去世, 迁出 }

/// <summary>People who died or left the city and for whom a benefit still pays.</summary>
public abstract class PaidToTheAbsent(string slug, string name, Benefit benefit, Absence absence, params IReadOnlyList<string> clauses) : Screening(slug, name, clauses)
{
    public Benefit Benefit { get; } = benefit;

    public override IEnumerable<Hit> Over(Screened county)
    {
        var gone = absence == Absence.去世 ? county.Roster.Died : county.Roster.Left;
        foreach (var (person, index) in county.Received.Covered)
        {
            var grant = county.Received.Grants[index];
            if (gone[person] != 0 && Pays(grant))
            {
                yield return Found(county.Roster.HouseholdOf(person), person, county.Roster.Person[person], gone[person], grant);
            }
        }
        // A death or a leaving takes her out of her household, which may end with her: the grant is looked at all the same.
        foreach (var absent in county.Received.Absent)
        {
            if ((absence == Absence.去世 ? absent.Died : absent.Left) is var day and not 0 && Pays(absent.Grant))
            {
                yield return Found(-1, -1, absent.Person, day, absent.Grant) with { Absent = absent };
            }
        }
    }

    private bool Pays(RunningGrant grant) => grant.Programme == Benefit.Programme && grant.Monthly > Money.Zero;

    private Hit Found(int household, int person, Guid who, int gone, RunningGrant grant)
    {
        var day = DateOnly.FromDayNumber(gone);
        return new(household, person, $"{who}/{grant.Id}", $"{day.Year}年{day.Month}月{day.Day}日已{absence}，所在的户每月仍领{Benefit.Name} {grant.Monthly} 元", 0, grant.Monthly.Fen, grant.Id);
    }
}
