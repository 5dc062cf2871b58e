using Anmin.Casework;
using Anmin.Casework.Registers;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Campaigns;

/// <summary>The city gives a county its target.</summary>
[Authorize(May.Staff)]
public sealed class TargetModel(CaseworkServices casework) : TellingModel(casework)
{
    private string code = "";

    protected override Form Asked { get; } = Core.Declaring.Form.Of<CampaignTarget>();

    public async Task<IActionResult> OnGetAsync(string slug, string county)
    {
        code = county;
        var shown = await Show(slug, new Dictionary<string, string>(), []);
        return shown is NotFoundResult || View.MaySetTargets ? shown : throw new NotAllowed("任务数由市民政局定");
    }

    public Task<IActionResult> OnPostAsync(string slug, string county, int? version)
    {
        code = county;
        return Save(slug, version, "target");
    }

    protected override bool IsMeant(CountyProgress county) => county.Code == code;

    protected override Task Write(object answer) =>
        Casework.Campaigns.SetTarget(HttpContext.Caller(), View.Campaign.Slug, DivisionCode.Of(County.Code), Version, (CampaignTarget)answer);
}
