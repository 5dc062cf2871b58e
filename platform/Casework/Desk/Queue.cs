using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>One line of a work list.</summary>
public sealed record QueueLine(
    Guid Id, string Number, string Matter, string Applicant, int Members, string Place, CaseState State, DateOnly SubmittedOn, DateOnly? Due,
    DateOnly? TotalDue, int? DaysLeft, bool Paused, bool Relative, bool Drawn, bool Delegated, bool? Granted)
{
    /// <summary>The year whose working calendar a last day waits for.</summary>
    public int? AwaitsYear { get; init; }
}

/// <summary>A page of a work list with the counts of each state.</summary>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
public sealed record QueuePage(IReadOnlyList<QueueLine> Lines, IReadOnlyDictionary<CaseState, int> Counts, string? Next)
{
    /// <summary>How many wait for the caller's role.</summary>
    public int Mine { get; init; }

    /// <summary>How many of these are past their day and not paused.</summary>
    public int Late { get; init; }

    /// <summary>How many of these have no last day yet, because a year's calendar is not maintained.</summary>
    public int Undated { get; init; }
}

/// <summary>What to list.</summary>
/// <param name="Mine">Only cases that wait for the caller's role.</param>
/// <param name="Late">Only those whose running step is past its day.</param>
/// <param name="Undated">Only those that wait for a working calendar.</param>
public sealed record QueueFilter(
    bool Mine = true, CaseState? State = null, string? Text = null, string? County = null, bool? Overdue = null, bool Relatives = false,
    bool? Granted = null, string? Matter = null, string? After = null, bool Drawn = false, bool Late = false, bool Undated = false);

/// <summary>My work by deadline; keyset pages over a covering index.</summary>
public sealed class Queue(CaseWork work)
{
    public const int PageSize = 40;

    /// <summary>Where cases without a last day stand: after all that have one, as a day that waits for its calendar lies after every day that could be reckoned.</summary>
    private static readonly DateOnly Never = new(9999, 12, 31);

    public async Task<QueuePage> List(Caller caller, QueueFilter filter, int size = PageSize)
    {
        await using var db = work.Database.Open(caller);
        var today = work.Today;
        var cases = db.Cases.AsNoTracking();
        if (caller.Role is Role.居民 or Role.村级协理)
        {
            cases = Agencies.Own(db, caller, today).AsNoTracking();
        }
        if (caller.IsStaff && await Duties.KinOf(db, caller) is { Count: > 0 } kin)
        {
            cases = cases.Where(c => !db.Parties.Any(p => p.CaseId == c.Id && p.IdNumber != null && kin.Contains(p.IdNumber)));
        }
        var counts = await cases.GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var waiting = Waiting(db, cases, caller.Role);
        var mine = HasDesk(caller.Role)
            ? await waiting.GroupBy(c => !c.Paused && c.Due < today).Select(g => new { IsLate = g.Key, Count = g.Count(), Undated = g.Count(c => c.AwaitsYear != null) }).ToListAsync()
            : [];
        if (filter.Mine && filter.State is null)
        {
            cases = waiting;
        }
        if (filter.State is { } state) { cases = cases.Where(c => c.State == state); }
        if (filter.Matter is { } matter) { cases = cases.Where(c => c.Matter == matter); }
        if (filter.County is { } county) { cases = cases.Where(c => c.CountyCode == county); }
        if (filter.Relatives) { cases = cases.Where(c => c.RelativeNote != null); }
        if (filter.Drawn) { cases = cases.Where(c => c.Drawn); }
        if (filter.Granted is { } granted) { cases = cases.Where(c => c.Granted == granted); }
        if (filter.Late) { cases = cases.Where(c => !c.Paused && c.Due < today); }
        if (filter.Undated) { cases = cases.Where(c => c.AwaitsYear != null); }
        if (filter.Overdue == true) { cases = cases.Where(c => c.DecidedOn == null ? c.TotalDue < today : c.OnTime == false); }
        if (Plain.Text(filter.Text) is { Length: > 0 } text)
        {
            var id = Plain.Code(text);
            cases = cases.Where(c => c.Applicant.Contains(text) || c.Number.Contains(text) || db.Parties.Any(p => p.CaseId == c.Id && (p.IdNumber == id || p.Name.Contains(text))));
        }
        if (filter.After?.Split('_') is [var day, var key] && DateOnly.TryParseExact(day, "yyyyMMdd", out var due) && Guid.TryParse(key, out var last))
        {
            cases = cases.Where(c => (c.Due ?? Never) > due || ((c.Due ?? Never) == due && c.Id.CompareTo(last) > 0));
        }
        var rows = await cases.OrderBy(c => c.Due ?? Never).ThenBy(c => c.Id).Take(size + 1).ToListAsync();
        var lines = rows.Take(size).Select(c => Line(c, today)).ToList();
        return new(lines, counts, rows.Count > size ? $"{rows[size - 1].Due ?? Never:yyyyMMdd}_{rows[size - 1].Id}" : null)
        {
            Mine = mine.Sum(m => m.Count),
            Late = mine.Where(m => m.IsLate).Sum(m => m.Count),
            Undated = mine.Sum(m => m.Undated),
        };
    }

