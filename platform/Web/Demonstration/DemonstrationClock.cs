using System.Globalization;
using Anmin.Casework.Store;
using Anmin.Core.Values;

namespace Anmin.Web.Demonstration;

/// <summary>The business day of a demonstration: the real time of day on a day that can be moved on. Kept in a file, so that it survives a restart.</summary>
public sealed class DemonstrationClock : TimeProvider
{
    /// <summary>Days of the calendar that must lie ahead, so that every limit of a case accepted today can be counted.</summary>
    private static readonly Limit Ahead = Limit.工作日(45);

    private readonly TimeProvider real;
    private readonly Workdays calendar;
    private readonly string file;
    private int days;

    /// <param name="file">Holds how many days this clock is ahead of the real one, or behind it.</param>
    public DemonstrationClock(TimeProvider real, Workdays calendar, string file)
    {
        (this.real, this.calendar, this.file) = (real, calendar, file);
        if (File.Exists(file))
        {
            days = int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture);
            return;
        }
        var today = Today;
        Keep(StartFor(today).DayNumber - today.DayNumber);
    }

    /// <summary>The demonstration's day, Asia/Shanghai.</summary>
    public DateOnly Today => DateOnly.FromDateTime(GetUtcNow().UtcDateTime.AddHours(8));

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow().AddDays(days);

    public override long GetTimestamp() => real.GetTimestamp();

    public override long TimestampFrequency => real.TimestampFrequency;

    /// <summary>Moves the day on; there is no way back, for what was done was done on its day.</summary>
    /// <exception cref="Refused">The official calendar of the days after is not on file.</exception>
    public void MoveOn(int by)
    {
        if (by is < 1 or > 31)
        {
            throw new Refused("一次可以往后拨 1 到 31 天", "range");
        }
        if (!IsCovered(Today.AddDays(by)))
        {
            throw new Refused("再往后，下一年的工作日历还没有公布，时限算不出来，演示日期不能再往后拨", "calendar");
        }
        Keep(days + by);
    }

    /// <summary>Today; or, where next year's calendar is not out yet, the first working day of the last month that has two months and all limits of calendar ahead.</summary>
    private DateOnly StartFor(DateOnly today)
    {
        var day = today;
        while (!IsCovered(day.AddMonths(2)))
        {
            day = new DateOnly(day.Year, day.Month, 1).AddDays(-1);
            day = new(day.Year, day.Month, 1);
        }
        while (day < today && !calendar.IsWorkday(day))
        {
            day = day.AddDays(1);
        }
        return day;
    }

    private bool IsCovered(DateOnly day)
    {
        try
        {
            calendar.Last(day, Ahead);
            return true;
        }
        catch (CalendarMissing)
        {
            return false;
        }
    }

    private void Keep(int ahead)
    {
        File.WriteAllText(file, ahead.ToString(CultureInfo.InvariantCulture));
        days = ahead;
    }
}
