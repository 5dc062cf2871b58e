using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.1 低保标准：各县分城乡，写明从哪天起、依据哪份文件，随生活水平逐步提高（社会救助法第十九条；社会救助暂行办法第十条）。</summary>
public sealed class 低保标准表() : StandardTable("living-allowance-standard", "低保标准", 低保参数.低保标准, "1.1")
{
    public override string Summary => "各县（区、市）城镇和农村的低保标准，从哪个月起、依据哪份文件；提高以前先算好影响，公布以后逐户重算。";

    public override string Unit => "元/人·月";

    public override IReadOnlyList<string> Classes => [nameof(户籍类别.城镇), nameof(户籍类别.农村)];

    public override string Of => "living-allowance";

    /// <summary>低保边缘标准随之变动；特困基本生活标准不低于它的若干倍，小额快救不高于它的一个月（说明1.1-05）。边缘家庭2021年7月1日起才有。</summary>
    public override IReadOnlyList<StandardFollower> FollowersOn(DateOnly from) =>
    [
        .. from < 低保办法.确认办法施行 ? Array.Empty<StandardFollower>() : [new("低保边缘标准", Keeps.等于, 低保参数.边缘倍数, null, 低保办法.条文(from).边缘)],
        .. from < 联动参数.特困意见印发 ? Array.Empty<StandardFollower>() : [new("特困基本生活标准", Keeps.不低于, 联动参数.特困倍数, 联动参数.特困基本生活标准, 联动参数.特困依据)],
        .. from < 联动参数.小额快救印发 ? Array.Empty<StandardFollower>() : [new("小额快救最高档", Keeps.不高于, null, 联动参数.小额快救最高档, 联动参数.小额快救依据)],
    ];

    public override StandardFloor Floor => 脱贫衔接.底线;

    /// <summary>农村标准不高于扶贫标准的不能公布（说明1.6-01）。2026年7月1日起，标准由省定；省只定指导标准的，由设区的市定，不得低于它。县区不能定（社会救助法第十九条）。</summary>
    public override string? Refuses(StandardDraft 拟定, Policy policy)
    {
        if (拟定.Class == Floor.Class && 拟定.From >= Floor.From && 拟定.Monthly * 12 is var 年标准 && policy.Money(脱贫衔接.扶贫标准) is var 线 && Floor.Level(年标准, 线) == FloorLevel.红)
        {
            return $"农村低保标准必须高于扶贫标准：拟定每年 {年标准} 元，扶贫标准每年 {线} 元（安政发〔2020〕16号措施1.6）";
        }
        if (拟定.From < 低保办法.救助法施行 || 拟定.Setter == DivisionLevel.Province)
        {
            return null;
        }
        if (拟定.Setter != DivisionLevel.City)
        {
            return $"2026年7月1日起，低保标准只能由省或设区的市制定，县区不能制定（{低保依据.法标准}）";
        }
        var 指导 = policy.Money(低保参数.省级指导标准, 拟定.Class);
        return 拟定.Monthly < 指导
            ? $"本市标准不得低于省级指导标准：{拟定.Class}每月 {拟定.Monthly} 元，指导标准每月 {指导} 元（{低保依据.法标准}）"
            : null;
    }
}
