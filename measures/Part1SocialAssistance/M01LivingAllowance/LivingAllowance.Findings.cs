using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.2、1.3 核对结果：逐个来源登记，返回的数额替代申报（确认办法第十七条）。</summary>
public sealed record 核对结果 : IChecked
{
    [Ask("报告编号", Longest = 40)]
    public string 报告编号 { get; init; } = "";

    [Ask("核对完成日期")]
    public DateOnly 完成日期 { get; init; }

    [Ask("逐项结果", RowName = "结果", AtMost = 60)]
    public IReadOnlyList<核对项> 项 { get; init; } = [];

    [Ask("核对结论")]
    public 核对结论 结论 { get; init; }

    [Ask("说明", Lines = true, Longest = 500)]
    public string? 说明 { get; init; }

    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (结论 == 核对结论.不一致 && string.IsNullOrEmpty(说明))
        {
            yield return new(nameof(说明), "请写明哪一项与申报不一致，申请人要据此提出异议", "required");
        }
    }
}

/// <summary>1.2 一个来源返回的一项。</summary>
public sealed record 核对项 : IChecked
{
    [Ask("来源")]
    public 核对来源 来源 { get; init; }

    [Ask("返回状态")]
    public 返回状态 状态 { get; init; }

    [Ask("核实的是什么？")]
    public 核实项目 项目 { get; init; }

    [Ask("姓名", Hint = "工资、赡养人按人登记。")]
    public PersonName? 姓名 { get; init; }

    [Ask("核实金额", Unit = "元", Hint = "收入按全年，赡养人按月。")]
    public Money? 金额 { get; init; }

    [Ask("核实数量", Most = 100, Hint = "房屋、车辆、农机按应计的数量。")]
    public int? 数量 { get; init; }

    public IEnumerable<Fault> Check(DateOnly today) => 核实.缺什么(项目, 姓名, 金额, 数量, 状态 == 返回状态.已返回);
}

/// <summary>1.2 信息来源（VS 01–23）。</summary>
public enum 核对来源
{
    户籍, 婚姻, 死亡殡葬, 纳税, 社会保险, 不动产, 市场主体, 住房公积金, 车辆船舶, 银行存款, 证券, 商业保险,
    互联网金融, 医保费用, 残疾人, 学籍, 服刑强戒, 财政供养, 农业补贴与土地流转, 农机, 其他救助, 水电气通讯, 出入境与高收费学校,
}

/// <summary>来源的返回状态。</summary>
public enum 返回状态 { 已返回, 未返回, 无数据, 异常 }

/// <summary>核对结论：不一致不等于拒绝。</summary>
public enum 核对结论 { 一致, 不一致, 需要复查 }

/// <summary>可以被核实的收入与财产项目。</summary>
public enum 核实项目
{
    工资性, 经营净, 财产净, 转移性, 其他收入, 一次性收入, 基础养老金, 高龄津贴, 金融资产, 住房, 机动车, 年营业额, 大型农机,

    [Choice("单独申请的人自己的收入")]
    单人户收入,

    [Choice("赡养人家庭的月收入", Hint = "2026年7月1日起，须赡养人同意才能核对。")]
    赡养人月收入,

    只作登记,
}

/// <summary>1.3 入户调查：两人以上到家里看，双方签字（确认办法第十六条；试行办法第十八条、第十九条）。</summary>
public sealed record 入户调查 : IChecked
{
    [Ask("调查日期")]
    public DateOnly 日期 { get; init; }

    [Ask("在场的家庭成员", Hint = "写姓名。")]
    public string 在场成员 { get; init; } = "";

    [Ask("住房和家里用的东西", Lines = true, Longest = 500)]
    public string 住房实况 { get; init; } = "";

    [Ask("吃穿用度、看病和欠债", Lines = true, Longest = 500)]
    public string 生活状况 { get; init; } = "";

    [Ask("邻居怎么说", Lines = true, Longest = 500)]
    public string? 邻里意见 { get; init; }

    [Ask("照片张数", Least = 0, Most = 50, Hint = "大门、屋内、登记表，不少于3张。")]
    public int 照片 { get; init; }

    [Ask("双方都签字了吗？")]
    public bool 双方签字 { get; init; }

    [Ask("核实的数额", RowName = "项目", Hint = "与申报、核对都不同的才填；填了以这里为准。")]
    public IReadOnlyList<入户核实项> 核实 { get; init; } = [];

    [Ask("家庭成员与申报不同的", RowName = "成员", Hint = "例如已经去世、入狱、回家同住；填了以这里为准。")]
    public IReadOnlyList<成员核实> 成员核实 { get; init; } = [];

    [Ask("单独申请的人属于当地规定的哪一类特殊困难人员", Hint = "重残、重病以外的才填。")]
    public string? 特殊困难 { get; init; }

    [Ask("收入难以核实的劳动力", RowName = "劳动力")]
    public IReadOnlyList<难核实劳动力> 难核实 { get; init; } = [];

    [Ask("财产超限时一事一议的结论")]
    public 议定 财产议定 { get; init; }

    [Ask("一事一议的理由", Lines = true, Longest = 500)]
    public string? 议定理由 { get; init; }

    [Ask("各人定在哪一档，凭什么", Lines = true, Longest = 500, Hint = "当地按档发放的才填；每个人都要定档。")]
    public string? 档次依据 { get; init; }

    [Ask("A 档人数", Most = 30, Hint = "当地按档发放的才填。")]
    public int A档 { get; init; }

