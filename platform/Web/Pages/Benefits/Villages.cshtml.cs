using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Values;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Benefits;

/// <summary>Who in my villages gets what, and who is due for re-verification. A county looks at its townships, and into one of them.</summary>
[Authorize(May.Staff)]
public sealed class VillagesModel(CaseworkServices casework) : PageModel
{
    public Benefit Benefit { get; private set; } = null!;

    public VillagePage Found { get; private set; } = null!;

    public VillageShow Show { get; private set; }

    public DivisionCode? Area { get; private set; }

    public string? Class { get; private set; }

    public IReadOnlyList<string> Classes { get; private set; } = [];

    /// <summary>Not the first page.</summary>
    public bool IsFurther { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public string Here => $"/benefits/{Benefit.Slug}/villages";

    /// <summary>Whether its parts are villages; otherwise one goes a level down.</summary>
    public bool IsTown => Found.Area.Level >= DivisionLevel.Town;

    public async Task OnGetAsync(string slug, string? area, VillageShow show, string? @class, string? after)
    {
        var caller = HttpContext.Caller();
        Benefit = casework.Grants.Find(slug);
        Area = string.IsNullOrEmpty(area) ? null : DivisionCode.TryParse(area, out var code, out _) ? code : throw new NotThere();
        (Show, Class, IsFurther) = (Enum.IsDefined(show) ? show : throw new NotThere(), string.IsNullOrEmpty(@class) ? null : @class, !string.IsNullOrEmpty(after));
        Classes = await casework.Grants.Classes(caller, slug);
        Found = await casework.Villages.List(caller, slug, Area, Show, Class, after);
    }

    /// <summary>The same list of another place, or of those who are due.</summary>
    public string At(string? area, VillageShow show, string? @class, string? after = null) =>
        Addresses.Of(Here, [("area", area), ("show", show == VillageShow.全部 ? null : show.ToString()), ("class", @class), ("after", after)]);
}
