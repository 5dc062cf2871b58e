using Anmin.Casework;
using Anmin.Casework.Projecting;
using Anmin.Core.Projecting;
using Anmin.Core.Values;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.WhatIf;

/// <summary>Calculations side by side.</summary>
[Authorize(May.Money)]
public sealed class CompareModel(CaseworkServices casework) : PageModel
{
    private const int Most = 5;

    public static IReadOnlyList<(string Name, Func<Effect, string> Text)> Lines { get; } =
    [
        ("每月增加（元）", e => EffectWords.Signed(e.Monthly)), ("一年增加（万元）", e => EffectWords.Wan(e.Yearly)), ("其中已在领的（元／月）", e => EffectWords.Signed(new(e.ReceivingFen))),
        ("符合的户", e => Spoken.Number(e.HouseholdsAfter)), ("新进（户）", e => Spoken.Number(e.Entrants)), ("退出（户）", e => Spoken.Number(e.Leavers)),
        ("多领（户）", e => Spoken.Number(e.Winners)), ("少领（户）", e => Spoken.Number(e.Losers)),
    ];

    public IReadOnlyList<ProjectionView> Views { get; private set; } = [];

    public IReadOnlyList<DivisionCode> Counties => [.. Views.SelectMany(v => v.Result!.Counties.Select(c => c.County)).Distinct().OrderBy(c => c.Value, StringComparer.Ordinal)];

    /// <summary>Whether they were made from different registers.</summary>
    public bool IsMixed => Views.SelectMany(v => v.Result!.Register).GroupBy(r => r.Key).Any(g => g.Select(r => r.Value).Distinct().Count() > 1);

    public string NameOf(DivisionCode place) => casework.Database.Divisions.Name(place);

    public IReadOnlyList<string> Changes(ProjectionView view) => EffectWords.Changes(view.Changes, view.Result!.Counties.Count, NameOf);

    public async Task OnGetAsync([FromQuery] Guid[] id)
    {
        var caller = HttpContext.Caller();
        List<ProjectionView> views = [];
        foreach (var one in id.Distinct().Take(Most))
        {
            views.Add(await casework.Projections.One(caller, one));
        }
        Views = [.. views.Where(v => v.Result is not null)];
    }
}
