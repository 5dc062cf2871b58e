using Anmin.Casework;
using Anmin.Casework.Figures;
using Anmin.Core.Declaring;
using Anmin.Core.Watching;
using Anmin.Data;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Document;

/// <summary>The city document as the staff home page: every clause with what answers it and its figures of today, as far as the caller may see.</summary>
[Authorize(May.Staff)]
public sealed class IndexModel(CaseworkServices casework, OfficialText official, Site site) : PageModel
{
    private ILookup<string, FigureRow> figures = null!;

    public Site Site => site;

    public OfficialText Official => official;

    public Asked Asked { get; private set; } = null!;

    public FigureArea Area { get; private set; } = null!;

    /// <summary>Clauses of which every kind is declared, those of which some is, and all.</summary>
    public (int Whole, int Begun, int All) Built { get; private set; }

    /// <summary>The year whose working calendar is missing, for those who can mend it.</summary>
    public Casework.Clock.CalendarLack? Lack { get; private set; }

    public async Task OnGetAsync(string? area)
    {
        var caller = HttpContext.Caller();
        Lack = await casework.Calendars.Lack(caller);
        Asked = Asked.Of(area, null, casework.Database.Today);
        Area = casework.Figures.AreaOf(caller, Asked.Area);
        var rows = await casework.Figures.Of(caller, null, Asked.Filter);
        figures = rows.SelectMany(r => r.Indicator.Clauses.Select(c => (Clause: c, Row: r))).ToLookup(x => x.Clause, x => x.Row);
        var missing = Outline.Clauses.Select(c => (Of: c.Kinds.Count, Missing: Missing(c).Count)).ToList();
        Built = (missing.Count(m => m.Missing == 0), missing.Count(m => m.Missing > 0 && m.Missing < m.Of), missing.Count);
    }

    /// <summary>What answers a clause, its indicators apart: they are told by their figures.</summary>
    public IReadOnlyList<Declaration> Answering(DocumentClause clause) => [.. casework.Catalogue.Answering(clause.Id).Where(d => d is not Indicator)];

    /// <summary>The kinds that a clause asks for and nothing declares.</summary>
    public IReadOnlyList<char> Missing(DocumentClause clause) => [.. clause.Kinds.Except(casework.Catalogue.Answering(clause.Id).Select(d => d.Kind))];

    public IReadOnlyList<FigureRow> FiguresOf(DocumentMeasure measure) => [.. measure.Clauses.SelectMany(c => figures[c.Id]).Distinct()];
}
