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

    /// <summary>Townships' decisions that the county drew and has not looked at; decisions whose letters are still to be handed over.</summary>
    public IReadOnlyList<ReviewLine> ToCheck { get; private set; } = [];

    public IReadOnlyList<ReviewLine> ToDeliver { get; private set; } = [];

    public bool All { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public Caller Caller => HttpContext.Caller();

    public DivisionTable Divisions => casework.Database.Divisions;

    public bool HasDesk => Queue.HasDesk(Caller.Role);

    public async Task OnGetAsync(bool all, string? after)
    {
        All = all || !HasDesk;
        Found = await casework.Reviews.List(Caller, mine: !All, after);
        ToCheck = Caller.Role is Role.县区审核 or Role.县区负责 ? await casework.Reviews.ToCheck(Caller) : [];
        ToDeliver = Caller.Role is Role.镇办经办 or Role.镇办负责 ? await casework.Reviews.ToDeliver(Caller) : [];
    }
}
