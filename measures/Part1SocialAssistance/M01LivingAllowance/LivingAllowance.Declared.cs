using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 每个核实项目，申请表上是怎样报的：测算按它，申报与核对的比较也按它。</summary>
internal static class 申报数
{
    /// <summary>按金额核实的收入各项，工资除外。</summary>
    public static readonly IReadOnlyList<核实项目> 收入各项 =
        [核实项目.经营净, 核实项目.财产净, 核实项目.转移性, 核实项目.其他收入, 核实项目.一次性收入, 核实项目.基础养老金, 核实项目.高龄津贴];

    /// <summary>按金额核实的一项，家庭全年。工资按人登记，不在这里。</summary>
    public static Money 金额(低保申请 x, 核实项目 项目) => 项目 switch
    {
        核实项目.经营净 => x.收入.种植养殖 + x.收入.经营,
        核实项目.财产净 => x.收入.利息分红 + x.收入.流转出租,
        核实项目.转移性 => x.收入.养老金 + x.收入.抚养扶养费 + x.收入.失业遗属赔偿 + x.收入.惠农补贴,
        核实项目.其他收入 => x.收入.其他,
        核实项目.一次性收入 => x.收入.一次性收入 ?? Money.Zero,
        核实项目.基础养老金 => x.收入.基础养老金,
        核实项目.高龄津贴 => x.收入.高龄津贴,
        核实项目.金融资产 => x.财产.存款 + x.财产.证券 + x.财产.商业保险 + x.财产.债权 + x.财产.互联网金融,
        核实项目.年营业额 => x.财产.年营业额,
        _ => throw new ArgumentOutOfRangeException(nameof(项目), 项目, "不是按金额核实的项目"),
    };

    /// <summary>按数量核实的一项，只数应计的。</summary>
    /// <param name="低值">生产用车不超过这个市值的不计。</param>
    public static int 数量(低保申请 x, 核实项目 项目, Money 低值) => 项目 switch
    {
        核实项目.住房 => x.财产.房屋 - x.财产.危房安置房,
        核实项目.机动车 => x.财产.车辆.Count(车 => 应计(车, 低值)),
        核实项目.大型农机 => x.财产.大型农机,
        _ => throw new ArgumentOutOfRangeException(nameof(项目), 项目, "不是按数量核实的项目"),
    };

    /// <summary>残疾人代步车、摩托车不计；靠它干活而市值低的不计（P3）。</summary>
    private static bool 应计(机动车 车, Money 低值) =>
        车.类别 is not (车辆类别.残疾人代步车 or 车辆类别.摩托车) && !(车.生产用 && 车.市值 <= 低值);
}
