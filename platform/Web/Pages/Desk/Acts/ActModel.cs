using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Desk.Acts;

/// <summary>What every act on a case shares: the case it is about, the version that was read, its rule and what it brings about.
/// Whatever goes wrong is told on the page, with everything typed still there.</summary>
[Authorize(May.Staff)]
public abstract class ActModel(CaseworkServices casework, Act act) : PageModel
{
    protected CaseworkServices Casework => casework;

    protected Caller Caller => HttpContext.Caller();

    public CaseView On { get; private set; } = null!;

    /// <summary>Version of the case that the form is about.</summary>
    public int Version { get; private set; }

    /// <summary>What to mend, each with its field.</summary>
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>Why it could not be done, where no single field is to blame.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Somebody else was faster: what he did.</summary>
    public string? Overtaken { get; private set; }

    /// <summary>The heading, a question or a task.</summary>
    public abstract string Title { get; }

    /// <summary>What the law says of it, in a sentence.</summary>
    public abstract string Rule { get; }

    public virtual Article? Basis => null;

    /// <summary>What it brings about.</summary>
    public abstract string Then { get; }

    /// <summary>The names of fields for the summary of faults.</summary>
    public virtual string NameOf(string field) => "";

    /// <summary>A fault in one line; what is missing names its field itself.</summary>
    public virtual string LineOf(Fault fault) => NameOf(fault.Path) is { Length: > 0 } name && fault.Code != "required" ? $"{name}：{fault.Message}" : fault.Message;

    /// <summary>Where a fault's field is on the page.</summary>
    public virtual string PlaceOf(Fault fault) => fault.Path;

    /// <summary>Whether the case offers the act to the caller now.</summary>
    public virtual bool IsOffered => On.File.Acts.Contains(act);

    /// <summary>Why it is not offered.</summary>
    public virtual string NotNow => $"这件申请走到了「{On.State.Text}」，现在不能{DeskWords.Of(act)}；也可能这一步不归您的岗位办。";

    /// <summary>What was typed when the act is no longer open: it must not be lost.</summary>
    public IReadOnlyList<(string Name, string Text)> Kept => !Request.HasFormContentType ? []
        : [.. Request.Form.Where(f => !f.Key.StartsWith('_') && !f.Key.EndsWith('#') && !f.Key.EndsWith('?') && f.Key is not ("version" or "handler"))
            .Select(f => (NameOf(f.Key) is { Length: > 0 } name ? name : f.Key, f.Value.ToString())).Where(f => !string.IsNullOrWhiteSpace(f.Item2))];

    public string? FaultAt(string field) => Faults.FirstOrDefault(f => f.Path == field)?.Message;

    /// <summary>Opens the case for showing the form.</summary>
    protected async Task<IActionResult> Show(Guid id)
    {
        await Open(id);
        return Again(IsOffered ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    /// <summary>Carries the act out and goes back to the case; or shows the form again with what is wrong.</summary>
    protected async Task<IActionResult> Carry(Guid id, int? version, Func<int, Task> carry)
    {
        if (version is not { } read)
        {
            return StatusCode(StatusCodes.Status428PreconditionRequired);
        }
        try
        {
            await carry(read);
            return LocalRedirect($"{DeskWords.Case(id)}?done=true");
        }
        catch (Refused refused)
        {
            await Open(id);
            if (refused.Faults.Count > 0)
            {
                return Mend(refused.Faults);
            }
            Refusal = refused.Message;
            return Again(StatusCodes.Status409Conflict);
        }
        catch (NotAllowed not)
        {
            await Open(id);
            Refusal = not.Message;
            return Again(StatusCodes.Status403Forbidden);
        }
        catch (Stale)
        {
            await Open(id);
            Overtaken = On.File.History.Count > 0 ? Last(On) : "";
            return Again(StatusCodes.Status412PreconditionFailed);
        }
    }

    protected PageResult Mend(IReadOnlyList<Fault> faults)
    {
        Faults = faults;
        return Again(faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    protected PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    protected async Task Open(Guid id)
    {
        On = new(await casework.CaseFiles.Open(Caller, id), Caller, casework.Database.Today, casework.Work.Clocks.Calendar);
        Version = On.Case.Version;
    }

    private static string Last(CaseView on)
    {
        var row = on.File.History[^1];
        return $"{row.Name} 在 {Spoken.Moment(row.At, on.Today)} 办了「{DeskWords.Happened(row)}」";
    }

    /// <summary>The step of the procedure that the act belongs to.</summary>
    protected Step? StepOf(StepKind kind) => On.File.Procedure.Find(kind);

    protected string DayAfter(Limit limit) => Spoken.Day(On.Calendar.Last(On.Today, limit), On.Today);
}
