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

namespace Anmin.Web.Pages.Apply;

/// <summary>All answers once more, then one button. A second click gets the first receipt.</summary>
[Authorize(May.Apply)]
public sealed class CheckModel(CaseworkServices casework) : PageModel
{
    private const int Few = 4;

    public DraftView Draft { get; private set; } = null!;

    public AnswersView Answers { get; private set; } = null!;

    public PaperList Papers { get; private set; } = null!;

    /// <summary>How many answers are still to mend.</summary>
    public int Left => Answers.Faults?.Count ?? 0;

    /// <summary>What is still to mend, each with the place to go.</summary>
    public IReadOnlyList<(string Where, string Text)> Faults { get; private set; } = [];

    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        await Open(id);
        return Draft.CaseId is { } done ? LocalRedirect($"/my/{done}") : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        try
        {
            var submitted = await casework.Submissions.Submit(HttpContext.Caller(), id);
            if (submitted.CaseId is { } number)
            {
                return LocalRedirect($"/my/{number}?received=true");
            }
        }
        catch (Refused refused)
        {
            Refusal = refused.Message;
        }
        await Open(id);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task Open(Guid id)
    {
        var caller = HttpContext.Caller();
        Draft = await casework.Drafts.Get(caller, id);
        Papers = await PaperList.Of(casework, caller, id, Draft.Matter, mayRemove: false);
        var form = Draft.Matter.Form;
        var faults = Binder.Bind(form, Draft.Answers, casework.Database.Today).Faults;
        // In full: what she typed herself is compared here with the card once more before money depends on it.
        Answers = new(form, Draft.Answers, faults, p => Apply.Page(Draft, p) + "?back=check", Whole: true);
        Faults = [.. faults.GroupBy(f => form.Pages.FirstOrDefault(p => FormView.Belongs(f.Path, p.Path)) ?? form.Pages[0]).SelectMany(g => Mend(g.Key, [.. g]))];
    }

    /// <summary>A few faults of a page one by one; of a page that is hardly begun only how many.</summary>
    private IEnumerable<(string, string)> Mend(Page page, IReadOnlyList<Fault> faults)
    {
        var there = $"{Apply.Page(Draft, page)}?mend=true&back=check";
        return faults.Count > Few
            ? [(there, $"{page.Short}：还有{Labels.Count(faults.Count)}处没填或要更正")]
            : faults.Select(f => ($"{there}#{FormView.IdOf(f.Path)}", $"{page.Short}·{Labels.Line(page, f)}"));
    }
}
