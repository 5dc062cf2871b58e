using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Ledger;

/// <summary>Lines and their sum.</summary>
public readonly record struct Amounts(int Lines, Money Sum)
{
    public static Amounts operator +(Amounts a, Amounts b) => new(a.Lines + b.Lines, a.Sum + b.Sum);
}

/// <summary>A month's batch in the list. Sent is settled, returned and pending together.</summary>
/// <param name="Pending">With the bank, without an answer.</param>
/// <param name="Returned">Given back and not paid again.</param>
public sealed record BatchLine(BatchRow Batch, string County, Amounts Sent, Amounts Settled, Amounts Returned, Amounts Pending);

/// <summary>A batch opened.</summary>
/// <param name="Held">Held back, reason by reason.</param>
/// <param name="Suspended">Families to whom the month pays nothing because they are suspended, reason by reason.</param>
/// <param name="Shares">What each source gave, after the release.</param>
public sealed record BatchFile(
    BatchLine It, Benefit Benefit, IReadOnlyList<(LineKind Kind, Amounts Amounts)> Kinds, IReadOnlyList<(HeldFor Reason, Amounts Amounts)> Held,
    IReadOnlyList<(string Town, Amounts Amounts)> Towns, IReadOnlyList<Batches.Share> Shares, IReadOnlyList<ReturnFileRow> Returns, IReadOnlyList<ReturnRow> Troubles,
    IReadOnlyList<(Suspension Reason, int Households)> Suspended)
{
    /// <summary>What the sources have to give at the release: money paid again was given before.</summary>
    public Money Needed { get; } = new(Kinds.Where(k => k.Kind != LineKind.重发).Sum(k => k.Amounts.Sum.Fen));
}

/// <summary>A payment in a list; the account is masked.</summary>
public sealed record PaymentLine(Guid Batch, int No, string Name, string Place, string ForMonth, LineKind Kind, Money Amount, LineState State, HeldFor? Held, string? ReturnedFor, DateOnly? EndedOn, string Holder, string Bank, string Account);

/// <summary>A page of payments.</summary>
/// <param name="Next">Number after which the next page begins, or null at the end.</param>
public sealed record PaymentPage(BatchFile Batch, IReadOnlyList<PaymentLine> Lines, Amounts All, int? Next);

/// <summary>Which lines: of a state, held for a reason, of a kind.</summary>
public sealed record PaymentFilter(LineState? State = null, HeldFor? Held = null, LineKind? Kind = null, int After = 0);

/// <summary>One payment and why it is what it is.</summary>
/// <param name="Term">The term that says what is due.</param>
/// <param name="Before">What was due for the month before, and by which term; null where nothing was.</param>
/// <param name="RepaidBy">The line that paid it again.</param>
public sealed record PaymentFile(BatchFile Batch, PaymentLine Line, LineRow Row, TermRow Term, TermRow? Before, IReadOnlyList<string> Persons, PaymentLine? RepaidBy);

/// <summary>Reading the month's money: batches, lines, what each rests on.</summary>
public sealed class MoneyBook(CaseWork work, Catalogue catalogue)
{
    public const int PageSize = 50;

    private static readonly LineState[] NotSent = [LineState.待发, LineState.暂缓, LineState.不发];

    /// <summary>Who may look at money: finance, who answers for the county, the city and the auditor.</summary>
    public static bool MayLook(Role role) => role is Role.县区财务 or Role.县区审核 or Role.县区负责 or Role.市级 or Role.审计 or Role.系统;

    public IReadOnlyList<Benefit> Benefits => [.. catalogue.Of<Benefit>()];

    public Benefit Find(string slug) => catalogue.Find<Benefit>(slug) ?? throw new NotThere();

    /// <summary>The batches of a benefit in the caller's area, newest month first.</summary>
    public async Task<IReadOnlyList<BatchLine>> List(Caller caller, Benefit benefit, int months = 12)
    {
        RequireLook(caller);
        await using var db = work.Database.Open(caller);
        var first = PayMonth.Of(work.Today.AddMonths(1 - months)).Key;
        var batches = await db.Batches.AsNoTracking().Where(b => b.Programme == benefit.Programme && string.Compare(b.Month, first) >= 0)
            .OrderByDescending(b => b.Month).ThenBy(b => b.CountyCode).ToListAsync();
        var ids = batches.Select(b => b.Id).ToList();
        var sums = (await db.Lines.AsNoTracking().Where(l => ids.Contains(l.BatchId)).GroupBy(l => new { l.BatchId, l.State })
            .Select(g => new { g.Key, Lines = g.Count(), Fen = g.Sum(l => l.Fen) }).ToListAsync())
            .ToLookup(s => s.Key.BatchId, s => (s.Key.State, Amounts: new Amounts(s.Lines, new(s.Fen))));
        return [.. batches.Select(b => Line(b, sums[b.Id]))];
    }

