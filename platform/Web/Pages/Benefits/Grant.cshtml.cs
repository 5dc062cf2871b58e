using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Casework.Reviews;
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

    /// <summary>What has been looked at again since, latest first.</summary>
    public IReadOnlyList<ReviewGlance> Reviews { get; private set; } = [];

    public bool MayReport { get; private set; }

    public DateOnly Today => casework.Database.Today;

    /// <summary>The term that holds this month, or the first where it has not begun.</summary>
    public GrantTerm Now => It.Terms.LastOrDefault(t => PayMonth.Parse(t.FromMonth) <= Month) ?? It.Terms[0];

    public PayMonth Month => PayMonth.Of(casework.Database.Today);

    public async Task OnGetAsync(string slug, Guid id)
    {
        var caller = HttpContext.Caller();
        It = await casework.Grants.Open(caller, slug, id);
        Reviews = await casework.Reviews.Of(caller, It.CaseId);
        MayReport = (await casework.Reviews.Reportable(caller, It.CaseId)).Changes.Count > 0;
    }
}
