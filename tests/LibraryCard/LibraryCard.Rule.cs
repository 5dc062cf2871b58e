using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.LibraryCard;

/// <summary>两份编出来的章程。</summary>
public static class 章程
{
    public const string 旧名 = "借书证章程（2020年）";
    public const string 新名 = "借书证章程（2026年）";
    public static readonly DateOnly 新章程施行 = new(2026, 7, 1);
    public static readonly DivisionCode 本市 = DivisionCode.Of("6109");
    private static readonly string[] 条次 =
        ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三"];

    public static Article 旧(int n) => new(旧名, $"第{条次[n]}条");
    public static Article 新(int n) => new(新名, $"第{条次[n]}条");
    public static Article 按(DateOnly on, int n) => on < 新章程施行 ? 旧(n) : 新(n);
}

/// <summary>借书证用到的参数，值在 LibraryCard.standards.yaml。</summary>
public static class 参数
{
    public static readonly Parameter 押金 = new("LIB_DEPOSIT");
    public static readonly Parameter 补贴月标准 = new("LIB_MONTHLY");
    public static readonly Parameter 每人年收入上限 = new("LIB_INCOME");
    public static readonly Parameter 补贴方式 = new("LIB_MODE");
    public static readonly Parameter 最多册数 = new("LIB_BOOKS");
    public static readonly Parameter 抽查比例 = new("LIB_SPOT");
    public static readonly Parameter 核对有效期 = new("LIB_CHECK_DAYS");
    public static readonly Parameter 容许相差 = new("LIB_TOLERANCE");
    public static readonly Parameter 授权有效期 = new("LIB_CONSENT_DAYS");
    public static readonly Parameter 读者名单保存 = new("LIB_FILE_MONTHS");
    public static readonly Parameter 回答原文保存 = new("LIB_KEEP_MONTHS");
    public static readonly Parameter 核对回答期限 = new("LIB_ANSWER_DAYS");
    public static readonly Parameter 候补倍数 = new("LIB_NEAR");
    public static readonly Parameter 寄书补贴 = new("LIB_POST");

    /// <summary>没有装载，用来看缺一个数时怎样说。</summary>
    public static readonly Parameter 急用借书款 = new("LIB_URGENT");

    /// <summary>也没有装载。</summary>
    public static readonly Parameter 远行里程 = new("LIB_FAR");
}

public enum 补贴方式 { 差额, 定额 }

/// <summary>规则看得到的事实。</summary>
public readonly record struct 借书户(DivisionCode 居住地, bool 是本人, bool 要补贴, Money 年收入, int 人数)
{
    public static 借书户 Of(借书证申请 x, Evidence found) => new(
        x.申请人.居住地,
        found.Get<上门核对>()?.是本人 ?? true,
        x.借阅.要购书补贴,
        found.Get<收入核对>()?.年收入 ?? x.借阅.家庭年收入,
        x.人数);
}

/// <summary>某地某日的标准。</summary>
public readonly record struct 借书标准(Money 押金, Money 月标准, Money 每人年收入上限, 补贴方式 方式, int 最多册数)
{
    public static 借书标准 Of(Policy p, 证类 证类) => new(
        p.Money(参数.押金, 证类.ToString()),
        p.Money(参数.补贴月标准),
        p.Money(参数.每人年收入上限),
        p.Mode<补贴方式>(参数.补贴方式),
        p.Whole(参数.最多册数));
}

/// <summary>发不发证、补不补钱（第二、三、五条）。</summary>
public static class 借书证规则
{
    public static (bool 发证, Money 每月) Decide<TWhy>(in 借书户 x, in 借书标准 s, DateOnly on, ref TWhy why) where TWhy : struct, IWhy
    {
        if (!why.Requires(章程.本市.Holds(x.居住地), "住在本市", 章程.按(on, 2), $"居住地 {x.居住地}"))
        {
            return (false, Money.Zero);
        }
        if (!why.Requires(x.是本人, "本人申请", 章程.按(on, 3), $"上门核对：{(x.是本人 ? "是本人" : "不是本人")}"))
        {
            return (false, Money.Zero);
        }
        why.Computes("押金", 章程.按(on, 4), $"押金 {s.押金.Short} 元，每次最多借 {s.最多册数} 册");
        if (!x.要补贴)
        {
            return (true, Money.Zero);
        }
        var 上限 = s.每人年收入上限 * x.人数;
        if (!why.Requires(x.年收入 < 上限, "收入低于标准", 章程.按(on, 5),
            $"家庭年收入 {x.年收入} 元，上限 {s.每人年收入上限} × {x.人数} 人 = {上限} 元"))
        {
            return (false, Money.Zero);
        }
        var 定额 = s.月标准 * x.人数;
        var 每月 = s.方式 == 补贴方式.定额 ? 定额 : Money.Min(定额, (上限 - x.年收入).DividedBy(12, Rounding.进到元));
        why.Computes("购书补贴", 章程.按(on, 5), $"按{s.方式}：月标准 {s.月标准} × {x.人数} 人，每月 {每月.Short} 元");
        return (true, 每月);
    }

    /// <summary>收入不低于上限，但还不到上限加一个月标准的，是候补读者：补贴没有，认定有。</summary>
    public static bool 候补(in 借书户 x, in 借书标准 s) =>
        x.要补贴 && x.是本人 && 章程.本市.Holds(x.居住地) && x.年收入 >= s.每人年收入上限 * x.人数 && x.年收入 < (s.每人年收入上限 + s.月标准) * x.人数;
}
