using Anmin.Core.Deciding;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3-03 户口不在一处的家庭由谁受理（试行办法第十一条；确认办法第五条；社会救助法第三十七条）。</summary>
public static class 受理地
{
    /// <summary>本县有一位成员的户口就可以在这里办；全家都没有的，要开放了居住证申办。户口不在一处的，提请核实别处有没有领。</summary>
    public static bool 可以受理<TWhy>(低保申请 x, IReadOnlyList<家庭成员> 计入的, Policy policy, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        家庭成员[] 外地 = [.. 计入的.Where(m => 在外地(m.户口所在))];
        var 开放 = policy.Mode<开关>(低保参数.居住证申办) == 开关.是;
        var 可以 = why.Requires(外地.Length < 计入的.Count || 计入的.Count == 0 || 开放, "由户籍所在地受理", 条.受理地,
            $"{(外地.Length == 0 ? "户口在本县区，由户籍所在地镇（办）受理" : 外地.Length < 计入的.Count ? "有成员的户口在本县区，可以在这里受理" : 开放 ? "全家的户口都在外地，本地已经开放凭居住证申办" : "全家的户口都在外地，请向户籍所在地镇（办）申请")}");
        if (!TWhy.Listening || 外地.Length == 0)
        {
            return 可以;
        }
        if (外地.Length < 计入的.Count && 外地.Any(m => m.姓名 == x.家庭.申请人))
        {
            why.Warns("申请人户口不在本地", 条.受理地, $"申请人{x.家庭.申请人}的户口不在本县区，应由户口在本地的成员提出申请");
        }
        if (外地.Any(m => m.户口所在 == 户口所在地.本省其他县区))
        {
            why.Warns("跨县户籍", 条.受理地, $"{名单(外地, 户口所在地.本省其他县区)}的户口在本省其他县区，按省里规定由{policy.Mode<跨县受理>(低保参数.跨县受理)}受理；请先查明他在户籍地没有享受低保");
        }
        if (外地.Any(m => m.户口所在 == 户口所在地.外省))
        {
            why.Warns("跨省户籍", 条.受理地, $"{名单(外地, 户口所在地.外省)}的户口在外省，请先函询户籍地，查明他没有享受低保");
        }
        return 可以;
    }

    private static bool 在外地(户口所在地? 所在) => 所在 is 户口所在地.本省其他县区 or 户口所在地.外省;

    private static string 名单(IEnumerable<家庭成员> 成员, 户口所在地 所在) => string.Join('、', 成员.Where(m => m.户口所在 == 所在).Select(m => m.姓名));
}
