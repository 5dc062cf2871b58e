using Anmin.Core.Deciding;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 一部办法里各条规则的出处：规则只写一遍，出处随受理日期而换。</summary>
public sealed record 条文组(
    Article 对象, Article 家庭成员, Article 户籍类别, Article 受理地, Article 收入, Article 不计收入, Article 赡养费, Article 推算,
    Article 核对, Article 财产, Article 差额, Article 分档, Article 增发, Article 起发, Article 边缘, Article 单人户);

/// <summary>1.3 低保规则引用的文件与条款。</summary>
public static class 低保依据
{
    public const string 试行办法 = "最低生活保障审核审批办法（试行）（民发〔2012〕220号）";
    public const string 确认办法 = "最低生活保障审核确认办法（2021年7月1日起施行）";
    public const string 暂行办法 = "社会救助暂行办法";
    public const string 兜底通知 = "关于进一步做好最低生活保障等社会救助兜底保障工作的通知（2022年10月20日）";
    public const string 救助法 = "社会救助法";

    public static readonly Article 试行要件 = new(试行办法, "第四条");
    public static readonly Article 试行成员 = new(试行办法, "第五条");
    public static readonly Article 试行类别 = new(试行办法, "第六条");
    public static readonly Article 试行单独申请 = new(试行办法, "第十条");
    public static readonly Article 试行户籍不一 = new(试行办法, "第十一条");
    public static readonly Article 试行受理 = new(试行办法, "第十三条");
    public static readonly Article 试行收入 = new(试行办法, "第十六条");
    public static readonly Article 试行财产 = new(试行办法, "第十七条");
    public static readonly Article 试行调查 = new(试行办法, "第十八条");
    public static readonly Article 试行方式 = new(试行办法, "第十九条");
    public static readonly Article 试行评议时限 = new(试行办法, "第二十一条");
    public static readonly Article 试行评议 = new(试行办法, "第二十二条");
    public static readonly Article 试行公示 = new(试行办法, "第二十五条");
    public static readonly Article 试行审查 = new(试行办法, "第二十六条");
    public static readonly Article 试行差额 = new(试行办法, "第二十七条");
    public static readonly Article 试行增发 = new(试行办法, "第二十八条");
    public static readonly Article 试行审批 = new(试行办法, "第二十九条");
    public static readonly Article 试行复核 = new(试行办法, "第三十三条");
    public static readonly Article 确认下放 = new(确认办法, "第二条");
    public static readonly Article 确认申请 = new(确认办法, "第四条");
    public static readonly Article 确认户籍不一 = new(确认办法, "第五条");
    public static readonly Article 确认成员 = new(确认办法, "第七条");
    public static readonly Article 确认单人户 = new(确认办法, "第八条");
    public static readonly Article 确认受理 = new(确认办法, "第十条");
    public static readonly Article 确认收入 = new(确认办法, "第十三条");
    public static readonly Article 确认财产 = new(确认办法, "第十四条");
    public static readonly Article 确认启动 = new(确认办法, "第十五条");
    public static readonly Article 确认入户 = new(确认办法, "第十六条");
    public static readonly Article 确认核对 = new(确认办法, "第十七条");
    public static readonly Article 确认公示 = new(确认办法, "第十九条");
    public static readonly Article 确认审核 = new(确认办法, "第二十条");
    public static readonly Article 确认决定 = new(确认办法, "第二十一条");
    public static readonly Article 确认时限 = new(确认办法, "第二十二条");
    public static readonly Article 确认金额 = new(确认办法, "第二十三条");
    public static readonly Article 确认增发 = new(确认办法, "第二十七条");
    public static readonly Article 确认复核 = new(确认办法, "第三十一条");
    public static readonly Article 确认渐退 = new(确认办法, "第三十三条");
    public static readonly Article 确认拒绝就业 = new(确认办法, "第三十四条");
    public static readonly Article 确认细则 = new(确认办法, "第四十条");
    public static readonly Article 暂行对象 = new(暂行办法, "第九条");
    public static readonly Article 暂行差额 = new(暂行办法, "第十二条第一款");
    public static readonly Article 暂行拒绝就业 = new(暂行办法, "第四十五条");
    public static readonly Article 暂行骗取 = new(暂行办法, "第六十八条");
    public static readonly Article 通知动态 = new(兜底通知, "关于动态管理的部分");
    public static readonly Article 法骗取 = new(救助法, "第七十三条");
    public static readonly Article 通知准入 = new(兜底通知, "第一部分（一）");
    public static readonly Article 通知财产 = new(兜底通知, "第一部分（二）");
    public static readonly Article 通知时限 = new(兜底通知, "第四部分（一）");
    public static readonly Article 法对象 = new(救助法, "第十八条");
    public static readonly Article 法标准 = new(救助法, "第十九条");
    public static readonly Article 法增发 = new(救助法, "第二十条");
    public static readonly Article 法边缘 = new(救助法, "第二十一条");
    public static readonly Article 法单人户 = new(救助法, "第二十一条第二款");
    public static readonly Article 法申请 = new(救助法, "第三十七条");
    public static readonly Article 法核对 = new(救助法, "第四十一条");
    public static readonly Article 法调查 = new(救助法, "第四十三条");
    public static readonly Article 法决定 = new(救助法, "第四十四条第一款");
    public static readonly Article 法下放 = new(救助法, "第四十四条第二款");
    public static readonly Article 法告知 = new(救助法, "第四十五条");
    public static readonly Article 法增减 = new(救助法, "第四十八条");

    /// <summary>2021年6月30日及以前受理的案件。</summary>
    public static readonly 条文组 二〇一二 = new(
        试行要件, 试行成员, 试行类别, 试行户籍不一, 试行收入, 试行收入, 试行收入, 试行收入,
        试行方式, 试行财产, 试行差额, 试行差额, 试行增发, 试行审批, 试行要件, 试行单独申请);

    /// <summary>2021年7月1日起受理的案件。</summary>
    public static readonly 条文组 二〇二一 = new(
        暂行对象, 确认成员, 确认细则, 确认户籍不一, 确认收入, 确认收入, 确认收入, 确认收入,
        确认核对, 确认财产, 暂行差额, 确认金额, 确认增发, 确认决定, 确认单人户, 确认单人户);

    /// <summary>2022年10月20日起受理的案件：推算收入要照顾确实难以就业的人。</summary>
    public static readonly 条文组 二〇二二 = 二〇二一 with { 推算 = 通知准入 };

    /// <summary>2026年7月1日起受理的案件：对象、金额、增发、边缘家庭、申请与核对由法律规定，收入与财产的认定仍依确认办法。</summary>
    public static readonly 条文组 救助法施行后 = 二〇二二 with
    {
        对象 = 法对象, 受理地 = 法申请, 核对 = 法核对, 差额 = 法对象, 分档 = 法对象, 增发 = 法增发, 边缘 = 法边缘, 单人户 = 法单人户,
    };
}
