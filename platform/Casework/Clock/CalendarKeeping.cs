using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Policies;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Clock;

/// <summary>A year's calendar with its days.</summary>
public sealed record WorkYear(WorkYearRow Row, IReadOnlyList<WorkDayRow> Days)
{
    public int Workdays => WorkYearProposal.Workdays(Row.Year, Days);
}

/// <summary>That a year's calendar is missing and must be seen to.</summary>
/// <param name="Proposed">The one that is written down and waits for somebody to publish it.</param>
/// <param name="Undated">How much waits for its last day already.</param>
public sealed record CalendarLack(int Year, WorkYearRow? Proposed, int Undated);

/// <summary>Maintaining working calendars: county or city writes down what the State Council's notice of a year says, somebody else of the city publishes it. What waits for a last day then gets it.</summary>
public sealed class CalendarKeeping(CaseWork work, WorkCalendar calendar, Undated undated)
{
    /// <summary>How long before the end of what is maintained those who can mend it are told.</summary>
    public const int MonthsAhead = 1;

    public Core.Values.Workdays Shipped => calendar.Shipped;

    public Core.Values.Workdays Now => calendar.Now;

    public static bool MayPropose(Caller caller) => Standards.MayPropose(caller);

    public static bool MayPublish(Caller caller) => caller.Role == Role.市级;

    /// <summary>The year that is missing within a month from now, or that something waits for already; null while nothing is. Told to those who can mend it.</summary>
    public async Task<CalendarLack?> Lack(Caller caller)
    {
        if (!MayPropose(caller))
        {
            return null;
        }
        var year = calendar.Now.FirstMissing(work.Today.Year);
        var waiting = await undated.Count(caller);
        if (waiting == 0 && work.Today.AddMonths(MonthsAhead).Year < year)
        {
            return null;
        }
        await using var db = work.Database.Open(caller);
        return new(year, await db.WorkYears.AsNoTracking().Where(y => y.Year == year && y.State == WorkYearState.拟定).FirstOrDefaultAsync(), waiting);
    }

    /// <summary>Writes a year down; no limit is counted by it yet.</summary>
    public Task<Guid> Propose(Caller caller, WorkYearProposal it) => work.Database.Effect(caller, async db =>
    {
        Duties.Require(caller, Role.市级, Role.县区负责, Role.县区审核, Role.系统);
        if (it.Faults(calendar.Shipped).ToList() is { Count: > 0 } faults)
        {
            throw new Refused("工作日历还有要更正的地方", "invalid", faults);
        }
        if (await db.WorkYears.AnyAsync(y => y.Year == it.Year && y.State == WorkYearState.拟定))
        {
            throw new Refused($"{it.Year}年的工作日历已经有人拟好，等公布；要改的，先作废那一份", "proposed_before", [new("year", $"{it.Year}年的已经拟好，等公布", "conflict")]);
        }
        var row = new WorkYearRow
        {
            Id = work.Database.NewId(), Year = it.Year, Document = Core.Values.Plain.Text(it.Document), DocumentNumber = Core.Values.Plain.Text(it.DocumentNumber), Link = Core.Values.Plain.Text(it.Link),
            State = WorkYearState.拟定, ProposedBy = caller.Human, ProposedByName = caller.Name, ProposedOn = work.Today,
        };
        var days = it.Rows(row.Id).ToList();
        db.WorkYears.Add(row);
        db.WorkDays.AddRange(days);
        return (new Event("calendar-proposed", $"calendar:{row.Id}", Detail: $"{row.Year}年工作日历：{row.Document} {row.DocumentNumber}，全年 {WorkYearProposal.Workdays(row.Year, days)} 个工作日"), row.Id);
    });

    /// <summary>The second human puts a year in force; limits that waited for it are reckoned.</summary>
    public async Task Publish(Caller publisher, Guid id, int version)
    {
        await work.Database.Effect(publisher, async db =>
        {
            Duties.Require(publisher, Role.市级, Role.系统);
            var row = await Proposed(db, id, version);
            if (row.ProposedBy == publisher.Human)
            {
                throw new NotAllowed("这份工作日历是您拟的，要由另一位同事公布");
            }
            if (calendar.Shipped.Knows(row.Year))
            {
                throw new Refused($"{row.Year}年的工作日历随系统发布，不能改写", "shipped");
            }
            (row.State, row.PublishedBy, row.PublishedByName, row.PublishedOn) = (WorkYearState.已公布, publisher.Human, publisher.Name, work.Today);
            return new("calendar-published", $"calendar:{id}", Detail: $"{row.Year}年工作日历：{row.Document} {row.DocumentNumber}");
        });
        calendar.Forget();
        await undated.Reckon();
    }

    /// <summary>Gives up a year that was not published.</summary>
    public Task Discard(Caller caller, Guid id, int version) => work.Database.Effect(caller, async db =>
    {
        Duties.Require(caller, Role.市级, Role.县区负责, Role.县区审核, Role.系统);
        var row = await Proposed(db, id, version);
        row.State = WorkYearState.作废;
        return new("calendar-discarded", $"calendar:{id}", Detail: $"{row.Year}年工作日历：{row.Document} {row.DocumentNumber}");
    });

    /// <summary>Every year that was ever written down, latest first.</summary>
    public async Task<IReadOnlyList<WorkYearRow>> All(Caller caller)
    {
        Standards.RequireCounty(caller);
        await using var db = work.Database.Open(caller);
        return await db.WorkYears.AsNoTracking().OrderByDescending(y => y.Year).ThenByDescending(y => y.Id).ToListAsync();
    }

    public async Task<WorkYear> Find(Caller caller, Guid id)
    {
        Standards.RequireCounty(caller);
        await using var db = work.Database.Open(caller);
        var row = await db.WorkYears.AsNoTracking().SingleOrDefaultAsync(y => y.Id == id) ?? throw new NotThere();
        return new(row, await db.WorkDays.AsNoTracking().Where(d => d.WorkYearId == id).OrderBy(d => d.Day).ToListAsync());
    }

    private static async Task<WorkYearRow> Proposed(AnminDb db, Guid id, int version)
    {
        var row = await db.WorkYears.SingleOrDefaultAsync(y => y.Id == id) ?? throw new NotThere();
        if (row.Version != version)
        {
            throw new Stale();
        }
        if (row.State != WorkYearState.拟定)
        {
            throw new Refused($"这份工作日历已经「{row.State}」", "wrong_state");
        }
        row.Version++;
        return row;
    }
}
