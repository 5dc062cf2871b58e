using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.My;

/// <summary>The family's own summary of what was found, and the word against it.</summary>
[Authorize(May.Apply)]
public sealed class VerificationModel(CaseworkServices casework) : PageModel
{
    public MyCase Case { get; private set; } = null!;

    public VerificationView? It { get; private set; }

    public bool Done { get; private set; }

    public string? Text { get; private set; }

    /// <summary>The item whose form was sent.</summary>
    public string About { get; private set; } = "";

    public (string At, string Text)? Fault { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public bool MayObject => It is { IsOver: false };

    public async Task OnGetAsync(Guid id, bool done)
    {
        await Show(id);
        Done = done;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid item, string? text, IFormFile? file)
    {
        await Show(id);
        if (It is null || !It.Lines.SelectMany(l => l.Items).Any(i => i.Item.Id == item))
        {
            throw new NotThere();
        }
        try
        {
            await using var content = file?.OpenReadStream();
            await casework.Rechecks.Object(HttpContext.Caller(), item, text ?? "", content is null ? null : (file!.FileName, content, file.Length));
            return LocalRedirect($"/my/{id}/verification?done=true");
        }
        catch (Refused refused)
        {
            (About, Text) = (item.ToString("n"), text);
            Fault = (refused.Code == "file" ? $"file-{About}" : $"text-{About}", refused.Faults.Count > 0 ? refused.Faults[0].Message : refused.Message);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }

    private async Task Show(Guid id)
    {
        Case = await casework.MyCases.Open(HttpContext.Caller(), id);
        It = await casework.Verifications.Mine(HttpContext.Caller(), id);
    }
}
