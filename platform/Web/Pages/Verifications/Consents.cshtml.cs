using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Verifications;

/// <summary>Whose consent holds until when; and at the desk: somebody takes hers back.</summary>
[Authorize(May.Staff)]
public sealed class ConsentsModel(CaseworkServices casework) : VerificationPage(casework)
{
    public Guid Id { get; private set; }

    public ConsentSheet? It { get; private set; }

    /// <summary>Adults whose consent holds, for those who may take down a withdrawal.</summary>
    public IReadOnlyList<string> Withdrawable => It is { } it && Caller.Role is Role.镇办经办 or Role.镇办负责 or Role.县区审核
        ? [.. it.Subjects.Where(s => s is { IsMinor: false, ConsentedOn: not null }).Select(s => s.Name)] : [];

    public async Task OnGetAsync(Guid id, bool done)
    {
        Done = done ? "记下了，没有回音的请求已经收回" : null;
        await Show(id);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? person, string? withdrawnOn, string? witness, IFormFile? file)
    {
        await Show(id);
        return await Carry(async () =>
        {
            await using var content = file?.OpenReadStream();
            try
            {
                await Casework.Consents.Withdraw(Caller, id, new(person, Binder.TryDay(withdrawnOn ?? "", out var day) ? day : null, witness, content is null ? null : (file!.FileName, content, file.Length)));
            }
            catch (Refused refused) when (refused.Code == "file")
            {
                throw new Refused(refused.Message, "invalid", [new("file", refused.Message, "format")]);
            }
            return $"/desk/cases/{id}/consents?done=true";
        }, () => Show(id));
    }

    private async Task Show(Guid id) => (Id, It) = (id, await Casework.Consents.Of(Caller, id));
}
