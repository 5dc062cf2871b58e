using System.Text.Json.Nodes;
using Anmin.Casework;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Reviews;

/// <summary>The family's declared form, filled with what was last decided upon, to be put right. All pages at once: one change often touches several.</summary>
[Authorize(May.Staff)]
public sealed class FactsModel(CaseworkServices casework) : PageModel
{
    public Guid Id { get; private set; }

    public int Version { get; private set; }

    public WholeForm Form { get; private set; } = null!;

    public async Task OnGetAsync(Guid id)
    {
        var (review, matter) = await casework.Reviews.ToCorrect(HttpContext.Caller(), id);
        (Id, Version) = (id, review.Version);
        Form = new(matter.Form.Pages, FactsJson.Flatten(JsonNode.Parse(review.Facts)));
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int? version)
    {
        if (version is not { } read)
        {
            return StatusCode(StatusCodes.Status428PreconditionRequired);
        }
        var (_, matter) = await casework.Reviews.ToCorrect(HttpContext.Caller(), id);
        (Id, Version) = (id, read);
        var pages = matter.Form.Pages;
        var posted = WholeForm.Read(pages, Request.Form, casework.Database.Divisions, casework.Database.Today);
        if (posted.IsUnfinished)
        {
            Form = new(pages, posted.Answers, null, null, posted.Opened, posted.Fresh);
            return Page();
        }
        if (await casework.Reviewing.Correct(HttpContext.Caller(), id, read, posted.Answers) is { Count: > 0 } faults)
        {
            Form = new(pages, posted.Answers, faults);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        return LocalRedirect($"{ReviewWords.Address(id)}?done=true");
    }
}
