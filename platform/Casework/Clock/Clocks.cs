using Anmin.Casework.Records;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Casework.Clock;

/// <summary>Starting, pausing and ending statutory limits. Pure arithmetic over rows; the calendar decides what a working day is.
/// A clock whose last day lies beyond the calendar runs without one until the calendar is there: its start and its days are kept.</summary>
/// <param name="calendar">The calendar as it stands: a year may be published while the house is open.</param>
public sealed class Clocks(Func<Workdays> calendar)
{
    public Workdays Calendar => calendar();

    public ClockRow Start(CaseRow @case, StepKind? step, string name, Limit limit, DateOnly from, Guid id) => Ending(Calendar.Due(from, limit), new()
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
    });

    private static ClockRow Ending(DueDay due, ClockRow clock)
    {
        (clock.Due, clock.AwaitsYear) = (due.Day, due.Awaits);
        return clock;
    }

    public static void Pause(ClockRow clock, DateOnly on, string reason)
    {
        if (clock.EndedOn is null && clock.PausedFrom is null)
        {
            (clock.PausedFrom, clock.PauseReason) = (on, reason);
        }
    }

    /// <summary>Goes on with the days that were left when it paused; the day of the pause itself was used.</summary>
    /// <param name="pauses">All pauses of the case, for a clock that has no last day yet.</param>
    public void Resume(ClockRow clock, DateOnly on, IEnumerable<PauseRow> pauses)
    {
        if (clock.PausedFrom is not { } paused || clock.EndedOn is not null)
        {
            return;
        }
        clock.PausedFrom = null;
        clock.PauseReason = null;
        if (clock.Due is not { } due)
        {
            Reckon(clock, pauses);
            return;
        }
        Ending(Calendar.Due(on, clock.WorkingDays
            ? Limit.工作日(Math.Max(0, Calendar.Between(paused, due)))
            : Limit.日(Math.Max(0, due.DayNumber - paused.DayNumber))), clock);
    }

    /// <summary>Reckons the last day of a clock from its start; days of waiting since then are added.</summary>
    public void Reckon(ClockRow clock, IEnumerable<PauseRow> pauses) =>
        Ending(Last(clock, new(clock.Days, clock.WorkingDays ? DayKind.工作日 : DayKind.日), pauses), clock);

    /// <summary>The last day of a limit that a running clock gets anew: days of waiting since its start are added.</summary>
    /// <param name="pauses">All pauses of the case; those still open and those before the clock's start do not count.</param>
    public DueDay Last(ClockRow clock, Limit limit, IEnumerable<PauseRow> pauses)
    {
        var now = Calendar;
        var ended = pauses.Where(p => p.From >= clock.From && p.EndedOn is not null).Select(p => (p.From, To: p.EndedOn!.Value)).ToList();
        if (limit.Kind == DayKind.工作日 && ended.FirstOrDefault(p => now.Count(p.From, p.To) is null) is { To.Year: > 1 } beyond)
        {
            return new(null, now.FirstMissing(beyond.From.Year));
        }
        var waited = ended.Sum(p => limit.Kind == DayKind.工作日 ? now.Between(p.From, p.To) : p.To.DayNumber - p.From.DayNumber);
        return now.Due(clock.From, limit with { Days = limit.Days + waited });
    }

    /// <summary>How much of a limit is used, in percent; over 100 when it has passed, null while its last day is not known.</summary>
    public int? UsedPercent(ClockRow clock, DateOnly today) => clock.Due is { } due ? UsedPercent(clock.From, due, clock.WorkingDays, today) : null;

    /// <summary>The same of any limit with a first and a last day.</summary>
    public int UsedPercent(DateOnly from, DateOnly due, bool workingDays, DateOnly today)
    {
        // Every day up to the last one is on the calendar; a day that is not lies after it.
        var total = workingDays ? Calendar.Between(from, due) : due.DayNumber - from.DayNumber;
        var used = workingDays ? Calendar.Count(from, today) : today.DayNumber - from.DayNumber;
        return total <= 0 ? 100 : used is { } days ? days * 100 / total : 101;
    }
}
