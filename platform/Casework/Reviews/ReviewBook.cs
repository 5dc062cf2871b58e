using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Reviews;

/// <summary>One line of the list of reviews.</summary>
/// <param name="DaysLeft">Days of the calendar until it is due; below zero when it is late.</param>
public sealed record ReviewLine(Guid Id, string Name, int Persons, string Place, IReadOnlyList<Change> Why, ReviewState State, DateOnly? Due, int? DaysLeft, DateOnly OpenedOn, string? Result, bool NeedsTalk = false, ReviewOutcome? Outcome = null)
{
    /// <summary>The year whose working calendar the day waits for.</summary>
    public int? AwaitsYear { get; init; }
}

/// <summary>The list with its counts.</summary>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
public sealed record ReviewPage(IReadOnlyList<ReviewLine> Lines, int Waiting, int ToDecide, int Late, string? Next);

/// <summary>A review on one screen.</summary>
/// <param name="Now">What the rule says today; null once it is decided, or where a figure is missing.</param>
/// <param name="Stopped">The figure that is missing.</param>
/// <param name="HandledBefore">What the caller has done in it that keeps him from deciding, or null.</param>
public sealed record ReviewFile(
    ReviewRow Review, GrantRow Grant, Matter Matter, Benefit Benefit, string CaseNumber, IReadOnlyList<Report> Reports, IReadOnlyList<FindingRow> Findings,
    IReadOnlyList<FindingKind> Kinds, IReadOnlyList<FindingKind> Open, IReadOnlyList<Account> Colleagues, Assessed? Now, string? Stopped, Money Monthly, string? HandledBefore, string Place, bool TownDecides);

/// <summary>A review as the family and the grant's page see it.</summary>
public sealed record ReviewGlance(Guid Id, IReadOnlyList<Report> Reports, ReviewState State, DateOnly OpenedOn, DateOnly? Due, DateOnly? DecidedOn, string? Number, string? Result, ReviewOutcome? Outcome, IReadOnlyList<Reason> Reasons, string? OwnReason,
    bool ByTown = false, DateOnly? DeliveredOn = null, Delivery? DeliveredBy = null, string? ReportNumber = null)
{
    /// <summary>The year whose working calendar the day waits for.</summary>
    public int? AwaitsYear { get; init; }
}

/// <summary>Reviews in the caller's area: what waits, by its day; one in full; those of a grant.</summary>
public sealed class ReviewBook(CaseWork work, Assessment assessment)
{
    public const int PageSize = 40;

    /// <summary>Where reviews without a last day stand: after all that have one.</summary>
    private static readonly DateOnly Never = new(9999, 12, 31);

