using System.Runtime.CompilerServices;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 分类施保：老年人、未成年人、重度残疾人、重病患者等增发；一人只算一次，取最高的一类（F-4）。</summary>
public static class 低保增发
{
    public static Money 合计<TWhy>(分类人数 城镇, 分类人数 农村, in 低保标准 s, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        if ((城镇.值 | 农村.值) == 0)
        {
            return Money.Zero;
        }
        var 额 = new Money((一类(城镇, s.城镇.增发) + 一类(农村, s.农村.增发) + 50) / 100);
        if (TWhy.Listening)
        {
            why.Computes("分类增发", 条.增发, $"{说(城镇, 农村)}，每人只计最高一类，每月增发 {额} 元");
        }
        return 额;
    }

    /// <summary>一人可归入几类时，取金额最高的一类；都不归入则为空。</summary>
    public static 增发类别? 最高(ReadOnlySpan<增发类别> 可归入, in 增发额 额)
    {
        增发类别? 最高 = null;
        foreach (var 类别 in 可归入)
        {
            if (最高 is not { } 现 || 额[类别] > 额[现])
            {
                最高 = 类别;
            }
        }
        return 最高;
    }

    /// <summary>一个人可以归入的各类。</summary>
    /// <param name="单亲子女">户主没有配偶的，他的子女。</param>
    public static IEnumerable<增发类别> 可归入(int 岁, bool 重度残疾, bool 重特大疾病, bool 在读, bool 单亲子女)
    {
        if (岁 >= 60) { yield return 增发类别.老年; }
        if (岁 >= 70) { yield return 增发类别.老年七十; }
        if (岁 >= 80) { yield return 增发类别.老年八十; }
        if (岁 < 18) { yield return 增发类别.未成年; }
        if (岁 < 18 && 单亲子女) { yield return 增发类别.单亲; }
        if (重度残疾) { yield return 增发类别.重残; }
        if (重特大疾病) { yield return 增发类别.重病; }
        if (岁 >= 18 && 在读) { yield return 增发类别.其他; }
    }

    /// <summary>各类人数乘各类增发额，单位百分之一分。</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long 一类(分类人数 x, in 增发额 额) =>
        x.值 == 0 ? 0
        : x[增发类别.老年] * 额.老年 + x[增发类别.未成年] * 额.未成年 + x[增发类别.重残] * 额.重残 + x[增发类别.重病] * 额.重病
          + x[增发类别.其他] * 额.其他 + x[增发类别.老年七十] * 额.老年七十 + x[增发类别.老年八十] * 额.老年八十 + x[增发类别.单亲] * 额.单亲;

    private static string 说(分类人数 城镇, 分类人数 农村) =>
        string.Join('、', Enum.GetValues<增发类别>()
            .Select(类 => (类, 数: 城镇[类] + 农村[类]))
            .Where(x => x.数 > 0)
            .Select(x => $"{叫法(x.类)} {x.数} 人"));

    private static string 叫法(增发类别 类别) => 类别 switch
    {
        增发类别.老年七十 => "七十岁以上老年",
        增发类别.老年八十 => "八十岁以上老年",
        增发类别.单亲 => "单亲家庭未成年",
        增发类别.其他 => "在读成年子女",
        _ => 类别.ToString(),
    };
}
