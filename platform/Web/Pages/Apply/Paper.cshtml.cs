using Anmin.Casework;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Apply;

/// <summary>A handed-in file for whoever may see its case; always as a download, never run by the browser (S-FI-2).</summary>
[Authorize(May.SignedIn)]
public sealed class PaperModel(CaseworkServices casework) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var (row, bytes) = await casework.Attachments.Read(HttpContext.Caller(), id);
        Response.Headers.CacheControl = "no-store";
        return File(bytes, row.ContentType, row.Label);
    }
}
