using Anmin.Casework;
using Anmin.Casework.Figures;
using Anmin.Casework.Ledger;
using Anmin.Casework.Store;
using Anmin.Data;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Document;

/// <summary>What lies behind a figure: exactly the cases, grants or places that were counted, a page at a time.</summary>
[Authorize(May.Staff)]
public sealed class ListModel(CaseworkServices casework) : PageModel
{
    public DocumentClause Clause { get; private set; } = null!;

    public Asked Asked { get; private set; } = null!;

    public FigurePage Found { get; private set; } = null!;

    /// <summary>Of a rate only what was late.</summary>
    public bool Late { get; private set; }

    /// <summary>Not the first page.</summary>
    public bool IsFurther { get; private set; }

    /// <summary>Whether the caller may open payments; a township sees the family's own page instead.</summary>
    public bool SeesMoney => MoneyBook.MayLook(HttpContext.Caller().Role);

    public string Here => $"/document/{Clause.Id}/{Found.Indicator.Slug}";

    public async Task OnGetAsync(string clause, string figure, string? area, string? period, string? after, bool late)
    {
        Clause = Outline.Find(clause)?.Clause ?? throw new NotThere();
        Asked = Asked.Of(area, period, casework.Database.Today);
        Found = await casework.Figures.List(HttpContext.Caller(), figure, Asked.Filter with { Late = late }, after);
        if (!Found.Indicator.Clauses.Contains(clause))
        {
            throw new NotThere();
        }
        (Late, IsFurther) = (late, !string.IsNullOrEmpty(after));
    }

    public string Counts => FigureWords.Counts(Found.Indicator, casework.Catalogue, Asked.Period);
}
