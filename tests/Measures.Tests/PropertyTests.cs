using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;
using CsCheck;
using Xunit;

namespace Anmin.Measures.Tests;

/// <summary>R10 over random households and standards: silent, explained and swept results are the same to the fen.</summary>
public sealed class PropertyTests
{
    private static readonly DateOnly[] Days = [new(2021, 6, 30), new(2021, 7, 1), new(2026, 7, 1)];

    private static readonly Gen<Money> Yearly = Gen.OneOf(Gen.Const(Money.Zero), Gen.Long[0, 5_000_000].Select(f => new Money(f)));

    private static readonly Gen<收入账> Incomes = Yearly.Array[11].Select(m =>
        new 收入账(m[0], m[1], m[2], m[3], m[4], Money.Zero, m[6], m[7], new(m[8].Fen / 20), new(m[9].Fen / 20), new(m[10].Fen / 20)));

    private static readonly Gen<财产账> Properties = Gen.Select(Gen.Long[0, 6_000_000], Gen.Int[0, 2], Gen.Int[0, 9], Gen.Enum<议定>(),
        (assets, houses, rare, verdict) => new 财产账(new(assets), houses, rare == 0 ? 1 : 0, new(rare == 1 ? 6_000_001 : 0), rare == 2 ? 1 : 0, false, verdict));

    private static readonly Gen<低保户> Households = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 8], Gen.Bool, Incomes, Properties, Gen.Int[0, 3].Array[9],
        (urban, rural, mixed, income, property, n) => new 低保户(
            mixed || rural == 0 ? Math.Max(1, urban) : 0, mixed || rural > 0 ? rural : 0, income, property,
            mixed || rural == 0 ? 分类人数.合计(n[0], n[1], n[2], n[3], n[4]) : default,
            mixed || rural > 0 ? 分类人数.合计(n[4], n[3], n[2], n[1], n[0]) : default,
            new(n[5], n[6], n[7], n[8])));

    private static readonly Gen<低保标准> Standards = Gen.Select(Gen.Long[10_000, 100_000].Array[2], Gen.Bool.Array[9], Gen.Int[100, 200], Gen.Long[0, 4_000_000].Array[5],
        (std, on, edge, top) => new 低保标准(
            Class(std[0], top), Class(std[1], top), edge, on[0], on[1],
            on[2] ? 发放方式.差额 : 发放方式.分档, on[3] ? Rounding.进到元 : Rounding.四舍五入到分, Money.Yuan(on[4] ? 20 : 0),
            200, 1, Money.Yuan(60_000), on[4], on[5], on[6], on[7], on[8]));

    private static 类标准 Class(long std, long[] top) =>
        new(new(std), new(std), new(std / 2), new(std / 3), new(std / 4), new(top[0], top[1], top[2], top[3], top[4]));

    [Fact]
    public void 说明的和不说的结果一样() => Gen.Select(Households, Standards).Sample((x, s) =>
    {
        foreach (var day in Days)
        {
            var quiet = default(Silent);
            var reasons = new List<Reason>();
            var loud = new Explaining(reasons);
            Assert.Equal(Decide(x, s, day, ref loud), Decide(x, s, day, ref quiet));
            Assert.NotEmpty(reasons);
        }
    });

    [Fact]
    public void 整列计算与一户一户算到分都一样() => Gen.Select(Households.Array[1, 40], Standards).Sample((all, s) =>
    {
        var columns = new 低保列(all.Length);
        for (var i = 0; i < all.Length; i++)
        {
            columns[i] = all[i];
        }
        var swept = new long[all.Length];
        foreach (var day in Days)
        {
            columns.Sweep(s, day, swept);
            for (var i = 0; i < all.Length; i++)
            {
                var loud = new Explaining([]);
                Assert.Equal(Decide(all[i], s, day, ref loud).月额.Fen, swept[i]);
            }
        }
    });

    [Fact]
    public void 收入多一分_低保金不会变多() => Gen.Select(Households, Standards).Sample((x, s) =>
    {
        var quiet = default(Silent);
        var more = x with { 收入 = x.收入 with { 其他 = x.收入.其他 + new Money(1) } };
        foreach (var day in Days)
        {
            Assert.True(Decide(more, s, day, ref quiet).月额 <= Decide(x, s, day, ref quiet).月额);
        }
    });

    [Fact]
    public void 边缘家庭从来没有低保金() => Gen.Select(Households, Standards).Sample((x, s) =>
    {
        var quiet = default(Silent);
        var result = Decide(x, s, Days[2], ref quiet);
        Assert.True(!result.边缘 || (!result.符合 && result.月额 == Money.Zero));
    });

    private static 低保结果 Decide<TWhy>(in 低保户 x, in 低保标准 s, DateOnly on, ref TWhy why) where TWhy : struct, IWhy =>
        on < 低保规则.确认办法施行 ? 低保规则.二〇一二年(x, s, ref why)
        : on < 低保规则.救助法施行 ? 低保规则.二〇二一年(x, s, ref why)
        : 低保规则.救助法(x, s, ref why);
}
