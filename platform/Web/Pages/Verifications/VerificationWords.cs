using System.Globalization;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Web.Pages.Verifications;

/// <summary>What a verification is called on pages. A light is a shape and a word, never a colour alone.</summary>
public static class VerificationWords
{
    /// <summary>The sentence that stands with every flag.</summary>
    public const string NoRefusal = "下面的情况本身不是拒绝的理由：要看市值、实际经营和实际生活。";

    public static string Address(Guid id) => $"/desk/verifications/{id}";

    public static (string Text, string Tag) Of(VerificationState state) => state switch
    {
        VerificationState.待启动 => ("等县区启动", "soon"),
        VerificationState.核对中 => ("正在核对", "han"),
        VerificationState.已出报告 => ("已出报告", "ok"),
        _ => ("已撤回", ""),
    };

    /// <summary>Whether nobody has carried the question to the source yet.</summary>
    public static bool IsUnasked(VerificationItemRow item) => item is { Reply: Reply.未返回, IsUnasked: true };

    /// <summary>How many were asked and have answered; what nobody has asked yet is counted beside it, it was no question to anybody.</summary>
    public static string Counted(VerificationView it) =>
        $"{(it.Asked > 0 ? $"已答 {it.Answered} 条，共问 {it.Asked} 条" : "一条也还没有问")}{(it.Waiting > 0 ? $"；还没有问 {it.Waiting} 条" : "")}";

    /// <summary>Why a question was called back.</summary>
    public static string CalledBack(VerificationItemRow item) => item.ConsentTo < item.CalledBackOn ? "授权已结束，请求已收回" : "案件已结束，请求已收回";

    /// <summary>What no record says beside a declared figure: nothing differs, nothing is confirmed.</summary>
    public const string NoRecord = "没有查出不同（对方没有记录）";

    public static (string Shape, string Text, string Tag) Light(Reply? reply) => reply switch
    {
        Reply.已返回 => ("●", "有记录", "ok"),
        Reply.无数据 => ("○", "没有记录", "ok"),
        Reply.未返回 => ("△", "还没有回音", "soon"),
        Reply.异常 => ("✕", "出了问题", "due"),
        _ => ("·", "还没有问", ""),
    };

    /// <summary>What was found about something that was declared. Where nobody was asked, nothing was looked for: that is not nothing found (S-RE-4).</summary>
    public static string Found(Comparison line) => line.Found?.ToString()
        ?? (line.Awaited.Any() ? "还没有回音" : line.Told.Any(t => t.Reply == Reply.无数据) ? "没有记录" : line.Told.Count > 0 ? "已登记" : "没有查");

    /// <summary>How many working days are left until the day of a verification.</summary>
    public static (string Text, string? Tag) Left(int days) => days switch
    {
        < 0 => ($"逾期 {-days} 个工作日", "due"),
        0 => ("今天到期", "soon"),
        <= 3 => ($"还剩 {days} 个工作日", "soon"),
        _ => ($"还剩 {days} 个工作日", null),
    };

    /// <summary>One figure or record as it was told.</summary>
    public static string Said(AnswerSaid answer)
    {
        var said = answer.Value;
        string?[] parts =
        [
            said.Item, said.Amount is { } amount ? $"{amount.Short} 元" : null, said.Count is { } count ? count.ToString(CultureInfo.InvariantCulture) : null,
            said.AsOf is { } day ? $"截至 {day:yyyy-MM-dd}" : null, said.Note, answer.Row.ErasedOn is { } erased ? $"其余原文已在 {erased:yyyy-MM-dd} 按期删除" : null,
        ];
        var text = string.Join('，', parts.Where(p => !string.IsNullOrEmpty(p)));
        return text.Length > 0 ? text : "有记录";
    }

    public static string Of(Purpose purpose) => purpose.ToString();
}
