using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 从申请表与已核实的情况，认定出规则要看的一户。</summary>
public static class 低保认定
{
    public static 低保户 家庭<TWhy>(
        低保申请 x, IReadOnlyList<家庭成员> 成员, Evidence found, in 低保标准 s, Policy policy, DateOnly on, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        var 核 = new 已核实(found);
        var 全家 = 类别(x, policy, on, 条, ref why);
        家庭成员[] 城镇 = [.. 成员.Where(m => (on < 低保办法.确认办法施行 ? m.户籍 : 全家) == 户籍类别.城镇)];
        家庭成员[] 农村 = [.. 成员.Except(城镇)];
        var 月标准 = 农村.Length == 0 ? s.城镇.月标准 : s.农村.月标准;
        if (x.收入.不计收入.Count > 0)
        {
            why.Computes("不计收入", 条.不计收入, $"{string.Join('、', x.收入.不计收入)}不计入家庭收入");
        }
        if (x.财产.高费就学或出国)
        {
            why.Warns("高费就学或出国", 条.核对, $"家庭成员有高收费就学或自费出国的情况，只作辅助，请结合实际生活判断");
        }
        var 工资 = 核.工资(x.收入.务工);
        var 收 = 申报(x);
        var 户 = 低保户.新的 with
        {
            城镇人数 = 城镇.Length,
            农村人数 = 农村.Length,
            工资性 = 工资.Aggregate(Money.Zero, (和, w) => 和 + w.全年工资),
            经营净 = 核.金额(核实项目.经营净, 收.经营净),
            财产净 = 核.金额(核实项目.财产净, 收.财产净),
            转移性 = 核.金额(核实项目.转移性, 收.转移性)
                + 赡养费.全年(x.赡养.赡养人, 核, 月标准, 豁免供养费(x, on), on >= 低保办法.救助法施行, policy, 条, ref why),
            其他 = 核.金额(核实项目.其他收入, 收.其他),
            推算 = 推算(x, found, policy, on),
            一次性 = 核.金额(核实项目.一次性收入, 收.一次性),
            基础养老金 = 核.金额(核实项目.基础养老金, x.收入.基础养老金),
            高龄津贴 = 核.金额(核实项目.高龄津贴, x.收入.高龄津贴),
            就业成本 = 就业成本(工资, policy),
            刚性支出 = 刚性支出(x, 成员, policy),
            转移支出 = x.支出.社会保险 + x.支出.税 + (on < 低保办法.确认办法施行 ? Money.Zero : x.支出.付出赡养费),
            金融资产 = 核.金额(核实项目.金融资产, 收.金融资产),
            住房套数 = 核.数量(核实项目.住房, x.财产.房屋 - x.财产.危房安置房),
            机动车数 = 核.数量(核实项目.机动车, 应计的车(x, policy)),
            年营业额 = 核.金额(核实项目.年营业额, x.财产.年营业额),
            大型农机数 = 核.数量(核实项目.大型农机, x.财产.大型农机),
            议定 = found.Get<入户调查>()?.财产议定 ?? 议定.未议,
            城镇增发 = 分类(城镇, x, s.城镇.增发, policy, on),
            农村增发 = 分类(农村, x, s.农村.增发, policy, on),
            分档 = 分档(found),
        };
        差异(x, 核, 工资, policy, 条, ref why);
        return 户;
    }

    /// <summary>以单人户申请的人。</summary>
    public static 单人户 单人(低保申请 x, 低保户 家, Evidence found, in 低保标准 s, Policy policy, DateOnly on)
    {
        var 人 = x.家庭.成员.First(m => m.姓名 == x.家庭.单人户对象);
        var 类 = on < 低保办法.确认办法施行 ? 人.户籍 : 类别(x, policy);
        var 方式 = policy.Mode<单人户方式>(低保参数.单人户方式);
        return new(
            家, new 已核实(found).金额(核实项目.单人户收入, x.家庭.单人户全年收入 ?? Money.Zero),
            人.重度残疾(true), 人.重特大疾病, 人.不计入原因 == 不计入原因.宗教教职三年以上,
            policy.Mode<开关>(低保参数.单人户特殊困难) == 开关.是 && !string.IsNullOrEmpty(found.Get<入户调查>()?.特殊困难),
            人.计入年龄(on) >= 18 && 人.重度残疾(false) && 人.劳动能力 == 劳动能力.完全丧失 && 人.在户主户口簿 == false,
            无业重残(人, on), 类, 分类([人], x, 类 == 户籍类别.城镇 ? s.城镇.增发 : s.农村.增发, policy, on),
            方式, 方式 == 单人户方式.定额 ? policy.Money(低保参数.单人户定额, 类.ToString()) : Money.Zero);
    }

