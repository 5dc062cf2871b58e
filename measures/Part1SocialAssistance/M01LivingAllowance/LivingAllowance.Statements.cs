using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 领款账户：户名不是家庭成员的，要有书面协议（确认办法第二十六条）。</summary>
public sealed record 领款账户 : IChecked
{
    [Ask("开户银行", Hint = "例如：农村商业银行某某支行。")]
    public string 开户行 { get; init; } = "";

    [Ask("户名", Hint = "存折或银行卡上的名字。")]
    public PersonName 户名 { get; init; }

    [Ask("账号", Hint = "对照存折或银行卡，一位一位填。", Class = FieldClass.Sensitive)]
    public BankAccount 账号 { get; init; }

    [Ask("户名是谁？")]
    public 领款人关系 领款人 { get; init; }

    [Ask("有没有代领的书面协议？"), OnlyIf(nameof(领款人), nameof(领款人关系.别人代领))]
    public bool? 代领协议 { get; init; }

    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (领款人 == 领款人关系.别人代领 && 代领协议 != true)
        {
            yield return new(nameof(代领协议), "由别人代领的，要先签书面协议");
        }
    }
}

/// <summary>领款人是不是家里的人。</summary>
public enum 领款人关系
{
    [Choice("家里的一位成员")]
    家庭成员,

    [Choice("别人代领，有书面协议")]
    别人代领,
}

/// <summary>1.3 核对授权：每位成年成员都要同意（1.2-01）。</summary>
public sealed record 核对授权
{
    [Ask("成年人的授权", RowName = "授权人", AtLeast = 1)]
    public IReadOnlyList<授权人> 授权人 { get; init; } = [];
}

/// <summary>1.3 一个人的授权。</summary>
public sealed record 授权人
{
    [Ask("姓名")]
    public PersonName 姓名 { get; init; }

    [Ask("同意核对收入、存款、房产、车辆等信息吗？")]
    public bool 同意 { get; init; }

    [Ask("签字日期")]
    public DateOnly 签字日期 { get; init; }
}

/// <summary>1.3 承诺与近亲属申明（确认办法第十一条）。</summary>
public sealed record 申请声明 : IChecked
{
    [Ask("以上填写的都是真的；家里情况变了，会告诉镇办。", Hint = "故意不说真话的，要退回多领的钱。")]
    public bool 承诺属实 { get; init; }

    [Ask("家里有没有近亲属是低保经办人员或村（居）委会成员？", Hint = "配偶、父母、子女、兄弟姐妹、祖父母、外祖父母、孙子女、外孙子女。有也可以申请，只是要登记备案。")]
    public 近亲属情况 近亲属 { get; init; }

    [Ask("他是谁、做什么工作"), OnlyIf(nameof(近亲属), nameof(近亲属情况.有))]
    public string? 近亲属说明 { get; init; }

    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (!承诺属实)
        {
            yield return new(nameof(承诺属实), "承诺填写属实后才能提交");
        }
        if (近亲属 == 近亲属情况.有 && string.IsNullOrEmpty(近亲属说明))
        {
            yield return new(nameof(近亲属说明), "请写明近亲属的姓名和职务", "required");
        }
    }
}

/// <summary>有没有近亲属办理低保或在村（居）委会任职。</summary>
public enum 近亲属情况 { 没有, 有 }
