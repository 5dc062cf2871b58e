using System.Buffers.Binary;
using Anmin.Casework.Population;
using Anmin.Core.Population;
using Anmin.Core.Values;
using Anmin.Data.City;
using Relation = Anmin.Core.Population.Relation;

namespace Anmin.Web.Demonstration;

/// <summary>Turns the made-up households into entries of the population register, with the blemishes of a real one. The same household gives the same rows.</summary>
internal sealed class Settlers(int seed, DateOnly today)
{
    private readonly DateOnly since = today.AddYears(-2);
    private readonly Guid cause = Id(today, 0, 0);

    public IEnumerable<Settlement> Of(IEnumerable<DemoHousehold> households) => households.SelectMany(Of);

    private IEnumerable<Settlement> Of(DemoHousehold h)
    {
        var blemishes = Blemishes.Of(h, seed, today);
        var poverty = Poverty(h);
        var together = Household(h, HouseholdKind.共同生活家庭, 0);
        List<HouseholdRow> booklets = [Household(h, HouseholdKind.户籍家庭, 0)];
        List<(PersonRow, Relation, int)> members = [];
        List<IdentityRow> identities = [];
        PersonRow? twice = null;
        for (var i = 0; i < h.People.Count; i++)
        {
            var blemish = blemishes.FirstOrDefault(b => b.Person == i);
            var person = Person(h, i, poverty);
            var booklet = 0;
            switch (blemish?.Kind)
            {
                case BlemishKind.去世: person.DiedOn = today.AddDays(-blemish.Days); break;
                case BlemishKind.迁出: person.LeftOn = today.AddDays(-blemish.Days); break;
                case BlemishKind.错号: person.IdNumber = Blemishes.Mistyped(h.People[i].IdNumber); break;
                case BlemishKind.无证: person.IdNumber = null; break;
                case BlemishKind.重复: twice = Twice(person, h, i, blemish.Note); break;
                case BlemishKind.分户:
                    booklets.Add(Household(h, HouseholdKind.户籍家庭, i));
                    booklet = booklets.Count - 1;
                    break;
            }
            identities.Add(Identity(person, h.Number, i));
            members.Add((person, (Relation)(short)h.People[i].Relation, booklet));
        }
        yield return new(together, booklets, Means(h, together), members, identities);
        if (twice is not null)
        {
            yield return Alone(h, twice);
        }
    }

    private PersonRow Person(DemoHousehold h, int index, PovertyWatch poverty)
    {
        var p = h.People[index];
        var village = DivisionCode.Of(h.Village);
        return new()
        {
            Id = Id(today, h.Number, 16 + index),
            Name = p.Name,
            IdNumber = p.IdNumber,
            Sex = p.Sex == Data.City.Sex.男 ? Core.Population.Sex.男 : Core.Population.Sex.女,
            Born = p.BirthDate,
            Hukou = h.Hukou == HukouClass.农村 ? HukouKind.农村 : HukouKind.城镇,
            HukouVillage = h.Village,
            CountyCode = village.County.Value,
            TownCode = village.Town.Value,
            VillageCode = h.Village,
            Address = h.Address,
            Disability = p.Disability is { } d ? (Core.Population.DisabilityClass)(short)d.Class : Core.Population.DisabilityClass.无,
            Grade = (short)(p.Disability?.Grade ?? 0),
            Ill = p.IsSeriouslyIll,
            Student = p.IsStudent,
            Labour = p.Labour switch
            {
                Data.City.LabourCapacity.有 => Core.Population.LabourCapacity.有,
                Data.City.LabourCapacity.部分丧失 => Core.Population.LabourCapacity.部分丧失,
                Data.City.LabourCapacity.完全丧失 => Core.Population.LabourCapacity.完全丧失,
                _ => Core.Population.LabourCapacity.不在劳动年龄,
            },
            Poverty = poverty,
            Since = p.BirthDate > since ? p.BirthDate : since,
            Cause = cause,
            Version = 1,
        };
    }

