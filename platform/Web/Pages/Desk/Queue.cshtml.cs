using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Casework.Geography;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Desk;

/// <summary>我的工作: what waits for me, by its day; and everything of my area that I may look up.</summary>
[Authorize(May.Staff)]
public sealed class QueueModel(CaseworkServices casework) : PageModel
{
    /// <summary>So many digits together may be the number of a person; they never stand in an address (S-PR-7).</summary>
    private const int LikeANumber = 7;

    /// <summary>What to list, as the address says it.</summary>
    /// <param name="All">All of the area instead of what waits for me.</param>
    /// <param name="Mark">late, undated, relative or drawn.</param>
    public sealed record Asked(bool All = false, CaseState? State = null, string? Text = null, string? County = null, string? Matter = null, string? Mark = null, string? After = null);

    public Asked Now { get; private set; } = new();

    public QueuePage Found { get; private set; } = null!;

    public int Drawn { get; private set; }

    /// <summary>Reviews that are open in the caller's area.</summary>
    public int Reviews { get; private set; }

    /// <summary>Appeals that are open in the caller's area.</summary>
    public int Appeals { get; private set; }

    /// <summary>Moves that are open in the caller's area, on either side.</summary>
    public int Moves { get; private set; }

    /// <summary>Letters from outside: what the caller must answer, what waits in her area.</summary>
    public LetterDesk Letters { get; private set; } = new([], 0, 0);

    public bool SeesLetters => LetterClock.Sees(Caller.Role);

    /// <summary>The year whose calendar is missing, for those who can mend it.</summary>
    public Casework.Clock.CalendarLack? Lack { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public Caller Caller => HttpContext.Caller();

    public Workdays Calendar => casework.Work.Clocks.Calendar;

    public DivisionTable Divisions => casework.Database.Divisions;

    public bool HasDesk => Queue.HasDesk(Caller.Role);

    public IReadOnlyList<Division> Counties => Caller.Area.Level == DivisionLevel.City ? [.. Divisions.Counties(Today)] : [];

    public IReadOnlyList<Matter> Matters => [.. casework.Catalogue.Matters];

    public int Total => Found.Counts.Values.Sum();

    public bool IsNarrowed => Now is not { Text: null, County: null, Matter: null, Mark: null };

    /// <summary>Nothing lies beyond this page: a search by number is answered on the spot.</summary>
    public bool IsOnTheSpot { get; private set; }

    public async Task OnGetAsync(Asked asked) => await List(asked with { Text = HoldsANumber(asked.Text) ? null : asked.Text });

    /// <summary>Words go into the address, so that a list can be kept; numbers of persons do not.</summary>
    public async Task<IActionResult> OnPostAsync(Asked asked)
    {
        if (!HoldsANumber(asked.Text))
        {
            return LocalRedirect(Address(asked with { After = null }));
        }
        IsOnTheSpot = true;
        await List(asked with { After = null });
        return Page();
    }

    public string Address(Asked asked) => "/desk" + QueryString.Create(new Dictionary<string, string?>
    {
        ["all"] = asked.All ? "true" : null,
        ["state"] = asked.State?.ToString(),
        ["text"] = string.IsNullOrWhiteSpace(asked.Text) ? null : asked.Text.Trim(),
        ["county"] = string.IsNullOrEmpty(asked.County) ? null : asked.County,
        ["matter"] = string.IsNullOrEmpty(asked.Matter) ? null : asked.Matter,
        ["mark"] = string.IsNullOrEmpty(asked.Mark) ? null : asked.Mark,
        ["after"] = asked.After,
    }.Where(q => q.Value is not null));

    private async Task List(Asked asked)
    {
        Now = asked with { All = asked.All || !HasDesk };
        Found = await casework.Queue.List(Caller, new(
            Mine: !Now.All, State: Now.State, Text: Now.Text, County: Now.County, Matter: Now.Matter, After: Now.After,
            Relatives: Now.Mark == "relative", Drawn: Now.Mark == "drawn", Late: Now.Mark == "late", Undated: Now.Mark == "undated"));
        Lack = await casework.Calendars.Lack(Caller);
        Reviews = await casework.Reviews.Open(Caller);
        Appeals = await casework.Appeals.Open(Caller);
        Letters = await casework.LetterClock.Desk(Caller);
        Moves = await casework.Moves.Open(Caller);
        Drawn = Caller.Role is Role.县区审核 or Role.县区负责 ? (await casework.DrawnCases.List(Caller, visited: false)).Waiting : 0;
    }

    private static bool HoldsANumber(string? text)
    {
        var together = 0;
        return Plain.Code(text).Any(c => (together = char.IsAsciiDigit(c) ? together + 1 : 0) >= LikeANumber);
    }
}
