using Anmin.Casework;
using Anmin.Casework.Intake;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Page = Anmin.Core.Declaring.Page;

namespace Anmin.Web.Pages.Help;

/// <summary>Records a 委托: who, for what, by which proof, until when.</summary>
[Authorize(May.Help)]
public sealed class NewModel(CaseworkServices casework) : PageModel
{
    /// <summary>What is offered as the last day (own).</summary>
    private const int UsualDays = 90;

    private static readonly Form Asked = Anmin.Core.Declaring.Form.Of<Entrustment>();

    public Matter Matter { get; private set; } = null!;

    public FormView Form { get; private set; } = null!;

    public IActionResult OnGet(string? matter)
    {
        var until = casework.Database.Today.AddDays(UsualDays);
        return Find(matter, new Dictionary<string, string> { [nameof(Entrustment.截止日)] = $"{until:yyyy-MM-dd}" });
    }

    public async Task<IActionResult> OnPostAsync(string? matter)
    {
        var database = casework.Database;
        var page = Asked.Pages[0];
        var posted = PostedAnswers.Read(page, Request.Form, new Dictionary<string, string>(), database.Divisions, database.Today);
        if (Find(matter, posted.Answers) is not PageResult again)
        {
            return NotFound();
        }
        var (bound, faults) = Binder.Bind(Asked, posted.Answers, database.Today);
        if (bound is Entrustment it)
        {
            try
            {
                await casework.Agencies.Record(HttpContext.Caller(), Matter.Slug, it.姓名, it.身份证号, it.凭据, it.截止日);
                return LocalRedirect("/help");
            }
            catch (Refused refused) when (refused.Faults.Count > 0)
            {
                faults = refused.Faults;
            }
        }
        Form = new(page, posted.Answers, faults);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return again;
    }

    private ActionResult Find(string? matter, IReadOnlyDictionary<string, string> raw)
    {
        if (casework.Catalogue.Find<Matter>(matter ?? "") is not { } found)
        {
            return NotFound();
        }
        (Matter, Form) = (found, new(Asked.Pages[0], raw));
        return Page();
    }
}
