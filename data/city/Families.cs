namespace Anmin.Data.City;

/// <summary>One who lives in a household, before name and health are known.</summary>
internal readonly record struct Member(Relation Relation, Sex Sex, int Age, bool IsFrail = false);

/// <summary>Who lives together: the shapes of household in a mountain prefecture that its young people leave for work.</summary>
internal static class Families
{
    private static ReadOnlySpan<int> InVillages => [17, 16, 6, 22, 19, 7, 5, 5, 3];

    private static ReadOnlySpan<int> InTowns => [9, 13, 8, 36, 13, 2, 8, 9, 2];

    public static List<Member> Draw(Dice dice, HukouClass hukou) =>
        dice.Weighted(hukou == HukouClass.农村 ? InVillages : InTowns) switch
        {
            0 => [new(Relation.户主, AnySex(dice), OldAge(dice))],
            1 => Couple(dice, OldAge(dice)),
            2 => [new(Relation.户主, dice.Chance(800) ? Sex.男 : Sex.女, dice.Between(35, 59), IsFrail: dice.Chance(450))],
            3 => WithChildren(dice, Couple(dice, dice.Between(27, 52)), 3),
            4 => WithParents(dice, WithChildren(dice, Couple(dice, dice.Between(30, 50)), 2)),
            5 => WithGrandchildren(dice, dice.Chance(600) ? Couple(dice, dice.Between(55, 74)) : [new(Relation.户主, AnySex(dice), dice.Between(55, 74))]),
            6 => WithChildren(dice, [new(Relation.户主, AnySex(dice), dice.Between(28, 50))], 2),
            7 => Couple(dice, dice.Between(24, 58)),
            _ => WithFrailChild(dice, OldAge(dice)),
        };

    private static List<Member> Couple(Dice dice, int age)
    {
        var head = dice.Chance(850) ? Sex.男 : Sex.女;
        return [new(Relation.户主, head, age), new(Relation.配偶, 1 - head, Math.Clamp(age + dice.Between(-4, 2), 22, 103))];
    }

    private static List<Member> WithChildren(Dice dice, List<Member> family, int most)
    {
        var youngest = family.Min(m => m.Age);
        for (var left = dice.Between(1, most); left > 0; left--)
        {
            var sex = AnySex(dice);
            family.Add(new(sex == Sex.男 ? Relation.子 : Relation.女, sex, dice.Below(Math.Clamp(youngest - 21, 1, 24))));
        }
        return family;
    }

    private static List<Member> WithParents(Dice dice, List<Member> family)
    {
        var age = family[0].Age + dice.Between(21, 30);
        var both = dice.Chance(450);
        family.Add(new(Relation.父母, both ? Sex.男 : Sex.女, age));
        if (both)
        {
            family.Add(new(Relation.父母, Sex.女, age - dice.Below(3)));
        }
        return family;
    }

    private static List<Member> WithGrandchildren(Dice dice, List<Member> family)
    {
        for (var left = dice.Between(1, 2); left > 0; left--)
        {
            family.Add(new(Relation.孙子女, AnySex(dice), dice.Between(1, 15)));
        }
        return family;
    }

    private static List<Member> WithFrailChild(Dice dice, int age)
    {
        var sex = dice.Chance(700) ? Sex.男 : Sex.女;
        return
        [
            new(Relation.户主, AnySex(dice), age),
            new(sex == Sex.男 ? Relation.子 : Relation.女, sex, age - dice.Between(22, 34), IsFrail: true),
        ];
    }

    private static Sex AnySex(Dice dice) => dice.Chance(520) ? Sex.男 : Sex.女;

    private static int OldAge(Dice dice) => dice.Skewed(60, 103);
}
