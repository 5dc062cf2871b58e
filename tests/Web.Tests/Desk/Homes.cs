using Anmin.Casework.Population;
using Anmin.Core.Population;
using Anmin.Core.Values;
using Anmin.LibraryCard;

namespace Anmin.Web.Tests.Desk;

/// <summary>Two people who live together and have next to nothing, as the register knows them.</summary>
internal static class Homes
{
    private static readonly Guid Cause = new(99, 0, 0, new byte[8]);

    public static Guid Person(int home, int index = 0) => new(7, 0, 0, [0, 0, 0, 0, 0, 0, (byte)home, (byte)(16 + index)]);

    public static Guid Of(int home) => new(7, 0, 0, [0, 0, 0, 0, 0, 0, (byte)home, 112]);

    public static string Number(int home, int index = 0) => 借书证样例.身份证号("19600101", 400 + home * 10 + index);

    public static Settlement Home(int n, string village, string name, DateOnly since, Action<PersonRow, int>? with = null)
    {
        var place = DivisionCode.Of(village);
        HouseholdRow Row(HouseholdKind kind, Guid id) => new()
        {
            Id = id, Kind = kind, Number = $"{kind}{n:000}", CountyCode = place.County.Value, TownCode = place.Town.Value, VillageCode = village, Land = true, Since = since, Cause = Cause,
        };
        var people = Enumerable.Range(0, 2).Select(i =>
        {
            var person = new PersonRow
            {
                Id = Person(n, i), Name = i == 0 ? name : name[..1] + "满", IdNumber = Number(n, i), Sex = Sex.女, Born = new(1960, 1, 1), Hukou = HukouKind.农村, HukouVillage = village,
                CountyCode = place.County.Value, TownCode = place.Town.Value, VillageCode = village, Address = "3组17号", Since = since, Cause = Cause, Version = 1, Labour = LabourCapacity.有,
            };
            with?.Invoke(person, i);
            return person;
        }).ToList();
        return new(Row(HouseholdKind.共同生活家庭, Of(n)), [Row(HouseholdKind.户籍家庭, new(8, 0, 0, [0, 0, 0, 0, 0, 0, (byte)n, 96]))],
            new() { HouseholdId = Of(n), Since = since, Source = "系统外导入", Wages = 100_000, Cause = Cause },
            [.. people.Select((p, i) => (p, i == 0 ? Core.Population.Relation.户主 : Core.Population.Relation.其他, 0))],
            [.. people.Select(p => new IdentityRow { PersonId = p.Id, Number = p.IdNumber!, Kind = "111", Since = since, Cause = Cause })]);
    }
}
