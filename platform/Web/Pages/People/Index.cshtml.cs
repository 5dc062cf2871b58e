using Anmin.Casework;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.People;

/// <summary>人口底册: finds people of the caller's area. What is looked for travels by POST, so that no name and no number stands in an address (S-PR-7).</summary>
[Authorize(May.People)]
public sealed class IndexModel(CaseworkServices casework) : PageModel
{
    public SearchBy By { get; private set; }

    public string Text { get; private set; } = "";

    public string? After { get; private set; }

    public PlaceFilter Place { get; private set; } = null!;

    /// <summary>Who was found; null before anybody was looked for.</summary>
    public PersonPage? Found { get; private set; }

    public string? Fault { get; private set; }

    public IReadOnlyList<(SearchBy By, string Text)> Options { get; } =
        [.. Enum.GetValues<SearchBy>().Zip(typeof(SearchBy).GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static), (v, f) => (v, ((ChoiceAttribute)f.GetCustomAttributes(typeof(ChoiceAttribute), false)[0]).Text))];

    public void OnGet() => Take(null, null);

    public async Task OnPostAsync(SearchBy by, string? text, string? county, string? town, string? after)
    {
        Take(county, town);
        (By, Text, After) = (Enum.IsDefined(by) ? by : SearchBy.姓名, text?.Trim() ?? "", after);
        try
        {
            Found = await casework.PersonSearch.Find(HttpContext.Caller(), new(By, Text, Place.Town ?? Place.County, After));
        }
        catch (Refused refused) when (refused.Faults.Count > 0)
        {
            Fault = refused.Faults[0].Message;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }

    private void Take(string? county, string? town) => Place = PlaceFilter.Of(HttpContext.Caller(), county, town, casework.Database.Divisions, casework.Database.Today);
}
