using Anmin.Casework.Geography;
using Anmin.Casework.Projecting;
using Anmin.Core.Projecting;
using Anmin.Core.Values;
using Anmin.Documents;

namespace Anmin.Web.Pages.WhatIf;

/// <summary>A calculation as a workbook: a sheet by county, one for each dimension.</summary>
public static class EffectForm
{
    private static readonly SheetColumn[] Figures =
    [
        new("原来符合", "户", 12), new("新进", "户", 10), new("新进人口", "人", 10), new("退出", "户", 10), new("多领", "户", 10), new("少领", "户", 10),
        new("每月增加", "元", 16), new("其中已在领的", "元", 16), new("一年增加", "元", 18),
    ];

    private static readonly SheetColumn[] AgeFigures =
    [
        new("原来符合", "人", 12), new("新进", "人", 10), new("退出", "人", 10), new("多领", "人", 10), new("少领", "人", 10), new("每月增加", "元", 16), new("一年增加", "元", 18),
    ];

    public static byte[] Workbook(ProjectionView view, DivisionTable divisions)
    {
        var result = view.Result!;
        var notes = Notes(view, divisions);
        string[] counties = [.. result.Counties.Select(c => divisions.Name(c.County))];
        return Xlsx.Write(
        [
            Of("分县", "县（区、市）", counties, [.. result.Counties.Select(c => c.Effect)]),
            .. result.Ages.Count > 0 ? [ByAge()] : Array.Empty<Sheet>(),
            .. result.Dimensions.Select(d => Of(d.Dimension.ToString(), d.Dimension.ToString(), Groups.Names(d.Dimension), d.Parts)),
        ]);

        Sheet ByAge() => new(
            "人的年龄", $"{view.Benefit.Name}测算（人的年龄）", (EffectWords.Called(view), "", $"底册：{view.Row.RegisterOn.Year}年{view.Row.RegisterOn.Month}月{view.Row.RegisterOn.Day}日"),
            [new("年龄", "", 16), .. AgeFigures],
            [.. result.Ages.Select((e, i) => new SheetRow([new(Groups.Ages[i]), .. Cells(e)])), new SheetRow([new("合计"), .. Cells(result.Ages.Aggregate(default(AgeEffect), (a, b) => a + b))], IsTotal: true)],
            [.. notes, "一户变了，家里的每个人都算在自己的年龄里；一户的钱按人平分，除不尽的分给户主。"]);

        Sheet Of(string name, string of, IReadOnlyList<string> rows, IReadOnlyList<Effect> effects) => new(
            name, $"{view.Benefit.Name}测算（{name}）", (EffectWords.Called(view), "", $"底册：{view.Row.RegisterOn.Year}年{view.Row.RegisterOn.Month}月{view.Row.RegisterOn.Day}日"),
            [new(of, "", 16), .. Figures],
            [.. rows.Select((r, i) => new SheetRow([new(r), .. Cells(effects[i])])), new SheetRow([new("合计"), .. Cells(result.Total)], IsTotal: true)], notes);
    }

    /// <summary>What was changed, and how the figures are to be read.</summary>
    public static IReadOnlyList<string> Notes(ProjectionView view, DivisionTable divisions) =>
    [
        .. EffectWords.Changes(view.Changes, view.Result!.Counties.Count, divisions.Name),
        $"按{view.Row.On.Year}年{view.Row.On.Month}月{view.Row.On.Day}日的规定，对底册上的每一户各算一遍；符合的不一定都申请，「其中已在领的」是现在在领的户的变化。",
    ];

    private static IEnumerable<SheetCell> Cells(AgeEffect e) =>
    [
        new("", e.People), new("", e.Entrants), new("", e.Leavers), new("", e.Winners), new("", e.Losers), new("", e.Monthly.InYuan, 2), new("", (e.Monthly * 12).InYuan, 2),
    ];

    private static IEnumerable<SheetCell> Cells(Effect e) =>
    [
        new("", e.Households), new("", e.Entrants), new("", e.EntrantPeople), new("", e.Leavers), new("", e.Winners), new("", e.Losers),
        new("", e.Monthly.InYuan, 2), new("", new Money(e.ReceivingFen).InYuan, 2), new("", e.Yearly.InYuan, 2),
    ];
}
