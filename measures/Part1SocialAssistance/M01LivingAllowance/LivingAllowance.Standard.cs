using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 规则要用而由文件规定的数字，每个都有日期、地区和出处。</summary>
public static class 低保参数
{
    public static readonly Parameter 低保标准 = new("DIBAO_STD");
    public static readonly Parameter 省级指导标准 = new("DIBAO_GUIDE");
    public static readonly Parameter 边缘倍数 = new("EDGE_MULTIPLE");
    public static readonly Parameter 收入核算期 = new("INCOME_WINDOW_MONTHS");
    public static readonly Parameter 就业成本方式 = new("EMPLOY_COST_MODE");
    public static readonly Parameter 就业成本比例 = new("EMPLOY_COST_RATE");
    public static readonly Parameter 就业成本上限 = new("EMPLOY_COST_CAP");
    public static readonly Parameter 刚性支出扣减 = new("RIGID_DEDUCTION_MODE");
    public static readonly Parameter 收入推算方式 = new("IMPUTE_MODE");
    public static readonly Parameter 推算工资 = new("IMPUTE_BASE_WAGE");
    public static readonly Parameter 劳动力系数 = new("IMPUTE_COEFFICIENT");
    public static readonly Parameter 赡养起点倍数 = new("SUPPORT_K");
    public static readonly Parameter 赡养比例 = new("SUPPORT_RATE");
    public static readonly Parameter 基础养老金豁免到 = new("X6_BASIC_PENSION_EXEMPT_UNTIL");
    public static readonly Parameter 一次性收入 = new("LUMP_SPREAD");
    public static readonly Parameter 高龄津贴计入 = new("X7_ELDER_ALLOWANCE_COUNTS");
    public static readonly Parameter 金融资产倍数 = new("PROPERTY_FINANCIAL_MULTIPLE");
    public static readonly Parameter 住房套数上限 = new("PROPERTY_HOUSES_MAX");
    public static readonly Parameter 生产用车市值 = new("PROPERTY_VEHICLE_VALUE");
    public static readonly Parameter 营业额上限 = new("PROPERTY_TURNOVER_MAX");
    public static readonly Parameter 超限处理 = new("PROPERTY_EXCESS_MODE");
    public static readonly Parameter 发放方式 = new("GRANT_MODE");
    public static readonly Parameter 档次金额 = new("GRANT_TIER");
    public static readonly Parameter 增发方式 = new("TOPUP_MODE");
    public static readonly Parameter 增发标准 = new("TOPUP_RATE");
    public static readonly Parameter 三级智力精神算重残 = new("SEVERE_GRADE_THREE");
    public static readonly Parameter 单人户方式 = new("SINGLE_MODE");
    public static readonly Parameter 单人户定额 = new("SINGLE_FIXED");
    public static readonly Parameter 单人户特殊困难 = new("SINGLE_OTHER_HARDSHIP");
    public static readonly Parameter 取整 = new("ROUND_MODE");
    public static readonly Parameter 最低发放额 = new("GRANT_MIN");
    public static readonly Parameter 户籍类别规则 = new("CLASS_RULE");
    public static readonly Parameter 跨县受理 = new("PLACE_SAME_PROVINCE");
    public static readonly Parameter 居住证申办 = new("RESIDENCE_PERMIT_OPEN");
    public static readonly Parameter 抽查比例 = new("SPOTCHECK_RATE");
    public static readonly Parameter 核对报告有效期 = new("VERIFY_REPORT_VALID_DAYS");
    public static readonly Parameter 核对授权有效期 = new("VERIFY_CONSENT_DAYS");
    public static readonly Parameter 核对原文保存 = new("VERIFY_RAW_KEEP_MONTHS");
    public static readonly Parameter 人口文件保存 = new("POPULATION_FILE_KEEP_MONTHS");
    public static readonly Parameter 核对回答期限 = new("VERIFY_ANSWER_DAYS");
    public static readonly Parameter 渐退方式 = new("EXIT_MODE");
    public static readonly Parameter 渐退期 = new("EXIT_MONTHS_MAX");
    public static readonly Parameter 账户等待期 = new("ACCOUNT_WAIT_DAYS");
    public static readonly Parameter 发放日 = new("PAY_BY_DAY");
    public static readonly Parameter 核对差异容许额 = new("VERIFY_TOLERANCE");
}

