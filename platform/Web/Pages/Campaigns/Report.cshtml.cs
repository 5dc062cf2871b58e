using Anmin.Casework;
using Anmin.Casework.Registers;
using Anmin.Core.Declaring;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Campaigns;

/// <summary>A county says how far it has come.</summary>
[Authorize(May.Staff)]
public sealed class ReportModel(CaseworkServices casework) : TellingModel(casework)
{
    protected override Form Asked { get; } = Core.Declaring.Form.Of<ProgressReport>();

    public Task<IActionResult> OnGetAsync(string slug) =>
        Show(slug, new Dictionary<string, string> { [nameof(ProgressReport.截至)] = $"{Today:yyyy-MM-dd}" }, []);

    public Task<IActionResult> OnPostAsync(string slug, int? version) => Save(slug, version, "reported");

    protected override bool IsMeant(CountyProgress county) => county.MayReport;

    protected override Task Write(object answer) => Casework.Campaigns.Report(HttpContext.Caller(), View.Campaign.Slug, Version, (ProgressReport)answer);
}
