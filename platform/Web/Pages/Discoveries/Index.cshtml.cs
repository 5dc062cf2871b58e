using Anmin.Casework;
using Anmin.Casework.Sweeping;
using Anmin.Core.Sweeping;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Discoveries;

/// <summary>What the nightly screenings have found in the caller's area, by deadline. Nobody is named in the list.</summary>
[Authorize(May.Staff)]
public sealed class IndexModel(CaseworkServices casework) : PageModel
{
    public DiscoveryPage Found { get; private set; } = null!;

    public IReadOnlyList<ScreeningRecord> Records { get; private set; } = [];

    public DiscoveryView View { get; private set; }

    /// <summary>The screening that is looked at; all when null.</summary>
    public string? Screening { get; private set; }

    public string? After { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public IReadOnlyList<VisitLaw> Lists => casework.Kept.Laws;

    /// <summary>Registers of other offices that are laid beside ours.</summary>
    public IEnumerable<Counterpart> Beside => casework.Catalogue.Of<Counterpart>();

    /// <summary>Each view with how many there are.</summary>
    public IReadOnlyList<(DiscoveryView View, int Count)> Views =>
    [
        (DiscoveryView.等核实, Shown.Sum(r => r.Open)), (DiscoveryView.过期, Shown.Sum(r => r.Late)), (DiscoveryView.报到县里, Shown.Sum(r => r.Raised)),
        (DiscoveryView.已核实, Shown.Sum(r => r.Real + r.False)), (DiscoveryView.已消失, Shown.Sum(r => r.Gone)),
    ];

    private IEnumerable<ScreeningRecord> Shown => Records.Where(r => Screening is null || r.Screening.Slug == Screening);

    public string At(DiscoveryView view, string? screening, string? after) =>
        Addresses.Of("/discoveries", ("view", view == DiscoveryView.等核实 ? null : view.ToString()), ("screening", screening), ("after", after));

    public async Task OnGetAsync(string? view, string? screening, string? after)
    {
        var caller = HttpContext.Caller();
        Records = await casework.Discoveries.Records(caller);
        View = Enum.TryParse<DiscoveryView>(view, out var asked) && Enum.IsDefined(asked) ? asked : DiscoveryView.等核实;
        Screening = Records.FirstOrDefault(r => r.Screening.Slug == screening)?.Screening.Slug;
        After = after;
        Found = await casework.Discoveries.List(caller, new(View, Screening, after));
    }
}