/// <summary>保障类别：对应城市标准或农村标准。</summary>
public enum 户籍类别 { 城镇, 农村 }

/// <summary>是否按某项规则办：由各地文件规定。</summary>
public enum 开关 { 否, 是 }

/// <summary>就业成本怎样扣（确认办法第十三条）。</summary>
public enum 就业成本方式 { 不扣, 比例 }

/// <summary>财产超过限额时怎样办；2022年通知不许只因职业、身份或一项财产就拒绝。</summary>
public enum 超限处理 { 不符合, 一事一议 }

/// <summary>低保金按差额发还是分档发；两种都合法（社会救助法第十八条）。</summary>
public enum 发放方式 { 差额, 分档 }

/// <summary>分类施保按标准的百分比发，还是发固定金额。</summary>
public enum 增发方式 { 比例, 定额 }

/// <summary>单人户的计发方式（F-5）。</summary>
public enum 单人户方式 { 本人差额, 全额, 定额 }

/// <summary>渐退期里怎样发：照原额发，或者后一半减半（1.3-09）。</summary>
public enum 渐退方式 { 原额, 递减 }

/// <summary>一次性收入怎样计入（F2.1）。</summary>
public enum 一次性计入 { 按标准分摊, 一次计入 }

/// <summary>成员户口在本省不同县区的，由哪里受理：由省规定（确认办法第五条第二款）。</summary>
public enum 跨县受理 { 经常居住地, 任一户籍地 }

/// <summary>户籍制度改革后保障类别怎样认定（1.3-02）。</summary>
public enum 户籍类别规则 { 按土地, 按申报 }

/// <summary>1.3 一类户籍在一县一日的标准，已折成分。</summary>
/// <param name="增发">各类每人每月增发额的一百倍（分），比例与定额在此统一。</param>
public readonly record struct 类标准(Money 月标准, Money A档, Money B档, Money C档, Money D档, 增发额 增发)
{
    /// <summary>一人一年的标准。</summary>
    public Money 年标准 { get; } = 月标准 * 12;
}

/// <summary>1.3 每人每月增发额，单位是百分之一分，使百分比也是整数。</summary>
public readonly record struct 增发额(long 老年, long 未成年, long 重残, long 重病, long 其他, long 老年七十, long 老年八十, long 单亲)
{
    public long this[增发类别 类别] => 类别 switch
    {
        增发类别.老年 => 老年,
        增发类别.未成年 => 未成年,
        增发类别.重残 => 重残,
        增发类别.重病 => 重病,
        增发类别.其他 => 其他,
        增发类别.老年七十 => 老年七十,
        增发类别.老年八十 => 老年八十,
        _ => 单亲,
    };
}

