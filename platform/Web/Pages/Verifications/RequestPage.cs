using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Verifications;

/// <summary>What asking for a verification needs to know, whether an application or a review is its occasion: for what, about whom, with whose consent.</summary>
public abstract class RequestPage(CaseworkServices casework) : VerificationPage(casework)
{
    public Guid Id { get; private set; }

    /// <summary>Null where the service is not verified.</summary>
    public VerificationDraft? Draft { get; private set; }

    public bool MayRequest => Draft is { IsOpen: true } && Purposes.Count > 0;

    public Purpose Chosen { get; private set; }

    public IReadOnlyList<string> Sources { get; private set; } = [];

    public IReadOnlyList<Purpose> Purposes => Caller.Role is Role.镇办经办 or Role.镇办负责 or Role.县区审核 ? Requesting.PurposesOf(Caller.Role, IsReview) : [];

    public abstract bool IsReview { get; }

    /// <summary>Where the occasion itself is shown.</summary>
    public abstract string Back { get; }

    /// <summary>What the occasion is called: 这件申请, 这次复核.</summary>
    public abstract string What { get; }

    public async Task OnGetAsync(Guid id)
    {
        await Show(id);
        Chosen = Purposes is [var first, ..] ? first : default;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int? version, Purpose? purpose, string[]? sources, string? why)
    {
        await Show(id);
        Chosen = purpose ?? (Purposes is [var first, ..] ? first : default);
        Sources = sources ?? [];
        return await Carry(version, async read => VerificationWords.Address(await Ask(id, read, new(Chosen, Sources, Consents(), why))) + "?done=true", () => Show(id));
    }

    protected abstract Task<VerificationDraft?> Open(Guid id);

    protected abstract Task<Guid> Ask(Guid id, int version, VerificationAsk ask);

    /// <summary>Consents on paper, as typed beside those who have none that holds.</summary>
    private List<PaperConsent> Consents()
    {
        var papers = new List<PaperConsent>();
        foreach (var (subject, n) in (Draft?.Subjects ?? []).Select((s, n) => (s, n)).Where(x => x.s is { ConsentedOn: null, IsMinor: false }))
        {
            var typed = Typed($"consent-{n}").Trim();
            if (typed.Length > 0)
            {
                papers.Add(Binder.TryDay(typed, out var day) ? new(subject.Name, day)
                    : throw new Refused("授权日期不对", "invalid", [new($"consent.{subject.Name}", $"「{typed}」不是日历上有的一天，请写成 2026-03-08 的样子", "format")]));
            }
        }
        return papers;
    }

    private async Task Show(Guid id) => (Id, Draft) = (id, await Open(id));
}
