using Anmin.Casework;
using Anmin.Casework.Appeals;
using Anmin.Web.Printing;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Letters;

/// <summary>The answer to a 申诉, or the decision made anew, to be read and printed.</summary>
[Authorize(May.SignedIn)]
public sealed class AppealModel(CaseworkServices casework, PdfPrinter printer) : PageModel
{
    public AppealLetter Letter { get; private set; } = null!;

    public bool HasPdf => printer.IsInstalled;

    public bool IsStaff => HttpContext.Caller().IsStaff;

    public async Task OnGetAsync(Guid id) => Letter = await casework.Appeals.Letter(HttpContext.Caller(), id);
}
