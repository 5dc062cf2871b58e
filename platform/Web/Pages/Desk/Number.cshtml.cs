using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Desk;

/// <summary>看全号: asks what for, records the look, and only then shows the number; the address never holds it (S-PR-3, S-PR-7).</summary>
[Authorize(May.Staff)]
public sealed class NumberModel(CaseworkServices casework) : PageModel
{
    private static readonly Form Asked = Anmin.Core.Declaring.Form.Of<NumberLook>();

    public CaseView On { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public string Masked { get; private set; } = "";

    public FormView Form { get; private set; } = null!;

    /// <summary>The whole number, once the look is recorded.</summary>
    public FullNumber? Full { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid id, Guid party) => Show(id, party, new Dictionary<string, string>(), []);

    public async Task<IActionResult> OnPostAsync(Guid id, Guid party)
    {
        var database = casework.Database;
        var posted = PostedAnswers.Read(Asked.Pages[0], Request.Form, new Dictionary<string, string>(), database.Divisions, database.Today);
        var (bound, faults) = Binder.Bind(Asked, posted.Answers, database.Today);
        if (posted.Opened.Count > 0 || bound is not NumberLook why)
        {
            return await Show(id, party, posted.Answers, [.. faults.Where(f => !posted.Opened.Contains(f.Path))], posted.Opened);
        }
        var full = await casework.FullNumbers.Look(HttpContext.Caller(), id, party, why);
        var shown = await Show(id, party, posted.Answers, []);
        Full = full;
        return shown;
    }

    private async Task<IActionResult> Show(Guid id, Guid party, IReadOnlyDictionary<string, string> raw, IReadOnlyList<Fault> faults, IReadOnlyList<string>? opened = null)
    {
        var caller = HttpContext.Caller();
        On = new(await casework.CaseFiles.Open(caller, id), caller, casework.Database.Today, casework.Work.Clocks.Calendar);
        if (!FullNumbers.MayLook(caller))
        {
            return Forbid();
        }
        if (On.File.Parties.FirstOrDefault(p => p.Id == party) is not { IdNumber: { } number } person || !IdNumber.TryParse(number, out var known, out _))
        {
            return NotFound();
        }
        (Name, Masked, Form) = (person.Name, known.Masked, new(Asked.Pages[0], raw, faults) { Opened = opened ?? [] });
        Response.StatusCode = faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return Page();
    }
}
