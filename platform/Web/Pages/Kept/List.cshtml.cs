using Anmin.Casework;
using Anmin.Casework.Sweeping;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Kept;

/// <summary>Those whom a screening found and who are visited from then on, longest not visited first.</summary>
[Authorize(May.Staff)]
public sealed class ListModel(CaseworkServices casework) : PageModel
{
    public KeptPage Kept { get; private set; } = null!;

    public bool Late { get; private set; }

    public string? After { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public string At(bool late, string? after) => Addresses.Of($"/kept/{Kept.Law.List}", ("late", late ? "true" : null), ("after", after));

    /// <summary>The answers of a visit in one line.</summary>
    public string Said(object answer) => VisitWords.Said(answer);

    public async Task OnGetAsync(string list, bool late, string? after)
    {
        Kept = await casework.Kept.List(HttpContext.Caller(), list, late, after);
        (Late, After) = (late, after);
    }
}
