using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Web.Pages.Desk;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Verifications;

/// <summary>The township asks the county to verify a family: for what, about whom, with whose consent.</summary>
[Authorize(May.Staff)]
public sealed class RequestModel(CaseworkServices casework) : VerificationPage(casework)
{
    public Guid Id { get; private set; }

    public int Version { get; private set; }

    public MeansCheck? Declared { get; private set; }

    public IReadOnlyList<Subject> Subjects { get; private set; } = [];

    public bool MayRequest { get; private set; }

    public Purpose Chosen { get; private set; }

    public IReadOnlyList<string> Sources { get; private set; } = [];

    public IReadOnlyList<Purpose> Purposes => IsCounty ? [Purpose.抽查] : [Purpose.新申请, Purpose.复核];

    public async Task OnGetAsync(Guid id)
    {
        await Show(id);
        Chosen = Purposes[0];
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int? version, Purpose? purpose, string[]? sources, string? why)
    {
        await Show(id);
        Chosen = purpose ?? Purposes[0];
        Sources = sources ?? [];
        return await Carry(version, async read =>
        {
            var made = await Casework.Requesting.Request(Caller, id, read, new(Chosen, Sources, Consents(), why));
            return VerificationWords.Address(made) + "?done=true";
        }, () => Show(id));
    }

    /// <summary>Consents on paper, as typed beside those who have none in the application.</summary>
    private List<PaperConsent> Consents()
    {
        var papers = new List<PaperConsent>();
        foreach (var (subject, n) in Subjects.Select((s, n) => (s, n)).Where(x => x.s is { ConsentedOn: null, IsMinor: false }))
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

    private async Task Show(Guid id)
    {
        Id = id;
        var draft = await Casework.Verifications.Draft(Caller, id);
        if (draft is { } it)
        {
            (Declared, Subjects, Version) = (it.Declared, it.Subjects, it.Case.Version);
            MayRequest = Caller.Role is Role.镇办经办 or Role.镇办负责 or Role.县区审核
                && it.Case.State is CaseState.调查中 or CaseState.异议处理 or CaseState.审核中 or CaseState.待确认;
        }
    }
}
