using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Incoming;

/// <summary>Registers a request from outside.</summary>
[Authorize(May.Staff)]
public sealed class NewModel(CaseworkServices casework) : PageModel
{
    private static readonly Form Asked = Core.Declaring.Form.Of<IncomingRequest>();

    public WholeForm Form { get; private set; } = null!;

    public void OnGet()
    {
        Require();
        Form = new(Asked.Pages, new Dictionary<string, string> { [nameof(IncomingRequest.收到日期)] = $"{casework.Database.Today:yyyy-MM-dd}" });
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Require();
        var posted = WholeForm.Read(Asked.Pages, Request.Form, casework.Database.Divisions, casework.Database.Today);
        var (facts, faults) = Binder.Bind(Asked, posted.Answers, casework.Database.Today);
        try
        {
            if (facts is IncomingRequest ask)
            {
                return LocalRedirect($"/desk/incoming/{await casework.Incoming.Register(HttpContext.Caller(), ask)}");
            }
        }
        catch (Refused refused) when (refused.Faults.Count > 0)
        {
            faults = refused.Faults;
        }
        Form = new(Asked.Pages, posted.Answers, faults);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private void Require()
    {
        if (HttpContext.Caller().Role is not (Role.县区审核 or Role.县区负责))
        {
            throw new NotAllowed("来函由县区登记");
        }
    }
}
