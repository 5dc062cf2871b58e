using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Web.Pages.Components;

/// <summary>A form with every kind of question, once as it comes and once with faults.</summary>
public sealed record Sample
{
    [Page("每一种栏目", Hint = "提示写在题目下面，例子写在栏目里。")]
    public Questions 平常 { get; init; } = new();

    [Page("要更正的样子", Hint = "话在栏目旁边，说怎么填对。")]
    public Questions 有错 { get; init; } = new();
}

/// <summary>Every kind of question there is.</summary>
public sealed record Questions
{
    [Ask("姓名", Hint = "与身份证一致。", Autocomplete = "off")]
    public PersonName 姓名 { get; init; }

    [Ask("身份证号", Class = FieldClass.Sensitive)]
    public IdNumber 身份证号 { get; init; }

    [Ask("电话", Class = FieldClass.Sensitive)]
    public Phone? 电话 { get; init; }

    [Ask("银行账号", Class = FieldClass.Sensitive)]
    public BankAccount? 账号 { get; init; }

    [Ask("出生日期")]
    public DateOnly 出生 { get; init; }

    [Ask("家庭年收入", Unit = "元／年", Hint = "没有就填 0。")]
    public Money 年收入 { get; init; }

    [Ask("家里几口人？", Unit = "人", Least = 1, Most = 20)]
    public int 人数 { get; init; }

    [Ask("有没有承包地？")]
    public bool 有承包地 { get; init; }

    [Ask("承包地有多少", Longest = 20), OnlyIf(nameof(有承包地), "是")]
    public string 承包地 { get; init; } = "";

    [Ask("与户主的关系")]
    public Kin 关系 { get; init; }

    [Ask("家里有哪些情况？", Hint = "可以多选。")]
    public IReadOnlyList<Hardship> 情况 { get; init; } = [];

    [Ask("文化程度")]
    public Schooling? 文化 { get; init; }

    [Ask("住在哪个村（社区）？", Level = DivisionLevel.Village)]
    public DivisionCode 住址 { get; init; }

    [Ask("还想说的", Longest = 200, Lines = true)]
    public string? 说明 { get; init; }

    [Ask("房产", RowName = "房产", AtMost = 3)]
    public IReadOnlyList<Dwelling> 房产 { get; init; } = [];
}

/// <summary>A row of a repeated group.</summary>
public sealed record Dwelling
{
    [Ask("在哪里", Longest = 50)]
    public string 地点 { get; init; } = "";

    [Ask("面积", Unit = "平方米", Least = 1, Most = 2000)]
    public int 面积 { get; init; }
}

/// <summary>Few choices, side by side.</summary>
public enum Kin { 本人, 配偶, 子女 }

/// <summary>Choices of which several may hold.</summary>
public enum Hardship
{
    [Choice("有人生大病", Hint = "正在治疗，或需要长期服药")]
    大病,

    [Choice("有人残疾")]
    残疾,

    [Choice("有人上学")]
    上学,
}

/// <summary>So many choices that a list is kinder.</summary>
public enum Schooling { 没上过学, 小学, 初中, 高中, 中专, 大专, 本科, 硕士, 博士 }
