using System.Globalization;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Anmin.Web.Forms;

namespace Anmin.Web.Pages.Benefits;

/// <summary>What of a benefit's list is asked for, as the address says it; a name is looked for without being put into it.</summary>
/// <param name="Month">Those to whom it pays something; null for all there ever were.</param>
/// <param name="Typed">The month as typed.</param>
/// <param name="Fault">What is wrong with that month.</param>
public sealed record GrantAsk(PayMonth? Month, string Typed, string? Fault, PlaceFilter Place, string? Class, string? Text, string? After, PayMonth Now)
{
    /// <summary>Said in the address for all there ever were.</summary>
    public const string Ever = "all";

    public static GrantAsk Of(Caller caller, Database database, string? month, string? county, string? town, string? @class, string? text, string? after)
    {
        var now = PayMonth.Of(database.Today);
        var typed = Plain.Code(month).Replace('年', '-').Replace('.', '-').Replace('/', '-').TrimEnd('月');
        var isMonth = DateOnly.TryParseExact(typed + "-1", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first);
        return new(
            month == Ever ? null : isMonth ? PayMonth.Of(first) : now, month == Ever ? "" : month?.Trim() ?? "",
            isMonth || typed.Length == 0 || month == Ever ? null : "不是一个月份，请写成 2026-07 的样子",
            PlaceFilter.Of(caller, county, town, database.Divisions, database.Today),
            string.IsNullOrEmpty(@class) ? null : @class, string.IsNullOrWhiteSpace(text) ? null : text.Trim(), after, now);
    }

    public GrantFilter Filter => new(Month, Text, Place.County?.Value, Place.Town?.Value, Class, After);

    public bool IsNarrowed => Month != Now || Place.IsChosen || Class is not null || Text is not null;

    public IEnumerable<(string Name, string? Value)> Query => [("month", Month is null ? Ever : Month == Now ? null : Month?.Key), .. Place.Query, ("class", Class)];

    public string At(string path) => Addresses.Of(path, Query);

    public string Next(string path, string next) => Addresses.Of(path, [.. Query, ("after", next)]);

    /// <summary>2026年9月，紫阳县，农村.</summary>
    public string Said => $"{(Month is { } month ? month.ToString() : "历来全部")}，{Place.Name}{(Class is null ? "" : $"，{Class}")}";
}
