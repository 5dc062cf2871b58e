using Anmin.Casework;
using Anmin.Casework.Watchtower;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Watches;

/// <summary>What the watches have noticed in the caller's area, by deadline, and how often each of them was right.</summary>
[Authorize(May.Staff)]
public sealed class IndexModel(CaseworkServices casework) : PageModel
{
    public WorkPage Found { get; private set; } = null!;

    public IReadOnlyList<WatchRecord> Records { get; private set; } = [];

    /// <summary>Letters from outside whose clock a watch has told of; they are looked into by answering them.</summary>
    public IReadOnlyList<Casework.Verification.LetterLine> Letters { get; private set; } = [];

    public Core.Values.Workdays Calendar => casework.Work.Clocks.Calendar;

    public bool Closed { get; private set; }

    /// <summary>The watch that is looked at; all when null.</summary>
    public string? Watch { get; private set; }

    public string? After { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public int Open => Shown.Sum(r => r.Open);

    public int Looked => Shown.Sum(r => r.Real + r.False);

    private IEnumerable<WatchRecord> Shown => Records.Where(r => Watch is null || r.Watch.Slug == Watch);

    public string At(bool closed, string? watch, string? after) => Addresses.Of("/watches", ("closed", closed ? "true" : null), ("watch", watch), ("after", after));

    public async Task OnGetAsync(bool closed, string? watch, string? after)
    {
        var caller = HttpContext.Caller();
        Records = await casework.WorkItems.Records(caller);
        (Closed, After) = (closed, after);
        Watch = Records.FirstOrDefault(r => r.Watch.Slug == watch)?.Watch.Slug;
        Letters = closed || after is not null ? [] : await casework.LetterClock.Told(caller, Watch);
        Found = await casework.WorkItems.List(caller, new(closed, Watch, after));
    }
}
