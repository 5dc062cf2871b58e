using Anmin.Casework;
using Anmin.Casework.Appeals;
using Anmin.Casework.Desk;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Anmin.Web.Pages.Shared;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.My;

/// <summary>The family, or whom it has entrusted, fights a decision or tells that it has gone to the government or the court.</summary>
[Authorize(May.Apply)]
public sealed class AppealModel(CaseworkServices casework) : PageModel
{
    public MyCase Case { get; private set; } = null!;

    public AppealForm Form { get; private set; } = null!;

    public async Task OnGetAsync(Guid id) => await Open(id, new(), []);

    public async Task<IActionResult> OnPostAsync(Guid id, AppealFormTyped typed)
    {
        await Open(id, typed, []);
        var faults = Form.Unreadable;
        try
        {
            if (faults.Count == 0)
            {
                await casework.Lodging.Lodge(HttpContext.Caller(), id, Form.Told);
                return LocalRedirect($"/my/{id}#appeals");
            }
        }
        catch (Refused refused)
        {
            faults = refused.Faults.Count > 0 ? refused.Faults : [new("kind", refused.Message, refused.Code)];
        }
        await Open(id, typed, faults);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task Open(Guid id, AppealFormTyped typed, IReadOnlyList<Fault> faults)
    {
        Case = await casework.MyCases.Open(HttpContext.Caller(), id);
        var targets = await casework.Appeals.Fightable(HttpContext.Caller(), id);
        Form = new(targets, Limits(casework, targets), typed, faults, false, $"/my/{id}");
    }

    /// <summary>The last days of the law where the day of delivery is on file.</summary>
    internal static IReadOnlyList<string> Limits(CaseworkServices casework, IReadOnlyList<Contestable> targets) =>
    [
        .. targets.Select(t => (Target: t, Last: casework.Appeals.LimitsOf(t))).Where(t => t.Last.Reconsideration is not null)
            .Select(t => $"{t.Target.Number}：{Spoken.Day(t.Target.KnownOn!.Value)}送达，行政复议到 {Spoken.Day(t.Last.Reconsideration!.Value)}止，起诉到 {Spoken.Day(t.Last.Lawsuit!.Value)}止。"),
    ];
}
