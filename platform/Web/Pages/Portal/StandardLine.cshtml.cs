using Anmin.Casework.Geography;
using Anmin.Casework.Store;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Portal;

/// <summary>A standard against the line it has to stay above: every county today, one county through the years (1.6). Standards are public, so is this.</summary>
[AllowAnonymous]
public sealed class StandardLineModel(Catalogue catalogue, PolicyBook book, Database database) : PageModel
{
    public StandardTable Table { get; private set; } = null!;

    public StandardFloor Floor { get; private set; } = null!;

    public StandardLine Line { get; private set; } = null!;

    public Division County { get; private set; } = null!;

    public IReadOnlyList<(Division County, StandardStand Stand)> Today { get; private set; } = [];

    public IReadOnlyList<(int Year, StandardStand Stand)> Years { get; private set; } = [];

    public StandardChart Chart { get; private set; } = null!;

    public string Back => $"/standards/{Table.Slug}";

    public string Here => $"{Back}/line";

    public void OnGet(string slug, string? county)
    {
        var today = database.Today;
        Table = catalogue.Find<StandardTable>(slug) ?? throw new NotThere();
        Floor = Table.Floor ?? throw new NotThere();
        Line = new(Table, Floor, book, database.Divisions, today);
        var history = new StandardHistory(Table, book, database.Divisions, today);
        Today = [.. history.Counties.Select(c => (c, Line.On(c.Place, today)))];
        County = string.IsNullOrEmpty(county) ? history.Counties[0] : history.Counties.FirstOrDefault(c => c.Code == county) ?? throw new NotThere();
        Years = [.. history.Years.Where(y => y >= Floor.From.Year && y <= today.Year).Select(y => (y, Line.In(County.Place, y)))];
        var stands = Years.ToDictionary(y => y.Year, y => y.Stand);
        Chart = StandardChart.Of($"{County.Name}{Line.Names[0]}与{Floor.LineName}，元/人·年", Line.Names, [.. Years.Select(y => y.Year)],
            (name, year) => StandardLine.Amount(stands[year], Line.Names.Index().First(n => n.Item == name).Index));
    }
}
