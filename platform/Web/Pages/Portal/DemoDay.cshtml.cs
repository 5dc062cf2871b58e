using Anmin.Casework;
using Anmin.Web.Demonstration;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Portal;

/// <summary>Moves the demonstration's day on, so that seven days of public notice need no week, and walks the night's rounds at once; production does not know it.</summary>
[AllowAnonymous]
public sealed class DemoDayModel(Site site, DemonstrationClock clock, CaseworkServices casework) : PageModel
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(int days, string? back)
    {
        if (!site.Demonstration)
        {
            return NotFound();
        }
        clock.MoveOn(days);
        await casework.Rounds.Walk();
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
