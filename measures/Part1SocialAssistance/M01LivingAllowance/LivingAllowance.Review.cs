using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 动态管理：按类复核，就业渐退，连续三次拒绝就业的减发本人份额，调减和终止前先听本人意见（确认办法第三十一条、第三十三条、第三十四条；社会救助法第四十八条）。</summary>
public static class 低保复核
{
    /// <summary>只因人均收入超过标准才渐退；财产不符合的不渐退。</summary>
    private static readonly string[] 收入不符 = ["人均收入低于城镇标准", "人均收入低于农村标准", "人均收入低于边缘家庭标准"];

    public static ReviewLaw 规定(低保申请 x, Evidence found, Policy policy, DateOnly on, Decision computed) => new(
        多久一次(x, found, policy, on),
        on >= 低保办法.救助法施行 ? 低保依据.法增减 : on >= 低保办法.确认办法施行 ? 低保依据.确认复核 : 低保依据.试行复核,
        on >= 低保办法.救助法施行 ? 低保依据.法增减 : null,
        on >= 低保办法.确认办法施行 ? 低保依据.确认拒绝就业 : 低保依据.暂行拒绝就业,
        on >= 低保办法.确认办法施行 && computed is { Granted: false } && computed.Unmet.All(r => 收入不符.Contains(r.Code)) ? 渐退(x, found, policy, on) : null,
        暂停(on), 骗取(on));

    /// <summary>暂停的原因和恢复时补不补：查明一直符合的补发；羁押、强制戒毒期间不补。原因和补发办法各部办法没有写，暂按本系统的约定，条款用复核的那一条。</summary>
    private static Suspending[] 暂停(DateOnly on)
    {
        var 出处 = on >= 低保办法.救助法施行 ? 低保依据.法增减 : on >= 低保办法.确认办法施行 ? 低保依据.确认复核 : 低保依据.试行复核;
        return [new(Suspension.联系不上, true, 出处), new(Suspension.不配合复核, true, 出处), new(Suspension.羁押或强制戒毒, false, 出处)];
    }

    /// <summary>2026年7月1日前罚一倍到三倍（社会救助暂行办法第六十八条），以后两倍以下（社会救助法第七十三条）。</summary>
    public static FraudLaw 骗取(DateOnly on) => on >= 低保办法.救助法施行
        ? new(低保依据.法骗取, 0, 2, 低保依据.法骗取)
        : new(低保依据.暂行骗取, 1, 3, 低保依据.暂行骗取);

    /// <summary>变化瞒了三个月以上没有报告的，约谈提醒（2022年兜底保障通知）。</summary>
    public static SilenceLaw? 瞒报(DateOnly on) => on >= 兜底通知施行 ? new(3, 低保依据.通知动态) : null;

    private static readonly DateOnly 兜底通知施行 = new(2022, 10, 20);

    /// <summary>甲（A）收入没有着落又不能劳动的，一年；乙（B）变化不大的，2021年前半年、以后一年；丙（C）有劳动能力、收入不固定的，2021年前城镇一月、农村一季，以后半年。</summary>
    public static Rhythm 多久一次(低保申请 x, Evidence found, Policy policy, DateOnly on)
    {
        var 旧 = on < 低保办法.确认办法施行;
        var 出处 = 旧 ? 低保依据.试行复核 : 低保依据.确认复核;
        家庭成员[] 成员 = x.家庭.申请方式 == 申请方式.单人户申请
            ? [.. x.家庭.成员.Where(m => m.姓名 == x.家庭.单人户对象)]
            : [.. 共同生活的家庭成员.认定(x, found, on)];
        if (成员.Any(m => m.劳动能力 == 劳动能力.有))
        {
            var 城镇 = 旧 ? 成员[0].户籍 == 户籍类别.城镇 : 低保认定.类别(x, policy) == 户籍类别.城镇;
            return new("C", !旧 ? 6 : 城镇 ? 1 : 3, "家里有人有劳动能力，收入会变化", 出处);
        }
        return 成员.All(m => m.劳动能力 is 劳动能力.完全丧失 or 劳动能力.不在劳动年龄)
            ? new("A", 12, "家里没有人能劳动，情况变化不大", 出处)
            : new("B", 旧 ? 6 : 12, "收入和家庭情况变化不大", 出处);
    }

    /// <summary>原额：照发；递减：前一半照发，后一半减半。都不高于现在的标准乘人数；分类增发另外算。</summary>
    private static Fading 渐退(低保申请 x, Evidence found, Policy policy, DateOnly on)
    {
        var 月数 = policy.Whole(低保参数.渐退期);
        var 递减 = policy.Mode<渐退方式>(低保参数.渐退方式) == 渐退方式.递减;
        var 人数 = x.家庭.申请方式 == 申请方式.单人户申请 ? 1 : 共同生活的家庭成员.认定(x, found, on).Count;
        return new(
            [.. Enumerable.Range(0, 月数).Select(i => 递减 && i >= (月数 + 1) / 2 ? 50 : 100)],
            policy.Money(低保参数.低保标准, 低保认定.类别(x, policy).ToString()) * 人数, 低保依据.确认渐退, "分类增发");
    }
}
