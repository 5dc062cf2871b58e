using Anmin.Casework;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Reviews;

/// <summary>What was found for a review, on the declared form of the kind.</summary>
[Authorize(May.Staff)]
public sealed class FoundModel(CaseworkServices casework) : PageModel
{
    private IReadOnlyList<Fault> faults = [];

    public Guid Id => It.Review.Id;

    public ReviewFile It { get; private set; } = null!;

    public FindingKind Kind { get; private set; } = null!;

    public WholeForm Form { get; private set; } = null!;

    public int Version { get; private set; }

    public string Day { get; private set; } = "";

    public Guid? With { get; private set; }

    public string? FaultAt(string field) => faults.FirstOrDefault(f => f.Path == field)?.Message;

    public async Task<IActionResult> OnGetAsync(Guid id, string kind)
    {
        await Open(id, kind);
        (Version, Day) = (It.Review.Version, $"{casework.Database.Today:yyyy-MM-dd}");
        Form = new(Kind.Form.Pages, new Dictionary<string, string>());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string kind, int? version, string? on, Guid? with)
    {
        if (version is not { } read)
        {
            return StatusCode(StatusCodes.Status428PreconditionRequired);
        }
        await Open(id, kind);
        (Version, Day, With) = (read, on ?? "", with);
        var posted = WholeForm.Read(Kind.Form.Pages, Request.Form, casework.Database.Divisions, casework.Database.Today);
        if (posted.IsUnfinished)
        {
            Form = new(Kind.Form.Pages, posted.Answers, null, null, posted.Opened, posted.Fresh);
            return Page();
        }
        faults = Binder.TryDay(Day, out var day)
            ? await casework.Reviewing.Find(HttpContext.Caller(), id, read, kind, posted.Answers, with, day)
            : [new("on", "请写成 2026-03-08 的样子", "format")];
        if (faults.Count == 0)
        {
            return LocalRedirect($"{ReviewWords.Address(id)}?done=true");
        }
        Form = new(Kind.Form.Pages, posted.Answers, faults);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task Open(Guid id, string kind)
    {
        It = await casework.Reviews.Open(HttpContext.Caller(), id);
        Kind = It.Kinds.FirstOrDefault(k => k.Slug == kind) ?? throw new NotThere();
        if (It.Open.All(k => k.Slug != kind))
        {
            throw new NotAllowed($"现在不能记录{Kind.Name}：这次复核是「{It.Review.State}」，或者这一步不归您的岗位办");
        }
    }
}
