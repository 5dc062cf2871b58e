using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Verification;

/// <summary>One source asked about one person, with what it said.</summary>
/// <param name="Late">Answered after the report was made.</param>
public sealed record ItemLine(VerificationItemRow Item, IReadOnlyList<AnswerSaid> Answers, RecheckRow? Recheck, bool Late);

/// <summary>One figure or record of an answer, opened for the one who may look.</summary>
/// <param name="Row">Where it came from, when, by what it was replaced, and whether all but the figure has been erased.</param>
public sealed record AnswerSaid(VerificationAnswerRow Row, SourceValue Value);

/// <summary>A source with everybody it was asked about.</summary>
/// <param name="Reply">The worst of its replies: trouble, silence, then answers; null before the start.</param>
public sealed record SourceLine(Source Source, Reply? Reply, IReadOnlyList<ItemLine> Items);

/// <summary>A verification on one screen.</summary>
/// <param name="Unasked">Persons without a number, whom no register can be asked about.</param>
/// <param name="Missing">Which figure is missing so that nothing can be compared, in words; the comparison is empty then.</param>
/// <param name="NotAsked">Required sources whom nobody has asked.</param>
/// <param name="Awaited">Required sources that were asked and still have time.</param>
/// <param name="IsOver">Decided or given up: nobody is asked any more and nothing is contested here.</param>
public sealed record VerificationView(
    VerificationRow Row, MeansCheck Declared, string CaseNumber, string Applicant, string Place, IReadOnlyList<Subject> Subjects, IReadOnlyList<string> Unasked,
    IReadOnlyList<SourceLine> Lines, IReadOnlyList<Flag> Flags, IReadOnlyList<RecheckRow> Rechecks, IReadOnlyList<Comparison> Comparisons, string? Missing,
    IReadOnlyList<string> NotAsked, IReadOnlyList<string> Awaited, bool IsOver, DateOnly Today)
{
    /// <summary>Whether something was answered after the report.</summary>
    public bool IsOutdated => Lines.Any(l => l.Items.Any(i => i.Late));

    public int Answered => Lines.Sum(l => l.Items.Count(i => i.Item.Reply is Reply.已返回 or Reply.无数据));

    /// <summary>Questions that somebody has carried to their source.</summary>
    public int Asked => Lines.Sum(l => l.Items.Count(i => i.Item.IsAsked));

    /// <summary>Questions that still wait to be carried.</summary>
    public int Waiting => Lines.Sum(l => l.Items.Count(i => i.Item.IsUnasked));

    /// <summary>The sources of these, by their words.</summary>
    public IReadOnlyList<string> WaitingSources => [.. Lines.Where(l => l.Items.Any(i => i.Item.IsUnasked)).Select(l => l.Source.Key)];

    /// <summary>Whether the county has started.</summary>
    public bool HasStarted => Row.StartedOn is not null;

    /// <summary>Everybody who had to be asked has been, and has answered or let the time pass; silence stays silence in it.</summary>
    public bool IsFull => HasStarted && NotAsked.Count == 0 && Awaited.Count == 0;
}

/// <summary>One line of the county's queue.</summary>
public sealed record VerificationLine(Guid Id, Guid CaseId, string CaseNumber, string Applicant, string Place, Purpose Purpose, VerificationState State, DateOnly RequestedOn, DateOnly? Due, int? DaysLeft, int Answered, int Asked, int Objected)
{
    /// <summary>The year whose working calendar the day waits for.</summary>
    public int? AwaitsYear { get; init; }

    /// <summary>Questions that nobody has carried to their source yet.</summary>
    public int Waiting { get; init; }
}

/// <summary>What a request would say: its declaration, who is verified and whose consent is missing.</summary>
/// <param name="Version">Of the case or the review, for the request.</param>
/// <param name="IsOpen">Whether it may be asked now.</param>
public sealed record VerificationDraft(MeansCheck Declared, IReadOnlyList<Subject> Subjects, int Version, bool IsOpen);

