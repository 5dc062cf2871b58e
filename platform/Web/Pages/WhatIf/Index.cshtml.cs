using Anmin.Casework;
using Anmin.Casework.Projecting;
using Anmin.Core.Benefits;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.WhatIf;

/// <summary>Calculations that were made, and which benefits can be calculated.</summary>
[Authorize(May.Money)]
public sealed class IndexModel(CaseworkServices casework) : PageModel
{
    public IReadOnlyList<ProjectionView> Made { get; private set; } = [];

    public IReadOnlyList<Benefit> Benefits { get; private set; } = [];

    public DateOnly Today => casework.Database.Today;

    public IReadOnlyList<string> Changes(ProjectionView view) =>
        EffectWords.Changes(view.Changes, casework.Projections.Counties(HttpContext.Caller()).Count, casework.Database.Divisions.Name);

    public async Task OnGetAsync()
    {
        var caller = HttpContext.Caller();
        Made = await casework.Projections.List(caller);
        Benefits = casework.Projections.Benefits(casework.Projections.Counties(caller)[0], Today);
    }
}
