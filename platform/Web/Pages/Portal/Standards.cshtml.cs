using Anmin.Casework.Geography;
using Anmin.Casework.Store;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Portal;

/// <summary>The standards that apply today, county by county, each with its document: what every declaration says it shows.</summary>
[AllowAnonymous]
public sealed class StandardsModel(Catalogue catalogue, PolicyBook book, Database database) : PageModel
{
    public IReadOnlyList<Division> Counties { get; private set; } = [];

    public DivisionCode? County { get; private set; }

    public IReadOnlyList<(Matter Matter, IReadOnlyList<(string Place, IReadOnlyList<Standard> Standards)> Places)> Matters { get; private set; } = [];

    /// <summary>The tables whose change is followed by the grants of a service.</summary>
    public IEnumerable<StandardTable> TablesOf(Matter matter) => catalogue.Of<StandardTable>().Where(t => t.Of == matter.Slug);

    public void OnGet(string? county)
    {
        var today = database.Today;
        Counties = [.. database.Divisions.Counties(today)];
        County = DivisionCode.TryParse(county, out var chosen, out _) && Counties.Any(c => c.Place == chosen) ? chosen : null;
        var shown = Counties.Where(c => County is null || c.Place == County).ToList();
        Matters = [.. catalogue.Matters.Where(m => m.Shows.Count > 0)
            .Select(m => (m, (IReadOnlyList<(string, IReadOnlyList<Standard>)>)[.. shown.Select(c => (c.Name, Standard.For(m, book.For(c.Place, today))))]))];
    }
}
