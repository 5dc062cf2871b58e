using Anmin.Casework;
using Anmin.Casework.Reviews;
using Anmin.Web.Printing;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Letters;

/// <summary>增发、减发、停发、暂停、渐退决定书 with the record of the hearing, to be read and printed: by the family, by whom it has entrusted, by staff in the area.</summary>
[Authorize(May.SignedIn)]
public sealed class ReviewModel(CaseworkServices casework, PdfPrinter printer) : PageModel
{
    public ReviewLetter Letter { get; private set; } = null!;

    public bool HasPdf => printer.IsInstalled;

    public bool IsStaff => HttpContext.Caller().IsStaff;

    public async Task OnGetAsync(Guid id) => Letter = await casework.ReviewLetters.Of(HttpContext.Caller(), id);
}
