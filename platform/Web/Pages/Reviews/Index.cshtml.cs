using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Casework.Geography;
using Anmin.Casework.People;
using Anmin.Casework.Reviews;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Reviews;

/// <summary>复核: what waits for me, by its day, or all of my area.</summary>
[Authorize(May.Staff)]
public sealed class IndexModel(CaseworkServices casework) : PageModel
{
    public ReviewPage Found { get; private set; } = null!;

    public bool All { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public Caller Caller => HttpContext.Caller();

    public DivisionTable Divisions => casework.Database.Divisions;

    public bool HasDesk => Queue.HasDesk(Caller.Role);

    public async Task OnGetAsync(bool all, string? after)
    {
        All = all || !HasDesk;
        Found = await casework.Reviews.List(Caller, mine: !All, after);
    }
}
