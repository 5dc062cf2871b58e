using Anmin.Core.Values;

namespace Anmin.Data.City;

/// <summary>What a register of real people looks like: deaths nobody struck off, people who left, one person entered twice, numbers mistyped, people without papers.</summary>
/// <param name="Person">Whose record it is, an index into the household's people.</param>
public sealed record Blemish(int Person, BlemishKind Kind, int Days, string Note);

/// <summary>Kinds of blemish.</summary>
public enum BlemishKind
{
    /// <summary>Died so many days ago.</summary>
    去世,

    /// <summary>Moved out of the city so many days ago.</summary>
    迁出,

    /// <summary>Entered a second time, with the old number of fifteen digits or under a name that sounds the same.</summary>
    重复,

    /// <summary>The number's last character is wrong.</summary>
    错号,

    /// <summary>Has no number at all.</summary>
    无证,

    /// <summary>Lives here, but stands in a booklet of her own.</summary>
    分户,
}

/// <summary>Draws the blemishes of a household, by dice that nothing else throws.</summary>
public static class Blemishes
{
    private const int Salt = 0x5EED;

    public static IReadOnlyList<Blemish> Of(DemoHousehold household, int seed, DateOnly today)
    {
        var dice = Dice.For(seed ^ Salt, household.Number);
        List<Blemish>? found = null;
        for (var i = 0; i < household.People.Count; i++)
        {
            var person = household.People[i];
            var age = Livelihood.Age(person, today);
            // About one in a hundred of the old died within the year; the register learns of it late.
            if (dice.Chance(age >= 80 ? 70 : age >= 60 ? 16 : 1))
            {
                Add(new(i, BlemishKind.去世, dice.Between(3, 300), ""));
                continue;
            }
            switch (dice.Below(1000))
            {
                case < 5 when i > 0: Add(new(i, BlemishKind.迁出, dice.Between(10, 300), "")); break;
                case < 9: Add(new(i, BlemishKind.重复, 0, dice.Chance(500) ? "旧号" : "同音")); break;
                case < 11: Add(new(i, BlemishKind.错号, 0, "")); break;
                case < 13: Add(new(i, BlemishKind.无证, 0, "")); break;
                case < 43 when i > 1 && age >= 18: Add(new(i, BlemishKind.分户, 0, "")); break;
            }
        }
        return found ?? (IReadOnlyList<Blemish>)[];

        void Add(Blemish blemish) => (found ??= []).Add(blemish);
    }

    /// <summary>A number whose last character is not the right one.</summary>
    public static string Mistyped(string number)
    {
        var right = IdNumber.CheckCharacter(number);
        return number[..17] + (right == '3' ? '4' : '3');
    }
}
