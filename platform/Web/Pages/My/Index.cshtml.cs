using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Core.Declaring;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.My;

/// <summary>我的办件: what waits to be filled in, what is under way, and whom I have entrusted.</summary>
[Authorize(May.Apply)]
public sealed class IndexModel(CaseworkServices casework) : PageModel
{
    public IReadOnlyList<DraftView> Drafts { get; private set; } = [];

    public IReadOnlyList<QueueLine> Cases { get; private set; } = [];

    public IReadOnlyList<AgencyRow> Given { get; private set; } = [];

    /// <summary>She stands in an application, her own or another's, in which she may have signed.</summary>
    public bool HasConsents { get; private set; }

    /// <summary>Services of which she was told that they may be for her household.</summary>
    public IReadOnlyList<Matter> Offered { get; private set; } = [];

    public DateOnly Today => casework.Database.Today;

    public bool IsHelper => HttpContext.Caller().Role == Role.村级协理;

    public async Task OnGetAsync()
    {
        var caller = HttpContext.Caller();
        Drafts = await casework.Drafts.Open(caller);
        Cases = await casework.MyCases.List(caller);
        Offered = await casework.Drafts.Offered(caller);
        HasConsents = await casework.Consents.HasGiven(caller);
        Given = IsHelper ? [] : await casework.Agencies.Given(caller);
    }

    /// <summary>Takes an agency back at once.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid agency)
    {
        await casework.Agencies.Withdraw(HttpContext.Caller(), agency);
        return LocalRedirect("/my#given");
    }

    public string NameOf(string matter) => casework.Catalogue.Find<Matter>(matter)?.Name ?? matter;
}
