namespace Anmin.Data.City;

/// <summary>Gives the members of a family their names, numbers and health.</summary>
internal sealed class People(IdNumbers numbers, DateOnly today)
{
    public List<DemoPerson> Draw(Dice dice, List<Member> family)
    {
        var familyName = Names.Family(dice);
        var people = new List<DemoPerson>(family.Count);
        foreach (var member in family)
        {
            var born = today.AddYears(-member.Age).AddDays(-dice.Below(365));
            (var number, born) = numbers.Next(born, member.Sex);
            var surname = familyName is not null && MarriedIn(member) ? Names.Family(dice) : familyName;
            var name = Names.Person(dice, surname, member.Sex, born.Year);
            var disability = Disability(dice, member);
            var ill = dice.Chance(member.IsFrail ? 150 : member.Age switch { < 16 => 8, < 60 => 30, _ => 80 });
            var student = member.Age switch { < 6 => false, < 16 => true, < 19 => dice.Chance(850), < 23 => dice.Chance(450), _ => false };
            var labour = Labour(dice, member, disability, ill);
            people.Add(new(name, number, member.Sex, born, member.Relation, disability, ill, student, Works(dice, member, disability, ill, student, labour), labour));
        }
        return people;
    }

    private static bool MarriedIn(Member member) => member.Relation == Relation.配偶 || (member.Relation == Relation.父母 && member.Sex == Sex.女);

    private static DemoDisability? Disability(Dice dice, Member member)
    {
        if (member.IsFrail)
        {
            return new(dice.Pick<DisabilityClass>([DisabilityClass.肢体, DisabilityClass.智力, DisabilityClass.智力, DisabilityClass.精神, DisabilityClass.精神, DisabilityClass.多重]), dice.Between(1, 3));
        }
        return dice.Chance(member.Age switch { < 16 => 12, < 60 => 40, _ => 110 })
            ? new((DisabilityClass)(1 + dice.Weighted([16, 22, 3, 38, 8, 9, 4])), 1 + dice.Weighted([14, 26, 27, 33]))
            : null;
    }

    private static LabourCapacity Labour(Dice dice, Member member, DemoDisability? disability, bool ill)
    {
        if (member.Age is < 16 or >= 60)
        {
            return LabourCapacity.不在劳动年龄;
        }
        return disability switch
        {
            { Grade: 1 or 2 } or { Grade: 3, Class: DisabilityClass.智力 or DisabilityClass.精神 } => LabourCapacity.完全丧失,
            { Grade: 3 } => LabourCapacity.部分丧失,
            _ when ill => dice.Chance(400) ? LabourCapacity.完全丧失 : LabourCapacity.部分丧失,
            _ => LabourCapacity.有,
        };
    }

    private static bool Works(Dice dice, Member member, DemoDisability? disability, bool ill, bool student, LabourCapacity labour) => labour switch
    {
        _ when student => false,
        LabourCapacity.有 => dice.Chance(880),
        LabourCapacity.部分丧失 => dice.Chance(450),
        LabourCapacity.完全丧失 => false,
        _ => member.Age is >= 60 and < 78 && disability is not { Grade: <= 2 } && !ill && dice.Chance(550),
    };
}
