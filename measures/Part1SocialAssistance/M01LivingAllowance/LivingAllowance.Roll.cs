using Anmin.Core.Benefits;
using Anmin.Core.Deciding;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.8 月报里户和人的分类，从冻结的家庭情况里数；报表里只有数，没有人。</summary>
public static class 低保名册
{
    private const string 单人保 = "单人保";
    private const string 重度残疾人 = "重度残疾人";
    private const string 重病患者 = "重病患者";
    private const string 在校学生 = "在校学生";
    private const string 在业人员 = "在业人员";

    public static IReadOnlyList<string> 户 { get; } = [单人保];

    public static IReadOnlyList<string> 人 { get; } = [重度残疾人, 重病患者, 在校学生, 在业人员];

    public static Roll 登记(低保申请 x, Policy policy, DateOnly on)
    {
        var 三级也算 = policy.Mode<开关>(低保参数.三级智力精神算重残) == 开关.是;
        return new(
            x.家庭.申请方式 == 申请方式.单人户申请 ? [单人保] : [],
            [.. x.家庭.成员.Select(m => new RollPerson(m.姓名.Value, m.身份证号, m.男女 is { } 性 ? 性 == 性别.男 : null, m.生于, [.. 分类(m, 三级也算, on)]))]);
    }

    private static IEnumerable<string> 分类(家庭成员 m, bool 三级也算, DateOnly on)
    {
        if (m.重度残疾(三级也算)) { yield return 重度残疾人; }
        if (m.重特大疾病 || m.健康 == 健康状况.重病) { yield return 重病患者; }
        if (m.在校(on)) { yield return 在校学生; }
        if (m.就业 is 就业状况.在业 or 就业状况.灵活就业) { yield return 在业人员; }
    }
}
