using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Web.Printing;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Letters;

/// <summary>The decision letter 决定书, to be read and printed: by the applicant, by whom she has entrusted, by staff in the area.</summary>
[Authorize(May.SignedIn)]
public sealed class IndexModel(CaseworkServices casework, PdfPrinter printer) : PageModel
{
    public Letter Letter { get; private set; } = null!;

    public bool HasPdf => printer.IsInstalled;

    public bool IsStaff => HttpContext.Caller().IsStaff;

    public async Task OnGetAsync(Guid id) => Letter = await casework.Letters.Of(HttpContext.Caller(), id);
}
