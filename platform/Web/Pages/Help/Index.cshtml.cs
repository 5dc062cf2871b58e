using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.Records;
using Anmin.Core.Declaring;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Help;

/// <summary>代人申请: the agencies of a village helper, running and ended, and what he is filling in under them.</summary>
[Authorize(May.Help)]
public sealed class IndexModel(CaseworkServices casework) : PageModel
{
    public IReadOnlyList<AgencyRow> Agencies { get; private set; } = [];

    public IReadOnlyList<DraftView> Drafts { get; private set; } = [];

    public IReadOnlyList<QueueLine> Cases { get; private set; } = [];

    public IReadOnlyList<Matter> Matters => [.. casework.Catalogue.Matters];

    public DateOnly Today => casework.Database.Today;

    public async Task OnGetAsync()
    {
        var caller = HttpContext.Caller();
        Agencies = await casework.Agencies.Of(caller);
        Drafts = await casework.Drafts.Open(caller);
        Cases = await casework.MyCases.List(caller);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid agency)
    {
        await casework.Agencies.Withdraw(HttpContext.Caller(), agency);
        return LocalRedirect("/help");
    }

    public string NameOf(string matter) => casework.Catalogue.Find<Matter>(matter)?.Name ?? matter;
}
