namespace Anmin.Data;

/// <summary>The official working-day calendar of the years on file.</summary>
public static class Calendar
{
    public static Core.Values.Workdays Official { get; } = new(
        Workdays.All.Where(w => w.Kind == "holiday").Select(w => w.Date),
        Workdays.All.Where(w => w.Kind == "makeup_workday").Select(w => w.Date),
        Workdays.All.Select(w => w.Date.Year).Distinct());
}
