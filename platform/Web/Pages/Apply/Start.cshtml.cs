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

    public async Task<IActionResult> OnPostAsync(string slug, Guid? agency) =>
        LocalRedirect(Apply.Page(await casework.Drafts.Start(HttpContext.Caller(), slug, agency), 1));
}
