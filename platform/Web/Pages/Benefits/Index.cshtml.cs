using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Core.Benefits;
using Anmin.Core.Values;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Benefits;

/// <summary>Every benefit with how many receive it this month in the caller's area.</summary>
[Authorize(May.Staff)]
public sealed class IndexModel(CaseworkServices casework) : PageModel
{
    public IReadOnlyList<(Benefit Benefit, GrantSums Sums)> Benefits { get; private set; } = [];

    public PayMonth Month => PayMonth.Of(casework.Database.Today);

    public string Where => PlaceFilter.Of(HttpContext.Caller(), null, null, casework.Database.Divisions, casework.Database.Today).Name;

    public async Task OnGetAsync()
    {
        var found = new List<(Benefit, GrantSums)>();
        foreach (var benefit in casework.Grants.All)
        {
            found.Add((benefit, (await casework.Grants.List(HttpContext.Caller(), benefit.Slug, new(Month), 0)).Sums));
        }
        Benefits = found;
    }
}
