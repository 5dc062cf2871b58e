using Anmin.Casework.Population;
using Anmin.Core.Population;
using Anmin.LibraryCard;
using Relation = Anmin.Core.Population.Relation;

namespace Anmin.Casework.Tests;

/// <summary>People in the register, a household a line, where a test says only what matters to it.</summary>
public static class Register
{
    private static readonly Guid Cause = new(99, 0, 0, new byte[8]);

    /// <summary>Id of the n-th household's somebody; the register's order is that of the numbers.</summary>
    public static Guid Person(int household, int index = 0) => new(7, 0, 0, [0, 0, 0, 0, 0, 0, (byte)household, (byte)(16 + index)]);

    public static Guid Household(int household) => new(7, 0, 0, [0, 0, 0, 0, 0, 0, (byte)household, 112]);

    public static string Number(int household, int index = 0) => 借书证样例.身份证号("19600101", household * 10 + index);

    /// <summary>Those who live together in a village and what they earn in a year; null where nobody knows.</summary>
    public static Settlement Home(int n, string village, int? yuan, int people = 2, string? headNumber = null, string? headName = null, Action<PersonRow, int>? with = null)
    {
        var (county, town) = (village[..6] + "000000", village[..9] + "000");
        HouseholdRow Row(HouseholdKind kind, Guid id) => new()
        {
            Id = id, Kind = kind, Number = $"{kind}{n:000}", CountyCode = county, TownCode = town, VillageCode = village, Land = true, Since = new(2026, 1, 1), Cause = Cause,
        };
        var persons = Enumerable.Range(0, people).Select(i =>
        {
            var person = new PersonRow
            {
                Id = Person(n, i), Name = i == 0 ? headName ?? $"户主{n}" : $"家人{n}之{i}", IdNumber = i == 0 && headNumber is not null ? headNumber : Number(n, i), Sex = Sex.女, Born = new(1960, 1, 1), Hukou = HukouKind.农村,
                HukouVillage = village, CountyCode = county, TownCode = town, VillageCode = village, Address = "3组17号", Since = new(2026, 1, 1), Cause = Cause, Version = 1, Labour = LabourCapacity.有,
            };
            with?.Invoke(person, i);
            return person;
        }).ToList();
        return new(Row(HouseholdKind.共同生活家庭, Household(n)), [Row(HouseholdKind.户籍家庭, new(8, 0, 0, [0, 0, 0, 0, 0, 0, (byte)n, 96]))],
            yuan is { } year ? new() { HouseholdId = Household(n), Since = new(2026, 1, 1), Source = "系统外导入", Wages = year * 100L, Cause = Cause } : null,
            [.. persons.Select((p, i) => (p, i == 0 ? Relation.户主 : Relation.其他, 0))],
            [.. persons.Select(p => new IdentityRow { PersonId = p.Id, Number = p.IdNumber!, Kind = "111", Since = new(2026, 1, 1), Cause = Cause })]);
    }

    public static Task Settles(this House house, params IReadOnlyList<Settlement> homes) => house.It.Settling.Settle(People.Caller.System, homes);

    /// <summary>A running grant of the book money that covers some of the register.</summary>
    public static async Task<Guid> Receives(this House house, string village, long yuan, params string[] numbers)
    {
        var id = await house.Grant(village, yuan, numbers.Length);
        await using var db = house.Raw();
        foreach (var number in numbers)
        {
            db.Covered.Add(new() { GrantId = id, Seq = 1, Person = number, Name = "领的人" });
        }
        await db.SaveChangesAsync();
        return id;
    }

    public static Task<Sweeping.SweepRow> Sweeps(this House house, string county = "610924") => house.It.Sweeps.One(Core.Values.DivisionCode.Of(county), house.It.Database.Today);
}
