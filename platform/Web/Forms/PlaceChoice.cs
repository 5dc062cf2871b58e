using Anmin.Casework.Geography;
using Anmin.Casework.People;
using Anmin.Core.Values;

namespace Anmin.Web.Forms;

/// <summary>Choosing a place level by level: the lists that can be offered for what has been chosen so far.</summary>
public sealed class PlaceChoice
{
    private PlaceChoice(IReadOnlyList<PlaceList> lists, string? next) => (Lists, Next) = (lists, next);

    public IReadOnlyList<PlaceList> Lists { get; }

    /// <summary>Name of the level that can be listed next without script, or null at the end.</summary>
    public string? Next { get; }

    /// <param name="within">The place that must hold the answer, or null where any will do.</param>
    public static PlaceChoice Of(string typed, DivisionLevel level, DivisionTable divisions, DateOnly today, DivisionCode? within = null)
    {
        DivisionCode? chosen = DivisionCode.TryParse(typed, out var code, out _) && divisions.Find(code, today) is not null ? code : null;
        var lists = new List<PlaceList> { Make("县（区、市）", Caller.City, chosen?.Level >= DivisionLevel.County ? chosen?.County : null, divisions, today, within) };
        if (level >= DivisionLevel.Town && chosen is { Level: >= DivisionLevel.County } inCounty)
        {
            lists.Add(Make("镇（街道）", inCounty.County, inCounty.Level >= DivisionLevel.Town ? inCounty.Town : null, divisions, today, within));
        }
        if (level >= DivisionLevel.Village && chosen is { Level: >= DivisionLevel.Town } inTown)
        {
            lists.Add(Make("村（社区）", inTown.Town, inTown.Level == DivisionLevel.Village ? inTown : null, divisions, today, within));
        }
        var next = (lists.Count, level) switch
        {
            (1, >= DivisionLevel.Town) => "镇（街道）",
            (2, >= DivisionLevel.Village) => "村（社区）",
            _ => null,
        };
        return new(lists, next);
    }

    private static PlaceList Make(string name, DivisionCode above, DivisionCode? chosen, DivisionTable divisions, DateOnly today, DivisionCode? within) =>
        new(name, chosen?.Value ?? "", [.. divisions.Below(above, today).Where(d => within is not { } area || d.Place.Holds(area) || area.Holds(d.Place))]);
}

/// <summary>One list of places.</summary>
public sealed record PlaceList(string Name, string Chosen, IReadOnlyList<Division> Places);
