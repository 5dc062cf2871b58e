using Anmin.Casework;
using Anmin.Casework.Intake;
using Anmin.Casework.Store;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Apply;

/// <summary>Papers and photos of an application that is being filled in.</summary>
[Authorize(May.Apply)]
public sealed class PapersModel(CaseworkServices casework) : PageModel
{
    public DraftView Draft { get; private set; } = null!;

    public PaperList Papers { get; private set; } = null!;

    public string? Fault { get; private set; }

    public string? FaultAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        await Open(id);
        return Draft.CaseId is null ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? material, IFormFile? file)
    {
        await Open(id);
        if (Draft.CaseId is not null || Papers.Asked.All(m => m.Slug != material))
        {
            return NotFound();
        }
        try
        {
            await Papers.Add(casework, HttpContext.Caller(), material!, file);
            return LocalRedirect(Apply.Papers(id));
        }
        catch (Refused refused)
        {
            (Fault, FaultAt) = (refused.Message, material);
            Papers = Papers with { Wrong = (material, refused.Message) };
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid paper)
    {
        await casework.Attachments.Remove(HttpContext.Caller(), id, paper);
        return LocalRedirect(Apply.Papers(id));
    }

    private async Task Open(Guid id)
    {
        var caller = HttpContext.Caller();
        Draft = await casework.Drafts.Get(caller, id);
        Papers = await PaperList.Of(casework, caller, id, Draft.Matter, mayRemove: true);
    }
}
