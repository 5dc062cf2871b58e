using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.2、1.3 已核实的数替代申报的数：入户调查核实的最先，其次是核对返回的，都没有才用申报。</summary>
public sealed class 已核实(Evidence found)
{
    private readonly 核实数[] 入户 = [.. (found.Get<入户调查>()?.核实 ?? []).Select(r => new 核实数(r.项目, r.姓名, r.金额, r.数量))];

    private readonly 核实数[] 核对 =
        [.. (found.Get<核对结果>()?.项 ?? []).Where(r => r.状态 == 返回状态.已返回).Select(r => new 核实数(r.项目, r.姓名, r.金额, r.数量))];

    /// <summary>一项金额：几个来源返回同一项时相加。</summary>
    public Money 金额(核实项目 项目, Money 申报) => 金额(项目) ?? 申报;

    /// <summary>一项核实的金额；没有核实过为空。</summary>
    public Money? 金额(核实项目 项目) => 有(r => r.项目 == 项目) is { Length: > 0 } 行 ? 合计(行) : null;

    public int 数量(核实项目 项目, int 申报) => 数量(项目) ?? 申报;

    /// <summary>一项核实的数量；没有核实过为空。</summary>
    public int? 数量(核实项目 项目) => 有(r => r.项目 == 项目) is { Length: > 0 } 行 ? 行.Sum(r => r.数量 ?? 0) : null;

    /// <summary>一个人名下的一项；没有核实过为空。</summary>
    public Money? 本人(核实项目 项目, PersonName 姓名) => 有(r => r.项目 == 项目 && r.姓名 == 姓名) is { Length: > 0 } 行 ? 合计(行) : null;

    /// <summary>每个人的工资：申报的人和核实出的人合在一起，各按本人最可信的数。</summary>
    public IReadOnlyList<(PersonName 姓名, Money 全年工资, int 月数)> 工资(IReadOnlyList<务工收入> 申报)
    {
        var 核实的 = 核对.Concat(入户).Where(r => r.项目 == 核实项目.工资性).Select(r => r.姓名 ?? default);
        return [.. 申报.Select(w => w.姓名).Concat(核实的).Distinct().Select(姓名 =>
        {
            var 自报 = 申报.Where(w => w.姓名 == 姓名).ToArray();
            var 工资 = 本人(核实项目.工资性, 姓名) ?? 自报.Aggregate(Money.Zero, (和, w) => 和 + w.全年工资);
            return (姓名, 工资, 自报.Length == 0 ? 12 : Math.Min(12, 自报.Sum(w => w.月数)));
        })];
    }

    private 核实数[] 有(Func<核实数, bool> 是) => 入户.Where(是).ToArray() is { Length: > 0 } 看到的 ? 看到的 : [.. 核对.Where(是)];

    private static Money 合计(核实数[] 行) => 行.Aggregate(Money.Zero, (和, r) => 和 + (r.金额 ?? Money.Zero));

    private sealed record 核实数(核实项目 项目, PersonName? 姓名, Money? 金额, int? 数量);
}
