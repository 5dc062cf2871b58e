using System.Runtime.CompilerServices;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 每月发多少：差额或分档，只在最后取整一次（F-2、F-3、A5-1）。</summary>
public static class 低保金额
{
    /// <summary>差额：标准乘人数减收入。全年整数相减，再除以十二并取整；城乡混合的家庭，每类只分得自己人数的那一份。</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Money 差额<TWhy>(Money 年收入, int 本类人数, int 全家人数, Money 年线, Money 月标准, in 低保标准 s, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        var 年差 = 年线 - 年收入;
        var 额 = 托底(本类人数 == 全家人数
            ? 年差.DividedBy(12, s.取整)
            : (年差 * 本类人数).DividedBy(12L * 全家人数, s.取整), 本类人数, s);
        if (TWhy.Listening)
        {
            why.Computes("差额", 条.差额, $"（月标准 {月标准} 元 × 12 × {全家人数} 人 − 年收入 {年收入} 元）÷ 12{(本类人数 == 全家人数 ? "" : $" ÷ {全家人数} × 这一类 {本类人数} 人")}，{s.取整}，每月 {额} 元");
        }
        return 额;
    }

    /// <summary>分档：按核定的各档人数相加。</summary>
    public static Money 分档<TWhy>(in 分档人数 x, int 人数, in 类标准 类, in 低保标准 s, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        var 额 = 托底(类.A档 * x.A + 类.B档 * x.B + 类.C档 * x.C + 类.D档 * x.D, 人数, s);
        why.Computes("分档", 条.分档, $"A 档 {x.A} 人、B 档 {x.B} 人、C 档 {x.C} 人、D 档 {x.D} 人，每月 {额} 元");
        return 额;
    }

    private static Money 托底(Money 额, int 人数, in 低保标准 s) =>
        额 > Money.Zero ? Money.Max(额, s.最低发放额 * 人数) : Money.Zero;
}
