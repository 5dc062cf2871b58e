using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.People;

/// <summary>What the pages that change a record have in common: the record as it was read, the questions, and the way back.</summary>
public abstract class ActModel(CaseworkServices casework) : PageModel
{
    public PersonRow Person { get; private set; } = null!;

    public WholeForm Form { get; private set; } = null!;

    /// <summary>Version that travels with the write (S-WF-2).</summary>
    public int Version { get; private set; }

    protected CaseworkServices Casework => casework;

    protected DateOnly Today => casework.Database.Today;

    /// <summary>The record, for somebody of its area.</summary>
    /// <param name="why">What for, where the page shows what it says.</param>
    protected async Task Take(Guid id, string? why)
    {
        Person = await casework.PersonBook.Glance(HttpContext.Caller(), id, why);
        Version = Person.Version;
    }

    protected void Show(Form asked, IReadOnlyDictionary<string, string> raw, IReadOnlyList<Fault>? faults = null, WholeForm.Posted? posted = null) =>
        Form = new(asked.Pages, raw, faults, (nameof(Removal.新住地), Caller.City), posted?.Opened, posted?.Fresh);

    /// <summary>Reads what was sent and carries it out, or shows it again with what to mend beside each field.</summary>
    protected async Task<IActionResult> Carry(Form asked, int? version, string then, Func<object, int, Task> carry)
    {
        if (version is not { } read)
        {
            return StatusCode(StatusCodes.Status428PreconditionRequired);
        }
        Version = read;
        var posted = WholeForm.Read(asked.Pages, Request.Form, casework.Database.Divisions, Today);
        if (posted.IsUnfinished)
        {
            Show(asked, posted.Answers, null, posted);
            return Page();
        }
        var (bound, faults) = Binder.Bind(asked, posted.Answers, Today);
        if (bound is not null)
        {
            try
            {
                await carry(bound, read);
                return LocalRedirect(then);
            }
            catch (Refused refused) when (refused.Faults.Count > 0)
            {
                faults = refused.Faults;
            }
        }
        Show(asked, posted.Answers, faults);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
