using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.My;

/// <summary>Whose consent holds in the family's case; the one who applied takes back her own.</summary>
[Authorize(May.Apply)]
public sealed class ConsentModel(CaseworkServices casework) : PageModel
{
    public Guid Id { get; private set; }

    public ConsentSheet? It { get; private set; }

    /// <summary>Her own consent where it holds.</summary>
    public Subject? Own { get; private set; }

    public bool Done { get; private set; }

    public string? Refusal { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public async Task OnGetAsync(Guid id, bool done)
    {
        Done = done;
        await Show(id);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, bool sure)
    {
        await Show(id);
        try
        {
            if (!sure)
            {
                throw new Refused("请先在「我知道了，要撤回」前打勾", "invalid");
            }
            await casework.Consents.WithdrawOwn(HttpContext.Caller(), id);
            return LocalRedirect($"/my/{id}/consent?done=true");
        }
        catch (Refused refused)
        {
            Refusal = refused.Faults.Count > 0 ? refused.Faults[0].Message : refused.Message;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }

    private async Task Show(Guid id)
    {
        var caller = HttpContext.Caller();
        (Id, It) = (id, await casework.Consents.Of(caller, id));
        Own = caller.Role == Role.居民 && It is { } it ? it.Subjects.FirstOrDefault(s => s.Name == it.Applicant && s is { IsMinor: false, ConsentedOn: not null }) : null;
    }
}
