using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.2 一项申报的金额和核实出的金额；没有申报、没有核实的为空。</summary>
internal sealed record 申报与核实(核实项目 项目, PersonName? 姓名, Money? 申报, Money? 核实, Money 容许)
{
    private Money 相差 => (核实 ?? Money.Zero) - (申报 ?? Money.Zero);

    public bool 超过容许 => 核实 is not null && (相差 > 容许 || Money.Zero - 相差 > 容许);
}

/// <summary>1.2、1.3 申报与核对逐项列给经办人看：哪个来源说了什么，与申报差多少，要不要请申请人说明（确认办法第十七条、第十八条）。</summary>
internal static class 申报与核对
{
    private static readonly Dictionary<核实项目, string> 名称 = new()
    {
        [核实项目.工资性] = "工资性收入",
        [核实项目.经营净] = "经营净收入",
        [核实项目.财产净] = "财产净收入",
        [核实项目.转移性] = "转移性收入",
        [核实项目.基础养老金] = "城乡居民基础养老金",
        [核实项目.金融资产] = "存款、证券等金融资产",
        [核实项目.住房] = "应计的住房",
        [核实项目.机动车] = "应计的机动车",
        [核实项目.年营业额] = "名下经营主体的营业额",
        [核实项目.单人户收入] = "单独申请的人自己的收入",
        [核实项目.赡养人月收入] = "赡养人家庭的月收入",
    };

    public static IReadOnlyList<Comparison> 比较(低保申请 x, Evidence found, Policy policy)
    {
        var 核 = new 已核实(found);
        return
        [
            .. 低保认定.逐项(x, 核, 核.工资(x.收入.务工), policy).Select(项 => 钱(项, found)),
            .. 单人(x, 核).Concat(赡养人(x, 核)).Append(new(核实项目.年营业额, null, x.财产.年营业额, 核.金额(核实项目.年营业额), Money.Zero)).Select(项 => 钱(项, found)),
            个(核实项目.住房, x.财产.房屋 - x.财产.危房安置房, "套", 核, found),
            个(核实项目.机动车, 低保认定.应计的车(x, policy), "辆", 核, found),
            个(核实项目.大型农机, x.财产.大型农机, "台", 核, found),
            .. 只作登记(found),
        ];
    }

    private static IEnumerable<申报与核实> 单人(低保申请 x, 已核实 核) =>
        x.家庭.单人户对象 is { } 人 ? [new(核实项目.单人户收入, 人, x.家庭.单人户全年收入, 核.金额(核实项目.单人户收入), Money.Zero)] : [];

    private static IEnumerable<申报与核实> 赡养人(低保申请 x, 已核实 核) =>
        x.赡养.赡养人.Where(人 => 人.家庭月收入 is not null).Select(人 => new 申报与核实(核实项目.赡养人月收入, 人.姓名, 人.家庭月收入, 核.本人(核实项目.赡养人月收入, 人.姓名), Money.Zero));

    private static Comparison 钱(申报与核实 项, Evidence found)
    {
        var 单位 = 项.项目 switch { 核实项目.金融资产 => "元", 核实项目.赡养人月收入 => "元／月", _ => "元／年" };
        return new(
            名(项.项目), 项.姓名?.Value, 项.申报 is { } 报 ? Quantity.Of(报, 单位) : null, 项.核实 is { } 实 ? Quantity.Of(实, 单位) : null,
            说法(found, 项.项目, 项.项目 == 核实项目.单人户收入 ? null : 项.姓名, 单位), 项.超过容许);
    }

    private static Comparison 个(核实项目 项目, int 申报, string 单位, 已核实 核, Evidence found)
    {
        var 核实 = 核.数量(项目);
        return new(名(项目), null, new(申报, 单位), 核实 is { } 实 ? new(实, 单位) : null, 说法(found, 项目, null, 单位), 核实 is { } 数 && 数 != 申报);
    }

    internal static string 名(核实项目 项目) => 名称.GetValueOrDefault(项目, 项目.ToString());

    /// <summary>核对的每个来源，然后是入户看到的。</summary>
    /// <param name="姓名">只要这个人的；不分人的项目为空，谁的都要。</param>
    private static IReadOnlyList<Told> 说法(Evidence found, 核实项目 项目, PersonName? 姓名, string 单位)
    {
        var 核对 = found.Get<核对结果>();
        var 入户 = found.Get<入户调查>();
        return
        [
            .. (核对?.项 ?? []).Where(r => r.项目 == 项目 && (姓名 is null || r.姓名 == 姓名))
                .Select(r => new Told(r.来源.ToString(), 回音(r.状态), r.状态 == 返回状态.已返回 ? 数(r.金额, r.数量, 单位) : null, 核对!.完成日期)),
            .. (入户?.核实 ?? []).Where(r => r.项目 == 项目 && (姓名 is null || r.姓名 == 姓名))
                .Select(r => new Told("入户调查", Reply.已返回, 数(r.金额, r.数量, 单位), 入户!.日期)),
        ];
    }

    /// <summary>不比数额、只看有没有回音的来源，如婚姻、户籍。</summary>
    private static IEnumerable<Comparison> 只作登记(Evidence found) =>
        found.Get<核对结果>() is { } 核对
            ? 核对.项.Where(r => r.项目 == 核实项目.只作登记)
                .Select(r => new Comparison(r.来源.ToString(), r.姓名?.Value, null, null, [new(r.来源.ToString(), 回音(r.状态), null, 核对.完成日期)]))
            : [];

    private static Quantity? 数(Money? 金额, int? 数量, string 单位) =>
        金额 is { } 钱 ? Quantity.Of(钱, 单位) : 数量 is { } 个 ? new(个, 单位) : null;

    private static Reply 回音(返回状态 状态) => 状态 switch
    {
        返回状态.已返回 => Reply.已返回,
        返回状态.无数据 => Reply.无数据,
        返回状态.未返回 => Reply.未返回,
        _ => Reply.异常,
    };
}
