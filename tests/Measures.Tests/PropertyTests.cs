using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;
using CsCheck;
using Xunit;

namespace Anmin.Measures.Tests;

/// <summary>R10 over random households and standards: silent, explained and swept results are the same to the fen.</summary>
public sealed class PropertyTests
{
    private static readonly DateOnly[] Days = [new(2021, 6, 30), new(2021, 7, 1), new(2022, 10, 20), new(2026, 7, 1)];

    private static readonly Gen<Money> Yearly = Gen.OneOf(Gen.Const(Money.Zero), Gen.Long[0, 5_000_000].Select(f => new Money(f)));

    /// <summary>A way to fill in a household, so that the same one can stand alone or in a column.</summary>
    private static readonly Gen<Func<低保户, 低保户>> Incomes = Yearly.Array[12].Select<Money[], Func<低保户, 低保户>>(m => x => x with
    {
        工资性 = m[0], 经营净 = m[1], 财产净 = m[2], 转移性 = m[3], 其他 = m[4], 推算 = m[5], 基础养老金 = m[6], 高龄津贴 = m[7],
        就业成本 = new(m[8].Fen / 20), 刚性支出 = new(m[9].Fen / 20), 转移支出 = new(m[10].Fen / 20), 一次性 = m[11].Fen % 3 == 0 ? m[11] : Money.Zero,
    });

    private static readonly Gen<Func<低保户, 低保户>> Properties = Gen.Select(Gen.Long[0, 6_000_000], Gen.Int[0, 2], Gen.Int[0, 9], Gen.Enum<议定>())
        .Select<(long Assets, int Houses, int Rare, 议定 Verdict), Func<低保户, 低保户>>(p => x => x with
        {
            金融资产 = new(p.Assets), 住房套数 = p.Houses, 机动车数 = p.Rare == 0 ? 1 : 0, 年营业额 = new(p.Rare == 1 ? 6_000_001 : 0), 大型农机数 = p.Rare == 2 ? 1 : 0, 议定 = p.Verdict,
        });

    private static readonly Gen<Func<低保户, 低保户>> Households = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 8], Gen.Bool, Incomes, Properties, Gen.Byte[0, 3].Array[12],
        (urban, rural, mixed, income, property, n) => new Func<低保户, 低保户>(x =>
        {
            var (城镇, 农村) = (mixed || rural == 0 ? Math.Max(1, urban) : 0, mixed || rural > 0 ? rural : 0);
            return property(income(x)) with
            {
                城镇人数 = 城镇,
                农村人数 = 农村,
                城镇增发 = 城镇 > 0 ? Classes(n) : default,
                农村增发 = 农村 > 0 ? Classes([.. n.Reverse()]) : default,
                分档 = n[0] == 0 ? new(n[8], n[9], n[10], n[11]) : new((byte)(城镇 + 农村), 0, 0, 0),
            };
        }));

    private static readonly Gen<低保标准> Standards = Gen.Select(Gen.Long[10_000, 100_000].Array[2], Gen.Bool.Array[10], Gen.Int[100, 200], Gen.Long[0, 4_000_000].Array[8],
        (std, on, edge, top) => new 低保标准(
            Class(std[0], top), Class(std[1], top), edge, on[0], on[1], on[9],
            on[2] ? 发放方式.差额 : 发放方式.分档, on[3] ? Rounding.进到元 : Rounding.四舍五入到分, Money.Yuan(on[4] ? 20 : 0),
            200, 1, Money.Yuan(60_000), on[4], on[5], on[6], on[7], on[8]));

    private static 类标准 Class(long std, long[] top) =>
        new(new(std), new(std), new(std / 2), new(std / 3), new(std / 4), new(top[0], top[1], top[2], top[3], top[4], top[5], top[6], top[7]));

    private static 分类人数 Classes(byte[] n) => Enum.GetValues<增发类别>().Aggregate(default(分类人数), (数, 类) => 数.加(类, n[(int)类]));

    [Fact]
    public void 说明的和不说的结果一样() => Gen.Select(Households, Standards).Sample((fill, s) =>
    {
        var x = fill(低保户.新的);
        foreach (var day in Days)
        {
            var quiet = default(Silent);
            var reasons = new List<Reason>();
            var loud = new Explaining(reasons);
            Assert.Equal(低保规则.审核(x, s, day, ref loud), 低保规则.审核(x, s, day, ref quiet));
            Assert.NotEmpty(reasons);
        }
    });

    [Fact]
    public void 整列计算与一户一户算到分都一样() => Gen.Select(Households.Array[1, 40], Standards).Sample((all, s) =>
    {
        var columns = new 低保列(all.Length);
        for (var i = 0; i < all.Length; i++)
        {
            all[i](columns[i]);
        }
        var swept = new long[all.Length];
        foreach (var day in Days)
        {
            columns.Sweep(s, day, swept);
            for (var i = 0; i < all.Length; i++)
            {
                var loud = new Explaining([]);
                Assert.Equal(低保规则.审核(all[i](低保户.新的), s, day, ref loud).月额.Fen, swept[i]);
            }
        }
    });

    [Fact]
    public void 收入多一分_低保金不会变多() => Gen.Select(Households, Standards).Sample((fill, s) =>
    {
        var quiet = default(Silent);
        var x = fill(低保户.新的);
        var more = fill(低保户.新的) with { 其他 = x.其他 + new Money(1) };
        foreach (var day in Days)
        {
            Assert.True(低保规则.审核(more, s, day, ref quiet).月额 <= 低保规则.审核(x, s, day, ref quiet).月额);
        }
    });

    [Fact]
    public void 边缘家庭从来没有低保金() => Gen.Select(Households, Standards).Sample((fill, s) =>
    {
        var quiet = default(Silent);
        var result = 低保规则.审核(fill(低保户.新的), s, Days[3], ref quiet);
        Assert.True(!result.边缘 || (!result.符合 && result.月额 == Money.Zero));
    });
}