    /// <summary>成年、无业、一二级残疾（2022年通知）。</summary>
    public static bool 无业重残(家庭成员 m, DateOnly on) =>
        on >= 低保办法.兜底通知印发 && m.计入年龄(on) >= 18 && m.重度残疾(false)
        && (m.就业 is 就业状况.登记失业 or 就业状况.未登记失业 or 就业状况.无劳动条件);

    /// <summary>2021年以后全家按一类：有承包地或集体收益的为农村，否则为城镇；当地另有规定的按申报（1.3-02）。</summary>
    public static 户籍类别 类别(低保申请 x, Policy policy) =>
        policy.Mode<户籍类别规则>(低保参数.户籍类别规则) == 户籍类别规则.按申报 ? x.住房.户籍类别
        : x.住房.有承包地 || x.住房.有集体收益 ? 户籍类别.农村
        : 户籍类别.城镇;

    private static 户籍类别 类别<TWhy>(低保申请 x, Policy policy, DateOnly on, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        if (on < 低保办法.确认办法施行)
        {
            why.Computes("户籍类别", 条.户籍类别, $"按户口簿分城镇、农村，两类都有的各按本类标准");
            return default;
        }
        var 类 = 类别(x, policy);
        why.Computes("户籍类别", 条.户籍类别, $"按{类}标准：{(policy.Mode<户籍类别规则>(低保参数.户籍类别规则) == 户籍类别规则.按申报 ? "以申报并经核实的类别为准" : 类 == 户籍类别.农村 ? "有承包地或集体收益" : "没有承包地，也没有集体收益")}");
        return 类;
    }

    /// <summary>申报的各项，按核实的项目归拢。</summary>
    private static (Money 经营净, Money 财产净, Money 转移性, Money 其他, Money 一次性, Money 金融资产) 申报(低保申请 x) => (
        x.收入.种植养殖 + x.收入.经营,
        x.收入.利息分红 + x.收入.流转出租,
        x.收入.养老金 + x.收入.抚养扶养费 + x.收入.失业遗属赔偿 + x.收入.惠农补贴,
        x.收入.其他,
        x.收入.一次性收入 ?? Money.Zero,
        x.财产.存款 + x.财产.证券 + x.财产.商业保险 + x.财产.债权 + x.财产.互联网金融);

    /// <summary>核实与申报相差超过容许额的，提请注意；差异本身不是拒绝的理由（1.2-04）。</summary>
    private static void 差异<TWhy>(低保申请 x, 已核实 核, IReadOnlyList<(PersonName 姓名, Money 全年工资, int 月数)> 工资, Policy policy, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        if (!TWhy.Listening)
        {
            return;
        }
        foreach (var 项 in 逐项(x, 核, 工资, policy).Where(i => i.超过容许))
        {
            why.Warns("核实与申报有出入", 条.核对, $"{项.项目}申报 {项.申报 ?? Money.Zero} 元，核实 {项.核实} 元，相差超过 {项.容许} 元，请问清原因；不因此直接拒绝");
        }
    }

    /// <summary>按金额逐项比较申报与核实，工资一人一项。</summary>
    internal static IReadOnlyList<申报与核实> 逐项(低保申请 x, 已核实 核, IReadOnlyList<(PersonName 姓名, Money 全年工资, int 月数)> 工资, Policy policy)
    {
        var 收 = 申报(x);
        var 收入容许 = policy.Money(低保参数.核对差异容许额, "收入") * 12;
        var 财产容许 = policy.Money(低保参数.核对差异容许额, "财产");
        申报与核实 一项(核实项目 项目, Money 申报, Money 容许) => new(项目, null, 申报, 核.金额(项目), 容许);
        return
        [
            .. 工资.Select(w => new 申报与核实(核实项目.工资性, w.姓名, 自报(x, w.姓名), 核.本人(核实项目.工资性, w.姓名), 收入容许)),
            一项(核实项目.经营净, 收.经营净, 收入容许),
            一项(核实项目.财产净, 收.财产净, 收入容许),
            一项(核实项目.转移性, 收.转移性, 收入容许),
            一项(核实项目.其他收入, 收.其他, 收入容许),
            一项(核实项目.一次性收入, 收.一次性, 收入容许),
            一项(核实项目.基础养老金, x.收入.基础养老金, 收入容许),
            一项(核实项目.高龄津贴, x.收入.高龄津贴, 收入容许),
            一项(核实项目.金融资产, 收.金融资产, 财产容许),
        ];
    }

    private static Money? 自报(低保申请 x, PersonName 姓名) =>
        x.收入.务工.Where(r => r.姓名 == 姓名).ToArray() is { Length: > 0 } 行 ? 行.Aggregate(Money.Zero, (和, r) => 和 + r.全年工资) : null;

