using System.Globalization;
using Anmin.Casework.Geography;
using Anmin.Casework.People;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Web;

/// <summary>Names of the machinery as a reader knows them.</summary>
public static class Words
{
    public static string Of(Actor who) => who switch
    {
        Actor.申请人 => "您本人",
        Actor.村居 => "村（居）委会",
        Actor.镇办 => "镇政府（街道办）",
        _ => "县级民政部门",
    };

    /// <summary>紫阳县 · 城关镇</summary>
    public static string Office(Caller caller, DivisionTable divisions) => caller.Area.Level switch
    {
        DivisionLevel.Town => $"{divisions.Name(caller.Area.County)} · {divisions.Name(caller.Area)}",
        DivisionLevel.County => $"{divisions.Name(caller.Area)}民政局",
        _ => $"{divisions.Name(Caller.City)}民政局",
    };

    /// <summary>A figure as written, amounts with thousands commas.</summary>
    public static string Figure(ParameterRow row) =>
        decimal.TryParse(row.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(row.Unit.StartsWith('元') && number != decimal.Truncate(number) ? "#,##0.00" : "#,##0.##", CultureInfo.InvariantCulture)
            : row.Value;

    /// <summary>Whether a figure is an amount of money that says something to a reader; switches, shares and zeros are for the officer.</summary>
    public static bool IsAmount(ParameterRow row) => row.Unit.StartsWith('元') && row.Value != "0";

    /// <summary>The document behind a figure; a demonstration value has none.</summary>
    public static string Source(ParameterRow row) =>
        row.Status == ParameterStatus.演示 ? "" : row.DocumentNumber == row.Document ? row.Document : $"{row.Document} {row.DocumentNumber}".Trim();

    /// <summary>The class of a reason's mark.</summary>
    public static string? Mark(Outcome outcome) => outcome switch
    {
        Outcome.不符合 => "no",
        Outcome.计算 => "sum-up",
        Outcome.提请注意 => "look",
        _ => null,
    };
}
