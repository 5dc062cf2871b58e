using Anmin.Casework;
using Anmin.Casework.Geography;
using Anmin.Casework.Moving;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Moves;

/// <summary>One move: what was reported, what is handed over, what the new place has seen, what its rule says, who does what next.</summary>
[Authorize(May.Staff)]
public sealed class MoveModel(CaseworkServices casework) : PageModel
{
    /// <summary>What was typed, whichever form it was.</summary>
    public sealed record Typed(string? Words = null, string? Why = null, string? Village = null, string? Address = null, bool? Register = null, string? Text = null, string? HeardOn = null, string? Heard = null);

    public MoveFile It { get; private set; } = null!;

    public Typed Form { get; private set; } = new();

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>Why it could not be done, where no single field is to blame.</summary>
    public string? Refusal { get; private set; }

    public bool Done { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public IReadOnlyList<Division> Villages => casework.Moves.Villages(It.Move);

    private Role Role => HttpContext.Caller().Role;

    private bool IsTown => Role is Role.镇办经办 or Role.镇办负责;

    private bool IsCounty => Role is Role.县区审核 or Role.县区负责;

    /// <summary>The county decides; where it has delegated, the township's leader (1.5).</summary>
    private bool IsDecider => It.TownDecides ? Role == Role.镇办负责 : IsCounty;

    public bool MayHandOver => It is { Move.State: MoveState.待移交, IsOfOld: true } && IsTown;

    public bool MayTakeBack => It is { Move.State: MoveState.待接收, IsOfOld: true } && IsTown;

    public bool MayReceive => It is { Move.State: MoveState.待接收, IsOfNew: true } && IsTown;

    public bool MayGiveBack => It is { Move.State: MoveState.待接收 or MoveState.待决定, IsOfNew: true } && (IsTown || (IsCounty && It.Move.State == MoveState.待决定));

    /// <summary>The article by which the family is heard now, or null where that is not the next thing.</summary>
    public Core.Deciding.Article? HearBy => It is { Move: { State: MoveState.待决定, HeardOn: null }, IsOfNew: true, Now: { } now } && IsTown ? now.HearBefore : null;

    public bool MayDecide => It is { Move.State: MoveState.待决定, IsOfNew: true, Now: not null } && IsDecider && WaitsFor is null;

    /// <summary>Why nothing can be done here now, or null.</summary>
    public string? WaitsFor => It switch
    {
        { Move.State: MoveState.待移交, IsOfOld: true } when !IsTown => "等迁出的镇（办）移交。",
        { Move.State: MoveState.待接收, IsOfNew: false } => "等迁入地接收；还没接收的可以收回。",
        { Move: { State: MoveState.待决定 }, IsOfNew: true, HandledBefore: { } what } when IsDecider => $"您{what}，要由其他人员决定。",
        { Move: { State: MoveState.待决定, HeardOn: null }, IsOfNew: true, Now.HearBefore: { } article } when IsDecider => $"等镇（办）听取本人意见，记下以后才能决定（{article}）。",
        { Move.State: MoveState.待决定, IsOfNew: true } when IsTown && HearBy is null && !IsDecider => It.TownDecides ? "等镇（办）负责人决定。" : "等县区民政局决定。",
        { Move.State: MoveState.待决定, IsOfNew: false } => "迁入地已接收，等那边决定；这以前钱照原来的发。",
        _ => null,
    };

    public string? FaultAt(string field) => Faults.FirstOrDefault(f => f.Path == field)?.Message;

    public async Task OnGetAsync(Guid id, bool done)
    {
        It = await casework.Moves.Open(HttpContext.Caller(), id);
        Done = done;
        Form = new(HeardOn: $"{Today:yyyy-MM-dd}");
    }

    public Task<IActionResult> OnPostHandOverAsync(Guid id, int? version, Typed typed) => Carry(id, version, typed, read => casework.Handover.HandOver(HttpContext.Caller(), id, read, typed.Words));

    public Task<IActionResult> OnPostDropAsync(Guid id, int? version, Typed typed) => Carry(id, version, typed, read => casework.Handover.Drop(HttpContext.Caller(), id, read, typed.Why));

    public Task<IActionResult> OnPostReceiveAsync(Guid id, int? version, Typed typed) =>
        Carry(id, version, typed, read => casework.Handover.Receive(HttpContext.Caller(), id, read, new(typed.Village, typed.Address, typed.Register, typed.Text)));

    public Task<IActionResult> OnPostGiveBackAsync(Guid id, int? version, Typed typed) => Carry(id, version, typed, read => casework.Handover.GiveBack(HttpContext.Caller(), id, read, typed.Why), leaves: true);

    public Task<IActionResult> OnPostTakeBackAsync(Guid id, int? version, Typed typed) => Carry(id, version, typed, read => casework.Handover.TakeBack(HttpContext.Caller(), id, read, typed.Why));

    public Task<IActionResult> OnPostHearAsync(Guid id, int? version, Typed typed) =>
        Carry(id, version, typed, read => casework.Handover.Hear(HttpContext.Caller(), id, read, Binder.TryDay(typed.HeardOn, out var day) ? day : null, typed.Heard));

    public Task<IActionResult> OnPostDecideAsync(Guid id, int? version, Typed typed) => Carry(id, version, typed, read => casework.Taking.Decide(HttpContext.Caller(), id, read));

    /// <param name="leaves">After it the caller may no longer see the move.</param>
    private async Task<IActionResult> Carry(Guid id, int? version, Typed typed, Func<int, Task> carry, bool leaves = false)
    {
        It = await casework.Moves.Open(HttpContext.Caller(), id);
        if (version is not { } read)
        {
            return StatusCode(StatusCodes.Status428PreconditionRequired);
        }
        Form = typed;
        try
        {
            await carry(read);
            return LocalRedirect(leaves ? "/desk/moves" : $"{MoveWords.Address(id)}?done=true");
        }
        catch (Refused refused)
        {
            Faults = refused.Faults;
            return await Again(id, refused.Faults.Count == 0 ? refused.Message : null, refused.Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
        }
        catch (NotAllowed not)
        {
            return await Again(id, not.Message, StatusCodes.Status403Forbidden);
        }
        catch (Stale)
        {
            return await Again(id, "您打开这一页以后，这次转移被别人办过了。您这次没有存入；看过最新情况再办。", StatusCodes.Status412PreconditionFailed);
        }
    }

    private async Task<PageResult> Again(Guid id, string? refusal, int status)
    {
        It = await casework.Moves.Open(HttpContext.Caller(), id);
        Refusal = refusal;
        Response.StatusCode = status;
        return Page();
    }
}
