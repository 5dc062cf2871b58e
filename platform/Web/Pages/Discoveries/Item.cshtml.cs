using Anmin.Casework;
using Anmin.Casework.Store;
using Anmin.Casework.Sweeping;
using Anmin.Casework.Watchtower;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Discoveries;

/// <summary>One finding: what, about whom, what the rule said, what to do; and what somebody found out when he looked.</summary>
[Authorize(May.Staff)]
public sealed class ItemModel(CaseworkServices casework) : PageModel
{
    private static readonly Form Asked = Core.Declaring.Form.Of<WorkAnswer>();
    private static readonly Form AskedWhenWrong = Core.Declaring.Form.Of<FalseAlarm>();

    public Discovery Found { get; private set; } = null!;

    public FormView Form { get; private set; } = null!;

    /// <summary>What was just done.</summary>
    public string? Done { get; private set; }

    /// <summary>The person that it is about.</summary>
    public Guid? Meant => Found.Members.FirstOrDefault(m => m.IsMeant)?.Id;

    /// <summary>Where what is so is written down as a visit, only what is wrong is asked here.</summary>
    private Form Questions => Found.Line.Screening.Visits is null ? Asked : AskedWhenWrong;

    public async Task OnGetAsync(Guid id, string? done)
    {
        await Open(id);
        Done = done switch { "closed" when Found.Line.ClosedOn is not null => "核实结果已经记下。", "told" when Found.Line.ToldOn is not null => "已经记下告知的日期。", _ => null };
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await Open(id);
        var database = casework.Database;
        var posted = PostedAnswers.Read(Questions.Pages[0], Request.Form, new Dictionary<string, string>(), database.Divisions, database.Today);
        var (bound, faults) = Binder.Bind(Questions, posted.Answers, database.Today);
        if (bound is not null)
        {
            try
            {
                var (verdict, text) = bound is WorkAnswer answer ? (answer.结论, answer.说明) : (Verdict.误报, ((FalseAlarm)bound).说明);
                await casework.Discoveries.Close(HttpContext.Caller(), id, verdict, text);
                return LocalRedirect($"{DiscoveryWords.Item(id)}?done=closed");
            }
            catch (Refused refused) when (refused.Faults.Count > 0)
            {
                faults = refused.Faults;
            }
        }
        Form = new(Questions.Pages[0], posted.Answers, faults);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnPostToldAsync(Guid id)
    {
        await casework.Discoveries.Tell(HttpContext.Caller(), id);
        return LocalRedirect($"{DiscoveryWords.Item(id)}?done=told");
    }

    private async Task Open(Guid id)
    {
        Found = await casework.Discoveries.One(HttpContext.Caller(), id);
        Form = new(Questions.Pages[0], new Dictionary<string, string>());
    }
}
