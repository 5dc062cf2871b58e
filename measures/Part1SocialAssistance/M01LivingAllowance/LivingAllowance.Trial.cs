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
        var 类人数 = 分类人数.合计(老年: x.老人, 未成年: x.孩子, 重残: x.重残);
        var 成本 = 低保认定.就业成本([(default, x.务工, 12)], policy);
        var 户 = new 低保户(
            城镇 ? x.人数 : 0, 城镇 ? 0 : x.人数,
            new(x.务工, x.经营, x.财产收入, x.转移收入, default, default, default, default, 成本, default, default),
            new(x.存款, 0, x.有汽车 ? 1 : 0, default, 0, false, 议定.未议),
            城镇 ? 类人数 : default, 城镇 ? default : 类人数, new(0, 0, x.人数, 0));
        var 理由 = new List<Reason>();
        var why = new Explaining(理由);
        var 结果 = on < 低保规则.救助法施行 ? 低保规则.二〇二一年(户, s, ref why) : 低保规则.救助法(户, s, ref why);
        return 结果.边缘 ? new(false, 理由, Kind: 最低生活保障.边缘家庭)
            : !结果.符合 ? new(false, 理由)
            : new(true, 理由, Award.Of(最低生活保障.发放项(结果, 理由, 最低生活保障.条文(on))));
    }
}
