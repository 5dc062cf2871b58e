using System.Globalization;
using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Verifications;

/// <summary>One verification: its lights, what the family contests, and the next step for the one whose step it is.</summary>
[Authorize(May.Staff)]
public sealed class VerificationModel(CaseworkServices casework) : VerificationPage(casework)
{
    public VerificationView It { get; private set; } = null!;

    /// <summary>Those of the silent whom nobody has asked yet: a list is to be taken first.</summary>
    public IReadOnlyList<string> Unasked => [.. It.Lines.Where(l => !l.Source.IsAuxiliary && l.Items.Count > 0 && l.Items.All(i => VerificationWords.IsUnasked(i.Item))).Select(l => l.Source.Key)];

    /// <summary>Sources that must answer and have not.</summary>
    public IReadOnlyList<string> Silent => [.. It.Lines.Where(l => !l.Source.IsAuxiliary && l.Reply is Reply.未返回 or Reply.异常).Select(l => l.Source.Key)];

    /// <summary>Required sources that the request left out.</summary>
    public IReadOnlyList<string> LeftOut => [.. It.NotAsked.Except(It.Lines.Select(l => l.Source.Key))];

    public bool MayWiden => IsCounty && !It.IsOver && It.Row.State is VerificationState.核对中 or VerificationState.已出报告 && LeftOut.Count > 0;

    public bool MayStart => IsCounty && It.Row.State == VerificationState.待启动;

    public bool MayConclude => IsCounty && (It.Row.State == VerificationState.核对中 || (It.Row.State == VerificationState.已出报告 && (It.IsOutdated || (!It.IsOver && It is { NotAsked.Count: > 0, Row.WithoutReason: null }))));

    public bool MayAsk => IsCounty && It.Row.State is VerificationState.核对中 or VerificationState.已出报告 && It.Lines.Any(l => l.Reply is Reply.未返回 or Reply.异常 && Casework.Asking.IsOnline(l.Source.Code));

    public bool MayWithdraw => It.Row.State is VerificationState.待启动 or VerificationState.核对中 && Caller.Role is Role.镇办经办 or Role.镇办负责 or Role.县区审核 or Role.县区负责;

    public async Task OnGetAsync(Guid id, bool done)
    {
        Done = done ? "办好了" : null;
        await Show(id);
    }

    public Task<IActionResult> OnPostStartAsync(Guid id, int? version) => Does(id, version, read => Casework.Requesting.Start(Caller, id, read));

    public Task<IActionResult> OnPostConcludeAsync(Guid id, int? version, string? without) => Does(id, version, read => Casework.Reports.Conclude(Caller, id, read, without));

    public Task<IActionResult> OnPostWidenAsync(Guid id, int? version) => Does(id, version, read => Casework.Requesting.Widen(Caller, id, read));

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, int? version, string? why) => Does(id, version, read => Casework.Requesting.Withdraw(Caller, id, read, why ?? ""));

    public async Task<IActionResult> OnPostAskAsync(Guid id)
    {
        await Show(id);
        return await Carry(async () =>
        {
            await Casework.Asking.AskNow(Caller, id, HttpContext.RequestAborted);
            return VerificationWords.Address(id) + "?done=true";
        }, () => Show(id));
    }

    public Task<IActionResult> OnPostAskAgainAsync(Guid id, Guid recheck, int? version) => Does(id, version, read => Casework.Rechecks.AskAgain(Caller, recheck, read), recheck);

    public Task<IActionResult> OnPostCorrectAsync(Guid id, Guid recheck, int? version, string? item, string? amount, string? count, string? reason) =>
        Does(id, version, read => Casework.Rechecks.Correct(Caller, recheck, read, Values(item, amount, count), reason ?? ""), recheck);

    public Task<IActionResult> OnPostCloseAsync(Guid id, Guid recheck, int? version, string? outcome) => Does(id, version, read => Casework.Rechecks.Close(Caller, recheck, read, outcome ?? ""), recheck);

    /// <summary>What is right, as typed; nothing where there is no such record.</summary>
    private static SourceValue[] Values(string? item, string? amount, string? count)
    {
        if (string.IsNullOrEmpty(item))
        {
            return [];
        }
        Money? money = null;
        int? number = null;
        if (Plain.Code(amount).Length > 0)
        {
            money = Money.TryParse(amount, out var yuan) && yuan >= Money.Zero ? yuan : throw new Refused("金额不对", "invalid", [new("amount", "请填写数字，例如 900 或 900.50", "format")]);
        }
        if (Plain.Code(count).Length > 0)
        {
            number = int.TryParse(Plain.Code(count), NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : throw new Refused("数量不对", "invalid", [new("count", "请填写整数，例如 1", "format")]);
        }
        return money is null && number is null ? throw new Refused("请填写金额或数量", "invalid", [new("amount", "请填写金额或数量；没有就填 0", "required")]) : [new(item, money, number, null, null)];
    }

    private async Task<IActionResult> Does(Guid id, int? version, Func<int, Task> act, Guid? recheck = null)
    {
        await Show(id);
        About = recheck?.ToString("n") ?? "";
        if (recheck is { } one && It.Rechecks.All(r => r.Id != one))
        {
            throw new NotThere();
        }
        return await Carry(version, async read =>
        {
            await act(read);
            return VerificationWords.Address(id) + "?done=true";
        }, () => Show(id));
    }

    private async Task Show(Guid id) => It = await Casework.Verifications.Open(Caller, id);
}
