using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3、1.7 低保金：自确认决定的次月起按月发到户（确认办法第二十一条、第二十五条）。</summary>
public sealed class 低保金() : Benefit<低保申请>("living-allowance-grant", "低保金", "DB", "1.3", "1.7")
{
    /// <summary>按城镇、农村分别统计，与定标准用的是同一类；2012年办法的混合家庭随户主。</summary>
    public override string Class(低保申请 x, Evidence found, Policy policy) => (policy.On < 低保办法.确认办法施行
        ? x.家庭.成员.First(m => m.与户主关系 == 与户主关系.本人或户主).户籍
        : 低保认定.类别(x, policy)).ToString();

    /// <summary>算进人数的人；单人户只有本人。</summary>
    public override IReadOnlyList<CaseParty> Covered(低保申请 x, Evidence found, Policy policy) =>
        [.. (x.家庭.申请方式 == 申请方式.单人户申请
                ? x.家庭.成员.Where(m => m.姓名 == x.家庭.单人户对象)
                : 共同生活的家庭成员.认定(x, found, policy.On))
            .Select(m => new CaseParty(m.姓名.Value, m.身份证号, m.与户主关系.ToString()))];

    /// <summary>发到申请时登记的账户；由别人代领的，要有书面协议（确认办法第二十六条）。</summary>
    public override Payee Payee(低保申请 x) =>
        new(x.账户.户名.Value, x.账户.开户行, x.账户.账号, x.账户.代领协议 == true);

    /// <summary>换账户要等几天，让家里人有时间提出不同意见。</summary>
    public override int AccountWaitDays(Policy policy) => policy.Whole(低保参数.账户等待期);

    /// <summary>认定结果给别的部门共用，不用再查一遍（社会救助法第四十二条）。</summary>
    public override bool IsShared(DateOnly on) => on >= 低保办法.救助法施行;

    /// <summary>特困供养、孤儿基本生活费与低保不能同月发给同一人（叠加表）。</summary>
    public override IReadOnlyList<string> Excludes => ["TK", "GR", "SP"];

    /// <summary>领特困供养、孤儿基本生活费的人不算进这户的人数，其余的人照样可以领（叠加表 F-01、注二，待核实）。单人保是低保的一种，家里有人领的，这户已经保到了。</summary>
    public override IReadOnlyList<string> LeavesOut => ["TK", "GR"];

    public override string NameOf(string programme) => programme switch { "TK" => "特困人员救助供养", "GR" => "孤儿基本生活费", "SP" => "单人保", _ => base.NameOf(programme) };

    public override SilenceLaw? SilenceOn(DateOnly on) => 低保复核.瞒报(on);

    /// <summary>动态管理：几时复核、怎样增减、怎样渐退。</summary>
    public override ReviewLaw Review(低保申请 x, Evidence found, Policy policy, DateOnly on, Decision computed) => 低保复核.规定(x, found, policy, on, computed);

    /// <summary>2012年起每月10日前发到户；2021年起按月发，到哪天由参数定（试行办法、确认办法第二十五条）。小月没有那一天的，算到月底。</summary>
    public override DateOnly? PaidBy(PayMonth month, Policy policy) =>
        new(month.Year, month.Month, Math.Min(policy.Whole(低保参数.发放日), DateTime.DaysInMonth(month.Year, month.Month)));

    /// <summary>边缘家庭由本事项认定，一年有效；刚性支出困难家庭的认定要先有支出占总收入的最低比例，没有装载就没有人能认定（社会救助法第二十一条、第二十二条）。</summary>
    public override IReadOnlyList<Recognition> Recognitions => [new(最低生活保障.边缘家庭, 12), new("刚性支出困难家庭", 12, new("RIGID_RATIO_MIN"))];

    public override IReadOnlyList<string> HouseholdTraits => 低保名册.户;

    public override IReadOnlyList<string> PersonTraits => 低保名册.人;

    public override Roll Roll(低保申请 x, Policy policy, DateOnly on) => 低保名册.登记(x, policy, on);

    /// <summary>同一条规则铺在一县在册的人上，夜里筛查、提标测算都用它。</summary>
    public override Sweep Over(Roster county, Policy policy) => 低保普查.取列(county, policy);
}
