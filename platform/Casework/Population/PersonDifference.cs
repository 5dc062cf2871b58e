using Anmin.Casework.Geography;
using Anmin.Core.Population;
using Anmin.Core.Values;

namespace Anmin.Casework.Population;

/// <summary>One thing that differs between two states of somebody, in words; numbers masked.</summary>
public sealed record PersonDifference(string What, string Was, string Is)
{
    /// <summary>What the register said, said once: name, how it is read.</summary>
    private static readonly (string What, Func<PersonState, DivisionTable, string> Says)[] Attributes =
    [
        ("姓名", (p, _) => p.Name),
        ("证件号码", (p, _) => PersonSearch.Masked(p.IdNumber)),
        ("性别", (p, _) => p.Sex.ToString()),
        ("出生日期", (p, _) => Day(p.Born)),
        ("户籍类别", (p, _) => p.Hukou.ToString()),
        ("户籍所在", (p, d) => p.HukouVillage.Length == 0 ? "本市以外" : d.FullName(DivisionCode.Of(p.HukouVillage))),
        ("住址", (p, d) => d.FullName(DivisionCode.Of(p.VillageCode)) + p.Address),
        ("残疾", (p, _) => p.Disability == DisabilityClass.无 ? "无" : $"{p.Disability}{(p.Grade == 0 ? "" : $"{"一二三四"[p.Grade - 1]}级")}"),
        ("患重病", (p, _) => p.Ill ? "是" : "否"),
        ("在校读书", (p, _) => p.Student ? "是" : "否"),
        ("劳动能力", (p, _) => p.Labour.ToString()),
        ("脱贫和监测", (p, _) => p.Poverty.ToString()),
        ("去世日期", (p, _) => Day(p.DiedOn)),
        ("迁出日期", (p, _) => Day(p.LeftOn)),
    ];

    /// <summary>Everything the register says of somebody in a state, line by line; what does not apply is left out.</summary>
    public static IReadOnlyList<(string What, string Says)> Lines(PersonState state, DivisionTable divisions) =>
        [.. Attributes.Select(a => (a.What, Says: a.Says(state, divisions))).Where(l => l.Says.Length > 0)];

    public static IReadOnlyList<PersonDifference> Between(PersonState was, PersonState now, DivisionTable divisions) =>
        [.. Attributes.Select(a => new PersonDifference(a.What, a.Says(was, divisions), a.Says(now, divisions))).Where(d => d.Was != d.Is)];

    /// <summary>A state as the history keeps it.</summary>
    public static PersonVersionRow Copy(PersonState p) => new()
    {
        Name = p.Name, IdNumber = p.IdNumber, Sex = p.Sex, Born = p.Born, Hukou = p.Hukou, HukouVillage = p.HukouVillage, CountyCode = p.CountyCode, TownCode = p.TownCode,
        VillageCode = p.VillageCode, Address = p.Address, Disability = p.Disability, Grade = p.Grade, Ill = p.Ill, Student = p.Student, Labour = p.Labour, Poverty = p.Poverty,
        DiedOn = p.DiedOn, LeftOn = p.LeftOn, Since = p.Since, Cause = p.Cause,
    };

    private static string Day(DateOnly? day) => day is { } d ? d.ToString("yyyy年M月d日", System.Globalization.CultureInfo.InvariantCulture) : "";
}
