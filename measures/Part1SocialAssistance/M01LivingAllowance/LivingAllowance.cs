using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Registers;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 最低生活保障：家庭人均收入低于当地标准、财产符合规定的，按月补足差额（社会救助法第十八条；社会救助暂行办法第九条、第十二条）。</summary>
public sealed partial class 最低生活保障() : Matter<低保申请>("living-allowance", "最低生活保障", "1.3")
{
    public override string Summary => "家里人均收入低于当地低保标准、财产又不多的，可以申请，按月领取低保金。";

    public override IReadOnlyList<string> LifeEvents => ["家里困难了"];

    public override IReadOnlyList<string> OtherNames => ["低保", "低保金", "吃低保", "单人保", "低保边缘", "困难补助"];

    public override IReadOnlyList<GuideLine> Who =>
    [
        new("全家人均收入低于当地低保标准。恰好等于标准的，不算低于。", 低保依据.法对象),
        new("存款、房子、车辆等财产符合当地规定；超出规定的，由镇办一事一议。", 低保依据.确认财产),
        new("以家庭为单位，由一位成年成员提出；村（社区）干部可以代为提交。", 低保依据.法申请),
        new("人均收入高于标准、低于标准一倍半的家庭里，一、二级残疾人，三级智力、精神残疾人，重特大疾病患者，可以单独申请。", 低保依据.法单人户),
        new("没有工作的成年一、二级残疾人，也可以单独申请。", 低保依据.通知准入),
        new("在户口所在地的镇办申请，也可以在网上申请。", 低保依据.法申请),
    ];

    public override Benefit Pays { get; } = new 低保金();

    public override Register DelegatedBy { get; } = new 审批权限下放();

    public override IReadOnlyList<ShownParameter> Shows =>
        [new(低保参数.低保标准, "低保标准", [nameof(户籍类别.城镇), nameof(户籍类别.农村)])];

    public override string PaperWord => "民救";

    public override Trial Trial { get; } = new 低保试算();

    public override IReadOnlyList<CaseParty> Parties(低保申请 x) =>
        [.. x.家庭.成员
            .OrderByDescending(m => m.姓名 == x.家庭.申请人)
            .Select(m => new CaseParty(m.姓名.Value, m.身份证号, m.姓名 == x.家庭.申请人 ? "申请人" : m.与户主关系.ToString()))];

    public override DivisionCode Place(低保申请 x) => x.住房.村居;

    public override 低保申请 Moved(低保申请 x, Relocation to) => 低保迁移.迁到(x, to);

    public override string? Relative(低保申请 x) =>
        x.声明.近亲属 == 近亲属情况.有 ? x.声明.近亲属说明 ?? "已申明，未写明" : null;

    public override string? Account(低保申请 x) => x.账户.账号.Masked;

    /// <summary>县级入户抽查的比例；近亲属备案和有异议的不论比例，全部入户（试行办法第二十六条）。</summary>
    public override int SpotCheckPercent(Policy policy) => policy.Whole(低保参数.抽查比例);

    /// <summary>公示只写申请人姓名、人数和拟发金额（确认办法第十九条、第二十四条）。</summary>
    public override NoticeText Notice(低保申请 x, Evidence found, Decision proposal, DateOnly on)
    {
        var 人数 = x.家庭.申请方式 == 申请方式.单人户申请 ? 1 : 共同生活的家庭成员.认定(x, found, on).Count;
        return new((x.家庭.申请方式 == 申请方式.单人户申请 ? x.家庭.单人户对象 ?? x.家庭.申请人 : x.家庭.申请人).Value, 人数,
            proposal switch
            {
                { Granted: true, Award: { } 发 } => $"拟给予最低生活保障，每月 {发.Monthly.Short} 元",
                { Kind: { } 类 } => $"拟认定为{类}",
                _ => "拟不予确认",
            });
    }

    public override IReadOnlyList<Comparison> Compare(低保申请 x, Evidence found, Policy policy) => 申报与核对.比较(x, found, policy);

    public override Decision Decide(低保申请 x, Evidence found, Policy policy, DateOnly on)
    {
        var 理由 = new List<Reason>();
        var why = new Explaining(理由);
        var 结果 = 审核(x, found, policy, on, ref why);
        var 条 = 低保办法.条文(on);
        if (结果.边缘)
        {
            why.Computes("低保边缘家庭", 条.边缘, $"不符合最低生活保障，符合低保边缘家庭的条件");
            return new(false, 理由, Kind: 边缘家庭);
        }
        if (!结果.符合)
        {
            return new(false, 理由);
        }
        why.Computes("起发月", 条.起发, $"低保金自作出确认决定的次月起按月发放");
        return new(true, 理由, Award.Of(发放项(结果, 理由, 条)), 最低生活保障的种类(x));
    }

    /// <summary>同一条规则的无声形式。</summary>
    public override Money? DecideSilently(低保申请 x, Evidence found, Policy policy, DateOnly on)
    {
        var why = default(Silent);
        return 审核(x, found, policy, on, ref why).月额;
    }

    /// <summary>不给低保而认定的另一种身份。</summary>
    public const string 边缘家庭 = "低保边缘家庭";

    private static string? 最低生活保障的种类(低保申请 x) => x.家庭.申请方式 == 申请方式.单人户申请 ? "单人户低保" : null;

    private static 低保结果 审核<TWhy>(低保申请 x, Evidence found, Policy policy, DateOnly on, ref TWhy why) where TWhy : struct, IWhy
    {
        var s = 低保标准.Of(policy, on);
        var 条 = 低保办法.条文(on);
        var 成员 = 共同生活的家庭成员.认定(x, found, on, 条, ref why);
        if (!受理地.可以受理(x, 成员, policy, 条, ref why))
        {
            return default;
        }
        var 户 = 低保认定.家庭(x, 成员, found, s, policy, on, 条, ref why);
        if (x.家庭.申请方式 == 申请方式.单人户申请)
        {
            return 单人户规则.审核(低保认定.单人(x, 户, found, s, policy, on), s, on, ref why);
        }
        return why.Requires(户.人数 > 0, "有共同生活的家庭成员", 条.家庭成员, $"计入的家庭成员 {户.人数} 人")
            ? 低保规则.审核(户, s, on, ref why)
            : default;
    }

    /// <summary>每月低保金由哪几项组成，每项怎样算出。</summary>
    internal static AwardLine[] 发放项(低保结果 结果, IReadOnlyList<Reason> 理由, 条文组 条)
    {
        var 基本 = 理由.Where(r => r.Code is "差额" or "分档" or "单人户").ToArray();
        AwardLine[] 项 = [new(基本.Length == 1 ? 基本[0].Code : "城乡各按本类的差额", string.Join('；', 基本.Select(r => r.Text)), 结果.基本, 基本[0].Basis)];
        return 结果.增发 == Money.Zero ? 项
            : [.. 项, new("分类增发", 理由.First(r => r.Code == "分类增发").Text, 结果.增发, 条.增发)];
    }
}
