using Anmin.Casework;
using Anmin.Casework.Intake;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Page = Anmin.Core.Declaring.Page;

namespace Anmin.Web.Pages.Apply;

/// <summary>One page of an application: what is typed is stored first, then checked; nothing is lost.</summary>
[Authorize(May.Apply)]
public sealed class QuestionModel(CaseworkServices casework) : PageModel
{
    public DraftView Draft { get; private set; } = null!;

    public FormView Form { get; private set; } = null!;

    public int Number { get; private set; }

    public int Version { get; private set; }

    /// <summary>Came from the check page to change one thing.</summary>
    public bool BackToCheck { get; private set; }

    /// <summary>Whether the register has filled in something on this page.</summary>
    public bool HasKnown => Draft.Known.Keys.Any(k => FormView.Belongs(k, Form.Page.Path) && Form.IsKnown(k));

    /// <param name="mend">Set by links that lead here to mend something: the faults are shown at once.</param>
    public async Task<IActionResult> OnGetAsync(Guid id, int number, bool mend, string? back)
    {
        if (await Open(id, number, back) is not { } page)
        {
            return NotFound();
        }
        Form = new(page, Draft.Answers, mend ? Faults(page) : []) { Fresh = Request.Query["fresh"], IsKnown = Draft.IsKnown };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int number, int? version, string? back)
    {
        if (version is not { } read)
        {
            return StatusCode(StatusCodes.Status428PreconditionRequired);
        }
        if (await Open(id, number, back) is not { } page)
        {
            return NotFound();
        }
        var database = casework.Database;
        var posted = PostedAnswers.Read(page, Request.Form, Draft.Answers, database.Divisions, database.Today);
        var saved = await casework.Drafts.SavePage(HttpContext.Caller(), id, page.Key, posted.OfPage, read);
        if (saved.IsWhole && Request.Form[PostedAnswers.Button] == "later")
        {
            return LocalRedirect("/my");
        }
        if (saved.IsWhole && posted.ShowAgain)
        {
            var query = QueryString.Create(new Dictionary<string, string?> { ["back"] = back, ["fresh"] = posted.Fresh }.Where(q => q.Value is not null));
            return Redirect(Apply.Page(id, number) + query + (posted.Fresh is { } row ? "#" + Uri.EscapeDataString(FormView.IdOf(row)) : ""));
        }
        var faults = saved.Faults.Where(f => !posted.Opened.Contains(f.Path)).ToList();
        if (faults.Count > 0 || posted.Opened.Count > 0)
        {
            Version = saved.Version;
            Form = new(page, posted.Answers, faults) { Opened = posted.Opened, IsKnown = p => Draft.Known.TryGetValue(p, out var known) && posted.Answers.TryGetValue(p, out var typed) && typed == known };
            Response.StatusCode = faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
            return Page();
        }
        return LocalRedirect(BackToCheck ? Apply.Check(id)
            : number < Draft.Matter.Form.Pages.Count ? Apply.Page(id, number + 1)
            : Apply.Papers(id));
    }

    private async Task<Page?> Open(Guid id, int number, string? back)
    {
        Draft = await casework.Drafts.Get(HttpContext.Caller(), id);
        (Number, Version, BackToCheck) = (number, Draft.Version, back == "check");
        return Draft.CaseId is null ? Draft.Matter.Form.Pages.ElementAtOrDefault(number - 1) : null;
    }

    /// <summary>What to mend on this page, be it found on the page or across pages.</summary>
    private IReadOnlyList<Fault> Faults(Page page) =>
        [.. Binder.Bind(Draft.Matter.Form, Draft.Answers, casework.Database.Today).Faults.Where(f => FormView.Belongs(f.Path, page.Path))];
}
