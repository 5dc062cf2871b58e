using System.Globalization;
using Anmin.Casework.Figures;
using Anmin.Core.Values;
using Anmin.Documents;

namespace Anmin.Web.Pages.Benefits;

/// <summary>The monthly table as a page, a workbook and a CSV: one text for all three.</summary>
public static class MonthForm
{
    /// <summary>表一 保障对象: how a sheet is called.</summary>
    public static string NameOf(MonthSheet sheet) => sheet switch
    {
        MonthSheet.保障对象 => "表一 保障对象",
        MonthSheet.标准和资金 => "表二 标准和资金",
        _ => "表三 办理和复核",
    };

    /// <summary>What a figure needs to be read rightly.</summary>
    public static IReadOnlyList<string> Notes(MonthSheet sheet) => sheet switch
    {
        MonthSheet.保障对象 =>
        [
            "户数、人数是当月有钱可领的；上月人数加本月新增减本月退出等于本月人数。年龄按当月最后一天算满的周岁。",
            "覆盖面是人数占人口的百分比；没有装入人口数的，格里写明缺哪个参数。",
            "边缘等认定的户不领这笔钱，数到当月最后一天还有效的；后来又有决定的不再数。认定不分城乡。",
        ],
        MonthSheet.标准和资金 =>
        [
            "平均标准按在领人数加权；补助水平是当月发放除以人数。当月发放包括补发、补差，退回以后重发的不再算；各级资金相加等于当月发放。",
            "按时发放率只看当月的正常发放，扣住没发的算没有按时。资金按县记账，县以下和城乡之间不分。",
        ],
        _ => ["办结包括确认和不予确认；平均用时从受理到决定。应复核是当月到了日子的定期复核，只算到制表这一天；复核后有变化包括增加、减少、渐退和停发。后来改变的，是当月办结而以后经县区重查或申诉改变了的。办结不分城乡。"],
    };

    public static string Title(MonthTable table, MonthSheet sheet) => $"{table.Benefit.Name}月报（{NameOf(sheet)}）";

    /// <summary>12,345, 512.37; a dash or what is missing where there is no figure.</summary>
    public static string Text(MonthCell cell, int decimals) =>
        cell.Value is { } value ? value.ToString(decimals switch { 0 => "#,##0", 1 => "#,##0.0", _ => "#,##0.00" }, CultureInfo.InvariantCulture) : cell.Why;

    /// <summary>The workbook: a sheet for each part.</summary>
    public static byte[] Workbook(MonthTable table, string office) => Xlsx.Write([.. Enum.GetValues<MonthSheet>().Select(s => Sheet(table, s, office))]);

    /// <summary>One long table with the number and the unit of each column in its head.</summary>
    public static byte[] Flat(MonthTable table) => Csv.Write(
        ["月份", "地方", "类别", .. table.Columns.Select((c, i) => $"{i + 1} {c.Name}（{c.Unit}）")],
        table.Rows.Select(r => (IReadOnlyList<string?>)
        [
            table.Month.Key, r.Place, r.Class, .. r.Cells.Select((c, i) => c.Value?.ToString($"F{table.Columns[i].Decimals}", CultureInfo.InvariantCulture) ?? c.Why),
        ]));

    private static Sheet Sheet(MonthTable table, MonthSheet sheet, string office)
    {
        var columns = table.Of(sheet);
        return new(NameOf(sheet), Title(table, sheet), ($"填报单位：{office}", $"{table.Month}", $"制表日期：{table.On.Year}年{table.On.Month}月{table.On.Day}日"),
            [new("地方", "", 14), new("类别", "", 8), .. columns.Select(c => new SheetColumn(c.Column.Name, c.Column.Unit, table.Rows.Any(r => r.Cells[c.No].Why.Length > 1) ? 42 : c.Column.Decimals == 2 ? 14 : 10))],
            [.. table.Rows.Select(r => new SheetRow([new(r.Place), new(r.Class), .. columns.Select(c => new SheetCell(r.Cells[c.No].Why, r.Cells[c.No].Value, c.Column.Decimals))], r.IsTotal))],
            [.. Notes(sheet).Select((n, i) => $"说明{i + 1}：{n}"), "单位负责人：　　　　　　　　统计负责人：　　　　　　　　填表人：　　　　　　　　报出日期：　　　　年　　月　　日"]);
    }
}
