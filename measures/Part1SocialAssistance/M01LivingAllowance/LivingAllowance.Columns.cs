using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 一县在册各户，按列存放，供每月复核、提标测算整列地算；用的是办案的同一条规则，只是不说话。</summary>
/// <remarks>就业成本和增发人数是按某一标准折成列的；扣减比例或各类增发额的高低次序变了，列要重新取。</remarks>
public sealed class 低保列(int 户数)
{
    public int 户数 { get; } = 户数;

    public int[] 城镇人数 { get; } = new int[户数];
    public int[] 农村人数 { get; } = new int[户数];
    public long[] 工资性 { get; } = new long[户数];
    public long[] 经营净 { get; } = new long[户数];
    public long[] 财产净 { get; } = new long[户数];
    public long[] 转移性 { get; } = new long[户数];
    public long[] 其他 { get; } = new long[户数];
    public long[] 推算 { get; } = new long[户数];
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
    public 分类人数[] 城镇增发 { get; } = new 分类人数[户数];
    public 分类人数[] 农村增发 { get; } = new 分类人数[户数];
    public 分档人数[] 分档 { get; } = new 分档人数[户数];

    /// <summary>一户。写入即存到各列。</summary>
    public 低保户 this[int i]
    {
        get => new(城镇人数[i], 农村人数[i],
            new(new(工资性[i]), new(经营净[i]), new(财产净[i]), new(转移性[i]), new(其他[i]), new(推算[i]),
                new(基础养老金[i]), new(高龄津贴[i]), new(就业成本[i]), new(刚性支出[i]), new(转移支出[i])),
            new(new(金融资产[i]), 住房套数[i], 机动车数[i], new(年营业额[i]), 大型农机数[i], false, 议定[i]),
            城镇增发[i], 农村增发[i], 分档[i]);
        set
        {
            (城镇人数[i], 农村人数[i]) = (value.城镇人数, value.农村人数);
            var 收 = value.收入;
            (工资性[i], 经营净[i], 财产净[i], 转移性[i], 其他[i], 推算[i]) = (收.工资性.Fen, 收.经营净.Fen, 收.财产净.Fen, 收.转移性.Fen, 收.其他.Fen, 收.推算.Fen);
            (基础养老金[i], 高龄津贴[i], 就业成本[i], 刚性支出[i], 转移支出[i]) = (收.基础养老金.Fen, 收.高龄津贴.Fen, 收.就业成本.Fen, 收.刚性支出.Fen, 收.转移支出.Fen);
            var 财 = value.财产;
            (金融资产[i], 年营业额[i], 议定[i]) = (财.金融资产.Fen, 财.年营业额.Fen, 财.议定);
            (住房套数[i], 机动车数[i], 大型农机数[i]) = (checked((byte)财.住房套数), checked((byte)财.机动车数), checked((byte)财.大型农机数));
            (城镇增发[i], 农村增发[i], 分档[i]) = (value.城镇增发, value.农村增发, value.分档);
        }
    }

    /// <summary>整列计算每户每月的低保金（分），不符合的为零。</summary>
    public void Sweep(in 低保标准 s, DateOnly 受理日, Span<long> fenOut)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fenOut.Length, 户数);
        var why = default(Silent);
        if (受理日 < 低保规则.确认办法施行)
        {
            for (var i = 0; i < 户数; i++)
            {
                fenOut[i] = 低保规则.二〇一二年(this[i], s, ref why).月额.Fen;
            }
        }
        else if (受理日 < 低保规则.救助法施行)
        {
            for (var i = 0; i < 户数; i++)
            {
                fenOut[i] = 低保规则.二〇二一年(this[i], s, ref why).月额.Fen;
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
