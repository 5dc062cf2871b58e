using System.Runtime.CompilerServices;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 家庭收入：各项相加，减去允许扣减的，保留全年数，不提前算人均（F-1、A5）。</summary>
public static class 低保收入
{
    /// <summary>全年可计入收入；减出负数按零计（A5-5）。</summary>
    /// <param name="年线">全家一年的低保标准：月标准 × 12 × 人数。</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Money 全年<TWhy>(in 低保户 x, in 低保标准 s, Money 年线, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        var 养老金 = s.基础养老金计入 ? x.基础养老金 : Money.Zero;
        var 津贴 = s.高龄津贴计入 ? x.高龄津贴 : Money.Zero;
        var 一次性 = 当年一次性(x, s, 年线);
        var 收入 = (x.工资性 + x.经营净 + x.财产净 + x.转移性 + x.其他 + x.推算 + 一次性 + 养老金 + 津贴
            - x.就业成本 - x.刚性支出 - x.转移支出).OrZero;
        if (TWhy.Listening)
        {
            说明(x, s, 一次性, 收入, 条, ref why);
        }
        return 收入;
    }

    /// <summary>一次性收入按家庭的低保标准摊到各年，今年摊一年的数；余下的算财产（F2.1 LUMP_SPREAD）。</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Money 当年一次性(in 低保户 x, in 低保标准 s, Money 年线) => s.一次性分摊 ? Money.Min(x.一次性, 年线) : x.一次性;

    private static void 说明<TWhy>(in 低保户 x, in 低保标准 s, Money 一次性, Money 收入, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        if (x.推算 > Money.Zero)
        {
            why.Computes("推算收入", 条.推算, $"收入难以核实的劳动力按系数推算，全年 {x.推算} 元");
        }
        if (x.一次性 > Money.Zero)
        {
            why.Computes("一次性收入", 条.收入, $"一次性收入 {x.一次性} 元，{(x.一次性 == 一次性 ? "全部计入当年收入" : $"按低保标准分摊，当年计 {一次性} 元，其余 {x.一次性 - 一次性} 元算作财产")}");
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
            why.Computes("转移支出", 条.收入, $"{(ReferenceEquals(条, 低保依据.二〇一二) ? "缴纳的税款、社会保险费" : "缴纳的税款、社会保险费和付出的赡养、抚养、扶养费")} {x.转移支出} 元，从收入中减去");
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
        why.Computes("家庭收入", 条.收入,
            $"全年可计入收入 {收入} 元（申请前 12 个月）：工资性 {x.工资性}，经营净收入 {x.经营净}，财产净收入 {x.财产净}，转移性收入 {x.转移性}，其他 {x.其他}");
    }
}
