using System.Globalization;
using Anmin.Casework;
using Anmin.Casework.Journal;
using Anmin.Casework.Ledger;
using Anmin.Core.Benefits;
using Anmin.Documents;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Benefits;

/// <summary>The list of those who receive, as a file; who takes it says what for (S-AZ-10, S-IN-11).</summary>
[Authorize(May.Staff)]
public sealed class ExportModel(CaseworkServices casework) : PageModel
{
    public Benefit Benefit { get; private set; } = null!;

    public GrantAsk Ask { get; private set; } = null!;

    public Taking Taking { get; private set; } = null!;

    public string Here => $"/benefits/{Benefit.Slug}";

    public Task OnGetAsync(string slug, string? month, string? county, string? town, string? @class) => Open(slug, month, county, town, @class);

    public async Task<IActionResult> OnPostAsync(string slug, string? month, string? county, string? town, string? @class)
    {
        var caller = HttpContext.Caller();
        await Open(slug, month, county, town, @class);
        Taking = await Taking.Of(Request.Form, casework, caller, $"grants:{slug}");
        if (!Taking.IsGiven)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var lines = (await casework.Grants.List(caller, slug, Ask.Filter, Exports.MostRows)).Lines;
        return File(Table(lines), Csv.ContentType, $"{Benefit.Name}-{Ask.Month?.Key ?? "全部"}.csv");
    }

    private async Task Open(string slug, string? month, string? county, string? town, string? @class)
    {
        var caller = HttpContext.Caller();
        Benefit = casework.Grants.Find(slug);
        Ask = GrantAsk.Of(caller, casework.Database, month, county, town, @class, null, null);
        Taking = new(Ask.Said, (await casework.Grants.List(caller, slug, Ask.Filter, 0)).Sums.Households, Ask.At(Here));
    }

    private static byte[] Table(IReadOnlyList<GrantLine> lines) => Csv.Write(
        ["户主", "人数", "类别", "住址", "每月（元）", "起始月", "终止月", "状态"],
        lines.Select(g => (IReadOnlyList<string?>)
        [
            g.Name, g.Persons.ToString(CultureInfo.InvariantCulture), g.Class, g.Place, g.Monthly.InYuan.ToString("0.00", CultureInfo.InvariantCulture), g.StartMonth, g.EndMonth, g.Kind.ToString(),
        ]));
}
