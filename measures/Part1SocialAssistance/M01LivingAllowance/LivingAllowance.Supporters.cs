using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 赡养、抚养、扶养费：有协议、调解、判决的按其数额，没有的按义务人家庭收入推算（F-1b）。</summary>
public static class 赡养费
{
    /// <summary>全年的赡养费。</summary>
    /// <param name="豁免兄弟姐妹和老人">单人户中的无业重残人，由兄弟姐妹或六十岁以上老人供养的，供养费可以豁免（2022年通知）。</param>
    /// <param name="须经同意">2026年7月1日起，不住在一起的义务人经本人同意才能核对；没有同意而核对的数不用（社会救助法第四十一条）。</param>
    public static Money 全年<TWhy>(
        IReadOnlyList<赡养人> 赡养人, 已核实 核, Money 月标准, bool 豁免兄弟姐妹和老人, bool 须经同意, Policy policy, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        var 合计 = Money.Zero;
        foreach (var 人 in 赡养人)
        {
            var 豁免 = 豁免兄弟姐妹和老人 && (人.关系 == 义务关系.兄弟姐妹 || 人.年满六十);
            var 核实月收入 = 核.本人(核实项目.赡养人月收入, 人.姓名);
            if (核实月收入 is not null && 须经同意 && 人.同意核对 != true)
            {
                why.Warns("义务人未同意核对", 条.核对, $"{人.姓名}没有同意核对，查到的收入不能用，按申报的算");
                核实月收入 = null;
            }
            var 额 = 豁免 ? Money.Zero : 一人(人, 核实月收入 ?? 人.家庭月收入 ?? Money.Zero, 月标准, policy);
            合计 += 额;
            why.Computes("赡养费", 豁免 ? 低保依据.通知准入 : 条.赡养费,
                $"{人.姓名}（{人.关系}）全年 {额} 元：{(豁免 ? "兄弟姐妹或老人供养，予以豁免" : 人.情况 != 义务人情况.一般 ? $"本人是{人.情况}，不计算" : 人.约定月额 is not null ? "按协议或判决" : 核实月收入 is null ? "按其家庭收入推算" : "按核对的家庭收入推算")}");
        }
        return 合计;
    }

    /// <summary>（家庭月收入 − 起点倍数 × 标准 × 人口）× 比例 ÷ 赡养家数，不小于零；按年算，只取整一次。</summary>
    public static Money 一人(赡养人 人, Money 家庭月收入, Money 月标准, Policy policy)
    {
        if (人.情况 != 义务人情况.一般)
        {
            return Money.Zero;
        }
        if (人.约定月额 is { } 约定)
        {
            return 约定 * 12;
        }
        var 起点百分 = (long)(policy.Number(低保参数.赡养起点倍数) * 100);
        var 比例万分 = (long)(policy.Number(低保参数.赡养比例) * 100);
        var 富余百倍 = 家庭月收入 * 100 - 月标准 * 起点百分 * (人.家庭人口 ?? 1);
        return (富余百倍.OrZero * 12).Times(比例万分, 1_000_000L * (人.赡养家数 ?? 1), Rounding.四舍五入到分);
    }
}
