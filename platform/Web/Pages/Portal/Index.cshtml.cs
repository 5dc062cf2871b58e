using Anmin.Casework;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Portal;

/// <summary>The first page: services by what happened to me, all from the catalogue.</summary>
[AllowAnonymous]
public sealed class IndexModel(Catalogue catalogue, CaseworkServices casework) : PageModel
{
    public string? Words { get; private set; }

    public IReadOnlyList<Matter> Found { get; private set; } = [];

    public IReadOnlyList<(string Happened, IReadOnlyList<Matter> Matters)> Events { get; private set; } = [];

    /// <summary>Services of which she was told that they may be for her household.</summary>
    public IReadOnlyList<Matter> Offered { get; private set; } = [];

    public async Task OnGetAsync(string? q)
    {
        Offered = await casework.Drafts.Offered(HttpContext.Caller());
        Words = string.IsNullOrWhiteSpace(q) ? null : Plain.Text(q);
        Found = Finder.Find(catalogue, Words);
        Events = [.. catalogue.Matters
            .SelectMany(m => m.LifeEvents.Select(e => (Event: e, Matter: m)))
            .GroupBy(x => x.Event)
            .Select(g => (g.Key, (IReadOnlyList<Matter>)[.. g.Select(x => x.Matter)]))];
    }
}
