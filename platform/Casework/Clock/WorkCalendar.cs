using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Clock;

/// <summary>The calendar that limits are counted by: the years that ship, and beside them the years that were published since, as the database holds them. A year that ships is as it ships.</summary>
public sealed class WorkCalendar(Database database, Workdays shipped)
{
    /// <summary>How long another process may go on without a year that this one did not publish.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private Workdays? whole;
    private int published;
    private long looked;

    public Workdays Shipped => shipped;

    public Workdays Now
    {
        get
        {
            lock (gate)
            {
                if (whole is null || database.Clock.GetElapsedTime(looked) > Fresh)
                {
                    Look();
                }
                return whole!;
            }
        }
    }

    /// <summary>A year was published here: the next reader sees it.</summary>
    public void Forget()
    {
        lock (gate)
        {
            whole = null;
        }
    }

    /// <summary>The published calendar of each year: the latest notice.</summary>
    internal static IEnumerable<WorkYearRow> Standing(IEnumerable<WorkYearRow> rows) =>
        rows.Where(r => r.State == WorkYearState.已公布).GroupBy(r => r.Year).Select(g => g.MaxBy(r => r.Id)!);

    private void Look()
    {
        looked = database.Clock.GetTimestamp();
        using var db = database.OpenForSystem();
        var count = db.WorkYears.Count(y => y.State == WorkYearState.已公布);
        if (whole is not null && count == published)
        {
            return;
        }
        var rows = db.WorkYears.AsNoTracking().Where(y => y.State == WorkYearState.已公布).ToList();
        var standing = Standing(rows).Where(y => !shipped.Knows(y.Year)).ToList();
        var ids = standing.Select(y => y.Id).ToList();
        var days = db.WorkDays.AsNoTracking().Where(d => ids.Contains(d.WorkYearId)).ToList();
        whole = shipped.With(days.Where(d => !d.IsMakeUp).Select(d => d.Day), days.Where(d => d.IsMakeUp).Select(d => d.Day), standing.Select(y => y.Year));
        published = rows.Count;
    }
}
