using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Casework.Store;
using Anmin.Web.Pages.Shared;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.My;

/// <summary>The family, or whom it has entrusted, tells what has changed at home.</summary>
[Authorize(May.Apply)]
public sealed class ChangeModel(CaseworkServices casework) : PageModel
{
    public MyCase Case { get; private set; } = null!;

    public ChangeForm Form { get; private set; } = null!;

    public async Task OnGetAsync(Guid id) => await Open(id, new(), []);

    public async Task<IActionResult> OnPostAsync(Guid id, ChangeTyped typed)
    {
        await Open(id, typed, []);
        try
        {
            await (Form.Told.IsMove ? casework.Handover.Report(HttpContext.Caller(), id, Form.Told) : casework.Reporting.Tell(HttpContext.Caller(), id, Form.Told));
            return LocalRedirect($"/my/{id}#reviews");
        }
        catch (Refused refused)
        {
            await Open(id, typed, refused.Faults.Count > 0 ? refused.Faults : [new("what", refused.Message)]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }

    private async Task Open(Guid id, ChangeTyped typed, IReadOnlyList<Core.Declaring.Fault> faults)
    {
        Case = await casework.MyCases.Open(HttpContext.Caller(), id);
        var (people, changes) = await casework.Reviews.Reportable(HttpContext.Caller(), id);
        Form = new(changes, people, typed, faults, $"/my/{id}", casework.Database.Divisions, casework.Database.Today);
    }
}
