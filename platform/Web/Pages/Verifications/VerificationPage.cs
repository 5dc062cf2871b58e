using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Verifications;

/// <summary>What the pages of verification share: who looks, and what went wrong told on the page with everything typed still there.</summary>
public abstract class VerificationPage(CaseworkServices casework) : PageModel
{
    protected CaseworkServices Casework => casework;

    public Caller Caller => HttpContext.Caller();

    public DateOnly Today => casework.Database.Today;

    public bool IsCounty => Caller.Role is Role.县区审核 or Role.县区负责;

    public IReadOnlyList<Fault> Faults { get; protected set; } = [];

    /// <summary>Why it could not be done, where no single field is to blame.</summary>
    public string? Refusal { get; protected set; }

    public string? Done { get; protected set; }

    /// <summary>Which of several alike forms the faults belong to, as part of its fields' signs.</summary>
    public string About { get; protected set; } = "";

    public string? FaultAt(string field, string about = "") => about == About ? Faults.FirstOrDefault(f => f.Path == field)?.Message : null;

    public string Typed(string field, string about = "") => about == About && Request.HasFormContentType ? Request.Form[field].ToString() : "";

    /// <summary>Carries something out and goes on; or shows the page again with what is wrong.</summary>
    protected async Task<IActionResult> Carry(Func<Task<string>> carry, Func<Task> show)
    {
        int status;
        try
        {
            return LocalRedirect(await carry());
        }
        catch (Refused refused)
        {
            (Faults, Refusal) = (refused.Faults, refused.Message);
            status = refused.Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        }
        catch (NotAllowed not)
        {
            (Refusal, status) = (not.Message, StatusCodes.Status403Forbidden);
        }
        catch (Exception stopped) when (stopped is MissingParameter or ParameterFault)
        {
            (Refusal, status) = ($"停下了：{stopped.Message}。请报标准维护人登记，登记以后再办。", StatusCodes.Status409Conflict);
        }
        catch (Stale)
        {
            (Refusal, status) = ("您打开这一页以后，别的同事已经办过了。这次没有存入，请看过最新情况再办。", StatusCodes.Status412PreconditionFailed);
        }
        await show();
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>The same for a write that must name the version it read (S-WF-2).</summary>
    protected async Task<IActionResult> Carry(int? version, Func<int, Task<string>> carry, Func<Task> show)
    {
        if (version is not { } read)
        {
            await show();
            return StatusCode(StatusCodes.Status428PreconditionRequired);
        }
        return await Carry(() => carry(read), show);
    }
}
