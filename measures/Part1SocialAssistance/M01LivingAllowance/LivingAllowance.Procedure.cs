using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 各部办法的步骤、时限、材料与调查。</summary>
public sealed partial class 最低生活保障
{
    public override string RegimeOn(DateOnly acceptedOn) => 低保办法.代号(acceptedOn);

    public override string RegimeName(string regime) => 低保办法.名称(regime);

    public override Procedure ProcedureOn(DateOnly acceptedOn, bool delegated) =>
        acceptedOn < 低保办法.确认办法施行 ? 试行办法步骤(低保办法.代号(acceptedOn), delegated) : 确认办法步骤(acceptedOn, delegated);

    /// <summary>2012年办法：镇办调查、评议、公示，县区审查后再公示。</summary>
    private static Procedure 试行办法步骤(string regime, bool delegated)
    {
        Step[] 镇办 =
        [
            new(StepKind.受理, "受理", Actor.镇办, null, 低保依据.试行受理, "材料齐全的当场受理；不齐的一次告知要补什么"),
            new(StepKind.调查, "调查核实", Actor.镇办, Limit.工作日(10), 低保依据.试行调查, "自受理之日起计算，每组不少于两人"),
            new(StepKind.初审, "评议和审核意见", Actor.镇办, Limit.工作日(5), 低保依据.试行评议时限, "调查结束后五个工作日内民主评议，村（居）民代表不少于三分之二"),
            new(StepKind.公示, "镇办公示", Actor.镇办, Limit.日(7), 低保依据.试行公示),
        ];
        Step[] 县区 =
        [
            new(StepKind.审核, "县区审查", Actor.县区, Limit.工作日(5), 低保依据.试行审查, "入户抽查不少于三成；近亲属和有投诉的全部入户"),
            new(StepKind.县级公示, "县区公示", Actor.县区, Limit.日(7), 低保依据.试行审批),
        ];
        Step[] 决定 =
        [
            new(StepKind.确认, "审批", delegated ? Actor.镇办 : Actor.县区, Limit.工作日(3), 低保依据.试行审批, "有异议的，二十个工作日内决定并重新公示"),
            new(StepKind.送达, "告知结果", Actor.镇办, Limit.日(3), 低保依据.试行审查, "不予批准的，写明理由"),
        ];
        return new(regime, delegated ? [.. 镇办, .. 决定] : [.. 镇办, .. 县区, .. 决定], null, null, 低保依据.试行审批);
    }

    /// <summary>2021年办法及以后：受理到确认不超过三十个工作日，情形复杂的四十五个；下放镇办的，2022年通知起不超过二十个。</summary>
    private static Procedure 确认办法步骤(DateOnly acceptedOn, bool delegated)
    {
        var (通知以后, 救助法) = (acceptedOn >= 低保办法.兜底通知印发, acceptedOn >= 低保办法.救助法施行);
        Step[] 镇办 =
        [
            new(StepKind.受理, "受理", Actor.镇办, null, 低保依据.确认受理, "材料齐全的当场受理；不齐的一次告知要补什么"),
            new(StepKind.调查, "家庭经济状况调查", Actor.镇办, null, 低保依据.确认启动, "受理后三个工作日内启动；核对由县区在收到后三个工作日内启动"),
            new(StepKind.初审, "初审意见", Actor.镇办, null, 低保依据.确认公示),
            new(StepKind.公示, "公示", Actor.镇办, Limit.日(7), 低保依据.确认公示),
        ];
        Step[] 县区 = [new(StepKind.审核, "县区审核", Actor.县区, Limit.工作日(10), 低保依据.确认审核, "近亲属备案和有投诉的必须入户")];
        Step[] 决定 =
        [
            new(StepKind.确认, "审核确认", delegated ? Actor.镇办 : Actor.县区, null,
                delegated ? (救助法 ? 低保依据.法下放 : 低保依据.确认下放) : 救助法 ? 低保依据.法决定 : 低保依据.确认决定),
            new(StepKind.送达, "送达", Actor.镇办, Limit.工作日(3), 救助法 ? 低保依据.法告知 : 低保依据.确认决定, "不予确认的，写明理由和救济途径"),
        ];
        return new(低保办法.代号(acceptedOn), delegated ? [.. 镇办, .. 决定] : [.. 镇办, .. 县区, .. 决定],
            Limit.工作日(delegated && 通知以后 ? 20 : 30), Limit.工作日(45), 通知以后 ? 低保依据.通知时限 : 低保依据.确认时限);
    }

    /// <summary>能由核对查明的，2026年7月1日起不得再向申请人要（社会救助法第六十二条）；此前能共享的也不再要。</summary>
    public override IReadOnlyList<Material> MaterialsOn(DateOnly acceptedOn)
    {
        var 不得索要 = acceptedOn >= 低保办法.救助法施行;
        Material[] 总要 =
        [
            new("id-card", "身份证和户口簿", "能联网查到的不用带；刚出生没上户口的带出生证明。", !不得索要, 不得索要),
            new("authorisation", "家庭经济状况核对授权书", "每位成年人签字；网上申请的填表时就同意了，不用另交。", true, InForm: true),
            new("promise", "诚信承诺书", "网上申请的填表时就确认了，不用另交。", true, InForm: true),
            new("bank-book", "存折或银行卡", "拍下有账号的一面。", true),
            new("diagnosis", "诊断证明、住院记录", "有重病的带；医保能查到的不用带。"),
            new("divorce", "离婚判决书、调解书或协议", "离婚的带，写明孩子抚养费的那几页。"),
            new("support-agreement", "赡养、抚养协议或判决", "有协议、判决书的带。"),
            new("collect-agreement", "代领协议", "由别人代领低保金的带。"),
            new("entrustment", "委托书", "委托别人代办的带。"),
        ];
        Material[] 可查 =
        [
            new("disability-card", "残疾证", null, false, 不得索要),
            new("student", "在校证明", null, false, 不得索要),
            new("custody", "服刑、强制戒毒证明", null, false, 不得索要),
            new("income", "工资、养老金收入证明", null, !不得索要 && acceptedOn < 低保办法.确认办法施行, 不得索要),
            new("house", "房产或租房凭证", null, false, 不得索要),
        ];
        return [.. 总要, .. 可查];
    }

    /// <summary>民主评议在2012年办法里每案必经，2021年起只在有异议时（确认办法第十九条）。</summary>
    public override IReadOnlyList<FindingKind> FindingsOn(DateOnly acceptedOn)
    {
        var (旧, 新法) = (acceptedOn < 低保办法.确认办法施行, acceptedOn >= 低保办法.救助法施行);
        return
        [
            new("means-check", "家庭经济状况核对", typeof(核对结果), 1, Actor.镇办, StepKind.初审, 旧 ? 低保依据.试行方式 : 新法 ? 低保依据.法核对 : 低保依据.确认核对,
                ValidDays: 低保参数.核对报告有效期),
            new("home-visit", "入户调查", typeof(入户调查), 2, Actor.镇办, StepKind.初审, 旧 ? 低保依据.试行调查 : 新法 ? 低保依据.法调查 : 低保依据.确认入户),
            new("appraisal", "民主评议", typeof(民主评议), 2, Actor.镇办, StepKind.初审,
                旧 ? 低保依据.试行评议 : 低保依据.确认公示, 旧 ? Needed.Always : Needed.WhenObjected),
            new("county-visit", "县级入户抽查", typeof(县级抽查), 2, Actor.县区, StepKind.审核, 旧 ? 低保依据.试行审查 : 低保依据.确认审核, Needed.WhenDrawn),
        ];
    }
}
