using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.My;

/// <summary>Asks once more before an application is taken back.</summary>
[Authorize(May.Apply)]
public sealed class WithdrawModel(CaseworkServices casework) : PageModel
{
    public MyCase Case { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        Case = await casework.MyCases.Open(HttpContext.Caller(), id);
        return Case.CanWithdraw ? Page() : LocalRedirect($"/my/{id}");
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int? version)
    {
        if (version is not { } read)
        {
            return StatusCode(StatusCodes.Status428PreconditionRequired);
        }
        await casework.Endings.Withdraw(HttpContext.Caller(), id, read);
        return LocalRedirect($"/my/{id}");
    }
}
