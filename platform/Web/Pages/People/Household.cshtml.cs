using Anmin.Casework;
using Anmin.Casework.Population;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.People;

/// <summary>A household as of any day.</summary>
[Authorize(May.People)]
public sealed class HouseholdModel(CaseworkServices casework) : PageModel
{
    public HouseholdFile It { get; private set; } = null!;

    public DayAsked Day { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, string? on)
    {
        Day = DayAsked.Of(on, casework.Database.Today);
        It = await casework.PersonBook.OpenHousehold(HttpContext.Caller(), id, Day.On);
        if (Day.Fault is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }
}
