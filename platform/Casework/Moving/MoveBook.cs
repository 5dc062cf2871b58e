using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Moving;

/// <summary>One line of the list of moves.</summary>
/// <param name="IsMine">Whether the next step is one of the caller's office.</param>
public sealed record MoveLine(Guid Id, string Name, string From, string To, MoveState State, DateOnly? Due, int? DaysLeft, bool IsMine)
{
    /// <summary>The year whose working calendar the day waits for.</summary>
    public int? AwaitsYear { get; init; }
}

/// <summary>A move on one screen.</summary>
/// <param name="Now">What the new place would give if it were decided today; null before the receipt and after the decision, or where a figure is missing.</param>
/// <param name="Stopped">The figure that is missing.</param>
/// <param name="HasOld">The caller sees the file of the old place; <paramref name="HasNew"/> that of the new one.</param>
public sealed record MoveFile(
    MoveRow Move, GrantRow Grant, Matter Matter, string Name, string From, string To, IReadOnlyList<Returned> Returns, IReadOnlyList<FindingRow> Findings, IReadOnlyList<FindingKind> Kinds,
    IReadOnlyList<AttachmentRow> Papers, Takeover? Now, string? Stopped, Money Monthly, bool IsOfOld, bool IsOfNew, bool TownDecides, string? HandledBefore, bool HasOld, bool HasNew);

/// <summary>A move as the family sees it.</summary>
public sealed record MoveGlance(MoveState State, string To, DateOnly? Due, string? Result, DateOnly? DecidedOn, Guid? NewCase, IReadOnlyList<Returned> Returns)
{
    /// <summary>The year whose working calendar the day waits for.</summary>
    public int? AwaitsYear { get; init; }
}

/// <summary>Moves that the caller's place hands over or receives.</summary>
public sealed class MoveBook(MoveWork moves)
{
    public const int Most = 200;

    private CaseWork Work => moves.Work;

    /// <summary>Open moves by their day; with <paramref name="all"/> the finished ones behind them.</summary>
    public async Task<IReadOnlyList<MoveLine>> List(Caller caller, bool all = false)
    {
        Duties.RequireStaff(caller);
        await using var db = Work.Database.Open(caller);
        var rows = await Seen(await Duties.KinOf(db, caller), db).Where(m => all || MoveWork.Open.Contains(m.State))
            .OrderBy(m => m.DecidedOn != null).ThenBy(m => m.Due == null).ThenBy(m => m.Due).ThenBy(m => m.Id).Take(Most).ToListAsync();
        var ids = rows.Select(r => r.GrantId).ToList();
        var names = await db.Grants.IgnoreQueryFilters().Where(g => ids.Contains(g.Id)).ToDictionaryAsync(g => g.Id, g => g.Name);
        return [.. rows.Select(r => new MoveLine(r.Id, names[r.GrantId], Place(r.TownCode), Place(r.ToTown), r.State, r.Due, r.Due is { } due ? due.DayNumber - Work.Today.DayNumber : null, IsMine(db, caller, r)) { AwaitsYear = r.AwaitsYear })];
    }

    /// <summary>How many are open in the caller's area, on either side.</summary>
    public async Task<int> Open(Caller caller)
    {
        Duties.RequireStaff(caller);
        await using var db = Work.Database.Open(caller);
        return await Seen(await Duties.KinOf(db, caller), db).CountAsync(m => MoveWork.Open.Contains(m.State));
    }

