using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Casework.Population;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.People;

/// <summary>看全号 of somebody of the register: asks what for, records the look, and only then shows the number (S-PR-3, S-PR-7).</summary>
[Authorize(May.People)]
public sealed class NumberModel(CaseworkServices casework) : PageModel
{
    private static readonly Form Asked = Core.Declaring.Form.Of<NumberLook>();

    public PersonRow Person { get; private set; } = null!;

    public FormView Form { get; private set; } = null!;

    /// <summary>The whole number, once the look is recorded.</summary>
    public FullNumber? Full { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid id) => Show(id, new Dictionary<string, string>(), []);

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var database = casework.Database;
        var posted = PostedAnswers.Read(Asked.Pages[0], Request.Form, new Dictionary<string, string>(), database.Divisions, database.Today);
        var (bound, faults) = Binder.Bind(Asked, posted.Answers, database.Today);
        if (posted.Opened.Count > 0 || bound is not NumberLook why)
        {
            return await Show(id, posted.Answers, [.. faults.Where(f => !posted.Opened.Contains(f.Path))], posted.Opened);
        }
        var full = await casework.FullNumbers.LookAtPerson(HttpContext.Caller(), id, why);
        var shown = await Show(id, posted.Answers, []);
        Full = full;
        return shown;
    }

    private async Task<IActionResult> Show(Guid id, IReadOnlyDictionary<string, string> raw, IReadOnlyList<Fault> faults, IReadOnlyList<string>? opened = null)
    {
        Person = await casework.PersonBook.Glance(HttpContext.Caller(), id);
        if (!FullNumbers.MayLook(HttpContext.Caller()))
        {
            return Forbid();
        }
        if (Person.IdNumber is null)
        {
            return NotFound();
        }
        Form = new(Asked.Pages[0], raw, faults) { Opened = opened ?? [] };
        Response.StatusCode = faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return Page();
    }
}
