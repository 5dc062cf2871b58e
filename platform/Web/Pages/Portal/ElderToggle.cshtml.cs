using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Portal;

/// <summary>Switches 长辈版 on and off and goes back to where one was.</summary>
[AllowAnonymous]
public sealed class ElderToggleModel : PageModel
{
    public IActionResult OnPost(string? back)
    {
        Elder.Toggle(HttpContext);
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
