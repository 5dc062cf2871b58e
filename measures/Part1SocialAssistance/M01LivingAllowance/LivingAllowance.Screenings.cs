using Anmin.Core.Declaring;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 政策找人：按底册看符合低保条件、还没有领也没有申请的户，告诉他可以申请，不替他办（社会救助法第三十九条、第六十四条）。</summary>
public sealed class 应保未保() : LikelyEntitled("living-allowance-missed", "可能应保未保", 低保筛查.低保金, "1.3")
{
    public override string Summary => "按底册的收入、财产和人口算，符合低保条件，既没有领也没有申请的家庭；领特困供养、孤儿基本生活费的人不算进人数，看其余的人。";
    public override string Asks => "上门或者电话告诉他可以申请，愿意的帮他打开申请；不愿意的记下原因。";
    public override Actor Owner => Actor.镇办;
    public override Limit Limit => Limit.工作日(10);
    public override string Opens => "living-allowance";

    /// <summary>脱贫户、监测户由「脱贫监测可能漏保」去找，不重复派。</summary>
    protected override bool LooksAt(Screened county, int household) => !脱贫衔接.在册(county, household);
}

/// <summary>1.3 在领低保，按底册现在的收入和财产已不符合：去复核，不直接停（确认办法第三十一条、第三十二条）。</summary>
public sealed class 不再符合() : NoLongerEntitled("living-allowance-exceeding", "可能不再符合低保", 低保筛查.低保金, "1.3")
{
    public override string Summary => "正在领低保，而按底册现在的收入、财产和人口算已不符合的家庭。";
    public override string Asks => "向家里了解，情况属实的开一次复核；底册错了的，改底册。";
    public override Actor Owner => Actor.镇办;
    public override Limit Limit => Limit.工作日(10);
}

/// <summary>1.3 W03：已去世还在领的，去世当月照发，以后的追回（2022年通知：三个月内办完变更）。</summary>
public sealed class 去世仍领() : PaidToTheAbsent("living-allowance-deceased", "去世后仍在领", 低保筛查.低保金, Absence.去世, "1.3")
{
    public override string Summary => "底册上已经去世，而所在的户仍按原来的人数领低保的人。";
    public override string Asks => "核实去世日期，给这户办变更；多发的按规定追回。";
    public override Actor Owner => Actor.镇办;
    public override Limit Limit => Limit.工作日(3);
}

/// <summary>1.3 迁出本市还在领的。</summary>
public sealed class 迁出仍领() : PaidToTheAbsent("living-allowance-left", "迁出后仍在领", 低保筛查.低保金, Absence.迁出, "1.3")
{
    public override string Summary => "底册上已经迁出本市，而所在的户仍按原来的人数领低保的人。";
    public override string Asks => "核实去向，给这户办变更；需要的，把案卷移交迁入地。";
    public override Actor Owner => Actor.镇办;
    public override Limit Limit => Limit.工作日(5);
}

/// <summary>1.3 W04：同一人在两户、两县领低保，或者同时领不能同领的待遇（叠加表 F-02）。</summary>
public sealed class 重复领取() : PaidTwice("living-allowance-twice", "重复领取", 低保筛查.低保金, "1.3")
{
    public override string Summary => "同一个人在两处领低保，或者同时领着不能同领的待遇。";
    public override string Asks => "与另一处核对，留哪一处由家里选或者按先后定；后开始的那一处办停发，多发的追回。";
    public override Actor Owner => Actor.县区;
    public override Limit Limit => Limit.工作日(5);
}

/// <summary>1.3 低保的筛查。</summary>
public static class 低保筛查
{
    internal static readonly 低保金 低保金 = new();

    public static IReadOnlyList<Declaration> 全部 { get; } = [new 应保未保(), new 不再符合(), new 去世仍领(), new 迁出仍领(), new 重复领取(), new 农村标准预警(), new 脱贫漏保(), 监测名册.它, new 收入不一致(), new 名册过期(), new 兜底未覆盖(), new 兜底走访到期()];
}
