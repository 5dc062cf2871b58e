using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Desk;

/// <summary>为什么是这个结果: the decision computed again from what was frozen with it, beside what came out then (S-WF-9).</summary>
[Authorize(May.Staff)]
public sealed class ReplayModel(CaseworkServices casework) : PageModel
{
    public Replays.Replay It { get; private set; } = null!;

    public Decision Then => FactsJson.Read<Decision>(It.Then);

    public Decision Now => FactsJson.Read<Decision>(It.Now);

    public AnswersView Declared => AnswersView.Of(It.Matter.Form, It.Row.Facts);

    /// <summary>What the human decision adds to the computed one.</summary>
    public string Decided => It.Row.Granted
        ? It.Row.MonthlyFen is { } fen ? $"批准，每月 {new Money(fen).Short} 元" : "批准"
        : "不予批准";

    public bool Differs => It.Row.Granted != Then.Granted || (It.Row.Granted && It.Row.MonthlyFen != Then.Award?.Monthly.Fen);

    public async Task OnGetAsync(Guid id) => It = await casework.Replays.Of(HttpContext.Caller(), id);
}
