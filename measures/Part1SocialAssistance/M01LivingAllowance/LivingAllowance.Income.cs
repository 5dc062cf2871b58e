using System.Runtime.CompilerServices;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 家庭收入：各项相加，减去允许扣减的，保留全年数，不提前算人均（F-1、A5）。</summary>
public static class 低保收入
{
    /// <summary>全年可计入收入；减出负数按零计（A5-5）。</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Money 全年<TWhy>(in 收入账 x, in 低保标准 s, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        var 养老金 = s.基础养老金计入 ? x.基础养老金 : Money.Zero;
        var 津贴 = s.高龄津贴计入 ? x.高龄津贴 : Money.Zero;
        if (TWhy.Listening)
        {
            说明(x, s, 条, ref why);
        }
        var 收入 = (x.工资性 + x.经营净 + x.财产净 + x.转移性 + x.其他 + x.推算 + 养老金 + 津贴
            - x.就业成本 - x.刚性支出 - x.转移支出).OrZero;
        why.Computes("家庭收入", 条.收入,
            $"全年可计入收入 {收入} 元：工资性 {x.工资性}，经营净收入 {x.经营净}，财产净收入 {x.财产净}，转移性收入 {x.转移性}，其他 {x.其他}");
        return 收入;
    }

    private static void 说明<TWhy>(in 收入账 x, in 低保标准 s, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        if (x.推算 > Money.Zero)
        {
            why.Computes("推算收入", 条.推算, $"收入难以核实的劳动力按系数推算，全年 {x.推算} 元");
        }
        if (x.就业成本 > Money.Zero)
        {
            why.Computes("就业成本", 条.收入, $"扣除必要的就业成本，全年 {x.就业成本} 元");
        }
        if (x.刚性支出 > Money.Zero)
        {
            why.Computes("刚性支出扣减", 条.收入, $"因残疾、重病增加的刚性支出扣减 {x.刚性支出} 元");
        }
        if (x.转移支出 > Money.Zero)
        {
            why.Computes("转移支出", 条.收入, $"缴纳的税款、社会保险费和付出的赡养、抚养、扶养费 {x.转移支出} 元，从收入中减去");
        }
        if (x.高龄津贴 > Money.Zero)
        {
            why.Computes("高龄津贴", 条.不计收入, $"高龄津贴 {x.高龄津贴} 元，{(s.高龄津贴计入 ? "没有文件规定不计，计入收入" : "按当地规定不计入收入")}");
        }
        if (x.基础养老金 > Money.Zero && !s.基础养老金计入)
        {
            why.Computes("基础养老金", 条.不计收入, $"中央确定的基础养老金 {x.基础养老金} 元，不计入收入");
        }
        if (x.基础养老金 > Money.Zero && s.基础养老金计入)
        {
            why.Warns("基础养老金豁免到期", 条.不计收入, $"基础养老金 {x.基础养老金} 元已计入收入。基础养老金豁免依据已到期，请确认最新规定");
        }
    }
}
