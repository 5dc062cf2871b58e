namespace Anmin.Data.City;

/// <summary>A fictional 安康 of any size on the real divisions. The same seed, day and number give the same city to the last digit,
/// and a smaller city is the beginning of a larger one.</summary>
public static class DemonstrationCity
{
    /// <summary>Draws households one by one; nothing is kept but the numbers handed out.</summary>
    /// <param name="households">How many; the average household has about two and a half people.</param>
    /// <param name="seed">Another seed, another city.</param>
    /// <param name="today">The day on which ages, villages and the last twelve months are taken.</param>
    public static IEnumerable<DemoHousehold> Generate(int households, int seed, DateOnly today)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(households);
        return Draw(households, seed, new Villages(today, seed), new People(new IdNumbers(), today), today);
    }

    private static IEnumerable<DemoHousehold> Draw(int households, int seed, Villages villages, People people, DateOnly today)
    {
        for (var number = 1; number <= households; number++)
        {
            var dice = Dice.For(seed, number);
            var village = villages.Of(number);
            var hukou = dice.Chance(village.Name.EndsWith("居委会", StringComparison.Ordinal) ? 700 : 30) ? HukouClass.城镇 : HukouClass.农村;
            var family = people.Draw(dice, Families.Draw(dice, hukou));
            var income = Livelihood.Draw(dice, hukou, family, today);
            yield return new(number, village.Code, $"{dice.Between(1, 9)}组{dice.Between(1, 86)}号", $"1990000{number % 10_000:0000}", hukou,
                family, income, Homes.Own(dice, hukou, family.Count, income.Total), Homes.Spend(dice, family, today));
        }
    }
}
