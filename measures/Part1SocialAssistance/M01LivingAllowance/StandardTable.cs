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

    /// <summary>2026年7月1日起，标准由省定；省只定指导标准的，由设区的市定，不得低于它。县区不能定（社会救助法第十九条）。</summary>
    public override string? Refuses(StandardDraft 拟定, Policy policy)
    {
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
