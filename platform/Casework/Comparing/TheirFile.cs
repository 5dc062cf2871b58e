using Anmin.Casework.Population;
using Anmin.Core.Population;
using Anmin.Core.Values;

namespace Anmin.Casework.Comparing;

/// <summary>One column of another office's register, declared once: template, reading and help come from it.</summary>
/// <param name="Name">Head of the column in the template.</param>
/// <param name="Also">Other heads under which it is known.</param>
/// <param name="Hint">What may stand in it.</param>
/// <param name="Read">Takes a cell that is not empty into the row; returns what is wrong with it, or null.</param>
public sealed record TheirColumn(string Name, IReadOnlyList<string> Also, string Hint, Func<string, TheirEntryRow, DateOnly, string?> Read)
{
    /// <summary>Whether no file may be without it.</summary>
    public bool Needed { get; init; }
}

/// <summary>What a register of families may hold: a row for each person, the family's figures on each of them (handbook 01, 1.6).</summary>
public static class TheirFile
{
    /// <summary>Rows of one file: a county's whole register.</summary>
    public const int MostLines = 300_000;

    private const int LongestGround = 60;

    public static IReadOnlyList<TheirColumn> Columns { get; } =
    [
        new("证件号码", ["公民身份号码", "身份证号", "身份证号码", "人员证件号码"], "18 位居民身份证号", (cell, e, today) => PopulationFile.Number(cell, today, n => e.Number = n)) { Needed = true },
        new("姓名", [], "证件上的姓名", (cell, e, _) => { if (!PersonName.TryParse(cell, out var name, out var fault)) { return fault; } e.Name = name.Value; return null; }) { Needed = true },
        new("家庭编号", ["户编号", "户号"], "名册里这一家的编号，一家人写同一个", (cell, e, _) => PopulationFile.HouseholdNumber(cell, "家庭编号", n => e.Family = n)) { Needed = true },
        new("类别", ["户类型", "监测对象类别"], "脱贫户、监测户", (cell, e, _) => PopulationFile.Code<PovertyWatch>(cell, "类别",
            ("建档立卡户", PovertyWatch.脱贫户), ("一般脱贫户", PovertyWatch.脱贫户), ("监测对象", PovertyWatch.监测户), ("脱贫不稳定户", PovertyWatch.监测户), ("边缘易致贫户", PovertyWatch.监测户), ("突发严重困难户", PovertyWatch.监测户)) is ({ } it, _) && it != PovertyWatch.无
            ? Taken(() => e.Kind = it) : $"类别「{WholeFile.Short(cell)}」应是脱贫户或监测户") { Needed = true },
        new("脱贫状态", ["风险是否已消除", "脱贫标志"], "已脱贫、未脱贫；监测户写风险已消除、风险未消除", (cell, e, _) => Plain.Text(cell) switch
        {
            "已脱贫" or "脱贫" or "风险已消除" or "已消除" or "是" => Taken(() => e.HasLeft = true),
            "未脱贫" or "风险未消除" or "未消除" or "否" => Taken(() => e.HasLeft = false),
            _ => $"脱贫状态「{WholeFile.Short(cell)}」应是已脱贫、未脱贫、风险已消除、风险未消除",
        }),
        new("人均年收入", ["人均纯收入", "家庭人均纯收入", "年人均收入"], "元，最多两位小数", (cell, e, _) =>
            Money.TryParse(cell, out var yuan) && yuan >= Money.Zero ? Taken(() => e.PerHead = yuan.Fen) : $"人均年收入「{WholeFile.Short(cell)}」应是元，最多两位小数，不能是负数"),
        new("致贫原因", ["主要致贫原因", "返贫致贫风险"], "最多60个字", (cell, e, _) => Plain.Text(cell) is var text && Plain.Length(text) > LongestGround ? $"致贫原因最多{LongestGround}个字" : Taken(() => e.Ground = text)),
        new("劳动能力", ["劳动技能"], "有、部分丧失、完全丧失、不在劳动年龄", (cell, e, _) => PopulationFile.Code<LabourCapacity>(cell, "劳动能力",
            ("普通劳动力", LabourCapacity.有), ("技能劳动力", LabourCapacity.有), ("弱劳动力或半劳动力", LabourCapacity.部分丧失), ("丧失劳动力", LabourCapacity.完全丧失), ("无劳动力", LabourCapacity.不在劳动年龄)) is ({ } it, _)
            ? Taken(() => e.Labour = it) : PopulationFile.Wrong<LabourCapacity>("劳动能力", cell)),
    ];

    private static string? Taken(Action take)
    {
        take();
        return null;
    }
}
