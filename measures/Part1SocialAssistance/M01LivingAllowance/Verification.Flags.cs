using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.2 查到以后要看一看的情况：都不直接拒绝谁，要看市值、实际经营和实际生活（2022年通知第一部分）。</summary>
internal static class 核对提示
{
    /// <summary>来源里有记录就提示的。</summary>
    private static readonly Dictionary<核对来源, (string 名, string 说)> 有记录 = new()
    {
        [核对来源.死亡殡葬] = ("已死亡仍在册", "查到去世或火化的记录，请核实后改家庭成员"),
        [核对来源.市场主体] = ("市场主体", "是个体户、法人或股东，请看实际营业额"),
        [核对来源.服刑强戒] = ("服刑或强制戒毒", "查到服刑或强制隔离戒毒，请核实是否计入家庭成员"),
        [核对来源.财政供养] = ("财政供养", "由财政供养，请核实工资收入"),
        [核对来源.其他救助] = ("已在他处享受救助", "在别处已经享受救助，请核实是否重复"),
    };

    public static IEnumerable<Flag> 全部(低保申请 x, IReadOnlyList<SourceReply> 所有回音, Policy policy)
    {
        // 不住在一起的人有什么，不是这家的。
        IReadOnlyList<SourceReply> 回音 = [.. 所有回音.Where(r => !r.IsObligor)];
        foreach (var r in 回音.Where(r => r.Reply == Reply.已返回 && Enum.TryParse<核对来源>(r.Source.Key, out var 来源) && 有记录.ContainsKey(来源)))
        {
            var (名, 说) = 有记录[Enum.Parse<核对来源>(r.Source.Key)];
            yield return new(名, r.Subject, 说);
        }
        if (数(回音, 核实项目.机动车) is > 0 and var 车)
        {
            yield return new("有机动车", null, $"名下机动车 {车} 辆，请看市值和用途");
        }
        if (数(回音, 核实项目.住房) is >= 2 and var 房)
        {
            yield return new("两套以上住房", null, $"名下住房 {房} 套，请看实际居住和是否危房、安置房");
        }
        var 存款 = 值(回音, 核实项目.金融资产).Aggregate(Money.Zero, (和, v) => 和 + (v.Amount ?? Money.Zero));
        var 限额 = 金融限额(x, policy);
        if (存款 > 限额)
        {
            yield return new("存款超限", null, $"存款等金融资产 {存款} 元，限额 {限额} 元");
        }
    }

    /// <summary>金融资产的限额：全家一年的低保标准的若干倍。</summary>
    private static Money 金融限额(低保申请 x, Policy policy)
    {
        var 年线 = 共同生活的家庭成员.认定(x, Evidence.None, policy.On)
            .Aggregate(Money.Zero, (和, m) => 和 + policy.Money(低保参数.低保标准, m.户籍.ToString()) * 12);
        return new((年线 * (long)(policy.Number(低保参数.金融资产倍数) * 100)).Fen / 100);
    }

    private static int 数(IReadOnlyList<SourceReply> 回音, 核实项目 项目) => 值(回音, 项目).Sum(v => v.Count ?? 0);

    private static IEnumerable<SourceValue> 值(IReadOnlyList<SourceReply> 回音, 核实项目 项目) =>
        回音.Where(r => r.Reply == Reply.已返回).SelectMany(r => r.Values).Where(v => v.Item == 项目.ToString());
}
