using Anmin.Casework;
using Anmin.Casework.Appeals;
using Anmin.Casework.Desk;
using Anmin.Casework.Geography;
using Anmin.Casework.People;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Appeals;

/// <summary>申诉、复议、诉讼 of my area by the office's next day.</summary>
[Authorize(May.Staff)]
public sealed class IndexModel(CaseworkServices casework) : PageModel
{
    public AppealPage Found { get; private set; } = null!;

    public bool All { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public Caller Caller => HttpContext.Caller();

    public DivisionTable Divisions => casework.Database.Divisions;

    public bool HasDesk => Queue.HasDesk(Caller.Role);

    public async Task OnGetAsync(bool all, string? after)
    {
        All = all;
        Found = await casework.Appeals.List(Caller, open: !all, after);
    }
}
