using Anmin.Core.Declaring;

namespace Anmin.Web.Pages.People;

/// <summary>The day from which a record is looked at, as typed; today where nothing or nonsense was typed.</summary>
/// <param name="Fault">What is wrong with it.</param>
public sealed record DayAsked(DateOnly On, string Typed, string? Fault, DateOnly Today)
{
    public static DayAsked Of(string? typed, DateOnly today)
    {
        var text = typed?.Trim() ?? "";
        var isDay = Binder.TryDay(text, out var day);
        return new(isDay ? day : today, text, isDay || text.Length == 0 ? null : "不是日历上有的一天，请写成 2026-07-01 的样子", today);
    }

    public bool IsToday => On == Today;
}