    /// <summary>Whether cases can wait for a role; the city, the finance office and audit only look.</summary>
    public static bool HasDesk(Role role) => role is Role.镇办经办 or Role.镇办负责 or Role.县区审核 or Role.县区负责;

    /// <summary>Cases that wait for a role. A decided case waits for the clerk until its letter is delivered; it is due while it does.</summary>
    private IQueryable<CaseRow> Waiting(AnminDb db, IQueryable<CaseRow> cases, Role role) => role switch
    {
        Role.镇办经办 => cases.Where(c => c.State == CaseState.已提交 || c.State == CaseState.待补正 || c.State == CaseState.调查中 || c.State == CaseState.异议处理 || c.State == CaseState.公示中
            || (c.DecidedOn != null && c.Due != null)),
        Role.镇办负责 => cases.Where(c => c.State == CaseState.异议处理 || c.State == CaseState.调查中 || (c.State == CaseState.待确认 && c.Delegated)),
        Role.县区审核 => WithCountyFindings(db, cases, c => !c.Delegated && (c.State == CaseState.审核中 || c.State == CaseState.待确认 || c.State == CaseState.县级公示)),
        Role.县区负责 => cases.Where(c => !c.Delegated && (c.State == CaseState.审核中 || c.State == CaseState.待确认 || c.State == CaseState.县级公示)),
        _ => cases,
    };

    /// <summary>Cases of a county's own, and those under investigation that wait for what the county finds out.</summary>
    private IQueryable<CaseRow> WithCountyFindings(AnminDb db, IQueryable<CaseRow> cases, System.Linq.Expressions.Expression<Func<CaseRow, bool>> own)
    {
        var waiting = cases.Where(own);
        foreach (var (matter, kind) in work.Catalogue.Matters.SelectMany(m => m.FindingsOn(work.Today)
            .Where(k => k.By == Actor.县区 && k is { Needed: Needed.Always, NeededFor: <= StepKind.初审 }).Select(k => (m.Slug, k.Slug))))
        {
            waiting = waiting.Union(cases.Where(c => c.Matter == matter && c.State == CaseState.调查中 && !db.Findings.Any(f => f.CaseId == c.Id && f.Kind == kind)));
        }
        return waiting;
    }

    private QueueLine Line(CaseRow c, DateOnly today) => new(
        c.Id, c.Number, work.MatterOf(c).Name, c.Applicant, c.Members, work.Database.Divisions.FullName(DivisionCode.Of(c.VillageCode)), c.State,
        c.SubmittedOn, c.Due, c.TotalDue, c.Due is { } due && !c.Paused ? work.Clocks.Calendar.Count(today, due) : null, c.Paused,
        c.RelativeNote is not null, c.Drawn, c.Delegated, c.Granted) { AwaitsYear = c.AwaitsYear };
}
