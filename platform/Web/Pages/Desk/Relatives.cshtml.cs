using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Desk;

/// <summary>近亲属备案: whoever handles cases files his own near relatives; who answers for the area sees the list (S-AZ-6).</summary>
[Authorize(May.FileRelatives)]
public sealed class RelativesModel(CaseworkServices casework) : PageModel
{
    private static readonly Form Asked = Anmin.Core.Declaring.Form.Of<OwnRelative>();

    public FormView Form { get; private set; } = new(Asked.Pages[0], new Dictionary<string, string>());

    public IReadOnlyList<FiledLine> Mine { get; private set; } = [];

    public IReadOnlyList<FiledLine>? InArea { get; private set; }

    /// <summary>Just filed.</summary>
    public bool Done { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public bool IsStaff => HttpContext.Caller().IsStaff;

    public async Task OnGetAsync(bool done)
    {
        Done = done;
        await List();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var database = casework.Database;
        var posted = PostedAnswers.Read(Asked.Pages[0], Request.Form, new Dictionary<string, string>(), database.Divisions, database.Today);
        var (bound, faults) = Binder.Bind(Asked, posted.Answers, database.Today);
        if (bound is OwnRelative relative)
        {
            try
            {
                await casework.Relatives.File(HttpContext.Caller(), relative);
                return LocalRedirect("/desk/relatives?done=true");
            }
            catch (Refused refused) when (refused.Faults.Count > 0)
            {
                faults = refused.Faults;
            }
        }
        Form = new(Asked.Pages[0], posted.Answers, faults);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await List();
        return Page();
    }

    private async Task List()
    {
        var caller = HttpContext.Caller();
        Mine = await casework.Relatives.Mine(caller);
        InArea = Relatives.AnswersForArea(caller) ? await casework.Relatives.InArea(caller) : null;
    }
}
