using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Appeals;

/// <summary>One line of the list of appeals.</summary>
/// <param name="DaysLeft">Days of the calendar until the office's next day; below zero when it is late.</param>
public sealed record AppealLine(Guid Id, AppealKind Kind, string Name, string Against, string What, AppealState State, bool IsLate, string Place, DateOnly ReceivedOn, DateOnly? Due, int? DaysLeft)
{
    /// <summary>The year whose working calendar the day waits for.</summary>
    public int? AwaitsYear { get; init; }
}

/// <summary>The list with its counts.</summary>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
public sealed record AppealPage(IReadOnlyList<AppealLine> Lines, int Open, int Late, string? Next);

/// <summary>An appeal as a case's page and the family's page show it.</summary>
public sealed record AppealGlance(AppealRow It)
{
    public bool IsOpen => It.State != AppealState.已办结;
}

/// <summary>An appeal on one screen.</summary>
/// <param name="Former">Reasons of what is fought, frozen.</param>
/// <param name="Computed">What the rule says of the frozen facts; null where nothing is to be decided anew, or a figure is missing.</param>
/// <param name="Stopped">The figure that is missing.</param>
/// <param name="ShutOut">What the caller has done that keeps him from it, or null.</param>
public sealed record AppealFile(
    AppealRow It, CaseRow Case, Matter Matter, IReadOnlyList<Reason> Former, Decision? Computed, string? Stopped, string? ShutOut, AppealRow? After, int Since, string Place);

/// <summary>What the answer or the new decision says, for paper.</summary>
public sealed record AppealLetter(
    AppealRow It, Guid CaseId, string Title, string To, string Matter, string Office, IReadOnlyList<Reason> Reasons, IReadOnlyList<AwardLine> Lines, Remedies Remedies, string Place);

/// <summary>Appeals in the caller's area: what waits, by its day; one in full; those of a case; the letter.</summary>
public sealed class AppealBook(CaseWork work, PolicyBook policies)
{
    public const int PageSize = 40;

    /// <summary>Where appeals without a last day stand: after all that have one.</summary>
    private static readonly DateOnly Never = new(9999, 12, 31);

