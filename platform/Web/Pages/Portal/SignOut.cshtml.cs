using Anmin.Casework;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Portal;

/// <summary>Ends the session on the server and asks the browser to forget what it kept (S-PR-7).</summary>
[Authorize(May.SignedIn)]
public sealed class SignOutModel(CaseworkServices casework) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await casework.Accounts.Note(HttpContext.Caller(), "signed-out");
        await HttpContext.SignOutAsync(SessionCookie.Scheme);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return LocalRedirect("/");
    }
}
