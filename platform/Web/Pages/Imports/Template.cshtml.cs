using Anmin.Casework.Population;
using Anmin.Documents;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Imports;

/// <summary>An empty population file with the declared columns.</summary>
[Authorize(May.SeeImports)]
public sealed class TemplateModel : PageModel
{
    public IActionResult OnGet() => File(Csv.Write([.. PopulationFile.Columns.Select(c => c.Name)], []), Csv.ContentType, "人口文件模板.csv");
}