    [Ask("B 档人数", Most = 30)]
    public int B档 { get; init; }

    [Ask("C 档人数", Most = 30)]
    public int C档 { get; init; }

    [Ask("D 档人数", Most = 30)]
    public int D档 { get; init; }

    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (照片 < 3)
        {
            yield return new(nameof(照片), "照片不少于3张：大门、屋内、登记表");
        }
        if (!双方签字)
        {
            yield return new(nameof(双方签字), "调查人和被调查人都要签字");
        }
        if (财产议定 != 议定.未议 && string.IsNullOrEmpty(议定理由))
        {
            yield return new(nameof(议定理由), "请写明一事一议的理由", "required");
        }
    }
}

/// <summary>1.3 入户时核实的一项。</summary>
public sealed record 入户核实项 : IChecked
{
    [Ask("核实的是什么？")]
    public 核实项目 项目 { get; init; }

    [Ask("姓名", Hint = "工资、赡养人按人登记。")]
    public PersonName? 姓名 { get; init; }

    [Ask("核实金额", Unit = "元", Hint = "收入按全年，赡养人按月。")]
    public Money? 金额 { get; init; }

    [Ask("核实数量", Most = 100)]
    public int? 数量 { get; init; }

    public IEnumerable<Fault> Check(DateOnly today) => M01LivingAllowance.核实.缺什么(项目, 姓名, 金额, 数量, true);
}

/// <summary>1.3 入户查明的一位成员的实情。</summary>
public sealed record 成员核实 : IChecked
{
    [Ask("姓名")]
    public PersonName 姓名 { get; init; }

    [Ask("是否在一起过日子？")]
    public bool 共同生活 { get; init; }

    [Ask("不在一起的原因"), OnlyIf(nameof(共同生活), "否", "false")]
    public 不计入原因? 不计入原因 { get; init; }

    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (!共同生活 && 不计入原因 is null)
        {
            yield return new(nameof(不计入原因), "请选择不在一起过日子的原因", "required");
        }
    }
}

/// <summary>1.3 有劳动能力而收入说不清的人；由调查人认定，系数由当地规定（1.3-05）。</summary>
public sealed record 难核实劳动力
{
    [Ask("姓名")]
    public PersonName 姓名 { get; init; }

    [Ask("推算几个月", Unit = "个月", Least = 1, Most = 12)]
    public int 月数 { get; init; }

    [Ask("是否确实难以就业？")]
    public bool 确实难以就业 { get; init; }
}

/// <summary>1.3 民主评议：村民代表不少于参加人数的三分之二（试行办法第二十二条）。</summary>
public sealed record 民主评议 : IChecked
{
    [Ask("评议日期")]
    public DateOnly 日期 { get; init; }

    [Ask("地点")]
    public string 地点 { get; init; } = "";

    [Ask("主持人")]
    public PersonName 主持人 { get; init; }

    [Ask("参加人数", Unit = "人", Least = 1, Most = 500)]
    public int 参加人数 { get; init; }

    [Ask("其中村（居）民代表", Unit = "人", Most = 500)]
    public int 代表人数 { get; init; }

    [Ask("认为情况属实", Unit = "票", Most = 500)]
    public int 属实 { get; init; }

    [Ask("认为不属实", Unit = "票", Most = 500)]
    public int 不属实 { get; init; }

    [Ask("疑问和说明", Lines = true, Longest = 500)]
    public string? 说明 { get; init; }

    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (代表人数 * 3 < 参加人数 * 2)
        {
            yield return new(nameof(代表人数), $"村（居）民代表不少于参加人数的三分之二，{参加人数}人参加时至少{(参加人数 * 2 + 2) / 3}人");
        }
        if (属实 + 不属实 > 参加人数)
        {
            yield return new(nameof(属实), "票数不能多于参加人数");
        }
    }
}

/// <summary>1.3 县级入户抽查：抽中的、近亲属备案的、有投诉的（试行办法第二十六条；确认办法第二十条）。</summary>
public sealed record 县级抽查 : IChecked
{
    [Ask("抽查日期")]
    public DateOnly 日期 { get; init; }

    [Ask("与镇办调查是否一致？")]
    public bool 一致 { get; init; }

    [Ask("看到的情况", Lines = true, Longest = 500)]
    public string 情况 { get; init; } = "";

    [Ask("不一致的处理意见", Lines = true, Longest = 500)]
    public string? 处理意见 { get; init; }

    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (!一致 && string.IsNullOrEmpty(处理意见))
        {
            yield return new(nameof(处理意见), "与镇办调查不一致的，请写处理意见", "required");
        }
    }
}

/// <summary>核实项目该填哪些格。</summary>
internal static class 核实
{
    public static IEnumerable<Fault> 缺什么(核实项目 项目, PersonName? 姓名, Money? 金额, int? 数量, bool 已返回)
    {
        if (!已返回 || 项目 == 核实项目.只作登记)
        {
            yield break;
        }
        if (项目 is 核实项目.住房 or 核实项目.机动车 or 核实项目.大型农机)
        {
            if (数量 is null)
            {
                yield return new(nameof(数量), "请填写核实数量；没有就填 0", "required");
            }
        }
        else if (金额 is null)
        {
            yield return new(nameof(金额), "请填写核实金额；没有就填 0", "required");
        }
        if (项目 is 核实项目.工资性 or 核实项目.赡养人月收入 && 姓名 is null)
        {
            yield return new(nameof(姓名), "工资和赡养人按人登记，请填写姓名", "required");
        }
    }
}
