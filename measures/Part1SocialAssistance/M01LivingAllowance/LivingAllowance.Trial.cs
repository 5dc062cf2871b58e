using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 不留名字的试算：几个数就知道大概能不能申请、有多少。</summary>
public sealed record 试算情况 : IChecked
{
    [Ask("家在哪个县区？", Level = DivisionLevel.County)]
    public DivisionCode 县区 { get; init; }

    [Ask("家里按哪一类算？", Hint = "有承包地的选农村。")]
    public 户籍类别 户籍类别 { get; init; }

    [Ask("在一起过日子的有几口人？", Unit = "人", Least = 1, Most = 20)]
    public int 人数 { get; init; }

    [Ask("其中60岁以上的老人", Unit = "人", Most = 20)]
    public int 老人 { get; init; }

    [Ask("老人里满70岁、不满80岁的", Unit = "人", Most = 20, Hint = "没有就不填。")]
    public int? 七十多岁 { get; init; }

    [Ask("老人里满80岁的", Unit = "人", Most = 20, Hint = "没有就不填。")]
    public int? 八十以上 { get; init; }

    [Ask("其中不满18岁的孩子", Unit = "人", Most = 20)]
    public int 孩子 { get; init; }

    [Ask("其中一、二级残疾人", Unit = "人", Most = 20, Hint = "一个人只算一次，残疾老人算在这里。")]
    public int 重残 { get; init; }

    [Ask("全家一年打工的钱", Unit = "元／年")]
    public Money 务工 { get; init; }

    [Ask("种植、养殖、做生意一年净挣", Unit = "元／年")]
    public Money 经营 { get; init; }

    [Ask("房租、土地流转、利息", Unit = "元／年")]
    public Money 财产收入 { get; init; }

    [Ask("养老金、子女给的赡养费等", Unit = "元／年", Hint = "残疾人两项补贴、救助金不算。")]
    public Money 转移收入 { get; init; }

    [Ask("全家存款", Unit = "元")]
    public Money 存款 { get; init; }

    [Ask("家里有没有汽车？", Hint = "摩托车和残疾人代步车不算。")]
    public bool 有汽车 { get; init; }

    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (老人 + 孩子 + 重残 > 人数)
        {
            yield return new(nameof(人数), "老人、孩子、残疾人加起来多过全家人数了，请核对");
        }
        if ((七十多岁 ?? 0) + (八十以上 ?? 0) > 老人)
        {
            yield return new(nameof(老人), "70岁、80岁以上的老人多过老人的总数了，请核对");
        }
    }
}

/// <summary>1.3 试算用的就是办案的那一条规则；什么都不保存。</summary>
public sealed class 低保试算() : Trial(typeof(试算情况))
{
    public override DivisionCode PlaceOf(object facts) => ((试算情况)facts).县区;

    public override Decision Estimate(object facts, Policy policy, DateOnly on)
    {
        var x = (试算情况)facts;
        var s = 低保标准.Of(policy, on);
        var 城镇 = x.户籍类别 == 户籍类别.城镇;
        var 增发 = 分类(x, 城镇 ? s.城镇.增发 : s.农村.增发);
        var 户 = 低保户.新的 with
        {
            城镇人数 = 城镇 ? x.人数 : 0,
            农村人数 = 城镇 ? 0 : x.人数,
            工资性 = x.务工,
            经营净 = x.经营,
            财产净 = x.财产收入,
            转移性 = x.转移收入,
            就业成本 = 低保认定.就业成本([(default, x.务工, 12)], policy),
            金融资产 = x.存款,
            机动车数 = x.有汽车 ? 1 : 0,
            城镇增发 = 城镇 ? 增发 : default,
            农村增发 = 城镇 ? default : 增发,
            分档 = new(0, 0, (byte)x.人数, 0),
        };
        var 理由 = new List<Reason>();
        var why = new Explaining(理由);
        var 结果 = 低保规则.审核(户, s, on, ref why);
        return 结果.边缘 ? new(false, 理由, Kind: 最低生活保障.边缘家庭)
            : !结果.符合 ? new(false, 理由)
            : new(true, 理由, Award.Of(最低生活保障.发放项(结果, 理由, 低保办法.条文(on))));
    }

    /// <summary>每人取他可归入的最高一类，与办案相同。</summary>
    private static 分类人数 分类(试算情况 x, in 增发额 额)
    {
        var (七十, 八十) = (x.七十多岁 ?? 0, x.八十以上 ?? 0);
        (int 人, 增发类别[] 可归入)[] 各样人 =
        [
            (x.老人 - 七十 - 八十, [增发类别.老年]),
            (七十, [增发类别.老年, 增发类别.老年七十]),
            (八十, [增发类别.老年, 增发类别.老年七十, 增发类别.老年八十]),
            (x.孩子, [增发类别.未成年]),
            (x.重残, [增发类别.重残]),
        ];
        var 数 = default(分类人数);
        foreach (var (人, 可归入) in 各样人)
        {
            if (人 > 0 && 低保增发.最高(可归入, 额) is { } 类别 && 额[类别] > 0)
            {
                数 = 数.加(类别, 人);
            }
        }
        return 数;
    }
}