    /// <param name="open">Only those that are not ended.</param>
    public async Task<AppealPage> List(Caller caller, bool open = true, string? after = null)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        var appeals = await Seen(db, caller);
        var today = work.Today;
        var counts = await appeals.Where(a => a.State != AppealState.已办结).GroupBy(a => a.Due < today).Select(g => new { g.Key, Count = g.Count() }).ToListAsync();
        if (open)
        {
            appeals = appeals.Where(a => a.State != AppealState.已办结);
        }
        if (after?.Split('_') is [var day, var key] && DateOnly.TryParseExact(day, "yyyyMMdd", out var due) && Guid.TryParse(key, out var last))
        {
            appeals = appeals.Where(a => (a.Due ?? Never) > due || ((a.Due ?? Never) == due && a.Id.CompareTo(last) > 0));
        }
        var rows = await appeals.Join(db.Cases, a => a.CaseId, c => c.Id, (a, c) => new { Appeal = a, c.Applicant }).OrderBy(r => r.Appeal.Due ?? Never).ThenBy(r => r.Appeal.Id).Take(PageSize + 1).ToListAsync();
        return new([.. rows.Take(PageSize).Select(r => Line(r.Appeal, r.Applicant))], counts.Sum(c => c.Count), counts.Where(c => c.Key).Sum(c => c.Count),
            rows.Count > PageSize ? $"{rows[PageSize - 1].Appeal.Due ?? Never:yyyyMMdd}_{rows[PageSize - 1].Appeal.Id}" : null);
    }

    /// <summary>How many are open in the caller's area.</summary>
    public async Task<int> Open(Caller caller)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        return await (await Seen(db, caller)).CountAsync(a => a.State != AppealState.已办结);
    }

    /// <summary>One appeal; each look is an event.</summary>
    public async Task<AppealFile> Open(Caller caller, Guid id)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        var appeal = await db.Appeals.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id) ?? throw new NotThere();
        await Duties.RequireNoKinship(db, caller, appeal.CaseId);
        await work.Database.Effect(caller, _ => Task.FromResult(new Event("appeal-opened", $"appeal:{id}", appeal.CaseId)));
        var @case = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == appeal.CaseId);
        var mayDecide = appeal.Facts is not null && (appeal.State == AppealState.待重作 || (appeal is { Kind: AppealKind.申诉, State: AppealState.待答复 }));
        var (computed, stopped) = mayDecide ? Compute(@case, appeal) : (null, null);
        var grant = await db.Grants.Where(g => g.CaseId == @case.Id).Select(g => (Guid?)g.Id).SingleOrDefaultAsync();
        var since = grant is null ? 0 : await db.Terms.CountAsync(t => t.GrantId == grant && t.RecordedOn > appeal.ContestedOn && t.CauseId != appeal.ContestedId && t.CauseId != appeal.Id);
        return new(appeal, @case, work.MatterOf(@case), await Former(db, appeal), computed, stopped, await OtherHuman.Did(db, caller, appeal),
            appeal.AfterId is { } before ? await db.Appeals.AsNoTracking().SingleOrDefaultAsync(a => a.Id == before) : null, since, work.Database.Divisions.FullName(DivisionCode.Of(appeal.VillageCode)));
    }

    /// <summary>The appeals of a case, latest first; for staff of the area, the family and whom it has entrusted.</summary>
    public async Task<IReadOnlyList<AppealGlance>> Of(Caller caller, Guid caseId)
    {
        await using var db = work.Database.Open(caller);
        await RequireSight(db, caller, caseId);
        return [.. (await db.Appeals.AsNoTracking().Where(a => a.CaseId == caseId).OrderByDescending(a => a.Id).ToListAsync()).Select(a => new AppealGlance(a))];
    }

    /// <summary>What of a case can be fought, latest first; nothing where the caller's desk writes no appeals down.</summary>
    public async Task<IReadOnlyList<Contestable>> Fightable(Caller caller, Guid caseId)
    {
        await using var db = work.Database.Open(caller);
        await RequireSight(db, caller, caseId);
        if (caller.IsStaff && !Lodging.Desks.Contains(caller.Role))
        {
            return [];
        }
        var @case = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId) ?? throw new NotThere();
        return [.. (await Contesting.Of(db, @case, work.MatterOf(@case).Pays)).OrderByDescending(c => c.On)];
    }

    /// <summary>The last days of the law against a decision whose delivery is on file; nothing where it is not.</summary>
    public (DateOnly? Reconsideration, DateOnly? Lawsuit) LimitsOf(Contestable target) => target.KnownOn is not { } known ? (null, null)
        : (AppealLaw.On(target.On).LastDay(AppealKind.行政复议, known, false, work.Clocks.Calendar), AppealLaw.On(target.On).LastDay(AppealKind.行政诉讼, known, false, work.Clocks.Calendar));

    /// <summary>The letter that answers a 申诉 or decides anew; each look by staff is an event.</summary>
    public async Task<AppealLetter> Letter(Caller caller, Guid id)
    {
        await using var db = work.Database.Open(caller);
        var appeal = await db.Appeals.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.Number != null) ?? throw new NotThere();
        var mine = caller.IsStaff || caller.Role == Role.系统 ? db.Cases : Agencies.Own(db, caller, work.Today);
        var @case = await mine.AsNoTracking().SingleOrDefaultAsync(c => c.Id == appeal.CaseId) ?? throw new NotThere();
        if (caller.IsStaff)
        {
            await Duties.RequireNoKinship(db, caller, appeal.CaseId);
            await work.Database.Effect(caller, _ => Task.FromResult(new Event("letter-read", $"appeal:{id}", appeal.CaseId)));
        }
        var matter = work.MatterOf(@case);
        var term = await db.Terms.AsNoTracking().Where(t => t.CauseId == id && t.Kind == Ledger.TermKind.发放).OrderByDescending(t => t.Seq).FirstOrDefaultAsync();
        return new(appeal, @case.Id, appeal.Granted is null ? "申诉答复书" : $"{matter.Name}重新决定书", @case.Applicant, matter.Name,
            work.Database.Divisions.FullName(DivisionCode.Of(@case.CountyCode)) + "民政局", appeal.Decision is { } frozen ? FactsJson.Read<Decision>(frozen).Reasons : [],
            term is null ? [] : FactsJson.Read<List<AwardLine>>(term.Lines),
            Remedies.On(appeal.DecidedOn!.Value, work.Database.Divisions.Name(DivisionCode.Of(@case.CountyCode)), work.Database.Divisions.Name(Caller.City), false),
            work.Database.Divisions.FullName(DivisionCode.Of(@case.VillageCode)));
    }

    /// <summary>The new decision computed again from what was frozen with it, beside what was frozen (S-WF-9).</summary>
    public async Task<(string Then, string Now)> Replay(Caller caller, Guid id)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        var appeal = await db.Appeals.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.Decision != null) ?? throw new NotThere();
        await Duties.RequireNoKinship(db, caller, appeal.CaseId);
        var @case = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == appeal.CaseId);
        await work.Database.Effect(caller, _ => Task.FromResult(new Event("replayed", $"appeal:{id}", appeal.CaseId)));
        var now = new Reversals(work, new PolicyBook(FactsJson.Read<List<ParameterRow>>(appeal.Parameters!))).FrozenOf(@case, appeal).Decide();
        return (appeal.Decision!, FactsJson.Write(now));
    }

    private (Decision?, string?) Compute(CaseRow @case, AppealRow appeal)
    {
        try
        {
            return (new Reversals(work, policies).FrozenOf(@case, appeal).Decide(), null);
        }
        catch (MissingParameter missing)
        {
            return (null, missing.Message);
        }
    }

    private static async Task<IReadOnlyList<Reason>> Former(AnminDb db, AppealRow appeal) => (appeal.Contested switch
    {
        Contested.确认决定 => await db.Decisions.Where(d => d.Id == appeal.ContestedId).Select(d => d.Decision).SingleOrDefaultAsync(),
        Contested.复核决定 => await db.Reviews.Where(r => r.Id == appeal.ContestedId).Select(r => r.Decision).SingleOrDefaultAsync(),
        Contested.重新决定 => await db.Appeals.Where(a => a.Id == appeal.ContestedId).Select(a => a.Decision).SingleOrDefaultAsync(),
        _ => null,
    }) is { } frozen ? FactsJson.Read<Decision>(frozen).Reasons : [];

    /// <summary>Appeals of the area, without those of his own and his filed relatives' cases.</summary>
    private static async Task<IQueryable<AppealRow>> Seen(AnminDb db, Caller caller)
    {
        var appeals = db.Appeals.AsNoTracking();
        return await Duties.KinOf(db, caller) is { Count: > 0 } kin
            ? appeals.Where(a => !db.Parties.Any(p => p.CaseId == a.CaseId && p.IdNumber != null && kin.Contains(p.IdNumber)))
            : appeals;
    }

    private async Task RequireSight(AnminDb db, Caller caller, Guid caseId)
    {
        if (!await db.Cases.AnyAsync(c => c.Id == caseId))
        {
            throw new NotThere();
        }
        if (caller.IsStaff)
        {
            await Duties.RequireNoKinship(db, caller, caseId);
        }
        else if (caller.Role != Role.系统)
        {
            await Agencies.RequireOwn(db, caller, caseId, work.Today);
        }
    }

    private AppealLine Line(AppealRow a, string name) => new(a.Id, a.Kind, name, a.ContestedNumber, a.ContestedWhat, a.State, a.IsLate,
        work.Database.Divisions.FullName(DivisionCode.Of(a.VillageCode)), a.ReceivedOn, a.Due, a.Due is { } due ? due.DayNumber - work.Today.DayNumber : null) { AwaitsYear = a.AwaitsYear };
}
