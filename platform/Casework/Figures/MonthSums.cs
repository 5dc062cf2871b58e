using Anmin.Core.Benefits;
using Anmin.Core.Values;

namespace Anmin.Casework.Figures;

/// <summary>Everything that the monthly table adds up for one place and class. Averages and shares are read off the sums, so that a whole is never an average of averages.</summary>
internal sealed class MonthSums(int persons, int households, int found)
{
    public long Households, Persons, Female, Under18, From18To59, Over60, Fading, NewHouseholds, NewPersons, GoneHouseholds, GonePersons;
    public long MonthFen, YearFen, MonthLines, StandardFen, StandardPersons, Regular, RegularOnTime;
    public long Decisions, Refused, Days, OnTime, Drawn, Overturned, ReviewsDue, ReviewsDone, Changed;

    /// <summary>A parameter that is missing for one of the places, so that no average can be told.</summary>
    public string? Missing { get; set; }

    public long[] PersonTraits { get; } = new long[persons];

    public long[] HouseholdTraits { get; } = new long[households];

    /// <summary>Families that are found to be something without the benefit.</summary>
    public long[] Found { get; } = new long[found];

    /// <summary>What each source gave in the month.</summary>
    public Dictionary<Ledger.LedgerAccount, long> Given { get; } = [];

    public void Add(MonthSums of)
    {
        Households += of.Households; Persons += of.Persons; Female += of.Female; Under18 += of.Under18; From18To59 += of.From18To59; Over60 += of.Over60; Fading += of.Fading;
        NewHouseholds += of.NewHouseholds; NewPersons += of.NewPersons; GoneHouseholds += of.GoneHouseholds; GonePersons += of.GonePersons;
        MonthFen += of.MonthFen; YearFen += of.YearFen; MonthLines += of.MonthLines; StandardFen += of.StandardFen; StandardPersons += of.StandardPersons; Regular += of.Regular; RegularOnTime += of.RegularOnTime;
        Decisions += of.Decisions; Refused += of.Refused; Days += of.Days; OnTime += of.OnTime; Drawn += of.Drawn; Overturned += of.Overturned; ReviewsDue += of.ReviewsDue; ReviewsDone += of.ReviewsDone; Changed += of.Changed;
        Missing ??= of.Missing;
        for (var i = 0; i < PersonTraits.Length; i++) { PersonTraits[i] += of.PersonTraits[i]; }
        for (var i = 0; i < HouseholdTraits.Length; i++) { HouseholdTraits[i] += of.HouseholdTraits[i]; }
        for (var i = 0; i < Found.Length; i++) { Found[i] += of.Found[i]; }
        foreach (var (source, fen) in of.Given) { Given[source] = Given.GetValueOrDefault(source) + fen; }
    }

    /// <summary>Counts a person by sex, age and traits.</summary>
    public void Count(RollPerson person, IReadOnlyList<string> traits, DateOnly on)
    {
        Female += person.IsMale == false ? 1 : 0;
        if (person.Born is { } born)
        {
            var age = on.Year - born.Year - ((on.Month, on.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);
            Under18 += age < 18 ? 1 : 0;
            From18To59 += age is >= 18 and < 60 ? 1 : 0;
            Over60 += age >= 60 ? 1 : 0;
        }
        for (var i = 0; i < traits.Count; i++)
        {
            PersonTraits[i] += person.Traits.Contains(traits[i]) ? 1 : 0;
        }
    }

    /// <summary>Basis for a quotient: rounded once, half away from zero; a dash where there is nothing to divide by.</summary>
    public static MonthCell Quotient(long sum, long by, int decimals, decimal scale = 1) =>
        by == 0 ? new(null, "—") : new(Math.Round(sum * scale / by, decimals, MidpointRounding.AwayFromZero));

    /// <summary>Cut, not rounded: only all of them are 100.</summary>
    public static MonthCell Percent(long part, long whole) => whole == 0 ? new(null, "—") : new(part * 1000 / whole / 10m);

    public static MonthCell Yuan(long fen) => new(new Money(fen).InYuan);
}
