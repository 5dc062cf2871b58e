using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Values;

namespace Anmin.Casework.Population;

/// <summary>What an act on the register asks besides its own questions: since when, and why.</summary>
public interface IPersonAct
{
    DateOnly 从哪天起 { get; }

    string 原因 { get; }
}

/// <summary>更正或变更: everything the register says of somebody but number and place.</summary>
public sealed record Correction : IPersonAct
{
    [Ask("姓名")]
    public PersonName 姓名 { get; init; }

    [Ask("性别")]
    public Sex 性别 { get; init; }

    [Ask("出生日期", Hint = "没有任何证件写着的，可以空着")]
    public DateOnly? 出生日期 { get; init; }

    [Ask("户籍类别")]
    public HukouKind 户籍类别 { get; init; }

    [Ask("村（社区）以下的住址", Hint = "例如：3组17号。搬到别的村的，请办市内迁移")]
    public string? 详细住址 { get; init; }

    [Ask("残疾类别")]
    public DisabilityClass 残疾类别 { get; init; }

    [Ask("残疾等级", Hint = "一级最重；没有残疾证的空着", Least = 1, Most = 4), OnlyIf(nameof(残疾类别), "视力", "听力", "言语", "肢体", "智力", "精神", "多重")]
    public int? 残疾等级 { get; init; }

    [Ask("患重病")]
    public bool 重病 { get; init; }

    [Ask("在校读书")]
    public bool 在校 { get; init; }

    [Ask("劳动能力")]
    public LabourCapacity 劳动能力 { get; init; }

    [Ask("脱贫和监测")]
    public PovertyWatch 脱贫监测 { get; init; }

    [Ask("从哪天起是这样", Hint = "一直是这样、只是登记错了的，写原来登记的起始日")]
    public DateOnly 从哪天起 { get; init; }

    [Ask("原因和依据", Longest = 200)]
    public string 原因 { get; init; } = "";
}

/// <summary>换号: another number for the same person.</summary>
public sealed record NewNumber : IPersonAct
{
    [Ask("现在的身份证号", Hint = "以前的号码留着，仍能查到")]
    public IdNumber 证件号码 { get; init; }

    [Ask("从哪天起用这个号码")]
    public DateOnly 从哪天起 { get; init; }

    [Ask("原因和依据", Longest = 200)]
    public string 原因 { get; init; } = "";
}

/// <summary>去世登记.</summary>
public sealed record Death : IPersonAct
{
    [Ask("去世日期")]
    public DateOnly 从哪天起 { get; init; }

    [Ask("依据", Hint = "死亡证明、火化证明、村委会证明等，写明文号", Longest = 200)]
    public string 原因 { get; init; } = "";
}

/// <summary>撤销去世登记.</summary>
public sealed record Revival
{
    [Ask("为什么撤销，凭什么", Hint = "例如：本人到场，身份证核对无误；同名的另一个人去世", Longest = 200)]
    public string 原因 { get; init; } = "";
}

/// <summary>迁出本市.</summary>
public sealed record Leaving : IPersonAct
{
    [Ask("迁出日期")]
    public DateOnly 从哪天起 { get; init; }

    [Ask("迁往哪里", Longest = 100)]
    public string 迁往 { get; init; } = "";

    [Ask("原因和依据", Longest = 200)]
    public string 原因 { get; init; } = "";
}

/// <summary>市内迁移.</summary>
public sealed record Removal : IPersonAct
{
    [Ask("搬到哪个村（社区）")]
    public DivisionCode 新住地 { get; init; }

    [Ask("村（社区）以下的住址", Hint = "例如：3组17号")]
    public string? 详细住址 { get; init; }

    [Ask("户口也迁过去")]
    public bool 户口也迁 { get; init; }

    [Ask("哪天搬的")]
    public DateOnly 从哪天起 { get; init; }

    [Ask("原因和依据", Longest = 200)]
    public string 原因 { get; init; } = "";
}

/// <summary>Which household somebody joins or leaves; units of a programme follow its decisions.</summary>
public enum JoinedKind { 户籍家庭 = 1, 共同生活家庭 = 2 }

/// <summary>入户.</summary>
public sealed record Joining : IPersonAct
{
    [Ask("哪一种户")]
    public JoinedKind 哪种户 { get; init; }

    [Ask("户号", Hint = "写在那一户的页面上", Longest = 40)]
    public string 户号 { get; init; } = "";

    [Ask("与户主的关系")]
    public Relation 关系 { get; init; }

    [Ask("从哪天起")]
    public DateOnly 从哪天起 { get; init; }

    [Ask("原因和依据", Longest = 200)]
    public string 原因 { get; init; } = "";
}

/// <summary>分户: out of a household and into one of her own.</summary>
public sealed record Parting : IPersonAct
{
    [Ask("从哪一种户分出来")]
    public JoinedKind 哪种户 { get; init; }

    [Ask("从哪天起自成一户")]
    public DateOnly 从哪天起 { get; init; }

    [Ask("原因和依据", Longest = 200)]
    public string 原因 { get; init; } = "";
}

/// <summary>Why two records are one person, or are not after all.</summary>
public sealed record Sameness
{
    [Ask("怎么核实的", Hint = "例如：核对了户口簿和身份证原件", Longest = 200)]
    public string 原因 { get; init; } = "";
}
