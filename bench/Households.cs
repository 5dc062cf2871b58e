using Anmin.Core.Values;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

namespace Anmin.Bench;

/// <summary>Two million made-up households on and around the edge of the allowance, the same every time.</summary>
internal static class Households
{
    public static 低保列 Make(int count)
    {
        var columns = new 低保列(count);
        var dice = new Random(20200916);
        for (var i = 0; i < count; i++)
        {
            var persons = 1 + dice.Next(5);
            var urban = dice.Next(4) == 0;
            Money Now(int percent, int most) => dice.Next(100) < percent ? new(dice.NextInt64(most * 100L)) : Money.Zero;
            var topUps = TopUps(dice, persons);
            _ = columns[i] with
            {
                城镇人数 = urban ? persons : 0,
                农村人数 = urban ? 0 : persons,
                工资性 = Now(55, 9_000 * persons),
                经营净 = Now(urban ? 10 : 60, 2_000 * persons),
                财产净 = Now(30, 1_500),
                转移性 = Now(50, 1_800 * persons),
                其他 = Now(15, 2_000),
                推算 = Now(4, 9_000),
                一次性 = Now(2, 60_000),
                基础养老金 = Now(45, 3_600),
                高龄津贴 = Now(20, 1_200),
                就业成本 = Now(50, 2_000),
                刚性支出 = Money.Zero,
                转移支出 = Now(80, 450 * persons),
                金融资产 = Now(85, 9_000 * persons),
                年营业额 = Now(3, 120_000),
                住房套数 = dice.Next(20) == 0 ? 2 : 1,
                机动车数 = dice.Next(25) == 0 ? 1 : 0,
                大型农机数 = dice.Next(200) == 0 ? 1 : 0,
                议定 = (议定)dice.Next(3),
                城镇增发 = urban ? topUps : default,
                农村增发 = urban ? default : topUps,
                分档 = new((byte)persons, 0, 0, 0),
            };
        }
        return columns;
    }

    private static 分类人数 TopUps(Random dice, int persons)
    {
        var counts = default(分类人数);
        for (var p = 0; p < persons; p++)
        {
            counts = dice.Next(100) switch
            {
                < 18 => counts.加(增发类别.老年),
                < 24 => counts.加(增发类别.老年七十),
                < 34 => counts.加(增发类别.未成年),
                < 42 => counts.加(增发类别.重残),
                < 48 => counts.加(增发类别.重病),
                _ => counts,
            };
        }
        return counts;
    }
}
