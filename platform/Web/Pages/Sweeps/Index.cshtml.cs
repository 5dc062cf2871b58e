using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Casework.Sweeping;
using Anmin.Core.Values;
using Anmin.Web.Jobs;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Sweeps;

/// <summary>How the night went: counties done, what is new, what could not run, how often each screening was right, and whom it overlooked.</summary>
[Authorize(May.Staff)]
public sealed class IndexModel(CaseworkServices casework, NightSweep job) : PageModel
{
    /// <summary>Seconds between two looks while it runs.</summary>
    private const string Again = "5";

    public Night Night { get; private set; } = null!;

    public IReadOnlyList<ScreeningRecord> Records { get; private set; } = [];

    public IReadOnlyList<Overlooked> Missed { get; private set; } = [];

    public bool IsRunning => job.IsRunning;

    public DateOnly Today => casework.Database.Today;

    /// <summary>County and city may have it now; it goes over the whole city either way.</summary>
    public bool MayAsk => HttpContext.Caller() is { Role: Role.县区审核 or Role.县区负责 or Role.市级, Area.Level: DivisionLevel.City or DivisionLevel.County };

    public async Task OnGetAsync()
    {
        var caller = HttpContext.Caller();
        Night = await casework.SweepBook.Last(caller);
        if (IsRunning && Night.On < Today)
        {
            // What runs is today's; last night's figures would pass for its progress.
            Night = new(Today, Night.Counties, []);
        }
        Records = await casework.Discoveries.Records(caller);
        Missed = IsRunning ? [] : await casework.SweepBook.Missed(caller);
        if (IsRunning)
        {
            // Tells the browser to look again; works without script, and a reader is not thrown to the top by a changed page.
            Response.Headers.Append("Refresh", Again);
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!MayAsk)
        {
            throw new NotAllowed("筛查由县区、市级启动");
        }
        await job.Ask();
        return LocalRedirect("/sweeps");
    }
}
