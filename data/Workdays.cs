using System.Globalization;

namespace Anmin.Data;

/// <summary>A day that differs from the ordinary week.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">holiday: a day off; makeup_workday: a weekend day on which offices work.</param>
/// <param name="Name">The festival it belongs to.</param>
public sealed record WorkdayRow(DateOnly Date, string Kind, string Name);

/// <summary>Public holidays and make-up workdays of 2018–2026 from the State Council's yearly notices (workdays.csv; source in data/README.md).</summary>
public static class Workdays
{
    /// <summary>Every row, in date order.</summary>
    public static IReadOnlyList<WorkdayRow> All { get; } = [.. Resource.Lines("workdays.csv", "date,kind,name").Select(Row)];

    private static WorkdayRow Row(string line) => line.Split(',') switch
    {
        [var date, ("holiday" or "makeup_workday") and var kind, var name] =>
            new(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), kind, name),
        _ => throw new InvalidDataException($"workdays.csv 有一行读不懂：{line}"),
    };
}
