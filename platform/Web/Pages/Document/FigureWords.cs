using System.Globalization;
using Anmin.Casework.Figures;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Registers;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Anmin.Core.Watching;

namespace Anmin.Web.Pages.Document;

/// <summary>Figures and declarations as a reader reads them.</summary>
public static class FigureWords
{
    /// <summary>The number alone: 61,204, 512.37, 98.6; a dash where there is nothing to count from.</summary>
    public static string Number(Indicator indicator, long? value) => value is not { } it ? "—" : indicator.Figure switch
    {
        var figure when figure.IsMoney() => new Money(it).ToString(),
        Figure.StandardRatio => (it / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        Figure.DelegatedDays => Tenths(it),
        Figure.StandardOverLine => Rate(it),
        var figure when figure.IsRate() => Rate(it),
        _ => it.ToString("#,##0", CultureInfo.InvariantCulture),
    };

    /// <summary>The number as short as a tile or a bar needs it: large sums in ten thousands of yuan.</summary>
    public static string Brief(Indicator indicator, long? value) => value is { } it && indicator.Figure.IsMoney() && Math.Abs(it) >= 1_000_000
        ? (it / 1_000_000m).ToString(Math.Abs(it) >= 100_000_000 ? "#,##0" : "0.0", CultureInfo.InvariantCulture) + "万"
        : value is { } small && indicator.Figure.IsMoney() ? new Money(small).InYuan.ToString("#,##0", CultureInfo.InvariantCulture)
        : Number(indicator, value);

    /// <summary>With its unit: 61,204 户, 98.6%, 5 / 139 个.</summary>
    public static string Text(Indicator indicator, FigureCell cell) =>
        cell.Value is null ? "—"
        : indicator.Unit == "%" ? Number(indicator, cell.Value) + "%"
        : $"{Number(indicator, cell.Value)}{(IsShareOfRows(indicator, cell) ? $" / {cell.Whole:#,##0}" : "")} {indicator.Unit}";

    /// <summary>For machines: 61204, 512.37, 98.6; empty where there is nothing to count from.</summary>
    public static string Plain(Indicator indicator, long? value) => value is not { } it ? "" : indicator.Figure switch
    {
        var figure when figure.IsMoney() || figure == Figure.StandardRatio => (it / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        Figure.DelegatedDays => Tenths(it),
        Figure.StandardOverLine => Rate(it),
        var figure when figure.IsRate() => Rate(it),
        _ => it.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>How full its bar is, of ten thousand; null for what is no share.</summary>
    public static long? Share(Indicator indicator, FigureCell cell) =>
        indicator.Figure.IsRate() ? cell.Value : IsShareOfRows(indicator, cell) ? cell.Value * 10000 / cell.Whole : null;

    /// <summary>From when to when it was counted.</summary>
    public static string When(FigureRow row, Asked asked) => row.IsOverTime ? asked.Period.ToString() : row.IsOfMonth ? asked.Period.Month?.ToString() ?? "本月" : "今天";

    /// <summary>The month in words: 这个月, or which one.</summary>
    private static string Month(Period period) => period.Month?.ToString() ?? "这个月";

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
            Figure.Households => $"{Month(period)}{subject}有钱可领的户；下个月才开始的、暂停的和停发的不算。",
            Figure.Persons => $"{Month(period)}{subject}有钱可领的人；下个月才开始的、暂停的和停发的不算。",
            Figure.AverageGrant => $"{Month(period)}{subject}应发的钱除以户数，四舍五入到分。",
            Figure.Delegated => $"{period}由镇（办）自己对{subject}作出的决定，批准和不批准都算。",
            Figure.DelegatedOnTime => $"{period}由镇（办）自己对{subject}作出的决定里，没有超过最后一天的占多少。",
            Figure.DelegatedDrawn => $"{period}由镇（办）自己对{subject}作出的决定里，县里要再入户看的占多少：随机抽中的，加上近亲属备案和有异议的。",
            Figure.DelegatedDays => $"{period}由镇（办）自己对{subject}作出的决定，从受理到决定平均用了几个工作日。",
            Figure.DelegatedOverturned => $"{period}由镇（办）自己对{subject}作出的决定里，后来被县里重查改变，或者在申诉、复议、诉讼里没有站住的。",
            Figure.MonthMoney => $"{Month(period)}那一批{subject}送到银行的钱，补发、补差在内；退回以后重发的，前面已经算过，不再算。",
            Figure.Money => $"{period}各月送到银行的{subject}相加，补发、补差在内；退回以后重发的不再算。",
            Figure.MoneyPerPerson => $"{Month(period)}那一批{subject}送到银行的钱除以当月在领的人数，四舍五入到分；那一批还没有放行的，没有这个数。",
            Figure.MoneyFrom => $"{period}各批{subject}里由{indicator.Only}{(indicator.Only is "中央" or "追回" ? "" : "级")}资金支出的。资金按县记账，县以下不分。",
            Figure.PaidOnTime => $"{period}{subject}当月的每一笔里，在规定的最后一天以前放行的占多少；扣住没发的、过了期还没放行的，都算没有按时。",
            Figure.Unreached => $"{subject}送出去以后今天还没有到人手里的：银行退回的、等着重发的、银行还没有回音的。",
            Figure.ReviewsDue => $"{period}到了日子的{subject}定期复核，只算到今天为止。",
            Figure.ReviewsDone => $"{period}到了日子的{subject}定期复核里，已经作出决定的。",
            Figure.Standard or Figure.StandardByYear => $"{Month(period)}各县{subject}{(indicator.Only.Length > 0 ? $"（{indicator.Only}）" : "")}按在领的人数加权平均{(indicator.Figure == Figure.StandardByYear ? "，乘以十二" : "")}，四舍五入到分；没有人在领的一个县，就是它自己的标准。",
            Figure.StandardRatio => $"{Month(period)}{subject}第一类的平均除以第二类的平均，四舍五入到百分位。",
            Figure.StandardOverLine => $"{Month(period)}各县{subject}{(indicator.Only.Length > 0 ? $"（{indicator.Only}）" : "")}一年的数，比{catalogue.Find<StandardTable>(indicator.Of)?.Floor?.LineName}高出百分之几；几个县放在一起，取最低的那个县。零和负数就是没有高于。",
            Figure.StandardsRaised => $"{Month(period)}{subject}比一年前高的县，有一类高就算。",
            Figure.EntriesInForce => $"今天在{subject}里有有效登记的地方，一个地方只算一次。",
            _ => "",
        };
    }

    /// <summary>What one row of the list behind it is.</summary>
    public static string RowUnit(Behind behind) => behind switch { Behind.Cases => "件", Behind.Grants or Behind.Reviews => "户", Behind.Lines => "笔", Behind.Batches => "批", Behind.Standards => "条", _ => "处" };

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
        MeansCheck => "/desk/verifications",
        Screening => $"/discoveries?screening={declaration.Slug}",
        Counterpart => $"/beside/{declaration.Slug}",
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
        MeansCheck check => check.Summary,
        Screening screening => screening.Summary,
        Counterpart other => other.Summary,
        StandardTable table => table.Summary,
        _ => null,
    };

    private static string NameOf(string slug, Catalogue catalogue) =>
        catalogue.Find<Matter>(slug)?.Name ?? catalogue.Find<Benefit>(slug)?.Name ?? catalogue.Find<Register>(slug)?.Name ?? catalogue.Find<StandardTable>(slug)?.Name ?? slug;

    private static bool IsShareOfRows(Indicator indicator, FigureCell cell) => indicator.Figure is Figure.EntriesInForce or Figure.ReviewsDone or Figure.StandardsRaised && cell.Whole > 0;

    /// <summary>What the column of the whole is called.</summary>
    public static string Whole(Indicator indicator) => indicator.Figure switch
    {
        Figure.PaidOnTime => "当月的（笔）",
        Figure.ReviewsDone => "应复核（户）",
        Figure.StandardsRaised => "一共（个）",
        var figure when figure.IsRate() => "办结（件）",
        _ => "一共有",
    };

    private static string Tenths(long tenths) => (tenths / 10m).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Cut, not rounded: only all of them are 100.</summary>
    private static string Rate(long basisPoints) => (basisPoints / 10 / 10m).ToString("0.0", CultureInfo.InvariantCulture);
}
