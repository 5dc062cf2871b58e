using Anmin.Casework;
using Anmin.Casework.Registers;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Campaigns;

/// <summary>Every campaign with how far the caller's area has come.</summary>
[Authorize(May.Staff)]
public sealed class IndexModel(CaseworkServices casework) : PageModel
{
    public IReadOnlyList<CampaignView> Campaigns { get; private set; } = [];

    public DateOnly Today => casework.Database.Today;

    public async Task OnGetAsync()
    {
        var views = new List<CampaignView>();
        foreach (var campaign in casework.Campaigns.All)
        {
            views.Add(await casework.Campaigns.Open(HttpContext.Caller(), campaign.Slug));
        }
        Campaigns = views;
    }
}
