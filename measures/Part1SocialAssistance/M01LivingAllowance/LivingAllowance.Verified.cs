using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.2、1.3 已核实的数替代申报的数：入户调查核实的最先，其次是核对返回的，都没有才用申报。</summary>
public sealed class 已核实(Evidence found)
{
    private readonly IReadOnlyList<(核实项目 项目, PersonName? 姓名, Money? 金额, int? 数量)> 入户 =
        [.. (found.Get<入户调查>()?.核实 ?? []).Select(r => (r.项目, r.姓名, r.金额, r.数量))];

    private readonly IReadOnlyList<(核实项目 项目, PersonName? 姓名, Money? 金额, int? 数量)> 核对 =
        [.. (found.Get<核对结果>()?.项 ?? []).Where(r => r.状态 == 返回状态.已返回).Select(r => (r.项目, r.姓名, r.金额, r.数量))];

    public Money 金额(核实项目 项目, Money 申报) => 金额(项目) ?? 申报;

    public int 数量(核实项目 项目, int 申报) => 数量(项目) ?? 申报;

    /// <summary>核实出的一项金额，几个来源返回同一项时相加；没有核实的为空。</summary>
    public Money? 金额(核实项目 项目) => 合计(有(项目));

    /// <summary>核实出的一项数量；没有核实的为空。</summary>
    public int? 数量(核实项目 项目) => 有(项目) is { Count: > 0 } 行 ? 行.Sum(r => r.数量 ?? 0) : null;

    /// <summary>核实出的一个人的全年工资；没有核实的为空。</summary>
    public Money? 工资(PersonName 姓名) => 合计(本人(入户, 姓名) is { Count: > 0 } 行 ? 行 : 本人(核对, 姓名));

    /// <summary>申报的人和核实出的人合在一起。</summary>
    public IEnumerable<PersonName> 有工资的人(IReadOnlyList<务工收入> 申报) => 申报.Select(w => w.姓名)
        .Concat(核对.Concat(入户).Where(r => r.项目 == 核实项目.工资性).Select(r => r.姓名 ?? default))
        .Distinct();

    /// <summary>每个人的工资，各按本人最可信的数。</summary>
    public IReadOnlyList<(PersonName 姓名, Money 全年工资, int 月数)> 工资(IReadOnlyList<务工收入> 申报) =>
        [.. 有工资的人(申报).Select(姓名 =>
        {
            var 自报 = 申报.Where(w => w.姓名 == 姓名).ToArray();
            return (姓名, 工资(姓名) ?? 自报.Aggregate(Money.Zero, (和, w) => 和 + w.全年工资), 自报.Length == 0 ? 12 : Math.Min(12, 自报.Sum(w => w.月数)));
        })];

    private static Money? 合计(IReadOnlyList<(核实项目 项目, PersonName? 姓名, Money? 金额, int? 数量)> 行) =>
        行.Count == 0 ? null : 行.Aggregate(Money.Zero, (和, r) => 和 + (r.金额 ?? Money.Zero));

    private static IReadOnlyList<(核实项目 项目, PersonName? 姓名, Money? 金额, int? 数量)> 本人(
        IReadOnlyList<(核实项目 项目, PersonName? 姓名, Money? 金额, int? 数量)> 行, PersonName 姓名) =>
        [.. 行.Where(r => r.项目 == 核实项目.工资性 && r.姓名 == 姓名)];

    private IReadOnlyList<(核实项目 项目, PersonName? 姓名, Money? 金额, int? 数量)> 有(核实项目 项目)
    {
        var 看到的 = 入户.Where(r => r.项目 == 项目).ToArray();
        return 看到的.Length > 0 ? 看到的 : [.. 核对.Where(r => r.项目 == 项目)];
    }
}