    /// <summary>One move with what is handed over; each look is an event.</summary>
    public async Task<MoveFile> Open(Caller caller, Guid id)
    {
        Duties.RequireStaff(caller);
        await using var db = Work.Database.Open(caller);
        var row = await db.Moves.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id) ?? throw new NotThere();
        await MoveWork.RequireNoKinship(db, caller, row);
        await Work.Database.Effect(caller, _ => Task.FromResult(new Event("move-opened", $"move:{id}", row.CaseId)));
        var grant = await MoveWork.GrantOf(db, row);
        var matter = moves.MatterOf(grant);
        var (now, stopped) = row.State == MoveState.待决定 ? await Now(db, row, grant, matter) : (null, null);
        var terms = await MoveWork.TermsOf(db, grant.Id);
        var (old, @new) = (MoveWork.IsOfOld(db, row), MoveWork.IsOfNew(db, row));
        var held = old || MoveWork.Open.Contains(row.State);
        return new(row, grant, matter, grant.Name, Place(row.VillageCode), Place(row.ToVillage ?? row.ToTown), FactsJson.Read<List<Returned>>(row.Returns),
            held ? await MoveWork.Findings(db, row) : [], matter.FindingsOn(row.ReceivedOn ?? Work.Today), held ? await db.Attachments.AsNoTracking().Where(a => a.CaseId == row.CaseId).OrderBy(a => a.Id).ToListAsync() : [],
            now, stopped, new(Standing.Holding(terms, PayMonth.Of(Work.Today)).MonthlyFen), old, @new, now is not null && await moves.TownDecides(db, row, matter, now),
            MoveWork.HandledBefore(caller, row), old && await db.Cases.AnyAsync(c => c.Id == row.CaseId), row.NewCaseId is { } made && await db.Cases.AnyAsync(c => c.Id == made));
    }

    /// <summary>The moves of a case, latest first: of the one it left and of the one it came with. For staff of the area, the family and whom it has entrusted.</summary>
    public async Task<IReadOnlyList<MoveGlance>> Of(Caller caller, Guid caseId)
    {
        await using var db = Work.Database.Open(caller);
        if (!caller.IsStaff && caller.Role != Role.系统)
        {
            await Agencies.RequireOwn(db, caller, caseId, Work.Today);
        }
        var rows = await db.Moves.AsNoTracking().Where(m => m.CaseId == caseId).OrderByDescending(m => m.Id).ToListAsync();
        return [.. rows.Select(m => new MoveGlance(m.State, Place(m.ToTown), m.Due, m.Result, m.DecidedOn, m.NewCaseId, FactsJson.Read<List<Returned>>(m.Returns)) { AwaitsYear = m.AwaitsYear })];
    }

    /// <summary>The move by which a case left its place or came to it, for the desk; null where it never moved or the caller does not see it.</summary>
    public async Task<(Guid Id, MoveState State, string Name)?> At(Caller caller, Guid caseId)
    {
        await using var db = Work.Database.Open(caller);
        return await db.Moves.AsNoTracking().Where(m => m.CaseId == caseId || m.NewCaseId == caseId).OrderByDescending(m => m.Id).FirstOrDefaultAsync() is { } m
            ? (m.Id, m.State, m.CaseId == caseId ? $"转往{Place(m.ToTown)}" : $"从{Place(m.TownCode)}转来") : null;
    }

    /// <summary>The villages of the township that receives.</summary>
    public IReadOnlyList<Geography.Division> Villages(MoveRow row) => [.. Work.Database.Divisions.Below(DivisionCode.Of(row.ToTown), Work.Today)];

    private static IQueryable<MoveRow> Seen(IReadOnlyList<string> kin, AnminDb db) =>
        kin.Count == 0 ? db.Moves.AsNoTracking() : db.Moves.AsNoTracking().Where(m => !db.Parties.IgnoreQueryFilters().Any(p => p.CaseId == m.CaseId && p.IdNumber != null && kin.Contains(p.IdNumber)));

    private static bool IsMine(AnminDb db, Caller caller, MoveRow row) => row.State switch
    {
        MoveState.待移交 => caller.Area.Level == DivisionLevel.Town && MoveWork.IsOfOld(db, row),
        MoveState.待接收 => caller.Area.Level == DivisionLevel.Town && MoveWork.IsOfNew(db, row),
        MoveState.待决定 => caller.Area.Level == DivisionLevel.County && MoveWork.IsOfNew(db, row),
        _ => false,
    };

    private async Task<(Takeover?, string?)> Now(AnminDb db, MoveRow row, GrantRow grant, Matter matter)
    {
        try
        {
            return (await moves.Of(db, row, grant, matter), null);
        }
        catch (MissingParameter missing)
        {
            return (null, missing.Message);
        }
    }

    private string Place(string code) => Work.Database.Divisions.FullName(DivisionCode.Of(code));
}
