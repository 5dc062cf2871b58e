namespace Anmin.Core.Values;

/// <summary>The official calendar of working days: weekends, public holidays and make-up workdays of the State Council's yearly notice (S-IN-8).</summary>
/// <remarks>A year that was not loaded is never guessed: asking for it throws <see cref="CalendarMissing"/>.</remarks>
public sealed class Workdays
{
    private readonly HashSet<DateOnly> holidays;
    private readonly HashSet<DateOnly> makeUps;
    private readonly HashSet<int> years;

    public Workdays(IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> makeUps, IEnumerable<int> years)
    {
        this.holidays = [.. holidays];
        this.makeUps = [.. makeUps];
        this.years = [.. years];
    }

    /// <summary>Whether the calendar of a year is loaded.</summary>
    public bool Knows(int year) => years.Contains(year);

    /// <summary>The first year from one on whose calendar is not loaded.</summary>
    public int FirstMissing(int from) => Knows(from) ? FirstMissing(from + 1) : from;

    /// <summary>The same calendar with more days and years.</summary>
    public Workdays With(IEnumerable<DateOnly> moreHolidays, IEnumerable<DateOnly> moreMakeUps, IEnumerable<int> moreYears) =>
        new(holidays.Concat(moreHolidays), makeUps.Concat(moreMakeUps), years.Concat(moreYears));

    public bool IsWorkday(DateOnly day)
    {
        if (!years.Contains(day.Year))
        {
            throw new CalendarMissing(day.Year);
        }
        return makeUps.Contains(day)
            || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day));
    }

    /// <summary>The last day of a limit. The starting day is not counted (民法典 第二百零一条); a limit in calendar days that
    /// ends on a day off moves to the next working day (第二百零三条).</summary>
    public DateOnly Last(DateOnly from, Limit limit)
    {
        if (limit.Kind == DayKind.工作日)
        {
            var day = from;
            for (var left = limit.Days; left > 0;)
            {
                day = day.AddDays(1);
                left -= IsWorkday(day) ? 1 : 0;
            }
            return day;
        }
        var last = from.AddDays(limit.Days);
        while (!IsWorkday(last))
        {
            last = last.AddDays(1);
        }
        return last;
    }

    /// <summary>The last day of a limit, or the year whose calendar it waits for. Nothing is put in its place.</summary>
    public DueDay Due(DateOnly from, Limit limit)
    {
        try
        {
            return new(Last(from, limit), null);
        }
        catch (CalendarMissing missing)
        {
            return new(null, missing.Year);
        }
    }

    /// <summary>As <see cref="Between"/>; null where a day between lies in a year that is not loaded.</summary>
    public int? Count(DateOnly from, DateOnly to)
    {
        for (var year = Math.Min(from.Year, to.Year); year <= Math.Max(from.Year, to.Year); year++)
        {
            if (!Knows(year))
            {
                return null;
            }
        }
        return Between(from, to);
    }

    /// <summary>Working days after one day up to and including another; negative when the other is earlier.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -Between(to, from);
        }
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += IsWorkday(day) ? 1 : 0;
        }
        return count;
    }
}

/// <summary>The working-day calendar of a year was not loaded; limits that touch it are not computed.</summary>
public sealed class CalendarMissing(int year) : Exception(Of(year))
{
    public int Year { get; } = year;

    /// <summary>What is missing, by its name.</summary>
    public static string Of(int year) => $"未维护{year}年工作日历";
}

/// <summary>The last day of a limit, or the year whose calendar has to be there before it can be said. Exactly one of the two.</summary>
public readonly record struct DueDay(DateOnly? Day, int? Awaits)
{
    public static DueDay Of(DateOnly day) => new(day, null);

    /// <summary>The earlier of two. One that waits for a year's calendar lies in that year or later, so that a day before it is the earlier one for certain.</summary>
    public DueDay Sooner(DueDay other) => (this, other) switch
    {
        ({ Day: { } a }, { Day: { } b }) => Of(a < b ? a : b),
        ({ Awaits: { } a }, { Awaits: { } b }) => new(null, Math.Min(a, b)),
        ({ Day: { } known }, { Awaits: { } year }) => known.Year < year ? this : other,
        _ => other.Sooner(this),
    };
}

/// <summary>What a limit counts.</summary>
public enum DayKind { 工作日, 日 }

/// <summary>A statutory limit, such as 10 working days.</summary>
public readonly record struct Limit(int Days, DayKind Kind)
{
    public static Limit 工作日(int days) => new(days, DayKind.工作日);

    public static Limit 日(int days) => new(days, DayKind.日);

    public override string ToString() => Kind == DayKind.工作日 ? $"{Days}个工作日" : $"{Days}日";
}