    /// <summary>The same person once more: by the number of fifteen digits, or by another character of the same sound and no number.</summary>
    private PersonRow Twice(PersonRow person, DemoHousehold h, int index, string how)
    {
        var again = Person(h, index, PovertyWatch.无);
        again.Id = Id(today, h.Number, 48 + index);
        (again.IdNumber, again.Name) = how == "旧号" && person.Born is { Year: < 2000 }
            ? (person.IdNumber![..6] + person.IdNumber[8..17], person.Name)
            : (null, Sounding(person.Name));
        return again;
    }

    private Settlement Alone(DemoHousehold h, PersonRow person)
    {
        var together = Household(h, HouseholdKind.共同生活家庭, 9);
        return new(together, [Household(h, HouseholdKind.户籍家庭, 9)], null, [(person, Relation.户主, 0)], [Identity(person, h.Number, 9)]);
    }

    /// <summary>A name as somebody hears it on the telephone.</summary>
    private static string Sounding(string name) => name.Replace('兰', '蓝').Replace('英', '瑛').Replace('军', '君').Replace('华', '花').Replace('明', '鸣').Replace('芳', '方');

    private IdentityRow Identity(PersonRow person, int household, int index) => new()
    {
        PersonId = person.Id,
        Number = person.IdNumber ?? $"T6109{today:yyyyMMdd}{household * 10 + index:0000}",
        Kind = person.IdNumber is null ? "000" : "111",
        Since = person.Since,
        Cause = cause,
    };

    private HouseholdRow Household(DemoHousehold h, HouseholdKind kind, int of)
    {
        var village = DivisionCode.Of(h.Village);
        return new()
        {
            Id = Id(today, h.Number, (kind == HouseholdKind.户籍家庭 ? 96 : 112) + of),
            Kind = kind,
            Number = $"{(kind == HouseholdKind.户籍家庭 ? "H" : "G")}{h.Number:000000000}{(of == 0 ? "" : $"-{of}")}",
            CountyCode = village.County.Value,
            TownCode = village.Town.Value,
            VillageCode = h.Village,
            Land = Dice.For(seed ^ 0x1A4D, h.Number).Chance(h.Hukou == HukouClass.农村 ? 920 : 80),
            Since = since,
            Cause = cause,
        };
    }

    private MeansRow Means(DemoHousehold h, HouseholdRow together) => new()
    {
        HouseholdId = together.Id,
        Since = since,
        Source = "系统外导入",
        Wages = Fen(h.Income.务工),
        Business = Fen(h.Income.种植养殖净收入),
        Property = Fen(h.Income.财产),
        Transfers = Fen(h.Income.转移),
        BasicPension = Fen(h.Income.基础养老金),
        OldAge = Fen(h.Income.高龄津贴),
        DisabilitySubsidy = Fen(h.Income.残疾补贴),
        Medical = Fen(h.Spending.Medical),
        Schooling = Fen(h.Spending.Education),
        Savings = Fen(h.Property.Deposits),
        Houses = h.Property.Houses,
        Vehicles = h.Property.Vehicles,
        Cause = cause,
    };

    private PovertyWatch Poverty(DemoHousehold h)
    {
        var dice = Dice.For(seed ^ 0x9001, h.Number);
        return h.Hukou == HukouClass.城镇 ? PovertyWatch.无
            : LivingAllowancePapers.PerHead(h) switch
            {
                < 6_000 when dice.Chance(620) => PovertyWatch.脱贫户,
                < 8_000 when dice.Chance(180) => PovertyWatch.监测户,
                _ when dice.Chance(110) => PovertyWatch.脱贫户,
                _ => PovertyWatch.无,
            };
    }

    private static long Fen(int yuan) => yuan * 100L;

    /// <summary>UUIDv7 of the day, counted: household and what of it.</summary>
    private static Guid Id(DateOnly day, int household, int what)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds() << 16);
        bytes[6] = 0x71;
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], ((ulong)household << 8) | (uint)what);
        bytes[8] = 0x80;
        return new(bytes, bigEndian: true);
    }
}
