using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Portal;

/// <summary>A short address for the demonstration's sign-in page; production does not know it.</summary>
[AllowAnonymous]
public sealed class DemoModel(Site site) : PageModel
{
    public IActionResult OnGet() => site.Demonstration ? Redirect("/sign-in") : NotFound();
}
