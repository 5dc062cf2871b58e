using Anmin.Casework.Geography;
using Anmin.Casework.Store;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Portal;

/// <summary>One standard by county, year and class; a county's own rows with document, dates and status.</summary>
[AllowAnonymous]
public sealed class StandardYearsModel(Catalogue catalogue, PolicyBook book, Database database) : PageModel
{
    public StandardHistory History { get; private set; } = null!;

    public StandardTable Table => History.Table;

    /// <summary>The county that is looked at; null for the whole city.</summary>
    public Division? County { get; private set; }

    public StandardChart Chart { get; private set; } = null!;

    public IReadOnlyList<StandardSpan> Spans { get; private set; } = [];

    public DateOnly Today => database.Today;

    public string Here => $"/standards/{Table.Slug}";

    /// <summary>A class as a heading; the only class of a table has no name of its own.</summary>
    public string NameOf(string @class) => @class.Length == 0 ? Table.Name : @class;

    public void OnGet(string slug, string? county)
    {
        History = new(catalogue.Find<StandardTable>(slug) ?? throw new NotThere(), book, database.Divisions, Today);
        if (!string.IsNullOrEmpty(county))
        {
            County = History.Counties.FirstOrDefault(c => c.Code == county) ?? throw new NotThere();
            Spans = History.Of(County.Place);
        }
        Chart = County is { } one
            ? StandardChart.Of($"{one.Name}{Table.Name}，{Table.Unit}", Table.Classes, History.Years, (c, y) => History.In(one.Place, c, y) is { } row ? StandardHistory.AmountOf(row) : (Money?)null)
            : StandardChart.Of($"{Table.Name}，各县（区、市）平均，{Table.Unit}", Table.Classes, History.Years, History.Average);
    }
}
