using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 从申请表与已核实的情况，认定出规则要看的一户。</summary>
public static class 低保认定
{
    public static 低保户 家庭<TWhy>(低保申请 x, Evidence found, in 低保标准 s, Policy policy, DateOnly on, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        var 成员 = 共同生活的家庭成员.认定(x, on, 条, ref why);
        var 混合 = on < 低保规则.确认办法施行;
        var 全家 = 类别(x, policy, on, 条, ref why);
        var 城镇 = 成员.Where(m => (混合 ? m.户籍 : 全家) == 户籍类别.城镇).ToArray();
        var 农村 = 成员.Except(城镇).ToArray();
        var 月标准 = 农村.Length == 0 ? s.城镇.月标准 : s.农村.月标准;
        return new(
            城镇.Length, 农村.Length, 收入(x, found, 月标准, policy, on, 条, ref why), 财产(x, found, policy),
            分类(城镇, s.城镇.增发, policy, on), 分类(农村, s.农村.增发, policy, on), 分档(found));
    }

    /// <summary>以单人户申请的人。</summary>
    public static 单人户 单人<TWhy>(低保申请 x, Evidence found, in 低保标准 s, Policy policy, DateOnly on, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        var 家 = 家庭(x, found, s, policy, on, 条, ref why);
        var 人 = x.家庭.成员.First(m => m.姓名 == x.家庭.单人户对象);
        var 类 = 家.城镇人数 > 0 ? 户籍类别.城镇 : 户籍类别.农村;
        var 方式 = policy.Mode<单人户方式>(低保参数.单人户方式);
        return new(
            家, x.家庭.单人户全年收入 ?? Money.Zero,
            人.重度残疾(true) || 人.重特大疾病 || 人.不计入原因 == 不计入原因.宗教教职三年以上,
            无业重残(人, on), 类, 分类([人], 类 == 户籍类别.城镇 ? s.城镇.增发 : s.农村.增发, policy, on),
            方式, 方式 == 单人户方式.定额 ? policy.Money(低保参数.单人户定额, 类.ToString()) : Money.Zero);
    }

    /// <summary>成年、无业、一二级残疾（2022年通知）。</summary>
    public static bool 无业重残(家庭成员 m, DateOnly on) =>
        on >= 低保规则.兜底通知印发 && m.计入年龄(on) >= 18 && m.重度残疾(false)
        && (m.就业 is 就业状况.登记失业 or 就业状况.未登记失业 or 就业状况.无劳动条件);

    /// <summary>2021年以后全家按一类：有承包地或集体收益的为农村，否则为城镇；当地另有规定的按申报（1.3-02）。</summary>
    private static 户籍类别 类别<TWhy>(低保申请 x, Policy policy, DateOnly on, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        if (on < 低保规则.确认办法施行)
        {
            why.Computes("户籍类别", 条.户籍类别, $"按户口簿分城镇、农村，两类都有的各按本类标准");
            return default;
        }
        var 按土地 = policy.Mode<户籍类别规则>(低保参数.户籍类别规则) == 户籍类别规则.按土地;
        var 类 = !按土地 ? x.住房.户籍类别
            : x.住房.有承包地 || x.住房.有集体收益 ? 户籍类别.农村
            : 户籍类别.城镇;
        why.Computes("户籍类别", 条.户籍类别, $"按{类}标准：{(!按土地 ? "以申报并经核实的类别为准" : 类 == 户籍类别.农村 ? "有承包地或集体收益" : "没有承包地，也没有集体收益")}");
        return 类;
    }

    private static 收入账 收入<TWhy>(低保申请 x, Evidence found, Money 月标准, Policy policy, DateOnly on, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        var 核 = new 已核实(found);
        var 工资 = 核.工资(x.收入.务工);
        Money 金额(核实项目 项目) => 核.金额(项目, 申报数.金额(x, 项目));
        if (x.收入.不计收入.Count > 0)
        {
            why.Computes("不计收入", 条.不计收入, $"{string.Join('、', x.收入.不计收入)}不计入家庭收入");
        }
        var 单人 = x.家庭.申请方式 == 申请方式.单人户申请;
        var 豁免 = 单人 && x.家庭.成员.Any(m => m.姓名 == x.家庭.单人户对象 && 无业重残(m, on));
        var 赡养 = 赡养费.全年(x.赡养.赡养人, 月标准, 豁免, policy, 条, ref why);
        return new(
            工资.Aggregate(Money.Zero, (和, w) => 和 + w.全年工资),
            金额(核实项目.经营净),
            金额(核实项目.财产净),
            金额(核实项目.转移性) + 赡养,
            金额(核实项目.其他收入),
            推算(x, found, policy, on),
            金额(核实项目.基础养老金),
            金额(核实项目.高龄津贴),
            就业成本(工资, policy),
            policy.Mode<开关>(低保参数.刚性支出扣减) == 开关.是 ? x.支出.医疗自付 + x.支出.残疾康复 : Money.Zero,
            x.支出.社会保险 + x.支出.税 + x.支出.付出赡养费);
    }

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
        m.计入年龄(on) is >= 16 and < 60 && m.上学 == 上学情况.不在校 && !m.重特大疾病 && m.健康 != 健康状况.重病
        && !m.重度残疾(true) && m.照料 == 照料负担.没有 && (m.劳动能力 is 劳动能力.有 or 劳动能力.部分丧失);

    private static 财产账 财产(低保申请 x, Evidence found, Policy policy)
    {
        var 核 = new 已核实(found);
        var 低值 = policy.Money(低保参数.生产用车市值);
        Money 金额(核实项目 项目) => 核.金额(项目, 申报数.金额(x, 项目));
        int 数量(核实项目 项目) => 核.数量(项目, 申报数.数量(x, 项目, 低值));
        return new(
            金额(核实项目.金融资产), 数量(核实项目.住房), 数量(核实项目.机动车), 金额(核实项目.年营业额), 数量(核实项目.大型农机),
            x.财产.高费就学或出国, found.Get<入户调查>()?.财产议定 ?? 议定.未议);
    }

    private static 分类人数 分类(IEnumerable<家庭成员> 成员, in 增发额 额, Policy policy, DateOnly on)
    {
        var 三级也算 = policy.Mode<开关>(低保参数.三级智力精神算重残) == 开关.是;
        var 数 = default(分类人数);
        foreach (var m in 成员)
        {
            if (低保增发.最高([.. 可归入(m, 三级也算, on)], 额) is { } 类别 && 额[类别] > 0)
            {
                数 = 数.加一(类别);
            }
        }
        return 数;
    }

    private static IEnumerable<增发类别> 可归入(家庭成员 m, bool 三级智力精神也算, DateOnly on)
    {
        if (m.计入年龄(on) >= 60)
        {
            yield return 增发类别.老年;
        }
        if (m.计入年龄(on) < 18)
        {
            yield return 增发类别.未成年;
        }
        if (m.重度残疾(三级智力精神也算))
        {
            yield return 增发类别.重残;
        }
        if (m.重特大疾病)
        {
            yield return 增发类别.重病;
        }
        if (m.计入年龄(on) >= 18 && (m.上学 is 上学情况.学前到高中 or 上学情况.全日制大专本科))
        {
            yield return 增发类别.其他;
        }
    }

    private static 分档人数 分档(Evidence found) =>
        found.Get<入户调查>() is { } v ? new(v.A档, v.B档, v.C档, v.D档) : default;
}
