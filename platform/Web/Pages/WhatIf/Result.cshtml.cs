using Anmin.Casework;
using Anmin.Casework.Projecting;
using Anmin.Core.Values;
using Anmin.Web.Pages.Payments;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.WhatIf;

/// <summary>What a change would do: the whole, by county, by age, by size, by tenth of income.</summary>
[Authorize(May.Money)]
public sealed class ResultModel(CaseworkServices casework) : PaymentModel(casework)
{
    public ProjectionView View { get; private set; } = null!;

    public IReadOnlyList<string> Changes => EffectWords.Changes(View.Changes, View.Result?.Counties.Count ?? Casework.Projections.Counties(Caller).Count, NameOf);

    public bool MayName => Projections.MayName(Caller, View.Row);

    /// <summary>Standards that were laid over a later day because no later one was known when it was calculated; none for a day that had come.</summary>
    public IReadOnlyList<KnownStandard> WentOn => View.Result is { } result && View.Row.On > View.Row.RegisterOn ? KnownStandard.Among(Casework.Catalogue, result.Standing) : [];

    public string NameOf(DivisionCode place) => Casework.Database.Divisions.Name(place);

    public string Short(DivisionCode place) => NameOf(place)[..2];

    public async Task OnGetAsync(Guid id, string? done)
    {
        await Show(id);
        Done = done switch
        {
            "kept" => "已连同底册保存",
            "renamed" => "名字改好了",
            "same" => "用当时的底册复算，结果一分不差",
            _ => null,
        };
    }

    public Task<IActionResult> OnPostAsync(Guid id) => Carry(
        async () =>
        {
            await Casework.Projections.Keep(Caller, id, Typed("name"), Typed("was"));
            return $"/what-if/{id}?done={(Typed("was").Length == 0 ? "kept" : "renamed")}";
        },
        () => Show(id));

    public Task<IActionResult> OnPostRepeatAsync(Guid id) => Carry(
        async () => await Casework.Projections.Repeat(Caller, id)
            ? $"/what-if/{id}?done=same"
            : throw new Casework.Store.Refused("复算的结果和保存的不一样，请告诉管理员", "differs"),
        () => Show(id));

    private async Task Show(Guid id)
    {
        View = await Casework.Projections.One(Caller, id);
        if (View.Row.State == ProjectionState.在算)
        {
            Response.Headers["Refresh"] = "2";
        }
    }
}
