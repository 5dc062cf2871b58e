using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Benefits;

/// <summary>One grant with everything it rests on; each look is an event.</summary>
[Authorize(May.Staff)]
public sealed class GrantModel(CaseworkServices casework) : PageModel
{
    public GrantFile It { get; private set; } = null!;

    public PayMonth Month => PayMonth.Of(casework.Database.Today);

    public async Task OnGetAsync(string slug, Guid id) => It = await casework.Grants.Open(HttpContext.Caller(), slug, id);
}
