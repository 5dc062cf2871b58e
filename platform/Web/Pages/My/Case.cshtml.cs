using Anmin.Casework;
using Anmin.Casework.Appeals;
using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.My;

/// <summary>One case as the applicant sees it: who waits for whom, what happened, what she gets, what she can do.</summary>
[Authorize(May.Apply)]
public sealed class CaseModel(CaseworkServices casework) : PageModel
{
    public MyCase Case { get; private set; } = null!;

    /// <summary>What has been looked at again since the decision, latest first.</summary>
    public IReadOnlyList<ReviewGlance> Reviews { get; private set; } = [];

    /// <summary>申诉、复议、诉讼, latest first.</summary>
    public IReadOnlyList<AppealGlance> Appeals { get; private set; } = [];

    /// <summary>Whether there is something to fight.</summary>
    public bool MayAppeal { get; private set; }

    /// <summary>Moves to another township, latest first.</summary>
    public IReadOnlyList<Casework.Moving.MoveGlance> Moves { get; private set; } = [];

    /// <summary>Whether money is still paid, so that changes matter.</summary>
    public bool MayReport { get; private set; }

    /// <summary>Whether a report of the means verification can be looked at.</summary>
    public bool HasReport { get; private set; }

    /// <summary>Whether the family's means are verified, so that there are consents to look at and to take back.</summary>
    public bool HasConsents { get; private set; }

    /// <summary>Just handed in: the receipt on top.</summary>
    public bool Received { get; private set; }

    public string Answer { get; private set; } = "";

    /// <summary>What to mend, with the control it belongs to.</summary>
    public (string At, string Text)? Fault { get; private set; }

    public DateOnly Today => casework.Database.Today;

    /// <summary>What can be handed in: the papers of the matter, then anything else the office named.</summary>
    public IReadOnlyList<Material> Materials =>
        [.. Case.Matter.MaterialsOn(Case.SubmittedOn).Where(m => !m.CheckedByOffice), new Material("other", "其他材料")];

    /// <summary>What has been paid, the newest month first.</summary>
    public IReadOnlyList<Casework.Ledger.PaymentLine> Payments { get; private set; } = [];

    public string NameOf(string material) => Materials.FirstOrDefault(m => m.Slug == material)?.Name ?? "材料";

    public async Task OnGetAsync(Guid id, bool received)
    {
        await Open(id);
        Received = received;
        Payments = Case.Grant is null ? [] : await casework.Money.Mine(HttpContext.Caller(), id);
    }

    public async Task<IActionResult> OnPostPaperAsync(Guid id, string? material, IFormFile? file)
    {
        await Open(id);
        if (Materials.All(m => m.Slug != material))
        {
            return NotFound();
        }
        try
        {
            if (file is null)
            {
                throw new Refused("请先选择文件或拍一张照片，再点上传", "file");
            }
            await using var content = file.OpenReadStream();
            await casework.Attachments.AddToCase(HttpContext.Caller(), id, material!, file.FileName, content, file.Length);
            return LocalRedirect($"/my/{id}#supplement");
        }
        catch (Refused refused) when (refused.Code == "file")
        {
            return Mend("file", refused.Message);
        }
    }

    public async Task<IActionResult> OnPostSupplementAsync(Guid id, int? version, string? answer)
    {
        if (version is not { } read)
        {
            return StatusCode(StatusCodes.Status428PreconditionRequired);
        }
        await Open(id);
        try
        {
            await casework.Acceptance.AnswerSupplement(HttpContext.Caller(), id, read, answer ?? "");
            return LocalRedirect($"/my/{id}");
        }
        catch (Refused refused) when (refused.Faults.Count > 0)
        {
            Answer = answer ?? "";
            return Mend("answer", refused.Faults[0].Message);
        }
    }

    private async Task Open(Guid id)
    {
        var caller = HttpContext.Caller();
        Case = await casework.MyCases.Open(caller, id);
        Appeals = await casework.Appeals.Of(caller, id);
        HasReport = await casework.Verifications.IsReported(caller, id);
        HasConsents = caller.Role == Role.居民 && casework.Catalogue.Of<MeansCheck>().Any(m => m.Of == Case.Matter.Slug);
        MayAppeal = Case.Decision is not null || Case.State == Casework.Records.CaseState.终止;
        if (Case.Grant is not null)
        {
            Reviews = await casework.Reviews.Of(caller, id);
            Moves = await casework.Moves.Of(caller, id);
            MayReport = (await casework.Reviews.Reportable(caller, id)).Changes.Count > 0;
        }
    }

    private PageResult Mend(string at, string text)
    {
        Fault = (at, text);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
