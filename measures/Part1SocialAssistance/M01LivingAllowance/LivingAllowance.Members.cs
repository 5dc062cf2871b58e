using Anmin.Core.Declaring;
using Anmin.Core.Deciding;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 谁是共同生活的家庭成员（试行办法第五条；确认办法第七条）。</summary>
public static class 共同生活的家庭成员
{
    /// <summary>计入的成员，依申请表的次序；入户查明的以查明的为准。</summary>
    public static IReadOnlyList<家庭成员> 认定(低保申请 x, Evidence found, DateOnly on)
    {
        var why = default(Silent);
        return 认定(x, found, on, 低保办法.条文(on), ref why);
    }

    public static IReadOnlyList<家庭成员> 认定<TWhy>(低保申请 x, Evidence found, DateOnly on, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        var 查明 = found.Get<入户调查>()?.成员核实 ?? [];
        家庭成员[] 全部 = [.. x.家庭.成员.Select(m => 查明.LastOrDefault(r => r.姓名 == m.姓名) is { } 实 ? m with { 共同生活 = 实.共同生活, 不计入原因 = 实.不计入原因 } : m)];
        家庭成员[] 计入的 = [.. 全部.Where(m => 计入(m, on))];
        if (TWhy.Listening)
        {
            var 其余 = 全部.Except(计入的).Select(m => $"{m.姓名}（{(m.与户主关系 == 与户主关系.其他 ? "没有法定赡养、抚养、扶养义务" : m.不计入原因?.ToString())}）").ToArray();
            why.Computes("家庭成员", 条.家庭成员,
                $"共同生活的家庭成员 {计入的.Length} 人{(其余.Length == 0 ? "" : "；不计入：" + string.Join('、', 其余))}");
        }
        return 计入的;
    }

    /// <summary>是否计入：去世、服刑、三年以上宗教教职的不计，2021年起强制隔离戒毒和宣告失踪的也不计；
    /// 配偶、未成年子女、在读的和不能独立生活的成年子女即使不住在一起也计，2012年办法里父母也计。</summary>
    public static bool 计入(家庭成员 m, DateOnly on) => m switch
    {
        { 不计入原因: 不计入原因.已去世 or 不计入原因.服刑 or 不计入原因.宗教教职三年以上 } => false,
        { 不计入原因: 不计入原因.强制隔离戒毒 or 不计入原因.宣告失踪 } when on >= 低保办法.确认办法施行 => false,
        { 与户主关系: 与户主关系.其他 } => false,
        { 共同生活: true } => true,
        { 与户主关系: 与户主关系.配偶 } => true,
        { 与户主关系: 与户主关系.子 or 与户主关系.女 } => m.计入年龄(on) < 18 || m.在读到本科(on) || m.劳动能力 == 劳动能力.完全丧失,
        { 与户主关系: 与户主关系.父母 } => on < 低保办法.确认办法施行,
        _ => false,
    };
}
