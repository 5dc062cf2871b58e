using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.LibraryCard;

/// <summary>借书证申请：四页，每一种控件至少一个。</summary>
public sealed record 借书证申请 : IChecked
{
    [Page("谁来办证？")]
    public 读者 申请人 { get; init; } = new();

    [Page("想借什么书？", Hint = "只问与办证有关的事", Short = "借阅")]
    public 借阅意愿 借阅 { get; init; } = new();

    [Page("还有谁用这张证？")]
    public 同用情况 同用 { get; init; } = new();

    [Page("押金退到哪里？")]
    public 收款 账户 { get; init; } = new();

    public int 人数 => 同用.成员.Count + 1;

    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (借阅.证类 == 证类.儿童证 && 申请人.身份证号.AgeOn(today) >= 14)
        {
            yield return new("借阅.证类", "儿童证办给未满14周岁的人，请改选成人证");
        }
        for (var i = 0; i < 同用.成员.Count; i++)
        {
            if (同用.成员[i].身份证号 == 申请人.身份证号)
            {
                yield return new($"同用.成员[{i}].身份证号", "与申请人的身份证号相同，申请人不用再填一次");
            }
        }
    }
}

public sealed record 读者
{
    [Ask("姓名", Hint = "与身份证一致", Autocomplete = "name")]
    public PersonName 姓名 { get; init; }

    [Ask("身份证号", Class = FieldClass.Sensitive)]
    public IdNumber 身份证号 { get; init; }

    [Ask("电话", Class = FieldClass.Sensitive, Autocomplete = "tel")]
    public Phone 电话 { get; init; }

    [Ask("住在哪个村（社区）？", Level = DivisionLevel.Village)]
    public DivisionCode 居住地 { get; init; }
}

public sealed record 借阅意愿 : IChecked
{
    [Ask("办哪种证？")]
    public 证类 证类 { get; init; }

    [Ask("常借哪些书？", Hint = "可以多选，也可以不选")]
    public IReadOnlyList<书类> 常借 { get; init; } = [];

    [Ask("每月大约读几本？", Unit = "本", Least = 0, Most = 60)]
    public int 每月册数 { get; init; }

    [Ask("想说的话", Longest = 20, Lines = true)]
    public string? 留言 { get; init; }

    [Ask("要不要购书补贴？")]
    public bool 要购书补贴 { get; init; }

    [Ask("家庭年收入", Unit = "元／年", Most = 1_000_000), OnlyIf(nameof(要购书补贴), "是")]
    public Money 家庭年收入 { get; init; }

    [Ask("从哪天开始用？", MayBeFuture = true)]
    public DateOnly? 启用日 { get; init; }

    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (每月册数 > 30 && 留言 is null)
        {
            yield return new(nameof(留言), "每月读三十本以上，请写一句怎么读完");
        }
    }
}

public sealed record 同用情况
{
    [Ask("同用的人", RowName = "人", AtMost = 3)]
    public IReadOnlyList<同用人> 成员 { get; init; } = [];
}

public sealed record 同用人 : IChecked
{
    [Ask("姓名")]
    public PersonName 姓名 { get; init; }

    [Ask("身份证号", Class = FieldClass.Sensitive)]
    public IdNumber 身份证号 { get; init; }

    [Ask("与申请人的关系")]
    public 关系 关系 { get; init; }

    [Ask("请写明关系", Longest = 10), OnlyIf(nameof(关系), nameof(LibraryCard.关系.其他))]
    public string 其他关系 { get; init; } = "";

    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (身份证号.AgeOn(today) < 3)
        {
            yield return new(nameof(身份证号), "未满3周岁不用登记，随大人借书即可");
        }
    }
}

public sealed record 收款
{
    [Ask("开户人")]
    public PersonName 开户人 { get; init; }

    [Ask("银行账号", Class = FieldClass.Sensitive)]
    public BankAccount 账号 { get; init; }

    [Ask("户口本签发日期")]
    public DateOnly 签发日 { get; init; }

    [Ask("有近亲属在图书馆或村里任职吗？", Class = FieldClass.Protected)]
    public bool 有近亲属任职 { get; init; }

    [Ask("他叫什么？", Class = FieldClass.Protected), OnlyIf(nameof(有近亲属任职), "是")]
    public PersonName 近亲属姓名 { get; init; }
}

public enum 证类
{
    [Choice("成人证", Hint = "年满14周岁")]
    成人证,

    [Choice("儿童证（未满14周岁）")]
    儿童证,
}

public enum 书类 { 农技, 文学, 连环画 }

public enum 关系 { 配偶, 子女, 父母, 其他 }

/// <summary>两人一起看过本人和住处。</summary>
public sealed record 上门核对
{
    [Ask("是本人申请吗？")]
    public bool 是本人 { get; init; }

    [Ask("看到的情况", Longest = 200, Lines = true)]
    public string 所见 { get; init; } = "";
}

/// <summary>按授权查到的收入。</summary>
public sealed record 收入核对
{
    [Ask("查到的家庭年收入", Unit = "元／年")]
    public Money 年收入 { get; init; }
}

/// <summary>有人对公示提出异议时开的会。</summary>
public sealed record 异议评议
{
    [Ask("异议成立吗？")]
    public bool 成立 { get; init; }
}

/// <summary>县馆抽中以后再去看一次。</summary>
public sealed record 县馆抽查
{
    [Ask("与上门核对一致吗？")]
    public bool 一致 { get; init; }
}
