using Anmin.Casework.Geography;
using Anmin.Casework.People;
using Anmin.Core.Values;

namespace Anmin.Web.Forms;

/// <summary>The places by which somebody may narrow a list: counties for the city, towns for a county, nothing for a town.</summary>
public sealed class PlaceFilter
{
    private PlaceFilter(IReadOnlyList<Division> counties, IReadOnlyList<Division> towns, DivisionCode? county, DivisionCode? town, string name) =>
        (Counties, Towns, County, Town, Name) = (counties, towns, county, town, name);

    public IReadOnlyList<Division> Counties { get; }

    public IReadOnlyList<Division> Towns { get; }

    public DivisionCode? County { get; }

    public DivisionCode? Town { get; }

    /// <summary>全市, 紫阳县, 紫阳县城关镇.</summary>
    public string Name { get; }

    public bool IsOffered => Counties.Count + Towns.Count > 0;

    public bool IsChosen => County is not null || Town is not null;

    /// <summary>Query parameters that say the same.</summary>
    public IEnumerable<(string Name, string? Value)> Query => [("county", County?.Value), ("town", Town?.Value)];

    /// <param name="everywhere">Whether the list holds more than the reader's own area.</param>
    /// <remarks>A place that is not offered is taken for none.</remarks>
    public static PlaceFilter Of(Caller caller, string? county, string? town, DivisionTable divisions, DateOnly today, bool everywhere = false)
    {
        var area = everywhere ? Caller.City : caller.Area;
        var counties = area.Level == DivisionLevel.City ? divisions.Counties(today).ToList() : [];
        var chosenCounty = Chosen(county, counties);
        var towns = (area.Level == DivisionLevel.County ? area : chosenCounty) is { } above ? divisions.Below(above, today).ToList() : [];
        var chosenTown = Chosen(town, towns);
        var at = chosenTown ?? chosenCounty ?? area;
        return new(counties, towns, chosenCounty, chosenTown, at.Level == DivisionLevel.City ? "全市" : divisions.FullName(at));
    }

    private static DivisionCode? Chosen(string? typed, IReadOnlyList<Division> offered) =>
        DivisionCode.TryParse(typed, out var code, out _) && offered.Any(d => d.Place == code) ? code : null;
}
