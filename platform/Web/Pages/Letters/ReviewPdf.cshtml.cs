using Anmin.Casework;
using Anmin.Web.Printing;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Letters;

/// <summary>The same letter as a file, where a browser is installed beside the program.</summary>
[Authorize(May.SignedIn)]
public sealed class ReviewPdfModel(CaseworkServices casework, PdfPrinter printer, Paper paper) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var letter = await casework.ReviewLetters.Of(HttpContext.Caller(), id);
        if (!printer.IsInstalled)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        var html = await paper.Write(PageContext, "/Pages/Shared/_ReviewLetter.cshtml", letter.Title, letter);
        var pdf = await printer.Print(html, HttpContext.RequestAborted);
        Response.Headers.CacheControl = "no-store";
        return File(pdf, "application/pdf", $"{letter.Title} {letter.Number}.pdf");
    }
}
