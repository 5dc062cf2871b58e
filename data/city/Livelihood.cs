namespace Anmin.Data.City;

/// <summary>What a household lives on. The amounts are shaped by hand to look like a mountain prefecture; none is a real standard.</summary>
internal static class Livelihood
{
    private const int 演示基础养老金 = 1_800;

    public static DemoIncome Draw(Dice dice, HukouClass hukou, List<DemoPerson> people, DateOnly today)
    {
        int wages = 0, farming = 0, transfers = 0, pension = 0, oldAge = 0, disability = 0;
        var rural = hukou == HukouClass.农村;
        foreach (var person in people)
        {
            var age = Age(person, today);
            if (person.Works)
            {
                var away = age < 60 && dice.Chance(rural ? 640 : 960);
                wages += !away ? 0 : person.Labour == LabourCapacity.有 ? dice.Skewed(rural ? 16_000 : 20_000, rural ? 68_000 : 84_000) : dice.Skewed(4_000, 18_000);
                farming += away ? 0 : age < 60 ? dice.Skewed(8_000, 36_000) : dice.Skewed(2_600, 13_000);
            }
            if (age >= 60)
            {
                var retired = dice.Chance(rural ? 40 : 620);
                transfers += retired ? dice.Between(22_000, 46_000) : dice.Chance(860) ? dice.Skewed(3_200, 17_000) : 0;
                pension += retired ? 0 : 演示基础养老金;
                oldAge += dice.Chance(930) ? AgeAllowance(age) : 0;
            }
            disability += person.Disability is { Grade: <= 2 } && dice.Chance(750) ? 960 : 0;
            disability += person.Disability is not null && dice.Chance(350) ? 720 : 0;
        }
        var absent = people.Any(p => p.Relation == Relation.孙子女) && people.All(p => p.Relation != Relation.子);
        transfers += absent ? dice.Skewed(9_000, 38_000) : 0;
        transfers += rural && dice.Chance(700) ? dice.Between(150, 1_600) : 0;
        var property = dice.Chance(rural ? 250 : 180) ? dice.Skewed(200, rural ? 3_500 : 16_000) : 0;
        return new(wages, farming, property, transfers, pension, oldAge, disability);
    }

    private static int AgeAllowance(int age) => age switch { < 70 => 0, < 80 => 600, < 90 => 1_200, < 100 => 2_400, _ => 3_600 };

    public static int Age(DemoPerson person, DateOnly today) =>
        today.Year - person.BirthDate.Year - ((today.Month, today.Day).CompareTo((person.BirthDate.Month, person.BirthDate.Day)) < 0 ? 1 : 0);
}