/// <summary>How a source has answered of late.</summary>
public sealed record SourceRate(Source Source, int Asked, int Answered, int Silent, int Failed)
{
    /// <summary>Share without an answer, in percent, rounded up; null where it was asked nothing.</summary>
    public int? MissingPercent => Asked == 0 ? null : ((Silent + Failed) * 100 + Asked - 1) / Asked;
}

/// <summary>Verifications for reading; every look of staff at what was found is an event (S-AU-1).</summary>
public sealed class VerificationBook(CaseWork work, Requesting requesting)
{
    /// <summary>Longest queue shown.</summary>
    public const int Most = 200;

    /// <summary>Rates count what was asked within so many days.</summary>
    public const int RateDays = 90;

    public async Task<VerificationView> Open(Caller caller, Guid id)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        var row = await db.Verifications.AsNoTracking().SingleOrDefaultAsync(v => v.Id == id) ?? throw new NotThere();
        await Duties.RequireNoKinship(db, caller, row.CaseId);
        await Note(caller, row);
        return await View(db, row);
    }

    /// <summary>The newest verification of a case, or null; for staff who have opened the case.</summary>
    public async Task<VerificationView?> OfCase(Caller caller, Guid caseId)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        if (await Newest(db, caseId).FirstOrDefaultAsync(v => v.ReviewId == null) is not { } row)
        {
            return null;
        }
        await Duties.RequireNoKinship(db, caller, caseId);
        await Note(caller, row);
        return await View(db, row);
    }

    /// <summary>The newest verification of a review, or null; for staff who have opened the review.</summary>
    public async Task<VerificationView?> OfReview(Caller caller, Guid reviewId)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        var @case = await db.Reviews.Where(r => r.Id == reviewId).Select(r => (Guid?)r.CaseId).SingleOrDefaultAsync() ?? throw new NotThere();
        if (await Newest(db, @case).FirstOrDefaultAsync(v => v.ReviewId == reviewId) is not { } row)
        {
            return null;
        }
        await Duties.RequireNoKinship(db, caller, @case);
        await Note(caller, row);
        return await View(db, row);
    }

    /// <summary>The family's own summary, once there is a report; null before.</summary>
    public async Task<VerificationView?> Mine(Caller caller, Guid caseId)
    {
        await using var db = work.Database.Open(caller);
        if (!await Agencies.Own(db, caller, work.Today).AnyAsync(c => c.Id == caseId))
        {
            throw new NotThere();
        }
        if (await Reported(db, caseId) is not { } row)
        {
            return null;
        }
        if (caller.Role == Role.村级协理)
        {
            await Note(caller, row);
        }
        return await View(db, row);
    }

    /// <summary>Whether there is a report that the family may look at; nothing of it is shown.</summary>
    public async Task<bool> IsReported(Caller caller, Guid caseId)
    {
        await using var db = work.Database.Open(caller);
        return await Reported(db, caseId) is not null;
    }

    /// <summary>Open ones by their day; reported ones with an open objection first of all.</summary>
    public async Task<IReadOnlyList<VerificationLine>> Queue(Caller caller, bool all = false)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        var kin = await Duties.KinOf(db, caller);
        var rows = await db.Verifications.AsNoTracking()
            .Where(v => all || ((v.State == VerificationState.待启动 || v.State == VerificationState.核对中 || db.Rechecks.Any(r => r.VerificationId == v.Id && r.ClosedOn == null))
                && Occasion.Open(db).Any(o => o.Id == v.Id)))
            .Where(v => !db.Parties.Any(p => p.CaseId == v.CaseId && p.IdNumber != null && kin.Contains(p.IdNumber)))
            .OrderBy(v => v.Due == null).ThenBy(v => v.Due).ThenBy(v => v.Id).Take(Most).ToListAsync();
        var ids = rows.Select(r => r.Id).ToList();
        var caseIds = rows.Select(r => r.CaseId).ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id);
        var counts = (await db.VerificationItems.AsNoTracking().Where(i => ids.Contains(i.VerificationId)).GroupBy(i => new { i.VerificationId, i.Reply, Carried = i.AskedAt != null, Back = i.CalledBackOn != null })
            .Select(g => new { g.Key.VerificationId, g.Key.Reply, g.Key.Carried, g.Key.Back, Count = g.Count() }).ToListAsync()).ToLookup(g => g.VerificationId);
        var objected = (await db.Rechecks.AsNoTracking().Where(r => ids.Contains(r.VerificationId) && r.ClosedOn == null).GroupBy(r => r.VerificationId)
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync()).ToDictionary(g => g.Key, g => g.Count);
        return [.. rows.Select(r => new VerificationLine(
            r.Id, r.CaseId, cases[r.CaseId].Number, cases[r.CaseId].Applicant, work.Database.Divisions.FullName(DivisionCode.Of(r.VillageCode)), r.Purpose, r.State, r.RequestedOn, r.Due,
            r.Due is { } due ? work.Clocks.Calendar.Count(work.Today, due) : null,
            counts[r.Id].Where(c => c.Reply is Reply.已返回 or Reply.无数据).Sum(c => c.Count), counts[r.Id].Where(c => c.Carried || c.Reply is Reply.已返回 or Reply.无数据).Sum(c => c.Count), objected.GetValueOrDefault(r.Id))
        {
            AwaitsYear = r.AwaitsYear, Waiting = counts[r.Id].Where(c => c is { Carried: false, Back: false, Reply: Reply.未返回 or Reply.异常 }).Sum(c => c.Count),
        })];
    }

    /// <summary>How each source has answered in the caller's area.</summary>
    public async Task<IReadOnlyList<SourceRate>> Rates(Caller caller)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        var since = work.Database.Now.AddDays(-RateDays);
        var counts = (await db.VerificationItems.AsNoTracking().Where(i => i.AskedAt >= since).GroupBy(i => new { i.Source, i.Reply })
            .Select(g => new { g.Key.Source, g.Key.Reply, Count = g.Count() }).ToListAsync()).ToLookup(c => c.Source);
        return [.. work.Catalogue.Of<MeansCheck>().SelectMany(d => d.Sources).DistinctBy(s => s.Code).Select(s => new SourceRate(
            s, counts[s.Code].Sum(c => c.Count), counts[s.Code].Where(c => c.Reply is Reply.已返回 or Reply.无数据).Sum(c => c.Count),
            counts[s.Code].Where(c => c.Reply == Reply.未返回).Sum(c => c.Count), counts[s.Code].Where(c => c.Reply == Reply.异常).Sum(c => c.Count)))];
    }

    /// <summary>What a request for this case would say. Null where the service is not verified.</summary>
    public async Task<VerificationDraft?> Draft(Caller caller, Guid caseId)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        var @case = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId) ?? throw new NotThere();
        await Duties.RequireNoKinship(db, caller, caseId);
        return await Draft(db, new(work, @case, null, work.MatterOf(@case)), @case.Version, @case.State is CaseState.调查中 or CaseState.异议处理 or CaseState.审核中 or CaseState.待确认);
    }

    /// <summary>What a request for this review would say. Null where the service is not verified.</summary>
    public async Task<VerificationDraft?> DraftFor(Caller caller, Guid reviewId)
    {
        Duties.RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        var review = await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == reviewId) ?? throw new NotThere();
        await Duties.RequireNoKinship(db, caller, review.CaseId);
        var @case = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == review.CaseId);
        return await Draft(db, new(work, @case, review, work.MatterOf(@case)), review.Version, review.State == ReviewState.待复核);
    }

    private async Task<VerificationDraft?> Draft(AnminDb db, Occasion occasion, int version, bool isOpen) => requesting.Declared(occasion.Matter) is { } declared
        ? new(declared, Consenting.Of(declared.SubjectsOf(occasion.Facts, occasion.On), await Consenting.EndsOf(db, occasion.Case.Id), await Requesting.Papers(db, occasion.Case.Id), declared, occasion.Policy, work.Today), version, isOpen)
        : null;

    private static IQueryable<VerificationRow> Newest(AnminDb db, Guid caseId) =>
        db.Verifications.AsNoTracking().Where(v => v.CaseId == caseId && v.State != VerificationState.已撤回).OrderByDescending(v => v.Id);

    /// <summary>The newest one, if there is a report of it: while a review's is under way the family sees no older one.</summary>
    private static async Task<VerificationRow?> Reported(AnminDb db, Guid caseId) =>
        await Newest(db, caseId).FirstOrDefaultAsync() is { State: VerificationState.已出报告 } row ? row : null;

    private Task Note(Caller caller, VerificationRow row) =>
        work.Database.Effect(caller, _ => Task.FromResult(new Event("verification-opened", $"verification:{row.Id}", row.CaseId)));

    private async Task<VerificationView> View(AnminDb db, VerificationRow row)
    {
        var (occasion, declared) = (await Occasion.Of(db, work, row), requesting.DeclaredOf(row));
        var @case = occasion.Case;
        var items = await db.VerificationItems.AsNoTracking().Where(i => i.VerificationId == row.Id).OrderBy(i => i.No).ToListAsync();
        var ids = items.Select(i => i.Id).ToList();
        var answers = (await db.VerificationAnswers.AsNoTracking().Where(a => ids.Contains(a.ItemId)).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync()).ToLookup(a => a.ItemId);
        var rechecks = await db.Rechecks.AsNoTracking().Where(r => r.VerificationId == row.Id).OrderBy(r => r.ReceivedOn).ThenBy(r => r.Id).ToListAsync();
        var lines = declared.Sources.Where(s => row.Codes.Contains(s.Code)).Select(s =>
        {
            ItemLine[] mine = [.. items.Where(i => i.Source == s.Code).Select(i => new ItemLine(
                i, [.. answers[i.Id].Select(a => new AnswerSaid(a, Said.Of(a, work.Seal)))], rechecks.LastOrDefault(r => r.ItemId == i.Id), row.ConcludedAt is { } at && i.AnsweredAt > at))];
            return new SourceLine(s, Worst(mine), mine);
        }).ToList();
        var (comparisons, missing) = await Compared(db, occasion);
        var subjects = Consenting.Still(Requesting.SubjectsOf(row), await Consenting.EndsOf(db, row.CaseId), work.Today);
        return new(row, declared, @case.Number, @case.Applicant, work.Database.Divisions.FullName(DivisionCode.Of(@case.VillageCode)), subjects,
            [.. subjects.Where(s => s.Id is null).Select(s => s.Name)], lines,
            row.Flags is { } flags ? FactsJson.Read<List<Flag>>(flags) : [], rechecks, comparisons, missing,
            AskedInFull.NotAsked(declared, row, subjects, items), AskedInFull.Awaited(declared, row, items, work.Today), occasion.IsOver, work.Today);
    }

    /// <summary>Declared beside found; or, in words, the figure without which nothing can be compared: it is ours to load, and everything else can still be seen.</summary>
    private async Task<(IReadOnlyList<Comparison> Lines, string? Missing)> Compared(AnminDb db, Occasion occasion)
    {
        try
        {
            return (occasion.Matter.CompareOf(occasion.Facts, await occasion.EvidenceOf(db), occasion.Policy), null);
        }
        catch (Core.Deciding.MissingParameter missing)
        {
            return ([], work.InWords(missing));
        }
    }

    private static Reply? Worst(ItemLine[] items) =>
        items.Length == 0 ? null
        : items.Any(i => i.Item.Reply == Reply.异常) ? Reply.异常
        : items.Any(i => i.Item.Reply == Reply.未返回) ? Reply.未返回
        : items.Any(i => i.Item.Reply == Reply.已返回) ? Reply.已返回
        : Reply.无数据;
}
