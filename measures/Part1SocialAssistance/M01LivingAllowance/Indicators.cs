using Anmin.Core.Watching;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3、1.5 低保的数字：申请、决定、在办、在保、水平、时效，以及下放了几个镇办。</summary>
public static class 低保指标
{
    private const string 低保 = "living-allowance";

    public static IReadOnlyList<Indicator> 全部 { get; } =
    [
        new("living-allowance-applications", "低保申请", 低保, Figure.Applications, "件", "1.3"),
        new("living-allowance-decisions", "低保办结", 低保, Figure.Decisions, "件", "1.3"),
        new("living-allowance-open", "低保在办", 低保, Figure.Open, "件", "1.3"),
        new("living-allowance-households", "在保户数", 低保, Figure.Households, "户", "1.3"),
        new("living-allowance-persons", "在保人数", 低保, Figure.Persons, "人", "1.3"),
        new("living-allowance-average", "户月均补助", 低保, Figure.AverageGrant, "元", "1.3"),
        new("living-allowance-on-time", "按时办结率", 低保, Figure.OnTime, "%", "1.3"),
        new("living-allowance-overdue", "超期未办", 低保, Figure.Overdue, "件", "1.3"),
        new("delegation-townships", "已下放的镇办", "delegation", Figure.EntriesInForce, "个", "1.5"),
        new("living-allowance-delegated", "镇办自己决定的", 低保, Figure.Delegated, "件", "1.5"),
        new("living-allowance-delegated-on-time", "镇办按时决定率", 低保, Figure.DelegatedOnTime, "%", "1.5"),
        new("living-allowance-delegated-days", "镇办平均用时", 低保, Figure.DelegatedDays, "个工作日", "1.5"),
        new("living-allowance-delegated-drawn", "县里抽查的比例", 低保, Figure.DelegatedDrawn, "%", "1.5"),
    ];
}
