using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Core.Population;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>People of the register in one line each: who lives with whom, where, under which number.</summary>
public static class PeopleWalk
{
    public static readonly DateOnly Settled = new(2024, 9, 1);

    private static readonly Guid Load = new(77, 0, 0, new byte[8]);
    private static int counted = 100;

    /// <summary>Somebody as a load brings her.</summary>
    /// <param name="number">The number; made from the birth when null, none when empty.</param>
    public static PersonRow Somebody(string name, string village = Rows.Town, string born = "19560308", string? number = null, string address = "3组17号") => new()
    {
        Id = Guid.CreateVersion7(), Name = name, IdNumber = number is null ? 借书证样例.身份证号(born, Interlocked.Increment(ref counted) % 900) : number.Length == 0 ? null : number,
        Sex = Sex.女, Born = DateOnly.ParseExact(born, "yyyyMMdd"), Hukou = HukouKind.农村, HukouVillage = village, CountyCode = village[..6] + "000000", TownCode = village[..9] + "000",
        VillageCode = village, Address = address, Labour = LabourCapacity.有, Since = Settled, Cause = Load, Version = 1,
    };

    /// <summary>A household of these people, the first its head, in one booklet.</summary>
    public static Settlement Household(params PersonRow[] people)
    {
        HouseholdRow Of(HouseholdKind kind) => new()
        {
            Id = Guid.CreateVersion7(), Kind = kind, Number = $"{(kind == HouseholdKind.户籍家庭 ? 'H' : 'G')}{Interlocked.Increment(ref counted):000000000}", CountyCode = people[0].CountyCode,
            TownCode = people[0].TownCode, VillageCode = people[0].VillageCode, Land = true, Since = Settled, Cause = Load,
        };
        return new(Of(HouseholdKind.共同生活家庭), [Of(HouseholdKind.户籍家庭)], null, [.. people.Select((p, i) => (p, i == 0 ? Relation.户主 : Relation.子, 0))],
            [.. people.Select((p, i) => new IdentityRow { PersonId = p.Id, Number = p.IdNumber ?? $"T610920260901{i:0000}", Kind = p.IdNumber is null ? "000" : "111", Since = p.Since, Cause = Load })]);
    }

    public static async Task Settles(this House house, params Settlement[] households) => await house.It.Settling.Settle(Caller.System, Before(house, households));

    /// <summary>Loads go on after what is there already.</summary>
    private static IEnumerable<Settlement> Before(House house, Settlement[] households)
    {
        using var db = house.Raw();
        return Enumerable.Repeat(households[0], db.Households.Count(h => h.Kind == HouseholdKind.共同生活家庭)).Concat(households).ToList();
    }

    /// <summary>Somebody who lives alone, settled.</summary>
    public static async Task<PersonRow> Settles(this House house, string name, string village = Rows.Town, string born = "19560308", string? number = null)
    {
        var person = Somebody(name, village, born, number);
        await house.Settles(Household(person));
        return person;
    }

    public static async Task<IReadOnlyList<string>> Finds(this House house, Caller caller, string text, SearchBy by = SearchBy.姓名) =>
        [.. (await house.It.PersonSearch.Find(caller, new(by, text))).People.Select(p => p.Name)];

    public static PersonName Called(string name) => PersonName.TryParse(name, out var called, out var fault) ? called : throw new ArgumentException(fault, nameof(name));

    public static IdNumber Number(string text) => IdNumber.TryParse(text, out var number, out var fault) ? number : throw new ArgumentException(fault, nameof(text));

    /// <summary>A correction that changes nothing yet.</summary>
    public static Correction Now(this PersonRow p, DateOnly from) => new()
    {
        姓名 = Called(p.Name), 性别 = p.Sex, 出生日期 = p.Born, 户籍类别 = p.Hukou, 详细住址 = p.Address, 残疾类别 = p.Disability, 残疾等级 = p.Grade == 0 ? null : p.Grade,
        重病 = p.Ill, 在校 = p.Student, 劳动能力 = p.Labour, 脱贫监测 = p.Poverty, 从哪天起 = from, 原因 = "核对了户口簿",
    };

    public static async Task<PersonRow> Person(this House house, Guid id)
    {
        await using var db = house.Raw();
        return await db.Persons.AsNoTracking().SingleAsync(p => p.Id == id);
    }

    /// <summary>Whatever happened: the history is whole, one household of a kind at a time, the words are those of the record.</summary>
    public static async Task RegisterIsWhole(this House house)
    {
        await using var db = house.Raw();
        foreach (var person in await db.Persons.AsNoTracking().ToListAsync())
        {
            var versions = await db.PersonVersions.AsNoTracking().Where(v => v.PersonId == person.Id).OrderBy(v => v.Seq).ToListAsync();
            Assert.Equal(Enumerable.Range(1, person.Version - 1), versions.Select(v => v.Seq));
            var open = await db.Memberships.AsNoTracking().Where(m => m.PersonId == person.Id && m.Until == null && m.Kind != HouseholdKind.保障单元).ToListAsync();
            Assert.Equal(open.Count, open.DistinctBy(m => m.Kind).Count());
            var words = await db.PersonTokens.AsNoTracking().SingleAsync(t => t.PersonId == person.Id);
            Assert.Equal(Tokens.Of(person, versions.Select(v => v.Name)).Split(' ').Order(StringComparer.Ordinal), words.Tokens.Split(' ').Order(StringComparer.Ordinal));
            Assert.Equal(person.VillageCode, words.VillageCode);
        }
    }
}
