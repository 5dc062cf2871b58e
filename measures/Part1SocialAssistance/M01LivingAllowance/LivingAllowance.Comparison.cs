using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.2、1.3 申报与核对逐项比较：哪个来源说了什么，与申报差多少，要不要请申请人说明（确认办法第十七条、第十八条）。</summary>
internal static class 申报与核对
{
    private const string 一年的钱 = "元／年";

    private static readonly (核实项目 项目, string 名称, string 单位)[] 按金额 =
    [
        (核实项目.经营净, "经营净收入", 一年的钱),
        (核实项目.财产净, "财产净收入", 一年的钱),
        (核实项目.转移性, "转移性收入", 一年的钱),
        (核实项目.其他收入, "其他收入", 一年的钱),
        (核实项目.一次性收入, "一次性收入", 一年的钱),
        (核实项目.基础养老金, "城乡居民基础养老金", 一年的钱),
        (核实项目.高龄津贴, "高龄津贴", 一年的钱),
        (核实项目.金融资产, "存款、证券等金融资产", "元"),
        (核实项目.年营业额, "名下经营主体的营业额", 一年的钱),
    ];

    private static readonly (核实项目 项目, string 名称, string 单位)[] 按数量 =
        [(核实项目.住房, "应计的住房", "套"), (核实项目.机动车, "应计的机动车", "辆"), (核实项目.大型农机, "大型农机", "台")];

    public static IReadOnlyList<Comparison> 比较(低保申请 x, Evidence found, Policy policy)
    {
        var 核 = new 已核实(found);
        var 低值 = policy.Money(低保参数.生产用车市值);
        var 容许 = policy.Money(低保参数.核对差异容许额, "收入") * 12;
        var 财产容许 = policy.Money(低保参数.核对差异容许额, "财产");
        return
        [
            .. 核.有工资的人(x.收入.务工).Select(谁 => 钱("工资性收入", 谁, 自报(x, 谁), 核.本人(核实项目.工资性, 谁), 容许, 说法(found, 核实项目.工资性, 谁, 一年的钱))),
            .. 按金额.Select(项 => 钱(项.名称, null, 申报数.金额(x, 项.项目), 核.金额(项.项目), 项.单位 == 一年的钱 ? 容许 : 财产容许, 说法(found, 项.项目, null, 项.单位), 项.单位)),
            .. 按数量.Select(项 => 个(项.名称, 申报数.数量(x, 项.项目, 低值), 核.数量(项.项目), 项.单位, 说法(found, 项.项目, null, 项.单位))),
            .. 只作登记(found),
        ];
    }

    private static Money? 自报(低保申请 x, PersonName 谁) =>
        x.收入.务工.Where(w => w.姓名 == 谁).ToArray() is { Length: > 0 } 行 ? 行.Aggregate(Money.Zero, (和, w) => 和 + w.全年工资) : null;

    /// <summary>收入相差不到容许额的，不必请申请人说明；没有申报而查出来的，总要说明。</summary>
    private static Comparison 钱(string 名称, PersonName? 谁, Money? 申报, Money? 核实, Money 容许, IReadOnlyList<Told> 说法, string 单位 = 一年的钱) => new(
        名称, 谁?.Value, 申报 is { } 报 ? Quantity.Of(报, 单位) : null, 核实 is { } 实 ? Quantity.Of(实, 单位) : null, 说法,
        核实 is { } 数 && (申报 is not { } 原 || 数 - 原 > 容许 || 原 - 数 > 容许));

    private static Comparison 个(string 名称, int 申报, int? 核实, string 单位, IReadOnlyList<Told> 说法) => new(
        名称, null, new(申报, 单位), 核实 is { } 实 ? new(实, 单位) : null, 说法, 核实 is { } 数 && 数 != 申报);

    /// <summary>核对的每个来源，然后是入户看到的。</summary>
    private static IReadOnlyList<Told> 说法(Evidence found, 核实项目 项目, PersonName? 姓名, string 单位)
    {
        var 核对 = found.Get<核对结果>();
        var 入户 = found.Get<入户调查>();
        return
        [
            .. (核对?.项 ?? []).Where(r => r.项目 == 项目 && r.姓名 == 姓名)
                .Select(r => new Told(r.来源.ToString(), 回音(r.状态), r.状态 == 返回状态.已返回 ? 数(r.金额, r.数量, 单位) : null, 核对!.完成日期)),
            .. (入户?.核实 ?? []).Where(r => r.项目 == 项目 && r.姓名 == 姓名)
                .Select(r => new Told("入户调查", Reply.已返回, 数(r.金额, r.数量, 单位), 入户!.日期)),
        ];
    }

    /// <summary>不比数额、只看有没有回音的来源，如婚姻、户籍。</summary>
    private static IEnumerable<Comparison> 只作登记(Evidence found) =>
        (found.Get<核对结果>() is { } 核对 ? 核对.项.Where(r => r.项目 == 核实项目.只作登记).Select(r => (r, 核对.完成日期)) : [])
            .Select(x => new Comparison(x.r.来源.ToString(), x.r.姓名?.Value, null, null, [new(x.r.来源.ToString(), 回音(x.r.状态), null, x.完成日期)]));

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
