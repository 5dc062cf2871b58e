using System.Globalization;
using Anmin.Casework;
using Anmin.Casework.Projecting;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Anmin.Web.Pages.Payments;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.WhatIf;

/// <summary>Every figure that the benefit's rule reads, each with a field for another one.</summary>
[Authorize(May.Money)]
public sealed class NewModel(CaseworkServices casework) : PaymentModel(casework)
{
    public Benefit Benefit { get; private set; } = null!;

    /// <summary>The standards first, without a title; then the other figures, folded.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<Changeable> Parameters)> Parts { get; private set; } = [];

    public IReadOnlyList<DivisionCode> Counties { get; private set; } = [];

    public IReadOnlyList<DivisionCode> Chosen { get; private set; } = [];

    public string On { get; private set; } = "";

    /// <summary>Standards that go on from their last known value, whatever later day is asked about.</summary>
    public IReadOnlyList<KnownStandard> Known { get; private set; } = [];

    public string NameOf(DivisionCode county) => Casework.Database.Divisions.Name(county);

    /// <summary>What stands: one value, or the lowest and highest of the counties.</summary>
    public static string Standing(Changeable it)
    {
        var values = it.Values.Values.Distinct().ToList();
        return values.Count == 1 ? values[0]
            : values.All(v => decimal.TryParse(v, CultureInfo.InvariantCulture, out _))
                ? $"{values.MinBy(v => decimal.Parse(v, CultureInfo.InvariantCulture))} 到 {values.MaxBy(v => decimal.Parse(v, CultureInfo.InvariantCulture))}，各县不同"
                : "各县不同";
    }

    public bool IsTouched(IReadOnlyList<Changeable> parameters) => parameters.Any(p => Typed(p.Path).Length > 0);

    public void OnGet(string slug) => Show(slug, Today);

    public Task<IActionResult> OnPostAsync(string slug)
    {
        var on = DateOnly.TryParseExact(Typed("on").Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        return Carry(
            async () =>
            {
                if (on is not { } when)
                {
                    throw new Refused("日期读不懂", "invalid", [new("on", $"「{Typed("on")}」不是日期，请写成 2027-01-01 的样子", "format")]);
                }
                Show(slug, when);
                var wishes = Parts.SelectMany(p => p.Parameters).Where(p => Typed(p.Path).Trim().Length > 0).Select(p => new Wish(p.Path, Typed(p.Path))).ToList();
                return $"/what-if/{await Casework.Projections.Start(Caller, Benefit, when, wishes, Chosen)}";
            },
            () =>
            {
                if (Parts.Count == 0)
                {
                    Show(slug, Today);
                }
                On = Typed("on");
                return Task.CompletedTask;
            });
    }

    private void Show(string slug, DateOnly on)
    {
        Benefit = Casework.Money.Find(slug);
        Counties = Casework.Projections.Counties(Caller);
        Chosen = Request.HasFormContentType ? [.. Request.Form["county"].Where(c => DivisionCode.TryParse(c, out _, out _)).Select(c => DivisionCode.Of(c!))] : [];
        On = on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var standards = Casework.Catalogue.Of<StandardTable>().Select(t => t.Parameter.Id).ToHashSet();
        var all = Casework.Projections.Parameters(Caller, Benefit, on);
        Known = Casework.Projections.Known(all, on);
        Parts = [("", [.. all.Where(p => standards.Contains(p.Row.Id))]), ("其他的数", [.. all.Where(p => !standards.Contains(p.Row.Id))])];
    }
}
