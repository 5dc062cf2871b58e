using Anmin.Casework;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.My;

/// <summary>One consent that a resident has given, whoever applied; she takes it back here. Nothing else of the case is on this page.</summary>
[Authorize(May.Consent)]
public sealed class GivenModel(CaseworkServices casework) : PageModel
{
    public ConsentGiven It { get; private set; } = null!;

    public bool Done { get; private set; }

    public string? Refusal { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public async Task OnGetAsync(Guid id, bool done)
    {
        It = await casework.Consents.GivenIn(HttpContext.Caller(), id);
        Done = done && It.Own.ConsentedOn is null;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, bool sure)
    {
        It = await casework.Consents.GivenIn(HttpContext.Caller(), id);
        try
        {
            if (!sure)
            {
                throw new Refused("请先在「我知道了，要撤回」前打勾", "invalid");
            }
            await casework.Consents.WithdrawGiven(HttpContext.Caller(), id);
            return LocalRedirect($"/my/consents/{id}?done=true");
        }
        catch (Refused refused)
        {
            Refusal = refused.Faults.Count > 0 ? refused.Faults[0].Message : refused.Message;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }
}