    public async Task<BatchFile> Open(Caller caller, Guid id)
    {
        RequireLook(caller);
        await using var db = work.Database.Open(caller);
        return await Open(db, id);
    }

    /// <summary>Lines of a batch, a page at a time.</summary>
    public async Task<PaymentPage> Lines(Caller caller, Guid id, PaymentFilter filter, int size = PageSize)
    {
        RequireLook(caller);
        await using var db = work.Database.Open(caller);
        var batch = await Open(db, id);
        var lines = db.Lines.AsNoTracking().Where(l => l.BatchId == id);
        if (filter.State is { } state) { lines = lines.Where(l => l.State == state); }
        if (filter.Held is { } held) { lines = lines.Where(l => l.Held == held); }
        if (filter.Kind is { } kind) { lines = lines.Where(l => l.Kind == kind); }
        var all = await lines.GroupBy(l => 1).Select(g => new { Lines = g.Count(), Fen = g.Sum(l => l.Fen) }).SingleOrDefaultAsync();
        var page = await Named(db, lines.Where(l => l.No > filter.After).OrderBy(l => l.No).Take(size + 1));
        return new(batch, [.. page.Take(size)], new(all?.Lines ?? 0, new(all?.Fen ?? 0)), page.Count > size ? page[size - 1].No : null);
    }

    /// <summary>One payment with its term, the month before and the persons; each look is an event.</summary>
    public async Task<PaymentFile> Line(Caller caller, Guid id, int no)
    {
        RequireLook(caller);
        await using var db = work.Database.Open(caller);
        var batch = await Open(db, id);
        var row = await db.Lines.AsNoTracking().SingleOrDefaultAsync(l => l.BatchId == id && l.No == no) ?? throw new NotThere();
        await Duties.RequireNoKinship(db, caller, row.CaseId);
        await work.Database.Effect(caller, _ => Task.FromResult(new Event("line-opened", $"line:{id}:{no}", row.CaseId)));
        var terms = await db.Terms.AsNoTracking().Where(t => t.GrantId == row.GrantId).OrderBy(t => t.Seq).ToListAsync();
        var month = PayMonth.Parse(row.ForMonth);
        var before = PayMonth.Of(month.FirstDay.AddDays(-1)).Key;
        var line = (await Named(db, db.Lines.AsNoTracking().Where(l => l.BatchId == id && l.No == no)))[0];
        var persons = await db.Covered.AsNoTracking().Where(c => c.GrantId == row.GrantId && c.Seq == row.TermSeq).Select(c => c.Name).Order().ToListAsync();
        var again = await Named(db, db.Lines.AsNoTracking().Where(l => l.RepaysBatch == id && l.RepaysNo == no && l.State != LineState.不发));
        return new(batch, line, row, terms.Single(t => t.Seq == row.TermSeq), terms.LastOrDefault(t => string.CompareOrdinal(t.FromMonth, before) <= 0), persons, again.Count > 0 ? again[0] : null);
    }

    /// <summary>What a family was paid by a case of its own, the newest month first: what has not been released is not told yet.</summary>
    public async Task<IReadOnlyList<PaymentLine>> Mine(Caller caller, Guid caseId, int most = 12)
    {
        await using var db = work.Database.Open(caller);
        await Agencies.RequireOwn(db, caller, caseId, work.Today);
        var grants = await db.Grants.Where(g => g.CaseId == caseId).Select(g => new { g.Id, g.StartMonth }).ToListAsync();
        if (grants.Count == 0)
        {
            return [];
        }
        var months = PayMonth.Parse(grants.Min(g => g.StartMonth)!).To(PayMonth.Of(work.Today).Next);
        return await Named(db, db.Lines.AsNoTracking().OfGrants([.. grants.Select(g => g.Id)], months).Where(l => l.State != LineState.待发 && l.State != LineState.暂缓)
            .OrderByDescending(l => l.ForMonth).ThenByDescending(l => l.BatchId).ThenByDescending(l => l.No).Take(most));
    }

