using Anmin.Casework.Desk;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Casework.Reviews;

/// <summary>What somebody signs under a review.</summary>
/// <param name="Grant">Whether money goes on.</param>
/// <param name="Reason">Needed where it differs from the computed proposal, where it is suspended, and for fraud.</param>
/// <param name="Suspend">Suspended for a while instead.</param>
/// <param name="FraudFrom">Stopped for fraud: the first month that was wrong.</param>
/// <param name="Fine">The fine on top of what is returned; nothing or zero where none is laid.</param>
public sealed record ReviewSigned(
    bool Grant, Money? Monthly, string? Reason, string? Article, Suspension? Suspend = null, PayMonth? FraudFrom = null, Money? Fine = null)
{
    internal Signed Plain => new(Grant, Monthly, Reason, Article);
}

/// <summary>What a signature under a review brings about, checked.</summary>
/// <param name="Obtained">Of fraud: what was paid from the first wrong month on.</param>
internal sealed record Verdict(
    bool Grant, long? Fen, string? Reason, string? Article, bool Differs, IReadOnlyList<NextTerm> Terms, Suspension? Suspend = null, PayMonth? FraudFrom = null, Money? Fine = null, Money? Obtained = null)
{
    /// <summary>In a sentence, for the desk.</summary>
    public string Text => Suspend is { } reason ? $"暂停发放：{SuspensionWords.Of(reason)}"
        : FraudFrom is { } from ? $"骗取，从 {from} 起停发、全部追回{(Fine is { } fine && fine > Money.Zero ? $"，罚款 {fine} 元" : "")}"
        : $"{(Grant ? $"继续发给{(Fen is { } f ? $"，每月 {new Money(f).Short} 元" : "")}" : "不再发给")}{(Differs ? "，与测算不同：" + Reason : "，与测算一致")}";
}

/// <summary>How a reason of suspension reads.</summary>
public static class SuspensionWords
{
    public static string Of(Suspension reason) => reason switch
    {
        Suspension.联系不上 => "多次联系不上",
        Suspension.不配合复核 => "不配合复核",
        _ => "被羁押或者强制戒毒",
    };
}
