using Anmin.Web.Forms;
using System.Globalization;
using Anmin.Casework.Projecting;
using Anmin.Core.Projecting;
using Anmin.Core.Values;

namespace Anmin.Web.Pages.WhatIf;

/// <summary>How the effect of a change reads.</summary>
public static class EffectWords
{
    /// <summary>+1,234.00, −80.00, 0.</summary>
    public static string Signed(Money money) => money.Fen > 0 ? $"+{money}" : money.Fen < 0 ? $"−{new Money(-money.Fen)}" : "0";

    /// <summary>In 万元 with one decimal, for large sums.</summary>
    public static string Wan(Money money)
    {
        var wan = Math.Round(money.InYuan / 10_000m, 1, MidpointRounding.AwayFromZero);
        return wan.ToString(wan > 0 ? "+#,##0.0" : "#,##0.0", CultureInfo.InvariantCulture).Replace('-', '−');
    }

    /// <summary>农村 570 → 615.6（10 个县区）: the changes, those alike told once.</summary>
    public static IReadOnlyList<string> Changes(IReadOnlyList<ParameterChange> changes, int counties, Func<DivisionCode, string> name) =>
        [.. changes.GroupBy(c => (c.Name, c.Class, c.Was, c.Value, c.Unit)).Select(g =>
            $"{g.Key.Name}{(g.Key.Class.Length > 0 ? $"（{g.Key.Class}）" : "")}：{g.Key.Was} → {g.Key.Value} {g.Key.Unit}，{(g.Count() == counties && counties > 1 ? "各县（区、市）" : string.Join("、", g.Select(c => name(c.Region))))}")];

    /// <summary>Whom a change takes something from, for a table that only shows whom it gives to; null where it takes from nobody.</summary>
    public static string? Taken(Effect total) => total.Leavers + total.Losers == 0 ? null
        : $"另有 {Spoken.Number(total.Leavers)} 户（{Spoken.Number(total.LeaverPeople)} 人）退出、{Spoken.Number(total.Losers)} 户补助减少，每月少支 {new Money(total.LeaverFen + total.LoserFen)} 元，表中增支已减去。";

    public static string Name(Dimension dimension) => dimension switch
    {
        Dimension.户主年龄 => "户主年龄",
        Dimension.家庭人数 => "家庭人数",
        _ => "人均收入，从低到高分十份",
    };

    /// <summary>2026年7月1日起的; of several places between the earliest and the latest.</summary>
    private static string Since(KnownStandard known) =>
        known.First == known.Last ? $"{Forms.Spoken.Day(known.Last)}起的" : $"各地在{Forms.Spoken.Day(known.First)}到{Forms.Spoken.Day(known.Last)}之间起的";

    /// <summary>Which standard is the last one that is known, for somebody who chooses a day.</summary>
    public static string Ahead(KnownStandard known) => $"{known.Name}现在知道的，最晚是{Since(known)}，再晚的还没有公布；填更晚的日子，就用这一档接着算。";

    /// <summary>That a later day was calculated by the last standard that was known.</summary>
    public static string WentOn(KnownStandard known) => $"测算时，{known.Name}没有比这更晚的：{Since(known)}。就用这一档接着算。";

    public static string Called(ProjectionView view) => view.Row.Name.Length > 0 ? view.Row.Name : "没有起名的测算";
}
