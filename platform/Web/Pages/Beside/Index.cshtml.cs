using Anmin.Casework;
using Anmin.Casework.Comparing;
using Anmin.Web.Pages.Payments;
using Anmin.Web.Pages.WhatIf;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Beside;

/// <summary>What laying another office's register beside ours came to, place by place.</summary>
[Authorize(May.Staff)]
public sealed class IndexModel(CaseworkServices casework) : PaymentModel(casework)
{
    public Compared It { get; private set; } = null!;

    public DateOnly? On { get; private set; }

    public bool MayKeep => TheirFiles.MayKeep(Caller);

    public bool MaySeeFiles => ComparisonBook.MayList(Caller.Role);

    /// <summary>Those in both, beside all of either; the table says the same.</summary>
    public EffectChart Chart => EffectChart.Of("双向纳入", [.. It.Places.Select(p => p.Name)], ["名册里有", "在领", "双向纳入"],
        (place, series) => It.Places[place] is var p ? series switch { 0 => p.Registered, 1 => p.Receiving, _ => p.Both } : 0);

    public Task OnGetAsync(string slug, DateOnly? on, string? done)
    {
        Done = done == "made" ? "比过了，下面是今天的结果" : null;
        return Show(slug, on);
    }

    /// <summary>Compares now, without waiting for the night.</summary>
    public Task<IActionResult> OnPostAsync(string slug) => Carry(
        async () =>
        {
            await Casework.Comparisons.Make(Caller, slug);
            return BesideWords.Home(slug) + "?done=made";
        },
        () => Show(slug, null));

    private async Task Show(string slug, DateOnly? on) => (It, On) = (await Casework.ComparisonBook.Figures(Caller, slug, on), on);
}
