using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Web.Pages.Desk.Acts;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Reviews;

/// <summary>One review: why, what was found, what the rule says now, what the township proposes, what the family says, what the county decides.</summary>
[Authorize(May.Staff)]
public sealed class ReviewModel(CaseworkServices casework) : PageModel
{
    private SigningTyped typed = new();

    public ReviewFile It { get; private set; } = null!;

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>Why it could not be done, where no single field is to blame.</summary>
    public string? Refusal { get; private set; }

    public bool Done { get; private set; }

    public string HeardOn { get; private set; } = "";

    public string Heard { get; private set; } = "";

    public DateOnly Today => casework.Database.Today;

    public IReadOnlyList<Reason> Reasons => It.Review.Decision is { } frozen ? FactsJson.Read<Decision>(frozen).Reasons : [];

    public bool MayCorrect => It.Review.State == ReviewState.待复核 && Role == Role.镇办经办;

    /// <summary>The article by which the township hears the family now, or null where that is not the next thing.</summary>
    public Article? HearBy => It is { Review: { State: ReviewState.待决定, HeardOn: null }, Now: { } now } && Role is Role.镇办经办 or Role.镇办负责 ? now.HearBefore(Proposed(now)) : null;

    /// <summary>What the caller may sign now.</summary>
    public ReviewSigning? Sign => It.Now is not { } now ? null
        : It.Review.State == ReviewState.待复核 && Role is Role.镇办经办 or Role.镇办负责 && now.Missing.Count == 0 ? new(It, now, false, typed, Faults)
        : It.Review.State == ReviewState.待决定 && Role is Role.县区审核 or Role.县区负责 && WaitsFor is null ? new(It, now, true, typed, Faults)
        : null;

    /// <summary>Why the caller cannot sign yet, or null.</summary>
    public string? WaitsFor => It switch
    {
        { Review.State: ReviewState.待复核, Now: { Missing.Count: > 0 } now } when Role is Role.镇办经办 or Role.镇办负责 => $"还差{string.Join("、", now.Missing.Select(m => m.Name))}，记下以后才能提意见。",
        { Review.State: ReviewState.待决定, HandledBefore: { } what } when Role is Role.县区审核 or Role.县区负责 => $"您{what}，要由其他人员决定。",
        { Review: { State: ReviewState.待决定, HeardOn: null }, Now: { } now } when Role is Role.县区审核 or Role.县区负责 && now.HearBefore(Proposed(now)) is { } article => $"等镇（办）听取本人意见，记下以后才能决定（{article}）。",
        _ => null,
    };

    private Role Role => HttpContext.Caller().Role;

    public async Task OnGetAsync(Guid id, bool done)
    {
        It = await casework.Reviews.Open(HttpContext.Caller(), id);
        Done = done;
        HeardOn = $"{Today:yyyy-MM-dd}";
        typed = new(It.Review.State == ReviewState.待复核 ? Signing.Computed : null);
    }

    public Task<IActionResult> OnPostProposeAsync(Guid id, int? version, SigningTyped signing) => Signs(id, version, signing, false, casework.Reviewing.Propose);

    public Task<IActionResult> OnPostDecideAsync(Guid id, int? version, SigningTyped signing) => Signs(id, version, signing, true, casework.Reviewing.Decide);

    public Task<IActionResult> OnPostHearAsync(Guid id, int? version, string? heardOn, string? heard)
    {
        (HeardOn, Heard) = (heardOn ?? "", heard ?? "");
        return Carry(id, version, read => casework.Reviewing.Hear(HttpContext.Caller(), id, read, Binder.TryDay(HeardOn, out var day) ? day : null, Heard));
    }

    public string? FaultAt(string field) => Faults.FirstOrDefault(f => f.Path == field)?.Message;

    private async Task<IActionResult> Signs(Guid id, int? version, SigningTyped signing, bool decides, Func<Caller, Guid, int, Casework.Desk.Signed, Task> sign)
    {
        typed = signing;
        It = await casework.Reviews.Open(HttpContext.Caller(), id);
        if (It.Now is { } now && new ReviewSigning(It, now, decides, signing, []).Read() is var (signed, faults))
        {
            if (signed is not null)
            {
                return await Carry(id, version, read => sign(HttpContext.Caller(), id, read, signed));
            }
            if (version is null)
            {
                return StatusCode(StatusCodes.Status428PreconditionRequired);
            }
            Faults = faults;
            return Again(StatusCodes.Status422UnprocessableEntity);
        }
        return await Carry(id, version, read => sign(HttpContext.Caller(), id, read, new(false, null, null, null)));
    }

    private async Task<IActionResult> Carry(Guid id, int? version, Func<int, Task> carry)
    {
        if (version is not { } read)
        {
            return StatusCode(StatusCodes.Status428PreconditionRequired);
        }
        try
        {
            await carry(read);
            return LocalRedirect($"{ReviewWords.Address(id)}?done=true");
        }
        catch (Refused refused)
        {
            It = await casework.Reviews.Open(HttpContext.Caller(), id);
            Faults = refused.Faults;
            Refusal = refused.Faults.Count == 0 ? refused.Message : null;
            return Again(refused.Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
        }
        catch (NotAllowed not)
        {
            It = await casework.Reviews.Open(HttpContext.Caller(), id);
            Refusal = not.Message;
            return Again(StatusCodes.Status403Forbidden);
        }
        catch (Stale)
        {
            It = await casework.Reviews.Open(HttpContext.Caller(), id);
            Refusal = "您打开这一页以后，这次复核被别人办过了。您这次没有存入；看过最新情况再办。";
            return Again(StatusCodes.Status412PreconditionFailed);
        }
    }

    /// <summary>The terms that the township's proposal would bring about today.</summary>
    private IReadOnlyList<NextTerm> Proposed(Assessed now) =>
        now.Terms(It.Review.ProposedGrant ?? now.Computed.Granted, It.Review.ProposedFen, now.Computed.Award?.Lines ?? [], Today);

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
