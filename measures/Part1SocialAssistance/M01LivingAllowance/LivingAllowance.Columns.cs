using System.Runtime.CompilerServices;
using Anmin.Core.Deciding;
using Outcome = Anmin.Core.Sweeping.Outcome;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 一县在册各户，按列存放（金额以分计），供每月复核、提标测算整列地算；用的是办案的同一条规则，只是不说话。</summary>
/// <remarks>就业成本和增发人数是按某一标准折成列的；扣减比例或各类增发额的高低次序变了，列要重新取。</remarks>
public sealed class 低保列(int 户数)
{
    public int 户数 { get; } = 户数;

    public byte[] 城镇人数 { get; } = new byte[户数];
    public byte[] 农村人数 { get; } = new byte[户数];
    public long[] 工资性 { get; } = new long[户数];
    public long[] 经营净 { get; } = new long[户数];
    public long[] 财产净 { get; } = new long[户数];
    public long[] 转移性 { get; } = new long[户数];
    public long[] 其他 { get; } = new long[户数];
    public long[] 推算 { get; } = new long[户数];
    public long[] 一次性 { get; } = new long[户数];
    public long[] 基础养老金 { get; } = new long[户数];
    public long[] 高龄津贴 { get; } = new long[户数];
    public long[] 就业成本 { get; } = new long[户数];
    public long[] 刚性支出 { get; } = new long[户数];
    public long[] 转移支出 { get; } = new long[户数];
    public long[] 金融资产 { get; } = new long[户数];
    public long[] 年营业额 { get; } = new long[户数];
    public byte[] 住房套数 { get; } = new byte[户数];
    public byte[] 机动车数 { get; } = new byte[户数];
    public byte[] 大型农机数 { get; } = new byte[户数];
    public 议定[] 议定 { get; } = new 议定[户数];
    public ulong[] 城镇增发 { get; } = new ulong[户数];
    public ulong[] 农村增发 { get; } = new ulong[户数];
    public 分档人数[] 分档 { get; } = new 分档人数[户数];

    /// <summary>其中一户；写它就是写列。</summary>
    public 低保户 this[int i] => new(this, i);

    /// <summary>整列计算每户每月的低保金（分），不符合的为零；并汇总户数和金额。</summary>
    public 低保汇总 Sweep(in 低保标准 s, DateOnly 受理日, Span<long> fenOut) =>
        受理日 < 低保办法.确认办法施行 ? 整列<试行>(s, fenOut)
        : 受理日 < 低保办法.兜底通知印发 ? 整列<确认>(s, fenOut)
        : 受理日 < 低保办法.救助法施行 ? 整列<通知>(s, fenOut)
        : 整列<法律>(s, fenOut);

    /// <summary>整列说明每户是低保、边缘还是都不是，连同月额（分）。</summary>
    public void Sweep(in 低保标准 s, DateOnly 受理日, Span<long> fenOut, Span<Outcome> outcomes)
    {
        if (受理日 < 低保办法.确认办法施行) { 逐户<试行>(s, fenOut, outcomes); }
        else if (受理日 < 低保办法.兜底通知印发) { 逐户<确认>(s, fenOut, outcomes); }
        else if (受理日 < 低保办法.救助法施行) { 逐户<通知>(s, fenOut, outcomes); }
        else { 逐户<法律>(s, fenOut, outcomes); }
    }

    private void 逐户<T办法>(in 低保标准 s, Span<long> fenOut, Span<Outcome> outcomes) where T办法 : struct, 办法
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fenOut.Length, 户数);
        ArgumentOutOfRangeException.ThrowIfLessThan(outcomes.Length, 户数);
        var why = default(Silent);
        for (var i = 0; i < fenOut.Length && i < outcomes.Length && i < 户数; i++)
        {
            var 一户 = T办法.审核(this[i], s, ref why);
            fenOut[i] = 一户.月额.Fen;
            outcomes[i] = 一户.符合 ? Outcome.符合 : 一户.边缘 ? Outcome.边缘 : Outcome.无;
        }
    }

    private 低保汇总 整列<T办法>(in 低保标准 s, Span<long> fenOut) where T办法 : struct, 办法
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fenOut.Length, 户数);
        var why = default(Silent);
        var (低保户, 边缘户, 合计) = (0L, 0L, 0L);
        for (var i = 0; i < fenOut.Length && i < 户数; i++)
        {
            var 一户 = T办法.审核(this[i], s, ref why);
            fenOut[i] = 一户.月额.Fen;
            低保户 += 一户.符合 ? 1 : 0;
            边缘户 += 一户.边缘 ? 1 : 0;
            合计 += 一户.月额.Fen;
        }
        return new(低保户, 边缘户, new(合计));
    }

    private interface 办法
    {
        static abstract 低保结果 审核(in 低保户 x, in 低保标准 s, ref Silent why);
    }

    private readonly struct 试行 : 办法
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static 低保结果 审核(in 低保户 x, in 低保标准 s, ref Silent why) => 低保规则.二〇一二年(x, s, ref why);
    }

    private readonly struct 确认 : 办法
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static 低保结果 审核(in 低保户 x, in 低保标准 s, ref Silent why) => 低保规则.二〇二一年(x, s, ref why);
    }

    private readonly struct 通知 : 办法
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static 低保结果 审核(in 低保户 x, in 低保标准 s, ref Silent why) => 低保规则.二〇二二年(x, s, ref why);
    }

    private readonly struct 法律 : 办法
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static 低保结果 审核(in 低保户 x, in 低保标准 s, ref Silent why) => 低保规则.救助法(x, s, ref why);
    }
}
