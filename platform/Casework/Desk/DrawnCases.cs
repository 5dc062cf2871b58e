using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>A case that was drawn, and the visit to it.</summary>
/// <param name="Why">The sentence of the draw, with its seed.</param>
public sealed record DrawnLine(
    Guid Id, string Number, string Matter, string Applicant, string Place, string Why, CaseState State, bool Delegated, DateOnly? Due, FindingRow? Visit);

/// <summary>A page of drawn cases.</summary>
public sealed record DrawnPage(IReadOnlyList<DrawnLine> Lines, int Waiting, int Visited, Guid? Next);

/// <summary>The county's list of cases to visit, whoever decides them: where the township decides the county still looks (1.5, handbook A1-4).</summary>
public sealed class DrawnCases(CaseWork work)
{
    public const int PageSize = 40;

    /// <param name="visited">Those that have been visited, newest first; otherwise those that wait, oldest first.</param>
    /// <param name="after">The last case of the page before.</param>
    public async Task<DrawnPage> List(Caller caller, bool visited, Guid? after = null)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        var kinds = work.Catalogue.Matters.SelectMany(m => m.FindingsOn(work.Today)).Where(k => k.Needed == Needed.WhenDrawn).Select(k => k.Slug).Distinct().ToList();
        var kin = await Duties.KinOf(db, caller);
        var drawn = db.Cases.AsNoTracking().Where(c => c.Drawn && c.State != CaseState.终止 && c.State != CaseState.撤回
            && !db.Parties.Any(p => p.CaseId == c.Id && p.IdNumber != null && kin.Contains(p.IdNumber)));
        var done = drawn.Where(c => db.Findings.Any(f => f.CaseId == c.Id && kinds.Contains(f.Kind)));
        var waiting = drawn.Where(c => !db.Findings.Any(f => f.CaseId == c.Id && kinds.Contains(f.Kind)));
        var rows = await (visited
            ? done.Where(c => after == null || c.Id.CompareTo(after.Value) < 0).OrderByDescending(c => c.Id)
            : waiting.Where(c => after == null || c.Id.CompareTo(after.Value) > 0).OrderBy(c => c.Id)).Take(PageSize + 1).ToListAsync();
        var ids = rows.Select(r => r.Id).ToList();
        var visits = await db.Findings.AsNoTracking().Where(f => ids.Contains(f.CaseId) && kinds.Contains(f.Kind)).OrderBy(f => f.RecordedAt).ToListAsync();
        return new(
            [.. rows.Take(PageSize).Select(c => new DrawnLine(c.Id, c.Number, work.MatterOf(c).Name, c.Applicant,
                work.Database.Divisions.FullName(DivisionCode.Of(c.VillageCode)), c.DrawnWhy ?? "", c.State, c.Delegated, c.Due, visits.LastOrDefault(v => v.CaseId == c.Id)))],
            await waiting.CountAsync(), await done.CountAsync(), rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }
}
