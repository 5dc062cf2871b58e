using Anmin.Casework;
using Anmin.Casework.Store;
using Anmin.Casework.Watchtower;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Watches;

/// <summary>One finding of a watch: what, about which case, by when; and what somebody found out when he looked.</summary>
[Authorize(May.Staff)]
public sealed class ItemModel(CaseworkServices casework) : PageModel
{
    private static readonly Form Asked = Core.Declaring.Form.Of<WorkAnswer>();

    public WorkLine Line { get; private set; } = null!;

    public FormView Form { get; private set; } = new(Asked.Pages[0], new Dictionary<string, string>());

    /// <summary>Just closed.</summary>
    public bool Done { get; private set; }

    public async Task OnGetAsync(Guid id, bool done)
    {
        Line = await casework.WorkItems.One(HttpContext.Caller(), id);
        Done = done && Line.ClosedOn is not null;
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var caller = HttpContext.Caller();
        Line = await casework.WorkItems.One(caller, id);
        var database = casework.Database;
        var posted = PostedAnswers.Read(Asked.Pages[0], Request.Form, new Dictionary<string, string>(), database.Divisions, database.Today);
        var (bound, faults) = Binder.Bind(Asked, posted.Answers, database.Today);
        if (bound is WorkAnswer answer)
        {
            try
            {
                await casework.WorkItems.Close(caller, id, answer.结论, answer.说明);
                return LocalRedirect($"{WatchWords.Item(id)}?done=true");
            }
            catch (Refused refused) when (refused.Faults.Count > 0)
            {
                faults = refused.Faults;
            }
        }
        Form = new(Asked.Pages[0], posted.Answers, faults);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
