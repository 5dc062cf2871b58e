using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Core.Benefits;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Benefits;

/// <summary>Who receives a benefit in the caller's area. A name is looked for by POST, so that it stands in no address.</summary>
[Authorize(May.Staff)]
public sealed class BenefitModel(CaseworkServices casework) : PageModel
{
    public Benefit Benefit { get; private set; } = null!;

    public GrantAsk Ask { get; private set; } = null!;

    public GrantPage Found { get; private set; } = null!;

    public IReadOnlyList<string> Classes { get; private set; } = [];

    public string Here => $"/benefits/{Benefit.Slug}";

    /// <summary>The same list without a month.</summary>
    public string Ever => Addresses.Of(Here, [("month", GrantAsk.Ever), .. Ask.Query.Where(q => q.Name != "month")]);

    public Task OnGetAsync(string slug, string? month, string? county, string? town, string? @class, string? after) =>
        Show(slug, month, county, town, @class, null, after);

    public Task OnPostAsync(string slug, string? month, string? county, string? town, string? @class, string? text, string? after) =>
        Show(slug, month, county, town, @class, text, after);

    private async Task Show(string slug, string? month, string? county, string? town, string? @class, string? text, string? after)
    {
        var caller = HttpContext.Caller();
        Benefit = casework.Grants.Find(slug);
        Ask = GrantAsk.Of(caller, casework.Database, month, county, town, @class, text, after);
        Classes = await casework.Grants.Classes(caller, slug);
        Found = await casework.Grants.List(caller, slug, Ask.Filter);
        if (Ask.Fault is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }
}
