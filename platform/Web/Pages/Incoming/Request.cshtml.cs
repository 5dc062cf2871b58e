using Anmin.Casework;
using Anmin.Casework.Verification;
using Anmin.Core.Values;
using Anmin.Web.Pages.Desk;
using Anmin.Web.Pages.Verifications;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Incoming;

/// <summary>One request from outside, answered by our records or refused with a reason.</summary>
[Authorize(May.Staff)]
public sealed class RequestModel(CaseworkServices casework) : VerificationPage(casework)
{
    public IncomingRow It { get; private set; } = null!;

    public string Masked => IdNumber.TryParse(It.IdNumber, out var number, out _) ? number.Masked : "";

    /// <summary>How long there is to answer.</summary>
    public (string Text, string? Tag)? Left => DeskWords.Left(It.Due, false, Today, Casework.Work.Clocks.Calendar, false, It.AwaitsYear);

    public Task OnGetAsync(Guid id) => Show(id);

    public Task<IActionResult> OnPostAnswerAsync(Guid id, int? version) => Does(id, version, read => Casework.Incoming.Answer(Caller, id, read));

    public Task<IActionResult> OnPostRefuseAsync(Guid id, int? version, string? reason) => Does(id, version, read => Casework.Incoming.Refuse(Caller, id, read, reason ?? ""));

    private async Task<IActionResult> Does(Guid id, int? version, Func<int, Task> act)
    {
        await Show(id);
        return await Carry(version, async read =>
        {
            await act(read);
            return $"/desk/incoming/{id}";
        }, () => Show(id));
    }

    private async Task Show(Guid id) => It = await Casework.Incoming.Open(Caller, id);
}
