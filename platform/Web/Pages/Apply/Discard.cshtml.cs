using Anmin.Casework;
using Anmin.Casework.Intake;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Apply;

/// <summary>Asks once more before a draft is thrown away with its papers.</summary>
[Authorize(May.Apply)]
public sealed class DiscardModel(CaseworkServices casework) : PageModel
{
    public DraftView Draft { get; private set; } = null!;

    /// <summary>How many files go with it.</summary>
    public int Papers { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var caller = HttpContext.Caller();
        Draft = await casework.Drafts.Get(caller, id);
        Papers = (await casework.Attachments.OfDraft(caller, id)).Count;
        return Draft.CaseId is { } done ? LocalRedirect($"/my/{done}") : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await casework.Drafts.Discard(HttpContext.Caller(), id);
        return LocalRedirect("/my");
    }
}