    internal async Task<IReadOnlyList<PaymentLine>> Named(AnminDb db, IQueryable<LineRow> lines)
    {
        var rows = await lines.Select(l => new { Row = l, Name = db.Grants.Where(g => g.Id == l.GrantId).Select(g => g.Name).First() }).ToListAsync();
        return [.. rows.Select(r => new PaymentLine(
            r.Row.BatchId, r.Row.No, r.Name, work.Database.Divisions.FullName(DivisionCode.Of(r.Row.VillageCode)), r.Row.ForMonth, r.Row.Kind, new(r.Row.Fen), r.Row.State, r.Row.Held,
            r.Row.ReturnedFor, r.Row.EndedOn, r.Row.Holder, r.Row.Bank, BankAccount.TryParse(r.Row.Account, out var account, out _) ? account.Masked : ""))];
    }

    internal static void RequireLook(Caller caller)
    {
        if (!MayLook(caller.Role))
        {
            throw new NotThere();
        }
    }

    private async Task<BatchFile> Open(AnminDb db, Guid id)
    {
        var batch = await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id) ?? throw new NotThere();
        var benefit = catalogue.Of<Benefit>().Single(b => b.Programme == batch.Programme);
        var sums = (await db.Lines.AsNoTracking().Where(l => l.BatchId == id).GroupBy(l => new { l.State, l.Kind, l.Held, l.TownCode })
            .Select(g => new { g.Key, Lines = g.Count(), Fen = g.Sum(l => l.Fen) }).ToListAsync())
            .Select(s => (s.Key.State, s.Key.Kind, s.Key.Held, s.Key.TownCode, Amounts: new Amounts(s.Lines, new(s.Fen)))).ToList();
        var out_ = sums.Where(s => s.State is not (LineState.暂缓 or LineState.不发)).ToList();
        var shares = await db.Postings.AsNoTracking().Where(p => p.Paper == id && p.Kind == PostingKind.用款).OrderByDescending(p => p.No).ToListAsync();
        var files = await db.ReturnFiles.AsNoTracking().Where(f => f.BatchId == id).OrderBy(f => f.Id).ToListAsync();
        var read = files.Select(f => f.Id).ToList();
        var troubles = await db.ReturnRows.AsNoTracking().Where(r => read.Contains(r.FileId) && r.Trouble != null).OrderBy(r => r.FileId).ThenBy(r => r.No).Take(200).ToListAsync();
        var made = DateOnly.FromDateTime(batch.MadeAt.AddHours(8));
        var counties = work.Database.Divisions.WithPredecessors(DivisionCode.Of(batch.CountyCode)).Select(c => c.Value).ToList();
        var suspended = await (from g in db.Grants.AsNoTracking()
                               from t in db.Terms.AsNoTracking()
                               where counties.Contains(g.CountyCode) && g.Programme == batch.Programme && t.GrantId == g.Id && t.Suspended != null
                                   && t.Seq == db.Terms.Where(x => x.GrantId == g.Id && string.Compare(x.FromMonth, batch.Month) <= 0 && x.RecordedOn <= made).Max(x => x.Seq)
                               group t by t.Suspended into s
                               select new { s.Key, Households = s.Count() }).ToListAsync();
        return new(
            Line(batch, sums.Select(s => (s.State, s.Amounts))), benefit,
            [.. out_.GroupBy(s => s.Kind).OrderBy(g => g.Key).Select(g => (g.Key, Total(g.Select(s => s.Amounts))))],
            [.. sums.Where(s => s.Held is not null && s.State is LineState.暂缓 or LineState.不发).GroupBy(s => s.Held!.Value).OrderBy(g => g.Key).Select(g => (g.Key, Total(g.Select(s => s.Amounts))))],
            [.. out_.GroupBy(s => s.TownCode).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (work.Database.Divisions.Name(DivisionCode.Of(g.Key)), Total(g.Select(s => s.Amounts))))],
            [.. shares.Select(p => new Batches.Share(p.Credit, new(p.Fen)))], files, troubles,
            [.. suspended.OrderBy(s => s.Key).Select(s => (s.Key!.Value, s.Households))]);
    }

    private BatchLine Line(BatchRow batch, IEnumerable<(LineState State, Amounts Amounts)> sums)
    {
        var of = sums.ToLookup(s => s.State, s => s.Amounts);
        Amounts In(params LineState[] states) => Total(states.SelectMany(s => of[s]));
        return new(batch, work.Database.Divisions.Name(DivisionCode.Of(batch.CountyCode)),
            batch.State == BatchState.已核算 ? In(LineState.待发) : Total(of.Where(g => !NotSent.Contains(g.Key)).SelectMany(g => g)),
            In(LineState.到账), In(LineState.退回, LineState.待重发, LineState.已重发), In(LineState.已送));
    }

    private static Amounts Total(IEnumerable<Amounts> amounts) => amounts.Aggregate(new Amounts(), (a, b) => a + b);
}
