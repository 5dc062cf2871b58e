using Anmin.Casework.Reviews;
using Anmin.Web.Forms;

namespace Anmin.Web.Pages.Reviews;

/// <summary>How a review reads at the desk.</summary>
public static class ReviewWords
{
    public static string Address(Guid id, string? part = null) => $"/desk/reviews/{id}{(part is null ? "" : "/" + part)}";

    public static (string Text, string? Tag) Of(ReviewState state) => state switch
    {
        ReviewState.待复核 => ("镇（办）复核", "han"),
        ReviewState.待决定 => ("等决定", "han"),
        _ => ("已决定", "ok"),
    };

    /// <summary>How long is left by the calendar: overdue red, the last week in amber.</summary>
    /// <summary>The same; without a last day, what it waits for.</summary>
    public static (string Text, string? Tag) Left(int? days, int? awaits) =>
        days is { } left ? Left(left) : awaits is { } year ? (Spoken.Undated(year), "soon") : ("没有期限", null);

    public static (string Text, string? Tag) Left(int days) => days switch
    {
        < 0 => ($"逾期 {-days} 天", "due"),
        0 => ("今天到期", "soon"),
        <= 7 => ($"还剩 {days} 天", "soon"),
        _ => ($"还剩 {days} 天", null),
    };

    public static string Of(Delivery manner) => manner switch
    {
        Delivery.留置 => "留在住处（有人见证）",
        _ => manner.ToString(),
    };

    public static string Of(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.不变 => "数额不变",
        ReviewOutcome.渐退 => "渐退后停发",
        ReviewOutcome.暂停 => "暂停发放",
        ReviewOutcome.恢复 => "恢复发放",
        _ => outcome.ToString(),
    };
}
