using Anmin.Casework;
using Anmin.Casework.Figures;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Watching;
using Anmin.Data;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Document;

/// <summary>One clause: what the city asks, what answers it, and each of its figures by place and by month.</summary>
[Authorize(May.Staff)]
public sealed class ClauseModel(CaseworkServices casework, OfficialText official) : PageModel
{
    public DocumentPart Part { get; private set; } = null!;

    public DocumentMeasure Measure { get; private set; } = null!;

    public DocumentClause Clause { get; private set; } = null!;

    public Asked Asked { get; private set; } = null!;

    public FigureArea Area { get; private set; } = null!;

    public IReadOnlyList<FigureRow> Figures { get; private set; } = [];

    /// <summary>The figure that is shown by place and by month; null where the clause has none.</summary>
    public FigureRow? Shown { get; private set; }

    /// <summary>Its months; null where it stands as it is today.</summary>
    public IReadOnlyList<FigureMonth>? Months { get; private set; }

    public IReadOnlyList<Declaration> Answering => [.. casework.Catalogue.Answering(Clause.Id).Where(d => d is not Indicator)];

    public IReadOnlyList<char> Missing => [.. Clause.Kinds.Except(casework.Catalogue.Answering(Clause.Id).Select(d => d.Kind))];

    public IReadOnlyList<string> OfficialWords => official.OfMeasure(Measure.Number);

    public Catalogue Catalogue => casework.Catalogue;

    /// <summary>Periods to choose from.</summary>
    public IReadOnlyList<Period> Periods => [Period.OfYear(Asked.Today.Year), Period.OfYear(Asked.Today.Year - 1), Period.All];

    public async Task OnGetAsync(string clause, string? figure, string? area, string? period)
    {
        (Part, Measure, Clause) = Outline.Find(clause) ?? throw new NotThere();
        var caller = HttpContext.Caller();
        Asked = Asked.Of(area, period, casework.Database.Today);
        Area = casework.Figures.AreaOf(caller, Asked.Area);
        Figures = await casework.Figures.Of(caller, clause, Asked.Filter);
        Shown = figure is null ? Figures.Count == 0 ? null : Figures[0] : Figures.FirstOrDefault(f => f.Indicator.Slug == figure) ?? throw new NotThere();
        Months = Shown is null ? null : await casework.Figures.Trend(caller, Shown.Indicator.Slug, Asked.Area);
    }

    public string Here => $"/document/{Clause.Id}";

    /// <summary>Another figure of the clause.</summary>
    public string Show(FigureRow row) => Asked.At(Here, ("figure", row.Indicator.Slug));

    /// <summary>The rows behind the shown figure in one place.</summary>
    public string ListOf(FigureCell cell) => Asked.In(cell.Code).At($"{Here}/{Shown!.Indicator.Slug}");

    /// <summary>The same figure, one level further down.</summary>
    public string Into(FigureCell cell) => Asked.In(cell.Code).At(Here, ("figure", Shown!.Indicator.Slug));
}
