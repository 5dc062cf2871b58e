using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Desk;

/// <summary>抽查: the cases to visit and why each was drawn, whoever decides them.</summary>
[Authorize(May.Staff)]
public sealed class DrawnModel(CaseworkServices casework) : PageModel
{
    public DrawnPage Found { get; private set; } = null!;

    public bool Visited { get; private set; }

    public Guid? After { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public Caller Caller => HttpContext.Caller();

    public string Near(string place) => DeskWords.Near(place, Caller, casework.Database.Divisions);

    public async Task OnGetAsync(bool visited, Guid? after)
    {
        (Visited, After) = (visited, after);
        Found = await casework.DrawnCases.List(Caller, visited, after);
    }
}
