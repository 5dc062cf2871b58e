using Anmin.Casework.Geography;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Portal;

/// <summary>The guide of a service 办事指南: every sentence comes from its declaration, as it stands today.</summary>
[AllowAnonymous]
public sealed class ServiceModel(Catalogue catalogue, PolicyBook book, Database database) : PageModel
{
    public Matter Matter { get; private set; } = null!;

    public Procedure Procedure { get; private set; } = null!;

    public IReadOnlyList<Division> Counties { get; private set; } = [];

    /// <summary>The county the visitor chose, or the one she lives in.</summary>
    public DivisionCode? County { get; private set; }

    public IReadOnlyList<Standard> Standards { get; private set; } = [];

    public IReadOnlyList<Material> Asked { get; private set; } = [];

    /// <summary>What the office finds out by itself and must not ask for.</summary>
    public IReadOnlyList<Material> Looked { get; private set; } = [];

    public string Decider => Procedure.Find(StepKind.确认) is { } step
        ? Words.Of(step.Who) + (Matter.DelegatedBy is null ? "" : "；已下放的镇（办）自己决定")
        : "受理机关";

    /// <summary>The laws and documents that the guide rests on, the first one named first.</summary>
    public IEnumerable<string> Laws =>
        Matter.Who.Select(w => w.Basis.Law).Concat(Procedure.Steps.Select(s => s.Basis.Law)).Append(Procedure.Basis.Law).Distinct();

    public IActionResult OnGet(string slug, string? county)
    {
        if (catalogue.Find<Matter>(slug) is not { } matter)
        {
            return NotFound();
        }
        var today = database.Today;
        Matter = matter;
        Procedure = matter.ProcedureOn(today, delegated: false);
        Counties = [.. database.Divisions.Counties(today)];
        County = DivisionCode.TryParse(county, out var chosen, out _) && Counties.Any(c => c.Place == chosen) ? chosen : Home();
        Standards = County is { } place ? Standard.For(matter, book.For(place, today)) : [];
        var papers = matter.MaterialsOn(today);
        Asked = [.. papers.Where(p => !p.CheckedByOffice)];
        Looked = [.. papers.Where(p => p.CheckedByOffice)];
        return Page();
    }

    private DivisionCode? Home()
    {
        var area = HttpContext.Caller().Area;
        return area.Level >= DivisionLevel.County && Counties.Any(c => c.Place == area.County) ? area.County : null;
    }
}
