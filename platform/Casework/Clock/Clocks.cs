using Anmin.Casework.Records;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Casework.Clock;

/// <summary>Starting, pausing and ending statutory limits. Pure arithmetic over rows; the calendar decides what a working day is.</summary>
public sealed class Clocks(Workdays calendar)
{
    public Workdays Calendar => calendar;

    public ClockRow Start(CaseRow @case, StepKind? step, string name, Limit limit, DateOnly from, Guid id) => new()
    {
        Id = id,
        CaseId = @case.Id,
        CountyCode = @case.CountyCode,
        TownCode = @case.TownCode,
        VillageCode = @case.VillageCode,
        OwnerHuman = @case.OwnerHuman,
        Step = step,
        Name = name,
        From = from,
        Days = limit.Days,
        WorkingDays = limit.Kind == DayKind.工作日,
        Due = calendar.Last(from, limit),
    };

    public static void Pause(ClockRow clock, DateOnly on, string reason)
    {
        if (clock.EndedOn is null && clock.PausedFrom is null)
        {
            (clock.PausedFrom, clock.PauseReason) = (on, reason);
        }
    }

    /// <summary>Goes on with the days that were left when it paused; the day of the pause itself was used.</summary>
    public void Resume(ClockRow clock, DateOnly on)
    {
        if (clock.PausedFrom is not { } paused || clock.EndedOn is not null)
        {
            return;
        }
        clock.Due = clock.WorkingDays
            ? calendar.Last(on, Limit.工作日(Math.Max(0, calendar.Between(paused, clock.Due))))
            : calendar.Last(on, Limit.日(Math.Max(0, clock.Due.DayNumber - paused.DayNumber)));
        clock.PausedFrom = null;
        clock.PauseReason = null;
    }

    /// <summary>The last day of a limit that a running clock gets anew: days of waiting since its start are added.</summary>
    /// <param name="pauses">All pauses of the case; those still open and those before the clock's start do not count.</param>
    public DateOnly Last(ClockRow clock, Limit limit, IEnumerable<PauseRow> pauses)
    {
        var waited = pauses.Where(p => p.From >= clock.From && p.EndedOn is not null)
            .Sum(p => limit.Kind == DayKind.工作日 ? calendar.Between(p.From, p.EndedOn!.Value) : p.EndedOn!.Value.DayNumber - p.From.DayNumber);
        return calendar.Last(clock.From, limit with { Days = limit.Days + waited });
    }

    /// <summary>How much of a limit is used, in percent; over 100 when it has passed.</summary>
    public int UsedPercent(ClockRow clock, DateOnly today)
    {
        var total = clock.WorkingDays ? calendar.Between(clock.From, clock.Due) : clock.Due.DayNumber - clock.From.DayNumber;
        var used = clock.WorkingDays ? calendar.Between(clock.From, today) : today.DayNumber - clock.From.DayNumber;
        return total <= 0 ? 100 : used * 100 / total;
    }
}
