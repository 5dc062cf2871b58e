using System.Globalization;

namespace Anmin.Data;

/// <summary>A division of the city during some time.</summary>
/// <param name="Code">Twelve digits.</param>
/// <param name="Name">The name during this time.</param>
/// <param name="Level">province, city, county, town or village.</param>
/// <param name="ParentCode">The division above; empty for the province.</param>
/// <param name="From">First day; 2000-01-01 is where our record begins, not a founding date.</param>
/// <param name="To">Last day, that day included; null while it exists.</param>
public sealed record DivisionRow(string Code, string Name, string Level, string ParentCode, DateOnly From, DateOnly? To);

/// <summary>The divisions shipped as first load (divisions.csv; source and defects in data/README.md).</summary>
public static class Divisions
{
    /// <summary>Every row, those that have ended too: province, city, counties, towns, villages, each in code order.</summary>
    public static IReadOnlyList<DivisionRow> All { get; } =
        [.. Resource.Lines("divisions.csv", "code,name,level,parent_code,valid_from,valid_to").Select(Row)];

    private static DivisionRow Row(string line) => line.Split(',') switch
    {
        [var code, var name, var level, var parent, var from, var to] => new(code, name, level, parent, Day(from), to.Length == 0 ? null : Day(to)),
        _ => throw new InvalidDataException($"divisions.csv 有一行不是六列：{line}"),
    };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
