using Anmin.Casework;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Web.Pages.Appeals;
using Anmin.Web.Pages.Shared;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Desk;

/// <summary>The counter writes a 申诉 down; the office records the notice of a 行政复议 or 行政诉讼.</summary>
[Authorize(May.Staff)]
public sealed class AppealModel(CaseworkServices casework) : PageModel
{
    public Guid Id { get; private set; }

    public AppealForm Form { get; private set; } = null!;

    public async Task OnGetAsync(Guid id) => await Open(id, new(ReceivedOn: $"{casework.Database.Today:yyyy-MM-dd}"), []);

    public async Task<IActionResult> OnPostAsync(Guid id, AppealFormTyped typed)
    {
        await Open(id, typed, []);
        var faults = Form.Unreadable;
        try
        {
            if (faults.Count == 0)
            {
                return LocalRedirect(AppealWords.Address(await casework.Lodging.Lodge(HttpContext.Caller(), id, Form.Told)));
            }
        }
        catch (Refused refused)
        {
            faults = refused.Faults.Count > 0 ? refused.Faults : [new("kind", refused.Message, refused.Code)];
        }
        await Open(id, typed, faults);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task Open(Guid id, AppealFormTyped typed, IReadOnlyList<Fault> faults)
    {
        Id = id;
        var targets = await casework.Appeals.Fightable(HttpContext.Caller(), id);
        Form = new(targets, My.AppealModel.Limits(casework, targets), typed, faults, true, DeskWords.Case(id));
    }
}
