using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
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
    private ReviewTyped typed = new();

    public ReviewFile It { get; private set; } = null!;

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>Why it could not be done, where no single field is to blame.</summary>
    public string? Refusal { get; private set; }

    public bool Done { get; private set; }

    public string HeardOn { get; private set; } = "";

    public string Heard { get; private set; } = "";

    /// <summary>Why the proposal is sent back.</summary>
    public string Why { get; private set; } = "";

    /// <summary>What was typed into the forms that follow a decision.</summary>
    public After Typed { get; private set; } = new();

    public sealed record After(string? DeliveredOn = null, Delivery? Manner = null, string? Note = null, string? TalkedOn = null, string? Talk = null, string? Found = null);

    public DateOnly Today => casework.Database.Today;

    public IReadOnlyList<Reason> Reasons => It.Review.Decision is { } frozen ? FactsJson.Read<Decision>(frozen).Reasons : [];

    public bool MayCorrect => It.Review.State == ReviewState.待复核 && Role == Role.镇办经办;

    /// <summary>The article by which the township hears the family now, or null where that is not the next thing.</summary>
    public Article? HearBy => It is { Review: { State: ReviewState.待决定, HeardOn: null }, Now: { } now } && Role is Role.镇办经办 or Role.镇办负责 ? Hearing(now) : null;

    /// <summary>What the caller may sign now.</summary>
    public ReviewSigning? Sign => It.Now is not { } now ? null
        : It.Review.State == ReviewState.待复核 && Role is Role.镇办经办 or Role.镇办负责 ? new ReviewSigning(It, now, false, typed, Faults) is var sign && sign.Options.Any() ? sign : null
        : It.Review.State == ReviewState.待决定 && IsDecider && WaitsFor is null ? new(It, now, true, typed, Faults)
        : null;

    /// <summary>Why the caller cannot sign yet, or null.</summary>
    public string? WaitsFor => It switch
    {
        { Review.State: ReviewState.待复核, Now: { Missing.Count: > 0 } now } when Role is Role.镇办经办 or Role.镇办负责 => $"还差{string.Join("、", now.Missing.Select(m => m.Name))}，记下以后才能提意见；联系不上、不配合的可以提暂停。",
        { Review.State: ReviewState.待决定, HandledBefore: { } what } when IsDecider => $"您{what}，要由其他人员决定。",
        { Review: { State: ReviewState.待决定, HeardOn: null }, Now: { } now } when IsDecider && Hearing(now) is { } article => $"等镇（办）听取本人意见，记下以后才能决定（{article}）。",
        { Review.State: ReviewState.待决定, TownDecides: true } when Role is Role.县区审核 or Role.县区负责 => "这样的决定已经下放，由镇（办）负责人作出；县区抽查。",
        _ => null,
    };

    /// <summary>The newest verification for this review, or null.</summary>
    public VerificationView? Verification { get; private set; }

    public bool MayVerify => It.Review.State == ReviewState.待复核 && Role is Role.镇办经办 or Role.镇办负责 or Role.县区审核
        && Verification is not { Row.State: VerificationState.待启动 or VerificationState.核对中 } && casework.Catalogue.Of<MeansCheck>().Any(m => m.Of == It.Matter.Slug);

    public bool MayReturn => It.Review.State == ReviewState.待决定 && IsDecider;

    public bool MayDeliver => It.Review is { State: ReviewState.已决定, DeliverBy: not null, DeliveredOn: null } && Role is Role.镇办经办 or Role.镇办负责;

    public bool MayTalk => It.Review is { TalkBasis: not null, TalkedOn: null } && Role is Role.镇办经办 or Role.镇办负责;

    public bool MayCheck => It.Review is { Drawn: true, CheckedOn: null } && Role is Role.县区审核 or Role.县区负责;

    /// <summary>The county decides; where later changes are delegated, the township's leader (1.5).</summary>
    private bool IsDecider => It.TownDecides ? Role == Role.镇办负责 : Role is Role.县区审核 or Role.县区负责;

    private Role Role => HttpContext.Caller().Role;

    public async Task OnGetAsync(Guid id, bool done)
    {
        await Show(id);
        Done = done;
        HeardOn = $"{Today:yyyy-MM-dd}";
        Typed = new(DeliveredOn: $"{Today:yyyy-MM-dd}", TalkedOn: $"{Today:yyyy-MM-dd}");
        typed = new(It is { Review.State: ReviewState.待复核, Now.Missing.Count: 0 } ? Signing.Computed : null);
    }

    public Task<IActionResult> OnPostProposeAsync(Guid id, int? version, ReviewTyped signing) => Signs(id, version, signing, false, casework.Reviewing.Propose);

    public Task<IActionResult> OnPostDecideAsync(Guid id, int? version, ReviewTyped signing) => Signs(id, version, signing, true, casework.Reviewing.Decide);

    public Task<IActionResult> OnPostHearAsync(Guid id, int? version, string? heardOn, string? heard)
    {
        (HeardOn, Heard) = (heardOn ?? "", heard ?? "");
        return Carry(id, version, read => casework.Reviewing.Hear(HttpContext.Caller(), id, read, Binder.TryDay(HeardOn, out var day) ? day : null, Heard));
    }

    public Task<IActionResult> OnPostReturnAsync(Guid id, int? version, string? why)
    {
        Why = why ?? "";
        return Carry(id, version, read => casework.Reviewing.Return(HttpContext.Caller(), id, read, Why));
    }

    public Task<IActionResult> OnPostDeliverAsync(Guid id, int? version, After after)
    {
        Typed = after;
        return Carry(id, version, read => casework.Aftermath.Deliver(HttpContext.Caller(), id, read, Binder.TryDay(after.DeliveredOn, out var day) ? day : null, after.Manner, after.Note));
    }

    public Task<IActionResult> OnPostTalkAsync(Guid id, int? version, After after)
    {
        Typed = after;
        return Carry(id, version, read => casework.Aftermath.Talk(HttpContext.Caller(), id, read, Binder.TryDay(after.TalkedOn, out var day) ? day : null, after.Talk));
    }

    public Task<IActionResult> OnPostCheckAsync(Guid id, int? version, After after)
    {
        Typed = after;
        return Carry(id, version, read => casework.Aftermath.Check(HttpContext.Caller(), id, read, after.Found));
    }

    public string? FaultAt(string field) => Faults.FirstOrDefault(f => f.Path == field)?.Message;

    private async Task<IActionResult> Signs(Guid id, int? version, ReviewTyped signing, bool decides, Func<Caller, Guid, int, ReviewSigned, Task> sign)
    {
        typed = signing;
        await Show(id);
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
            await Show(id);
            Faults = refused.Faults;
            Refusal = refused.Faults.Count == 0 ? refused.Message : null;
            return Again(refused.Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
        }
        catch (NotAllowed not)
        {
            await Show(id);
            Refusal = not.Message;
            return Again(StatusCodes.Status403Forbidden);
        }
        catch (Stale)
        {
            await Show(id);
            Refusal = "您打开这一页以后，这次复核被别人办过了。您这次没有存入；看过最新情况再办。";
            return Again(StatusCodes.Status412PreconditionFailed);
        }
    }

    /// <summary>The article by which the family is heard before what the township proposes, or null.</summary>
    private Article? Hearing(Assessed now) => now.HearBefore(now.Proposed(It.Review, Today), It.Review.ProposedFraudFrom is not null);

    private async Task Show(Guid id)
    {
        It = await casework.Reviews.Open(HttpContext.Caller(), id);
        Verification = await casework.Verifications.OfReview(HttpContext.Caller(), id);
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
