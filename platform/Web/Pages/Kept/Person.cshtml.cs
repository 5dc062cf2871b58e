using Anmin.Casework;
using Anmin.Casework.Store;
using Anmin.Casework.Sweeping;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Anmin.Web.Pages.Discoveries;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Kept;

/// <summary>Somebody who is kept in view: every visit, and the next one to write down.</summary>
[Authorize(May.Staff)]
public sealed class PersonModel(CaseworkServices casework) : PageModel
{
    public KeptPerson Kept { get; private set; } = null!;

    public FormView Form { get; private set; } = null!;

    /// <summary>A visit was just written down.</summary>
    public bool Done { get; private set; }

    public async Task OnGetAsync(string list, Guid person, bool done)
    {
        await Open(list, person);
        Done = done && Kept.Visits.Count > 0;
    }

    public async Task<IActionResult> OnPostAsync(string list, Guid person)
    {
        await Open(list, person);
        var database = casework.Database;
        var page = Form.Page;
        var posted = PostedAnswers.Read(page, Request.Form, new Dictionary<string, string>(), database.Divisions, database.Today);
        try
        {
            await casework.Kept.Visit(HttpContext.Caller(), list, person, posted.Answers);
            return LocalRedirect($"{DiscoveryWords.Kept(list, person)}?done=true");
        }
        catch (Refused refused) when (refused.Faults.Count > 0)
        {
            Form = new(page, posted.Answers, refused.Faults);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }

    private async Task Open(string list, Guid person)
    {
        Kept = await casework.Kept.One(HttpContext.Caller(), list, person);
        Form = new(Core.Declaring.Form.Of(Kept.Law.Asks).Pages[0], new Dictionary<string, string>());
    }
}
