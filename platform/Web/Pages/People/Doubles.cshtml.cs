using Anmin.Casework;
using Anmin.Casework.Geography;
using Anmin.Casework.Population;
using Anmin.Core.Values;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.People;

/// <summary>疑似重复, township by township.</summary>
[Authorize(May.People)]
public sealed class DoublesModel(CaseworkServices casework) : PageModel
{
    public PlaceFilter Place { get; private set; } = null!;

    /// <summary>Pairs of the chosen township, or of the whole county where they fit on a page; null before one is chosen.</summary>
    public IReadOnlyList<Pair>? Pairs { get; private set; }

    /// <summary>Townships of the chosen county with suspected pairs; none for a township's own officers, who see theirs.</summary>
    public IReadOnlyList<(Division Town, int Pairs)> Counts { get; private set; } = [];

    /// <summary>Whether a county was chosen, so that its townships were counted.</summary>
    public bool IsCounted { get; private set; }

    /// <summary>The page of one township.</summary>
    public string At(Division town) => Addresses.Of("/people/doubles", ("county", Place.County?.Value), ("town", town.Place.Value));

    public bool MayMerge => PersonKeeping.MayMerge(HttpContext.Caller());

    public async Task OnGetAsync(string? county, string? town)
    {
        var caller = HttpContext.Caller();
        Place = PlaceFilter.Of(caller, county, town, casework.Database.Divisions, casework.Database.Today);
        if (caller.Area.Level == DivisionLevel.Town)
        {
            Pairs = await casework.Doubles.In(caller, caller.Area);
        }
        else if ((caller.Area.Level == DivisionLevel.County ? caller.Area : Place.County) is { } counted)
        {
            IsCounted = true;
            (Counts, Pairs) = await casework.Doubles.Of(caller, counted, Place.Town);
        }
    }
}
