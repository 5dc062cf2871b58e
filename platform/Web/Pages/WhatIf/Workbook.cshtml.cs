using Anmin.Casework;
using Anmin.Documents;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.WhatIf;

/// <summary>A calculation as a workbook: only sums, nobody's name.</summary>
[Authorize(May.Money)]
public sealed class WorkbookModel(CaseworkServices casework) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var view = await casework.Projections.One(HttpContext.Caller(), id);
        return view.Result is null ? NotFound() : File(EffectForm.Workbook(view, casework.Database.Divisions), Xlsx.ContentType, $"测算-{EffectWords.Called(view)}.xlsx");
    }
}