    /// <summary>就业成本：每人按工资比例扣，不超过每月上限乘月数（F-1a）。</summary>
    public static Money 就业成本(IReadOnlyList<(PersonName 姓名, Money 全年工资, int 月数)> 工资, Policy policy)
    {
        if (policy.Mode<就业成本方式>(低保参数.就业成本方式) == 就业成本方式.不扣)
        {
            return Money.Zero;
        }
        var 比例万分 = (long)(policy.Number(低保参数.就业成本比例) * 100);
        var 上限 = policy.Money(低保参数.就业成本上限);
        return 工资.Aggregate(Money.Zero, (和, w) =>
            和 + Money.Min(w.全年工资.Times(比例万分, 10_000, Rounding.四舍五入到分), 上限 * w.月数));
    }

    /// <summary>因残疾、重病增加的必要支出，当地规定可以扣减的才扣（E2）。</summary>
    private static Money 刚性支出(低保申请 x, IReadOnlyList<家庭成员> 成员, Policy policy) =>
        policy.Mode<开关>(低保参数.刚性支出扣减) == 开关.是 && 成员.Any(m => m.残疾等级 is not null || m.重特大疾病 || m.健康 is 健康状况.重病 or 健康状况.残疾)
            ? x.支出.医疗自付 + x.支出.残疾康复
            : Money.Zero;

    /// <summary>单人户中的无业重残人，兄弟姐妹和老人给的供养费可以豁免（2022年通知）。</summary>
    private static bool 豁免供养费(低保申请 x, DateOnly on) =>
        x.家庭.申请方式 == 申请方式.单人户申请 && x.家庭.成员.Any(m => m.姓名 == x.家庭.单人户对象 && 无业重残(m, on));

    /// <summary>收入说不清的劳动力按系数推算；确实难以就业的和法定体谅的人从不推算（1.3-05）。</summary>
    private static Money 推算(低保申请 x, Evidence found, Policy policy, DateOnly on)
    {
        if (policy.Mode<开关>(低保参数.收入推算方式) == 开关.否 || found.Get<入户调查>() is not { } 调查)
        {
            return Money.Zero;
        }
        var 月工资 = policy.Money(低保参数.推算工资);
        var 系数百分 = (long)(policy.Number(低保参数.劳动力系数) * 100);
        return 调查.难核实
            .Where(人 => !人.确实难以就业 && x.家庭.成员.FirstOrDefault(m => m.姓名 == 人.姓名) is { } m && 可以推算(m, on))
            .Aggregate(Money.Zero, (和, 人) => 和 + (月工资 * 人.月数).Times(系数百分, 100, Rounding.四舍五入到分));
    }

    /// <summary>不推算的人：未满十六岁、在校、六十岁以上、重病、重残、孕产哺乳、独自照料病残家人的。</summary>
    public static bool 可以推算(家庭成员 m, DateOnly on) =>
        m.计入年龄(on) is >= 16 and < 60 && !m.在校(on) && !m.重特大疾病 && m.健康 != 健康状况.重病
        && !m.重度残疾(true) && m.照料 == 照料负担.没有 && (m.劳动能力 is 劳动能力.有 or 劳动能力.部分丧失);

    /// <summary>残疾人代步车、摩托车不计；靠它干活而市值低的不计（P3）。</summary>
    internal static int 应计的车(低保申请 x, Policy policy)
    {
        var 低值 = policy.Money(低保参数.生产用车市值);
        return x.财产.车辆.Count(车 => 车.类别 is not (车辆类别.残疾人代步车 or 车辆类别.摩托车) && !(车.生产用 && 车.市值 <= 低值));
    }

    private static 分类人数 分类(IEnumerable<家庭成员> 成员, 低保申请 x, in 增发额 额, Policy policy, DateOnly on)
    {
        var 三级也算 = policy.Mode<开关>(低保参数.三级智力精神算重残) == 开关.是;
        var 数 = default(分类人数);
        foreach (var m in 成员)
        {
            if (低保增发.最高([.. 可归入(m, x, 三级也算, on)], 额) is { } 类别 && 额[类别] > 0)
            {
                数 = 数.加(类别);
            }
        }
        return 数;
    }

    private static IEnumerable<增发类别> 可归入(家庭成员 m, 低保申请 x, bool 三级智力精神也算, DateOnly on) =>
        低保增发.可归入(m.计入年龄(on), m.重度残疾(三级智力精神也算), m.重特大疾病, m.在读到本科(on), 单亲子女(m, x));

    /// <summary>户主的子女，而户主没有配偶。</summary>
    private static bool 单亲子女(家庭成员 m, 低保申请 x) =>
        m.与户主关系 is 与户主关系.子 or 与户主关系.女
        && x.家庭.成员.All(o => o.与户主关系 != 与户主关系.配偶 || o.不计入原因 == 不计入原因.已去世)
        && x.家庭.成员.Any(o => o.与户主关系 == 与户主关系.本人或户主 && o.婚姻 != 婚姻状况.已婚);

    private static 分档人数 分档(Evidence found) => found.Get<入户调查>() is { 档次依据.Length: > 0 } v
        ? new(checked((byte)v.A档), checked((byte)v.B档), checked((byte)v.C档), checked((byte)v.D档))
        : default;
}
