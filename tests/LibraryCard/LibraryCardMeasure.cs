using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Watching;

namespace Anmin.LibraryCard;

/// <summary>第九十九条是编的：用一张借书证走遍 Core 的每一样东西，真事项改了也不会牵动机器的测试。</summary>
public sealed class LibraryCardMeasure() : Measure(99, "借书证", "让每一户都能借到书，困难户按月补一点买书钱")
{
    public static readonly 购书补贴 购书补贴 = new();
    public static readonly 审批下放 审批下放 = new();
    public static readonly 借书证 借书证 = new();
    public static readonly 阅览室 阅览室 = new();
    public static readonly 送书下乡 送书下乡 = new();
    public static readonly 办证将超期 办证将超期 = new();
    public static readonly 购书补贴标准 购书补贴标准 = new();
    public static readonly 借书户核对 借书户核对 = new();
    public static readonly 核对没有回音 核对没有回音 = new();

    public override Parameter FilesKept => 参数.读者名单保存;

    public override IReadOnlyList<Declaration> Declarations { get; } =
    [
        借书证, 购书补贴, 审批下放, 阅览室, 送书下乡, 办证将超期, 购书补贴标准, 借书户核对, 核对没有回音,
        new 该领没领(), new 不该再领(), new 去世还领(), new 领了两份(), new 看不清书(), new 读书会名册(),
        new Indicator("library-card-applications", "办证申请", "library-card", Figure.Applications, "件", "99.6"),
        new Indicator("library-card-decisions", "办结", "library-card", Figure.Decisions, "件", "99.6"),
        new Indicator("library-card-open", "在办", "library-card", Figure.Open, "件", "99.6"),
        new Indicator("library-card-overdue", "超期未办", "library-card", Figure.Overdue, "件", "99.6"),
        new Indicator("library-card-persons", "领购书补贴的人", "book-money", Figure.Persons, "人", "99.6"),
        new Indicator("library-card-delegated", "已下放的镇办", "library-card-delegations", Figure.EntriesInForce, "个", "99.6"),
        new Indicator("library-card-households", "领购书补贴的户", "book-money", Figure.Households, "户", "99.6"),
        new Indicator("library-card-average", "户均购书补贴", "book-money", Figure.AverageGrant, "元", "99.6"),
        new Indicator("library-card-on-time", "按时办结率", "library-card", Figure.OnTime, "%", "99.6"),
        new Indicator("library-card-by-towns", "镇办自己决定的", "library-card", Figure.Delegated, "件", "99.6"),
        new Indicator("library-card-by-towns-on-time", "镇办按时决定率", "library-card", Figure.DelegatedOnTime, "%", "99.6"),
        new Indicator("library-card-by-towns-drawn", "县里抽查的比例", "library-card", Figure.DelegatedDrawn, "%", "99.6"),
        new Indicator("library-card-by-towns-days", "镇办平均用时", "library-card", Figure.DelegatedDays, "个工作日", "99.6"),
        new Indicator("library-card-by-towns-overturned", "镇办决定后来改变的", "library-card", Figure.DelegatedOverturned, "件", "99.6"),
        new Indicator("library-card-month-money", "当月发放", "book-money", Figure.MonthMoney, "元", "99.6"),
        new Indicator("library-card-money", "累计发放", "book-money", Figure.Money, "元", "99.6"),
        new Indicator("library-card-per-person", "补助水平", "book-money", Figure.MoneyPerPerson, "元", "99.6"),
        new Indicator("library-card-from-county", "县级资金", "book-money", Figure.MoneyFrom, "元", "99.6") { Only = "县" },
        new Indicator("library-card-from-nation", "中央资金", "book-money", Figure.MoneyFrom, "元", "99.6") { Only = "中央" },
        new Indicator("library-card-paid-on-time", "按时发放率", "book-money", Figure.PaidOnTime, "%", "99.6"),
        new Indicator("library-card-unreached", "还没到账", "book-money", Figure.Unreached, "元", "99.6"),
        new Indicator("library-card-reviews-due", "应复核", "book-money", Figure.ReviewsDue, "户", "99.6"),
        new Indicator("library-card-reviews-done", "已复核", "book-money", Figure.ReviewsDone, "户", "99.6"),
        new Indicator("book-money-standard-mean", "平均标准", "book-money-standard", Figure.Standard, "元/人·月", "99.6"),
        new Indicator("book-money-standard-year", "平均年标准", "book-money-standard", Figure.StandardByYear, "元/人·年", "99.6"),
        new Indicator("book-money-standard-ratio", "两类之比", "book-money-standard", Figure.StandardRatio, "倍", "99.6"),
        new Indicator("book-money-standard-over", "高出底线的比例", "book-money-standard", Figure.StandardOverLine, "%", "99.6"),
        new Indicator("book-money-standard-raised", "近一年提高的县", "book-money-standard", Figure.StandardsRaised, "个", "99.6"),
        new Indicator("reading-rooms-open", "有阅览室的地方", "reading-rooms", Figure.EntriesInForce, "个", "99.6"),
    ];
}
