using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.6 与扶贫开发、防返贫监测的衔接要用的数字。</summary>
public static class 脱贫衔接
{
    /// <summary>扶贫标准；2021年起为防返贫监测线，元/人·年。</summary>
    public static readonly Parameter 扶贫标准 = new("POVERTY_LINE");

    /// <summary>全体居民人均消费支出，元/人·年，分城镇、农村：定标准时的参照（社会救助法第十九条）。</summary>
    public static readonly Parameter 人均消费支出 = new("CONSUMPTION_PER_HEAD");

    /// <summary>低于扶贫标准的这么多百分之就提醒（说明1.6-01）。</summary>
    public const int 提醒百分 = 105;

    /// <summary>市里的文件从2020年起要求农村标准始终高于扶贫标准；旁边列省级指导标准和农村人均消费支出作参照。</summary>
    public static StandardFloor 底线 { get; } = new(nameof(户籍类别.农村), 扶贫标准, "扶贫标准", 提醒百分, new(2020, 1, 1),
        [new("省级指导标准", 低保参数.省级指导标准, nameof(户籍类别.农村), 12), new("农村人均消费支出", 人均消费支出, nameof(户籍类别.农村), 1)]);

    /// <summary>扶贫标准提前这么多天公布的，提醒同步提标（说明1.6-01）。</summary>
    public const int 提前天数 = 60;

    /// <summary>一户里有没有建档立卡脱贫户、监测户的人：乡村振兴的名册说有，或者底册上有记号，都算，宁可多看一户。</summary>
    internal static bool 在册(Screened county, int 户)
    {
        var 底册 = county.Roster;
        if (county.Beside(监测名册.它)?.Of(户).Count > 0)
        {
            return true;
        }
        for (var 人 = 底册.First[户]; 人 < 底册.First[户 + 1]; 人++)
        {
            if (底册.Poverty[人] != PovertyWatch.无 && 底册.IsHere(人))
            {
                return true;
            }
        }
        return false;
    }
}

/// <summary>1.6 农村低保标准必须高于扶贫标准；当年已经过去的月份也看（动态稳定高于）。</summary>
public sealed class 农村标准预警() : Screening("rural-standard-watch", "农村低保标准预警", "1.6")
{
    public override string Summary => "农村低保年标准不高于扶贫标准（红），高出不到百分之五（黄），或者扶贫标准即将提高的县；当年哪个月没有高于的，也列出来。";
    public override string Asks => "红的马上提出提标方案，公布前不能再按旧标准定新的；黄的和将要提高的，排进提标计划。";
    public override Actor Owner => Actor.县区;
    public override Limit Limit => Limit.工作日(5);

    public override IEnumerable<Hit> Over(Screened county)
    {
        var (标准, 线) = 当日(county.Policy);
        var 高低 = 脱贫衔接.底线.Level(标准, 线);
        if (高低 != FloorLevel.正常)
        {
            yield return new(-1, -1, "当前", 高低 == FloorLevel.红
                ? $"红：农村低保年标准 {标准} 元，不高于扶贫标准 {线} 元"
                : $"黄：农村低保年标准 {标准} 元，只比扶贫标准 {线} 元高 {百分比(标准, 线)}，不到百分之五", 线.Fen, 标准.Fen);
        }
        var 将来 = county.Policy.OnDay(county.On.AddDays(脱贫衔接.提前天数)).Money(脱贫衔接.扶贫标准);
        if (将来 > 线)
        {
            yield return new(-1, -1, "将提高", $"扶贫标准 {脱贫衔接.提前天数} 天内由 {线} 元提高到 {将来} 元，现行农村年标准 {标准} 元，请安排提标", 将来.Fen, 标准.Fen);
        }
        foreach (var 月 in Enumerable.Range(1, county.On.Month - 1))
        {
            var (那时, 那线) = 当日(county.Policy.OnDay(new(county.On.Year, 月, 1)));
            if (脱贫衔接.底线.Level(那时, 那线) == FloorLevel.红)
            {
                yield return new(-1, -1, $"{county.On.Year}-{月:00}", $"{county.On.Year}年{月}月农村年标准 {那时} 元没有高于扶贫标准 {那线} 元", 那线.Fen, 那时.Fen);
            }
        }
    }

    private static (Money 年标准, Money 扶贫标准) 当日(Policy policy) =>
        (policy.Money(低保参数.低保标准, nameof(户籍类别.农村)) * 12, policy.Money(脱贫衔接.扶贫标准));

    private static string 百分比(Money 标准, Money 线) => FormattableString.Invariant($"{StandardFloor.Over(标准, 线) / 10 / 10m:0.#}%");
}

/// <summary>1.6 在册的脱贫户、监测户收入低于低保标准而没有领低保：可能漏保（LI2023 定期比对）。脱贫不等于退出低保。</summary>
public sealed class 脱贫漏保() : LikelyEntitled("poverty-uncovered", "脱贫监测可能漏保", 低保筛查.低保金, "1.6")
{
    public override string Summary => "建档立卡脱贫户、防返贫监测户，按底册的收入财产符合低保条件，还没有领低保的家庭。";
    public override string Asks => "入户看一看，符合的请他申请或者由村里代办；乡村振兴部门的数字不一致的，一起核实。";
    public override Actor Owner => Actor.镇办;
    public override Limit Limit => Limit.工作日(10);
    public override string Opens => "living-allowance";

    protected override bool LooksAt(Screened county, int household) => 脱贫衔接.在册(county, household);
}
