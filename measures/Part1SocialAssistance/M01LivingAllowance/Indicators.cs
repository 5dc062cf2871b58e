using Anmin.Core.Watching;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.1、1.3、1.5、1.6 低保的数字：标准、与扶贫标准的距离、申请、决定、在办、在保、水平、资金、时效、复核，以及下放了几个镇办。</summary>
public static class 低保指标
{
    private const string 低保 = "living-allowance";
    private const string 标准 = "living-allowance-standard";

    public static IReadOnlyList<Indicator> 全部 { get; } =
    [
        new("living-allowance-standard-urban", "城镇平均标准", 标准, Figure.Standard, "元/人·月", "1.1") { Only = nameof(户籍类别.城镇) },
        new("living-allowance-standard-rural", "农村平均标准", 标准, Figure.Standard, "元/人·月", "1.1") { Only = nameof(户籍类别.农村) },
        new("living-allowance-standard-urban-year", "城镇平均年标准", 标准, Figure.StandardByYear, "元/人·年", "1.1") { Only = nameof(户籍类别.城镇) },
        new("living-allowance-standard-rural-year", "农村平均年标准", 标准, Figure.StandardByYear, "元/人·年", "1.1") { Only = nameof(户籍类别.农村) },
        new("living-allowance-standard-ratio", "城乡标准之比", 标准, Figure.StandardRatio, "倍", "1.1"),
        new("living-allowance-standard-raised", "近一年提标的县", 标准, Figure.StandardsRaised, "个", "1.1"),
        new("living-allowance-applications", "低保申请", 低保, Figure.Applications, "件", "1.3"),
        new("living-allowance-decisions", "低保办结", 低保, Figure.Decisions, "件", "1.3"),
        new("living-allowance-open", "低保在办", 低保, Figure.Open, "件", "1.3"),
        new("living-allowance-households", "在保户数", 低保, Figure.Households, "户", "1.3"),
        new("living-allowance-persons", "在保人数", 低保, Figure.Persons, "人", "1.3"),
        new("living-allowance-standard-mean", "平均标准", 标准, Figure.Standard, "元/人·月", "1.3"),
        new("living-allowance-average", "户月均补助", 低保, Figure.AverageGrant, "元", "1.3"),
        new("living-allowance-per-person", "补助水平", 低保, Figure.MoneyPerPerson, "元/人·月", "1.3"),
        new("living-allowance-month-money", "当月发放", 低保, Figure.MonthMoney, "元", "1.3"),
        new("living-allowance-money", "累计发放", 低保, Figure.Money, "元", "1.3"),
        new("living-allowance-from-nation", "其中：中央资金", 低保, Figure.MoneyFrom, "元", "1.3") { Only = "中央" },
        new("living-allowance-from-province", "其中：省级资金", 低保, Figure.MoneyFrom, "元", "1.3") { Only = "省" },
        new("living-allowance-from-city", "其中：市级资金", 低保, Figure.MoneyFrom, "元", "1.3") { Only = "市" },
        new("living-allowance-from-county", "其中：县级资金", 低保, Figure.MoneyFrom, "元", "1.3") { Only = "县" },
        new("living-allowance-from-recovered", "其中：追回资金", 低保, Figure.MoneyFrom, "元", "1.3") { Only = "追回" },
        new("living-allowance-paid-on-time", "按时发放率", 低保, Figure.PaidOnTime, "%", "1.3"),
        new("living-allowance-unreached", "还没到账", 低保, Figure.Unreached, "元", "1.3"),
        new("living-allowance-reviews-due", "应复核", 低保, Figure.ReviewsDue, "户", "1.3"),
        new("living-allowance-reviews-done", "已复核", 低保, Figure.ReviewsDone, "户", "1.3"),
        new("living-allowance-on-time", "按时办结率", 低保, Figure.OnTime, "%", "1.3"),
        new("living-allowance-overdue", "超期未办", 低保, Figure.Overdue, "件", "1.3"),
        new("living-allowance-over-poverty-line", "农村标准高出扶贫标准的比例", 标准, Figure.StandardOverLine, "%", "1.6") { Only = nameof(户籍类别.农村) },
        new("delegation-townships", "已下放的镇办", "delegation", Figure.EntriesInForce, "个", "1.5"),
        new("living-allowance-delegated", "镇办自己决定的", 低保, Figure.Delegated, "件", "1.5"),
        new("living-allowance-delegated-on-time", "镇办按时决定率", 低保, Figure.DelegatedOnTime, "%", "1.5"),
        new("living-allowance-delegated-days", "镇办平均用时", 低保, Figure.DelegatedDays, "个工作日", "1.5"),
        new("living-allowance-delegated-overturned", "镇办决定后来改变的", 低保, Figure.DelegatedOverturned, "件", "1.5"),
        new("living-allowance-delegated-drawn", "县里抽查的比例", 低保, Figure.DelegatedDrawn, "%", "1.5"),
    ];
}
