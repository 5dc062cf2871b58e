using Anmin.Casework;
using Anmin.Casework.Appeals;
using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Appeals;

/// <summary>The forms of an appeal as typed.</summary>
public sealed record AppealTyped(
    string? Choice = null, string? Monthly = null, string? Reason = null, string? Article = null, string? Text = null, bool Retroactive = false,
    string? RepliedOn = null, string? ReplyDocument = null, AppealResult? Result = null, string? Number = null, string? ResultOn = null, string? KnownOn = null, string? RedoBy = null);

/// <summary>One appeal: what is fought and why, its limits, what the office does next, what came out.</summary>
[Authorize(May.Staff)]
public sealed class AppealModel(CaseworkServices casework) : PageModel
{
    public AppealFile It { get; private set; } = null!;

    public AppealTyped Typed { get; private set; } = new();

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>Why it could not be done, where no single field is to blame.</summary>
    public string? Refusal { get; private set; }

    public bool Done { get; private set; }

    /// <summary>Whether the new decision computes to the same again; null where there is none.</summary>
    public bool? Replayed { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public AppealLaw Law => AppealLaw.On(It.It.ReceivedOn);

    public IEnumerable<string> Articles => (It.Computed?.Reasons ?? It.Former).Select(r => r.Basis.ToString()).Distinct();

    public bool MayReply => MayAct && It.It is { State: AppealState.待答复, Kind: not AppealKind.申诉 };

    public bool MayAnswer => MayAct && It.It is { State: AppealState.待答复, Kind: AppealKind.申诉 } && It.Stopped is null;

    public bool MayConclude => MayAct && It.It is { State: AppealState.本人报告 or AppealState.待答复 or AppealState.待结果, Kind: not AppealKind.申诉 };

    public bool MayRedecide => MayAct && It.It.State == AppealState.待重作 && It.Stopped is null;

    /// <summary>Why the caller may not act on it, or null.</summary>
    public string? ShutOut => It.It.State != AppealState.已办结 && IsCounty && It.ShutOut is { } what ? $"您{what}，对它的申诉、复议和诉讼要由没有办过的同事办。" : null;

    private bool MayAct => IsCounty && It.ShutOut is null;

    private bool IsCounty => HttpContext.Caller().Role is Role.县区审核 or Role.县区负责;

    public async Task OnGetAsync(Guid id, bool done)
    {
        await Open(id);
        (Done, Typed) = (done, new(RepliedOn: $"{Today:yyyy-MM-dd}"));
    }

    public Task<IActionResult> OnPostReplyAsync(Guid id, int? version, AppealTyped typed) =>
        Carry(id, version, typed, read => casework.Answering.Reply(HttpContext.Caller(), id, read, Day(typed.RepliedOn), typed.ReplyDocument));

    public Task<IActionResult> OnPostAnswerAsync(Guid id, int? version, AppealTyped typed) => Carry(id, version, typed, async read =>
    {
        var anew = typed.Choice switch
        {
            "keep" or "reopen" => null,
            "grant" => Granted(typed),
            _ => throw Missing("choice", "请选择怎样答复"),
        };
        await casework.Answering.Answer(HttpContext.Caller(), id, read, typed.Text, anew, typed.Choice == "reopen");
    });

    public Task<IActionResult> OnPostRedecideAsync(Guid id, int? version, AppealTyped typed) => Carry(id, version, typed, async read =>
    {
        await Open(id);
        var signed = typed.Choice switch
        {
            "computed" when It.Computed is { } computed => new Signed(computed.Granted, computed.Award?.Monthly, null, null),
            "grant" => Granted(typed),
            "refuse" => new Signed(false, null, typed.Reason, typed.Article),
            _ => throw Missing("choice", "请选择怎样决定"),
        };
        await casework.Answering.Redecide(HttpContext.Caller(), id, read, signed, typed.Retroactive);
    });

    public Task<IActionResult> OnPostConcludeAsync(Guid id, int? version, AppealTyped typed) => Carry(id, version, typed, async read =>
    {
        var unreadable = new[] { ("resultOn", typed.ResultOn), ("knownOn", typed.KnownOn), ("redoBy", typed.RedoBy) }
            .Where(d => !string.IsNullOrWhiteSpace(d.Item2) && Day(d.Item2) is null).Select(d => new Fault(d.Item1, "请写成 2026-03-08 的样子", "format")).ToList();
        var monthly = string.IsNullOrWhiteSpace(typed.Monthly) || typed.Result != AppealResult.变更 ? (Money?)null : Amount(typed.Monthly);
        if (unreadable.Count > 0)
        {
            throw new Refused("还有要更正的地方", "invalid", unreadable);
        }
        var nothing = monthly == Money.Zero;
        await casework.Answering.Conclude(HttpContext.Caller(), id, read, new(
            typed.Result, Day(typed.ResultOn), Day(typed.KnownOn), typed.Number, typed.Text, !nothing, nothing ? null : monthly, typed.Retroactive, Day(typed.RedoBy)));
    });

    public string? FaultAt(string field) => Faults.FirstOrDefault(f => f.Path == field)?.Message;

    /// <summary>What is granted instead; an amount only where the service pays one.</summary>
    private static Signed Granted(AppealTyped typed) => new(true, string.IsNullOrWhiteSpace(typed.Monthly) ? null : Amount(typed.Monthly), typed.Reason, typed.Article);

    private static Money Amount(string typed) => Money.TryParse(typed, out var money) ? money : throw Missing("monthly", "请填写数字，例如 620 或 620.50");

    private static Refused Missing(string field, string mend) => new(mend, "invalid", [new(field, mend, "required")]);

    private static DateOnly? Day(string? typed) => Binder.TryDay(typed, out var day) ? day : null;

    private async Task Open(Guid id)
    {
        It = await casework.Appeals.Open(HttpContext.Caller(), id);
        if (It.It.Decision is not null)
        {
            var (then, now) = await casework.Appeals.Replay(HttpContext.Caller(), id);
            Replayed = then == now;
        }
    }

    private async Task<IActionResult> Carry(Guid id, int? version, AppealTyped typed, Func<int, Task> carry)
    {
        if (version is not { } read)
        {
            return StatusCode(StatusCodes.Status428PreconditionRequired);
        }
        Typed = typed;
        try
        {
            await carry(read);
            return LocalRedirect($"{AppealWords.Address(id)}?done=true");
        }
        catch (Refused refused)
        {
            await Open(id);
            Faults = refused.Faults;
            Refusal = refused.Faults.Count == 0 ? refused.Message : null;
            return Again(refused.Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
        }
        catch (NotAllowed not)
        {
            await Open(id);
            Refusal = not.Message;
            return Again(StatusCodes.Status403Forbidden);
        }
        catch (Stale)
        {
            await Open(id);
            Refusal = "您打开这一页以后，这件事被别人办过了。您这次没有存入；看过最新情况再办。";
            return Again(StatusCodes.Status412PreconditionFailed);
        }
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
