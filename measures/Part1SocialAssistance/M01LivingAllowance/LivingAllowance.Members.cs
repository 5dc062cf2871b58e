using Anmin.Core.Deciding;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 谁是共同生活的家庭成员（试行办法第五条；确认办法第七条）。</summary>
public static class 共同生活的家庭成员
{
    /// <summary>计入的成员，依申请表的次序。</summary>
    public static IReadOnlyList<家庭成员> 认定<TWhy>(低保申请 x, DateOnly on, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        var 计入的 = x.家庭.成员.Where(m => 计入(m, on)).ToArray();
        if (TWhy.Listening)
        {
            var 其余 = x.家庭.成员.Except(计入的).Select(m => $"{m.姓名}（{(m.与户主关系 == 与户主关系.其他 ? "没有法定赡养、抚养、扶养义务" : m.不计入原因?.ToString())}）").ToArray();
            why.Computes("家庭成员", 条.家庭成员,
                $"共同生活的家庭成员 {计入的.Length} 人{(其余.Length == 0 ? "" : "；不计入：" + string.Join('、', 其余))}");
        }
        return 计入的;
    }

    /// <summary>是否计入：服刑、强制戒毒、失踪、三年以上宗教教职的不计；配偶、未成年子女和在读的成年子女即使不住在一起也计。</summary>
    public static bool 计入(家庭成员 m, DateOnly on) => m switch
    {
        { 不计入原因: 不计入原因.服刑 or 不计入原因.强制隔离戒毒 or 不计入原因.宣告失踪 or 不计入原因.宗教教职三年以上 } => false,
        { 与户主关系: 与户主关系.其他 } => false,
        { 共同生活: true } => true,
        { 与户主关系: 与户主关系.配偶 } => true,
        { 与户主关系: 与户主关系.子 or 与户主关系.女 } => m.计入年龄(on) < 18 || m.上学 is 上学情况.学前到高中 or 上学情况.全日制大专本科,
        { 与户主关系: 与户主关系.父母 } => on < 低保规则.确认办法施行,
        _ => false,
    };
}