/// <summary>1.3 一县一日的全部标准，每县每日只解析一次，之后整列户都用它。</summary>
public readonly record struct 低保标准(
    类标准 城镇, 类标准 农村, int 边缘倍数百分, bool 基础养老金计入, bool 高龄津贴计入, bool 一次性分摊, 发放方式 发放方式, Rounding 取整, Money 最低发放额,
    int 金融资产倍数百分, int 住房套数上限, Money 营业额上限, bool 金融可议, bool 住房可议, bool 机动车可议, bool 经营可议, bool 农机可议)
{
#pragma warning disable CA1051 // 两类标准按引用取用，整列计算时不复制
    public readonly 类标准 城镇 = 城镇;

    public readonly 类标准 农村 = 农村;
#pragma warning restore CA1051

    /// <summary>从带日期的参数读出标准；受理日晚于豁免期末的，基础养老金计入收入（X6）；边缘家庭2021年7月1日起才有。</summary>
    public static 低保标准 Of(Policy policy, DateOnly 受理日)
    {
        var 核算期 = policy.Whole(低保参数.收入核算期);
        if (核算期 != 12)
        {
            throw new ParameterFault($"参数 {低保参数.收入核算期.Id} 是 {核算期} 个月；申请表按全年填写，收入核算期只能是 12 个月");
        }
        return new(
            一类(policy, 户籍类别.城镇, 受理日), 一类(policy, 户籍类别.农村, 受理日),
            受理日 < 低保办法.确认办法施行 ? 0 : (int)(policy.Number(低保参数.边缘倍数) * 100),
            受理日 > policy.Day(低保参数.基础养老金豁免到),
            policy.Mode<开关>(低保参数.高龄津贴计入) == 开关.是,
            policy.Mode<一次性计入>(低保参数.一次性收入) == 一次性计入.按标准分摊,
            policy.Mode<发放方式>(低保参数.发放方式),
            policy.Mode<Rounding>(低保参数.取整),
            policy.Money(低保参数.最低发放额),
            (int)(policy.Number(低保参数.金融资产倍数) * 100),
            policy.Whole(低保参数.住房套数上限),
            policy.Money(低保参数.营业额上限),
            可议(policy, "金融资产"), 可议(policy, "住房"), 可议(policy, "机动车"), 可议(policy, "经营主体"), 可议(policy, "大型农机"));
    }

    private static bool 可议(Policy policy, string 项目) => policy.Mode<超限处理>(低保参数.超限处理, 项目) == 超限处理.一事一议;

    private static 类标准 一类(Policy policy, 户籍类别 类别, DateOnly 受理日)
    {
        var 月标准 = policy.Money(低保参数.低保标准, 类别.ToString());
        if (受理日 >= 低保办法.救助法施行)
        {
            由谁制定(policy, 类别, 月标准);
        }
        Money 档(string 档次)
        {
            if (policy.Mode<发放方式>(低保参数.发放方式) == 发放方式.差额)
            {
                return Money.Zero;
            }
            var 额 = policy.Money(低保参数.档次金额, 类别 + 档次);
            return 额 <= 月标准 ? 额 : throw new ParameterFault($"{类别}{档次} 档 {额} 元，超过低保标准 {月标准} 元：档次不能高于标准");
        }
        long 额(增发类别 x) => policy.Mode<增发方式>(低保参数.增发方式) == 增发方式.比例
            ? (long)(policy.Number(低保参数.增发标准, x.ToString()) * 月标准.Fen)
            : policy.Money(低保参数.增发标准, x.ToString()).Fen * 100;
        return new(月标准, 档("A"), 档("B"), 档("C"), 档("D"), new(
            额(增发类别.老年), 额(增发类别.未成年), 额(增发类别.重残), 额(增发类别.重病),
            额(增发类别.其他), 额(增发类别.老年七十), 额(增发类别.老年八十), 额(增发类别.单亲)));
    }

    /// <summary>2026年7月1日起，标准由省定；省只定指导标准的，由设区的市定，不得低于它。县区不能定（社会救助法第十九条）。</summary>
    private static void 由谁制定(Policy policy, 户籍类别 类别, Money 月标准)
    {
        var 行 = policy.Row(低保参数.低保标准, 类别.ToString());
        if (行.SetBy.Contains('县', StringComparison.Ordinal))
        {
            throw new ParameterFault($"{类别}低保标准（{行.Region}，自 {行.From:yyyy-MM-dd}）由{行.SetBy}制定；2026年7月1日起只能由省或设区的市制定（{低保依据.法标准}）");
        }
        if (行.Region.Level != DivisionLevel.Province && 月标准 < policy.Money(低保参数.省级指导标准, 类别.ToString()))
        {
            throw new ParameterFault($"本市标准不得低于省级指导标准：{类别} {月标准} 元，指导标准 {policy.Money(低保参数.省级指导标准, 类别.ToString())} 元（{低保依据.法标准}）");
        }
    }
}
