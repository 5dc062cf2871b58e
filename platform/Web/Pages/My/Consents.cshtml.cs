using Anmin.Casework;
using Anmin.Casework.Verification;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.My;

/// <summary>Every consent that a resident has given, in her own application or in somebody else's.</summary>
[Authorize(May.Consent)]
public sealed class ConsentsModel(CaseworkServices casework) : PageModel
{
    public IReadOnlyList<ConsentGiven> Given { get; private set; } = [];

    public DateOnly Today => casework.Database.Today;

    public async Task OnGetAsync() => Given = await casework.Consents.Given(HttpContext.Caller());
}
