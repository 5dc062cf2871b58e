namespace Anmin.Data.City;

/// <summary>What a household owns, and what it must spend.</summary>
internal static class Homes
{
    public static DemoProperty Own(Dice dice, HukouClass hukou, int people, int income)
    {
        var perHead = income / people;
        var comfort = perHead switch { < 6_000 => 0, < 12_000 => 1, < 24_000 => 2, _ => 3 };
        var deposits = dice.Chance(200 - 40 * comfort) ? 0 : dice.Skewed(300, 9_000 + perHead * (1 + 2 * comfort));
        var vehicles = dice.Chance(comfort * 130 + 15) ? dice.Chance(60) ? 2 : 1 : 0;
        var houses = dice.Chance(hukou == HukouClass.农村 ? 40 : 160) ? 0 : dice.Chance(20 + 45 * comfort) ? 2 : 1;
        var area = hukou == HukouClass.农村 ? dice.Between(45, 75) + 14 * people + 12 * comfort : dice.Between(38, 70) + 9 * people;
        return new(deposits, vehicles, houses, area, Structure(dice, hukou, comfort));
    }

    public static DemoSpending Spend(Dice dice, List<DemoPerson> people, DateOnly today)
    {
        int medical = 0, education = 0;
        foreach (var person in people)
        {
            var age = Livelihood.Age(person, today);
            medical += person.IsSeriouslyIll ? dice.Skewed(5_000, 90_000) : age >= 60 ? dice.Skewed(300, 7_000) : dice.Skewed(50, 2_200);
            education += !person.IsStudent ? 0 : age < 16 ? dice.Between(300, 2_600) : age < 19 ? dice.Between(2_500, 7_500) : dice.Between(8_000, 20_000);
        }
        return new(medical, education);
    }

    private static HousingStructure Structure(Dice dice, HukouClass hukou, int comfort) => hukou == HukouClass.城镇
        ? dice.Chance(650) ? HousingStructure.砖混 : HousingStructure.钢混
        : (HousingStructure)dice.Weighted([24 - 6 * comfort, 26, 46 + 4 * comfort, 4 + 2 * comfort]);
}
