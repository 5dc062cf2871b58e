using Anmin.Casework;
using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Core.Declaring;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Apply;

/// <summary>Before the first question: what will be asked, what to have at hand, and drafts that wait.</summary>
[Authorize(May.Apply)]
public sealed class StartModel(CaseworkServices casework) : PageModel
{
    public Matter Matter { get; private set; } = null!;

    public IReadOnlyList<DraftView> Drafts { get; private set; } = [];

    public IReadOnlyList<AgencyRow> Agencies { get; private set; } = [];

    public IReadOnlyList<Material> Papers { get; private set; } = [];

    public DateOnly Today => casework.Database.Today;

    public bool IsHelper => HttpContext.Caller().Role == Role.村级协理;

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (casework.Catalogue.Find<Matter>(slug) is not { } matter)
        {
            return NotFound();
        }
        var caller = HttpContext.Caller();
        Matter = matter;
        Papers = [.. matter.MaterialsOn(Today).Where(m => m is { CheckedByOffice: false, InForm: false })];
        Drafts = [.. (await casework.Drafts.Open(caller)).Where(d => d.Matter == matter)];
        Agencies = IsHelper
            ? [.. (await casework.Agencies.Of(caller)).Where(a => a.Matter == slug && a.WithdrawnOn is null && a.From <= Today && Today <= a.To)]
            : [];
        return Page();
    }

    /// <param name="offered">She follows what she was told: who has begun already goes on, instead of beginning the same once more.</param>
    public async Task<IActionResult> OnPostAsync(string slug, Guid? agency, bool offered)
    {
        var caller = HttpContext.Caller();
        var begun = offered ? (await casework.Drafts.Open(caller)).FirstOrDefault(d => d.Matter.Slug == slug && d.For is null && d.Known.Count > 0) : null;
        return LocalRedirect(Apply.Page(begun?.Id ?? await casework.Drafts.Start(caller, slug, agency), 1));
    }
}
