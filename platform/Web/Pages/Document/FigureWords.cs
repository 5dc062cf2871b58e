using System.Globalization;
using Anmin.Casework.Figures;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Registers;
using Anmin.Core.Values;
using Anmin.Core.Watching;

namespace Anmin.Web.Pages.Document;

/// <summary>Figures and declarations as a reader reads them.</summary>
public static class FigureWords
{
    /// <summary>The number alone: 61,204, 512.37, 98.6; a dash where there is nothing to count from.</summary>
    public static string Number(Indicator indicator, long? value) => value is not { } it ? "—" : indicator.Figure switch
    {
        Figure.AverageGrant => new Money(it).ToString(),
        Figure.DelegatedDays => Tenths(it),
        var figure when figure.IsRate() => Rate(it),
        _ => it.ToString("#,##0", CultureInfo.InvariantCulture),
    };

    /// <summary>With its unit: 61,204 户, 98.6%, 5 / 139 个.</summary>
    public static string Text(Indicator indicator, FigureCell cell) =>
        cell.Value is null ? "—"
        : indicator.Unit == "%" ? Number(indicator, cell.Value) + "%"
        : $"{Number(indicator, cell.Value)}{(IsShareOfPlaces(indicator, cell) ? $" / {cell.Whole:#,##0}" : "")} {indicator.Unit}";

    /// <summary>For machines: 61204, 512.37, 98.6; empty where there is nothing to count from.</summary>
    public static string Plain(Indicator indicator, long? value) => value is not { } it ? "" : indicator.Figure switch
    {
        Figure.AverageGrant => (it / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        Figure.DelegatedDays => Tenths(it),
        var figure when figure.IsRate() => Rate(it),
        _ => it.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>How full its bar is, of ten thousand; null for what is no share.</summary>
    public static long? Share(Indicator indicator, FigureCell cell) =>
        indicator.Figure.IsRate() ? cell.Value : IsShareOfPlaces(indicator, cell) ? cell.Value * 10000 / cell.Whole : null;

    /// <summary>From when to when it was counted.</summary>
    public static string When(FigureRow row, Asked asked) => row.IsOverTime ? asked.Period.ToString() : row.Indicator.Figure is Figure.Households or Figure.Persons or Figure.AverageGrant ? "本月" : "今天";

    /// <summary>Which rows it counts, in one sentence.</summary>
    public static string Counts(Indicator indicator, Catalogue catalogue, Period period)
    {
        var subject = $"「{NameOf(indicator.Of, catalogue)}」";
        return indicator.Figure switch
        {
            Figure.Applications => $"{period}提交的{subject}申请，一件算一件，后来撤回的也在内。",
            Figure.Decisions => $"{period}对{subject}作出的决定，批准和不批准都算。",
            Figure.Open => $"{subject}今天还没有作出决定的申请，撤回和终止的不算。",
            Figure.Overdue => $"{subject}今天还没有作出决定、又过了最后一天的申请；等补材料、期限暂停的不算。",
            Figure.OnTime => $"{period}对{subject}作出的决定里，没有超过最后一天的占多少。",
            Figure.Households => $"这个月{subject}有钱可领的户；下个月才开始的、暂停的和停发的不算。",
            Figure.Persons => $"这个月{subject}有钱可领的人；下个月才开始的、暂停的和停发的不算。",
            Figure.AverageGrant => $"这个月{subject}应发的钱除以户数，四舍五入到分。",
            Figure.Delegated => $"{period}由镇（办）自己对{subject}作出的决定，批准和不批准都算。",
            Figure.DelegatedOnTime => $"{period}由镇（办）自己对{subject}作出的决定里，没有超过最后一天的占多少。",
            Figure.DelegatedDrawn => $"{period}由镇（办）自己对{subject}作出的决定里，县里要再入户看的占多少：随机抽中的，加上近亲属备案和有异议的。",
            Figure.DelegatedDays => $"{period}由镇（办）自己对{subject}作出的决定，从受理到决定平均用了几个工作日。",
            Figure.EntriesInForce => $"今天在{subject}里有有效登记的地方，一个地方只算一次。",
            _ => "",
        };
    }

    /// <summary>What one row of the list behind it is.</summary>
    public static string RowUnit(Behind behind) => behind switch { Behind.Cases => "件", Behind.Grants => "户", _ => "处" };

    public static string Kind(char kind) => kind switch
    {
        'S' => "事项", 'B' => "待遇", 'R' => "台账", 'P' => "专项", 'A' => "预警", 'I' => "指标",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "没有这一类声明"),
    };

    /// <summary>The page of a declaration.</summary>
    public static string Address(Declaration declaration) => declaration switch
    {
        Matter => $"/service/{declaration.Slug}",
        Benefit => $"/benefits/{declaration.Slug}",
        Register => $"/registers/{declaration.Slug}",
        Campaign => $"/campaigns/{declaration.Slug}",
        Watch => "/watches",
        StandardTable => $"/standards/{declaration.Slug}",
        _ => $"/document/{declaration.Clauses[0]}?figure={declaration.Slug}",
    };

    /// <summary>What a declaration is for, where it says so.</summary>
    public static string? Summary(Declaration declaration) => declaration switch
    {
        Matter matter => matter.Summary,
        Register register => register.Summary,
        Campaign campaign => campaign.Summary,
        Watch watch => watch.Summary,
        StandardTable table => table.Summary,
        _ => null,
    };

    private static string NameOf(string slug, Catalogue catalogue) =>
        catalogue.Find<Matter>(slug)?.Name ?? catalogue.Find<Benefit>(slug)?.Name ?? catalogue.Find<Register>(slug)?.Name ?? slug;

    private static bool IsShareOfPlaces(Indicator indicator, FigureCell cell) => indicator.Figure == Figure.EntriesInForce && cell.Whole > 0;

    private static string Tenths(long tenths) => (tenths / 10m).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Cut, not rounded: only all of them are 100.</summary>
    private static string Rate(long basisPoints) => (basisPoints / 10 / 10m).ToString("0.0", CultureInfo.InvariantCulture);
}
