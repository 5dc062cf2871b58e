using Anmin.Casework;
using Anmin.Casework.Moving;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Moves;

/// <summary>转移: families that have moved away from my place or to it, by their day.</summary>
[Authorize(May.Staff)]
public sealed class IndexModel(CaseworkServices casework) : PageModel
{
    public IReadOnlyList<MoveLine> Lines { get; private set; } = [];

    public bool All { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public async Task OnGetAsync(bool all)
    {
        All = all;
        Lines = await casework.Moves.List(HttpContext.Caller(), all);
    }
}
