using Anmin.Casework;
using Anmin.Casework.Geography;
using Anmin.Casework.Notices;
using Anmin.Core.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Notices;

/// <summary>公示: everything that is publicised today, for anyone. Nothing here can hold a number (S-PR-4).</summary>
[AllowAnonymous]
public sealed class IndexModel(CaseworkServices casework) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<Division> Counties { get; private set; } = [];

    public IReadOnlyList<Division> Towns { get; private set; } = [];

    public DivisionCode? County { get; private set; }

    public DivisionCode? Town { get; private set; }

    public IReadOnlyList<PublicNotice> Notices { get; private set; } = [];

    /// <summary>More are running than the page shows: choose a town.</summary>
    public bool IsCut { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public string Where => casework.Database.Divisions is var all && Town is { } town ? all.FullName(town) : County is { } county ? casework.Database.Divisions.FullName(county) : "全市";

    public async Task OnGetAsync(string? county, string? town)
    {
        Response.Headers.CacheControl = "no-store";
        var divisions = casework.Database.Divisions;
        Counties = [.. divisions.Counties(Today)];
        County = Chosen(county, Counties);
        Towns = County is { } place ? [.. divisions.Below(place, Today)] : [];
        Town = Chosen(town, Towns);
        var found = await casework.NoticeBoard.Running((Town ?? County)?.Value, Most + 1);
        IsCut = found.Count > Most;
        Notices = [.. found.Take(Most)];
    }

    /// <summary>Days left, today included.</summary>
    public int Left(PublicNotice notice) => notice.Until.DayNumber - Today.DayNumber + 1;

    private static DivisionCode? Chosen(string? typed, IReadOnlyList<Division> offered) =>
        DivisionCode.TryParse(typed, out var code, out _) && offered.Any(d => d.Place == code) ? code : null;
}
