using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Watching;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Verification;

/// <summary>A letter that waits for its answer, as a desk shows it.</summary>
/// <param name="Warning">What a watch said of its clock last; null before any did.</param>
/// <param name="RaisedOn">The day on which it was raised to those who answer for the county.</param>
public sealed record LetterLine(Guid Id, string Number, string Office, string TheirNumber, DateOnly? Due, int? AwaitsYear, string? Watch, string? Warning, DateOnly? RaisedOn);

/// <summary>Letters on somebody's desk.</summary>
/// <param name="Lines">What waits for her: all for whoever checks, what was raised for whoever answers for the county.</param>
/// <param name="Open">All that wait in her area.</param>
/// <param name="Late">Those of them past their day.</param>
public sealed record LetterDesk(IReadOnlyList<LetterLine> Lines, int Open, int Late);

/// <summary>How letters of an area were answered since the first of January.</summary>
/// <param name="OnTime">Of those answered or refused, within the limit.</param>
public sealed record LetterFigures(int Open, int Late, int Answered, int OnTime)
{
    /// <summary>Share within the limit, in percent; null while nothing was answered.</summary>
    public int? OnTimePercent => Answered == 0 ? null : OnTime * 100 / Answered;
}

/// <summary>来函时限: a letter has its last day on the desk of whoever must answer, is warned of before and raised after it. Declared watches say when.</summary>
public sealed class LetterClock(CaseWork work, Catalogue catalogue)
{
    /// <summary>Where letters without a last day stand: after all that have one.</summary>
    internal static readonly DateOnly Never = new(9999, 12, 31);

    /// <summary>Who sees letters from outside.</summary>
    internal static readonly Role[] Lookers = [Role.县区审核, Role.县区负责, Role.市级, Role.审计];

    public static bool Sees(Role role) => Lookers.Contains(role);

    /// <summary>Tells of every letter whose clock has come further since it was told of last; past its day it is raised. Safe to run any number of times: one event for one stage.</summary>
    /// <returns>How many were told of.</returns>
    public async Task<int> Walk()
    {
        List<(Guid Id, Watch Watch, Noticed What)> found = [];
        await using (var look = work.Database.OpenForSystem())
        {
            var open = await look.Incoming.AsNoTracking().Where(i => i.State == IncomingState.待答复 && i.Due != null).OrderBy(i => i.Due).ThenBy(i => i.Id).ToListAsync();
            found.AddRange(from row in open
                from watch in catalogue.Of<Watch>()
                let what = watch.NoticesLetter(new(row.Due, work.Clocks.UsedPercent(row.ReceivedOn, row.Due!.Value, true, work.Today)), work.Today)
                where what is not null && what.Stage > row.Stage
                select (row.Id, watch, what));
        }
        var told = 0;
        foreach (var (id, watch, what) in found)
        {
            told += await Tell(id, watch, what) ? 1 : 0;
        }
        return told;
    }

    /// <summary>What waits on the caller's desk, by its day.</summary>
    public async Task<LetterDesk> Desk(Caller caller)
    {
        var lines = caller.Role is Role.县区审核 or Role.县区负责 ? await Open(caller, caller.Role == Role.县区负责 ? i => i.RaisedOn != null : i => true) : [];
        var figures = await Figures(caller);
        return new(lines, figures.Open, figures.Late);
    }

    /// <summary>Open letters of the caller's area that a watch has told of, by their day.</summary>
    public Task<IReadOnlyList<LetterLine>> Told(Caller caller, string? watch = null) => Open(caller, i => i.Watch != null && (watch == null || i.Watch == watch));

    /// <summary>How the letters of the caller's area stand, and how those answered this year were.</summary>
    public async Task<LetterFigures> Figures(Caller caller)
    {
        if (!Sees(caller.Role))
        {
            return new(0, 0, 0, 0);
        }
        await using var db = work.Database.Open(caller);
        var (today, year) = (work.Today, new DateOnly(work.Today.Year, 1, 1));
        return await db.Incoming.Where(i => i.State == IncomingState.待答复 || i.AnsweredOn >= year).GroupBy(_ => 1).Select(g => new LetterFigures(
            g.Count(i => i.State == IncomingState.待答复), g.Count(i => i.State == IncomingState.待答复 && i.Due < today),
            g.Count(i => i.State != IncomingState.待答复), g.Count(i => i.State != IncomingState.待答复 && (i.Due == null || i.AnsweredOn <= i.Due)))).SingleOrDefaultAsync() ?? new(0, 0, 0, 0);
    }

    private async Task<IReadOnlyList<LetterLine>> Open(Caller caller, System.Linq.Expressions.Expression<Func<IncomingRow, bool>> which)
    {
        if (!Sees(caller.Role))
        {
            return [];
        }
        await using var db = work.Database.Open(caller);
        var kin = await Duties.KinOf(db, caller);
        return await db.Incoming.AsNoTracking().Where(i => i.State == IncomingState.待答复 && !kin.Contains(i.IdNumber)).Where(which).OrderBy(i => i.Due ?? Never).ThenBy(i => i.Id).Take(Incoming.Most)
            .Select(i => new LetterLine(i.Id, i.Number, i.Office, i.TheirNumber, i.Due, i.AwaitsYear, i.Watch, i.Warning, i.RaisedOn)).ToListAsync();
    }

    /// <returns>False where it was answered, or told of by somebody else, in the meantime.</returns>
    private async Task<bool> Tell(Guid id, Watch watch, Noticed what)
    {
        try
        {
            await work.Database.Effect(Caller.System, async db =>
            {
                var row = await db.Incoming.SingleAsync(i => i.Id == id);
                if (row.State != IncomingState.待答复 || row.Stage >= what.Stage)
                {
                    throw new Stale();
                }
                var isLate = row.Due < work.Today;
                (row.Stage, row.Watch, row.Warning) = (what.Stage, watch.Slug, what.Text);
                row.RaisedOn ??= isLate ? work.Today : null;
                return new(isLate ? "incoming-overdue" : "incoming-warned", $"incoming:{id}", Detail: $"{row.Number} {row.Office}：{what.Text}");
            });
            return true;
        }
        catch (Stale)
        {
            return false;
        }
    }
}