    /// <param name="mine">Only what waits for the caller's office: the township's to look into, the county's to decide.</param>
    public async Task<ReviewPage> List(Caller caller, bool mine = true, string? after = null)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        var reviews = db.Reviews.AsNoTracking().Where(r => r.State != ReviewState.已决定);
        if (await Duties.KinOf(db, caller) is { Count: > 0 } kin)
        {
            reviews = reviews.Where(r => !db.Parties.Any(p => p.CaseId == r.CaseId && p.IdNumber != null && kin.Contains(p.IdNumber)));
        }
        var today = work.Today;
        var sums = await reviews.GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count(), Late = g.Count(r => r.Due < today) }).ToListAsync();
        if (mine)
        {
            reviews = caller.Role switch
            {
                Role.镇办经办 => reviews.Where(r => r.State == ReviewState.待复核 || r.HeardOn == null),
                Role.县区审核 or Role.县区负责 => reviews.Where(r => r.State == ReviewState.待决定 || (r.State == ReviewState.待复核 && caller.Role == Role.县区审核)),
                _ => reviews,
            };
        }
        if (after?.Split('_') is [var day, var key] && DateOnly.TryParseExact(day, "yyyyMMdd", out var due) && Guid.TryParse(key, out var last))
        {
            reviews = reviews.Where(r => (r.Due ?? Never) > due || ((r.Due ?? Never) == due && r.Id.CompareTo(last) > 0));
        }
        var rows = await reviews.Join(db.Grants, r => r.GrantId, g => g.Id, (r, g) => new { Review = r, g.Name, g.Persons })
            .OrderBy(r => r.Review.Due ?? Never).ThenBy(r => r.Review.Id).Take(PageSize + 1).ToListAsync();
        return new([.. rows.Take(PageSize).Select(r => Line(r.Review, r.Name, r.Persons))],
            sums.Where(s => s.Key == ReviewState.待复核).Sum(s => s.Count), sums.Where(s => s.Key == ReviewState.待决定).Sum(s => s.Count), sums.Sum(s => s.Late),
            rows.Count > PageSize ? $"{rows[PageSize - 1].Review.Due ?? Never:yyyyMMdd}_{rows[PageSize - 1].Review.Id}" : null);
    }

    /// <summary>Decisions of townships that the county drew and has not looked at, oldest first.</summary>
    public async Task<IReadOnlyList<ReviewLine>> ToCheck(Caller caller)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        var rows = await db.Reviews.AsNoTracking().Where(r => r.Drawn && r.CheckedOn == null).Join(db.Grants, r => r.GrantId, g => g.Id, (r, g) => new { Review = r, g.Name, g.Persons })
            .OrderBy(r => r.Review.DecidedOn).ThenBy(r => r.Review.Id).Take(PageSize).ToListAsync();
        return [.. rows.Select(r => Line(r.Review, r.Name, r.Persons))];
    }

    /// <summary>Decisions whose letter has not reached the family, by the day by which it should.</summary>
    public async Task<IReadOnlyList<ReviewLine>> ToDeliver(Caller caller)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        var rows = await db.Reviews.AsNoTracking().Where(r => r.DeliverBy != null && r.DeliveredOn == null).Join(db.Grants, r => r.GrantId, g => g.Id, (r, g) => new { Review = r, g.Name, g.Persons })
            .OrderBy(r => r.Review.DeliverBy).ThenBy(r => r.Review.Id).Take(PageSize).ToListAsync();
        return [.. rows.Select(r => Line(r.Review, r.Name, r.Persons) with { Due = r.Review.DeliverBy!.Value, DaysLeft = r.Review.DeliverBy!.Value.DayNumber - work.Today.DayNumber })];
    }

    /// <summary>How many are open in the caller's area.</summary>
    public async Task<int> Open(Caller caller)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        return await db.Reviews.CountAsync(r => r.State != ReviewState.已决定);
    }

    /// <summary>One review; each look is an event.</summary>
    public async Task<ReviewFile> Open(Caller caller, Guid id)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        var review = await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id) ?? throw new NotThere();
        await Duties.RequireNoKinship(db, caller, review.CaseId);
        await work.Database.Effect(caller, _ => Task.FromResult(new Event("review-opened", $"review:{id}", review.CaseId)));
        var grant = await db.Grants.AsNoTracking().SingleAsync(g => g.Id == review.GrantId);
        var matter = work.Catalogue.Find<Matter>(grant.Matter)!;
        var kinds = matter.FindingsOn(review.OpenedOn);
        var terms = await db.Terms.AsNoTracking().Where(t => t.GrantId == grant.Id).OrderBy(t => t.Seq).ToListAsync();
        var (now, stopped) = await Now(db, review, grant, matter);
        var colleagues = await db.Accounts.AsNoTracking().Where(a => a.Area == caller.Area.Value && a.Role == caller.Role && a.Human != caller.Human && !a.Disabled).OrderBy(a => a.Name).ToListAsync();
        return new(review, grant, matter, matter.Pays!, await db.Cases.Where(c => c.Id == review.CaseId).Select(c => c.Number).SingleAsync(),
            FactsJson.Read<List<Report>>(review.Reports), await Assessment.Findings(db, id), kinds,
            review.State == ReviewState.待复核 ? [.. Reviewing.OpenTo(caller, kinds)] : [], colleagues, now, stopped,
            new(Standing.Holding(terms, PayMonth.Of(work.Today)).MonthlyFen), await Reviewing.HandledBefore(db, caller, review), work.Database.Divisions.FullName(DivisionCode.Of(review.VillageCode)),
            review.State == ReviewState.已决定 ? review.ByTown
                : await Townships.DecidesProposed(db, work, review, matter) is not null);
    }

    /// <summary>The family's facts with every number in full, for the one who corrects them; the look is an event of its own (S-PR-3).</summary>
    public async Task<(ReviewRow Review, Matter Matter)> ToCorrect(Caller caller, Guid id)
    {
        Duties.Require(caller, Role.镇办经办, Role.系统);
        await using var db = work.Database.Open(caller);
        var review = await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id) ?? throw new NotThere();
        await Duties.RequireNoKinship(db, caller, review.CaseId);
        if (review.State != ReviewState.待复核)
        {
            throw new Refused($"这次复核现在是「{review.State}」，家庭情况不能再改", "wrong_state");
        }
        await work.Database.Effect(caller, _ => Task.FromResult(new Event("review-facts-read", $"review:{id}", review.CaseId)));
        var matter = await db.Grants.Where(g => g.Id == review.GrantId).Select(g => g.Matter).SingleAsync();
        return (review, work.Catalogue.Find<Matter>(matter)!);
    }

    /// <summary>The reviews of a case's grant, latest first; for staff of the area, the family and whom it has entrusted.</summary>
    public async Task<IReadOnlyList<ReviewGlance>> Of(Caller caller, Guid caseId)
    {
        await using var db = work.Database.Open(caller);
        if (!caller.IsStaff && caller.Role != Role.系统)
        {
            await Agencies.RequireOwn(db, caller, caseId, work.Today);
        }
        var rows = await db.Reviews.AsNoTracking().Where(r => r.CaseId == caseId).OrderByDescending(r => r.Id).ToListAsync();
        return [.. rows.Select(r => new ReviewGlance(r.Id, FactsJson.Read<List<Report>>(r.Reports), r.State, r.OpenedOn, r.Due, r.DecidedOn, r.Number, r.Result, r.Outcome,
            r.Decision is { } d ? FactsJson.Read<Decision>(d).Reasons : [], r.OwnReason, r.ByTown, r.DeliveredOn, r.DeliveredBy, r.ReportNumber) { AwaitsYear = r.AwaitsYear })];
    }

    /// <summary>The names whom a case's grant covers, and the changes that the caller may report of it; none where nothing is paid.</summary>
    public async Task<(IReadOnlyList<string> People, IReadOnlyList<Change> Changes)> Reportable(Caller caller, Guid caseId)
    {
        await using var db = work.Database.Open(caller);
        var @case = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId) ?? throw new NotThere();
        if (caller.IsStaff)
        {
            await Duties.RequireNoKinship(db, caller, caseId);
        }
        else
        {
            await Agencies.RequireOwn(db, caller, caseId, work.Today);
        }
        var grant = await db.Grants.AsNoTracking().SingleOrDefaultAsync(g => g.CaseId == caseId);
        if (grant is null || Reporting.HasEnded(grant, work.Today)
            || await db.Moves.AnyAsync(m => m.GrantId == grant.Id && (m.State == Moving.MoveState.已接续 || m.State == Moving.MoveState.不再符合)))
        {
            return ([], []);
        }
        return (await db.Covered.Where(c => c.GrantId == grant.Id && c.Seq == grant.TermSeq).OrderBy(c => c.Person).Select(c => c.Name).ToListAsync(),
            Reporting.OpenTo(caller.Role, @case, work.Today, await Reporting.LastByTown(db, grant.Id)));
    }

    private async Task<(Assessed?, string?)> Now(AnminDb db, ReviewRow review, GrantRow grant, Matter matter)
    {
        if (review.State == ReviewState.已决定)
        {
            return (null, null);
        }
        try
        {
            return (await assessment.Of(db, review, grant, matter), null);
        }
        catch (MissingParameter missing)
        {
            return (null, missing.Message);
        }
    }

    private ReviewLine Line(ReviewRow r, string name, int persons) => new(r.Id, name, persons, work.Database.Divisions.FullName(DivisionCode.Of(r.VillageCode)),
        [.. FactsJson.Read<List<Report>>(r.Reports).Select(x => x.What).Distinct()], r.State, r.Due, r.Due is { } due ? due.DayNumber - work.Today.DayNumber : null, r.OpenedOn, r.Result,
        r.TalkBasis is not null && r.TalkedOn is null, r.Outcome) { AwaitsYear = r.AwaitsYear };
}
