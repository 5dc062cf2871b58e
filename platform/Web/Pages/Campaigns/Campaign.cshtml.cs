using Anmin.Casework;
using Anmin.Casework.Registers;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Campaigns;

/// <summary>One campaign: targets, what is done, milestones, county by county.</summary>
[Authorize(May.Staff)]
public sealed class CampaignModel(CaseworkServices casework) : PageModel
{
    private static readonly Dictionary<string, string> Deeds = new()
    {
        ["target"] = "任务数已经记下。", ["reported"] = "进度已经记下。", ["reached"] = "节点已经记下，日期是今天。",
    };

    public CampaignView View { get; private set; } = null!;

    /// <summary>What was just done.</summary>
    public string? Done { get; private set; }

    /// <summary>The county for which the caller reports.</summary>
    public CountyProgress? Mine => View.Counties.FirstOrDefault(c => c.MayReport);

    public DateOnly Today => casework.Database.Today;

    public async Task OnGetAsync(string slug, string? done)
    {
        View = await casework.Campaigns.Open(HttpContext.Caller(), slug);
        Done = Deeds.GetValueOrDefault(done ?? "");
    }

    public async Task<IActionResult> OnPostReachAsync(string slug, string? milestone)
    {
        await casework.Campaigns.Reach(HttpContext.Caller(), slug, milestone ?? "");
        return LocalRedirect($"/campaigns/{slug}?done=reached");
    }
}
