using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Payments;

/// <summary>What the money pages share: who looks, and what went wrong told on the page with everything typed still there.</summary>
public abstract class PaymentModel(CaseworkServices casework) : PageModel
{
    protected CaseworkServices Casework => casework;

    public Caller Caller => HttpContext.Caller();

    public DateOnly Today => casework.Database.Today;

    public PayMonth Month => PayMonth.Of(Today);

    /// <summary>Whether the caller keeps the county's money.</summary>
    public bool IsFinance => Caller.Role == Role.县区财务;

    /// <summary>What to mend, each with its field.</summary>
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>Why it could not be done, where no single field is to blame.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What was just done.</summary>
    public string? Done { get; protected set; }

    /// <summary>Where a fault's field is on the page.</summary>
    public virtual string PlaceOf(Fault fault) => fault.Path;

    public string? FaultAt(string field) => Faults.FirstOrDefault(f => f.Path == field)?.Message;

    /// <summary>What was typed into a field.</summary>
    public string Typed(string field) => Request.HasFormContentType ? Request.Form[field].ToString() : "";

    protected Benefit Find(string slug) => casework.Money.Find(slug);

    /// <summary>Carries something out and goes on; or shows the page again with what is wrong.</summary>
    /// <param name="carry">Does it and says where to go.</param>
    /// <param name="show">Reads what the page shows.</param>
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
        catch (Stale)
        {
            (Refusal, status) = ("您打开这一页以后，别的同事已经办过了。这次没有存入，请看过最新情况再办。", StatusCodes.Status412PreconditionFailed);
        }
        await show();
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>An amount as typed, or a refusal that names the field.</summary>
    protected static Money AmountOf(string field, string typed, string name) =>
        Money.TryParse(typed, out var amount) ? amount
        : throw new Refused($"{name}「{typed}」不是一个金额", "invalid", [new(field, typed.Trim().Length == 0 ? $"请填写{name}" : $"「{typed}」不是一个金额，请写成 1234.56 的样子", "format")]);
}
