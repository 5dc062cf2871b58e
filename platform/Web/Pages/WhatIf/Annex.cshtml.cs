using Anmin.Casework;
using Anmin.Casework.Geography;
using Anmin.Casework.Projecting;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.WhatIf;

/// <summary>A calculation as the table that goes with a draft document, to be printed.</summary>
[Authorize(May.Money)]
public sealed class AnnexModel(CaseworkServices casework) : PageModel
{
    public ProjectionView View { get; private set; } = null!;

    public DivisionTable Divisions => casework.Database.Divisions;

    public string NameOf(DivisionCode place) => Divisions.Name(place);

    public async Task OnGetAsync(Guid id)
    {
        View = await casework.Projections.One(HttpContext.Caller(), id);
        _ = View.Result ?? throw new NotThere();
    }
}
