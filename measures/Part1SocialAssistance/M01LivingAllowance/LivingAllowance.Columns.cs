using Anmin.Core.Deciding;

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

    /// <summary>整列计算每户每月的低保金（分），不符合的为零。</summary>
    public void Sweep(in 低保标准 s, DateOnly 受理日, Span<long> fenOut)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fenOut.Length, 户数);
        var why = default(Silent);
        if (受理日 < 低保办法.确认办法施行)
        {
            for (var i = 0; i < 户数; i++)
            {
                fenOut[i] = 低保规则.二〇一二年(this[i], s, ref why).月额.Fen;
            }
        }
        else if (受理日 < 低保办法.兜底通知印发)
        {
            for (var i = 0; i < 户数; i++)
            {
                fenOut[i] = 低保规则.二〇二一年(this[i], s, ref why).月额.Fen;
            }
        }
        else if (受理日 < 低保办法.救助法施行)
        {
            for (var i = 0; i < 户数; i++)
            {
                fenOut[i] = 低保规则.二〇二二年(this[i], s, ref why).月额.Fen;
            }
        }
        else
        {
            for (var i = 0; i < 户数; i++)
            {
                fenOut[i] = 低保规则.救助法(this[i], s, ref why).月额.Fen;
            }
        }
    }
}
