using Anmin.Casework;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Web.Pages.Moves;
using Anmin.Web.Pages.Reviews;
using Anmin.Web.Pages.Shared;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Desk;

/// <summary>The township reports what it has heard of a family, or the county reopens what a township has decided (1.5).</summary>
[Authorize(May.Staff)]
public sealed class ChangeModel(CaseworkServices casework) : PageModel
{
    public Guid Id { get; private set; }

    public ChangeForm Form { get; private set; } = null!;

    public async Task OnGetAsync(Guid id) => await Open(id, new(), []);

    public async Task<IActionResult> OnPostAsync(Guid id, ChangeTyped typed)
    {
        await Open(id, typed, []);
        try
        {
            return LocalRedirect(Form.Told.IsMove
                ? MoveWords.Address(await casework.Handover.Report(HttpContext.Caller(), id, Form.Told))
                : ReviewWords.Address(await casework.Reporting.Tell(HttpContext.Caller(), id, Form.Told)));
        }
        catch (Refused refused)
        {
            await Open(id, typed, refused.Faults.Count > 0 ? refused.Faults : [new("what", refused.Message)]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }

    private async Task Open(Guid id, ChangeTyped typed, IReadOnlyList<Fault> faults)
    {
        Id = id;
        var (people, changes) = await casework.Reviews.Reportable(HttpContext.Caller(), id);
        Form = new(changes, people, typed, faults, DeskWords.Case(id), casework.Database.Divisions, casework.Database.Today);
    }
}
