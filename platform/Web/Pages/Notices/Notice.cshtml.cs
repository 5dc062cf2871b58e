using Anmin.Casework;
using Anmin.Casework.Notices;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Page = Anmin.Core.Declaring.Page;

namespace Anmin.Web.Pages.Notices;

/// <summary>One running notice, and the way to object to it. After its last day the address answers as if it had never been.</summary>
[AllowAnonymous]
public sealed class NoticeModel(CaseworkServices casework) : PageModel
{
    private static readonly Page Asked = Anmin.Core.Declaring.Form.Of<ObjectionText>().Pages[0];

    public PublicNotice Notice { get; private set; } = null!;

    public FormView Form { get; private set; } = null!;

    /// <summary>An objection was just handed in.</summary>
    public bool Filed { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public int Left => Notice.Until.DayNumber - Today.DayNumber + 1;

    public async Task OnGetAsync(Guid id, bool filed)
    {
        await Open(id);
        Form = new(Asked, new Dictionary<string, string>());
        Filed = filed;
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await Open(id);
        var posted = PostedAnswers.Read(Asked, Request.Form, new Dictionary<string, string>(), casework.Database.Divisions, Today);
        var (bound, faults) = Binder.Bind(Anmin.Core.Declaring.Form.Of<ObjectionText>(), posted.Answers, Today);
        if (bound is ObjectionText it)
        {
            try
            {
                await casework.Objections.File(id, it.内容, it.姓名?.Value, it.电话?.Value);
                return LocalRedirect($"/notices/{id}?filed=true");
            }
            catch (Refused refused) when (refused.Faults.Count > 0)
            {
                faults = [.. refused.Faults.Select(f => f with { Path = nameof(ObjectionText.内容) })];
            }
        }
        Form = new(Asked, posted.Answers, faults);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task Open(Guid id)
    {
        Response.Headers.CacheControl = "no-store";
        Notice = await casework.NoticeBoard.Get(id);
    }
}
