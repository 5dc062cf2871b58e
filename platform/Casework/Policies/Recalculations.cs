using Anmin.Casework.Desk;
using Anmin.Casework.Figures;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Policies;

/// <summary>Counts of a change's list in one place.</summary>
public sealed record RecalculationSums(int Waiting, int ByHand, int Confirmed, int Same, int Refused, Money Difference);

/// <summary>提标补差: the list old, new, difference after a standard was published; the county confirms it, and only then the grants change (1.1-04).</summary>
public sealed class Recalculations(CaseWork work, StandingBook book, Reviews.Reporting reporting)
{
    /// <summary>How many lines a page shows.</summary>
    public const int PageSize = 200;

    /// <summary>For how many months after its publication a change is looked after every night.</summary>
    private const int Lately = 6;

    /// <summary>Lists the grants of every county that a change touches, once. Safe to run again: what is listed stays.</summary>
    internal async Task List(StandardTable table, Guid change)
    {
        foreach (var county in await Waiting(table, change))
        {
            await List(Caller.System, table, change, county);
        }
    }

    /// <summary>Lists what an interrupted publication left unlisted, and grants that were decided since by the row before.</summary>
    /// <returns>How many lists grew.</returns>
    public async Task<int> CatchUp()
    {
        var lately = work.Today.AddMonths(-Lately);
        var grown = 0;
        foreach (var table in work.Catalogue.Of<StandardTable>())
        {
            List<Guid> changes;
            await using (var db = work.Database.OpenForSystem())
            {
                changes = await db.StandardChanges.Where(c => c.Standard == table.Slug && c.State == StandardChangeState.已公布 && c.PublishedOn >= lately).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync();
            }
            foreach (var change in changes)
            {
                foreach (var county in await Waiting(table, change))
                {
                    grown += await List(Caller.System, table, change, county) > 0 ? 1 : 0;
                }
            }
        }
        return grown;
    }

    /// <summary>Counties that a change touches and in which a running grant is not on its list.</summary>
    private async Task<IReadOnlyList<string>> Waiting(StandardTable table, Guid change)
    {
        await using var db = work.Database.OpenForSystem();
        var from = await db.StandardChanges.Where(c => c.Id == change).Select(c => c.From).SingleAsync();
        var month = PayMonth.Of(from).Key;
        var regions = (await db.StandardValues.Where(v => v.ChangeId == change).Select(v => v.Region).Distinct().ToListAsync()).ToHashSet();
        var counties = await db.Grants.Where(g => g.Matter == table.Of && (g.EndMonth == null || string.Compare(g.EndMonth, month) >= 0)
            && db.Terms.Any(t => t.GrantId == g.Id && t.Kind != TermKind.停发
                && t.Seq == db.Terms.Where(x => x.GrantId == g.Id && (string.Compare(x.FromMonth, month) <= 0 || string.Compare(x.FromMonth, g.StartMonth) <= 0)).Max(x => x.Seq))
            && !db.Recalculations.Any(r => r.ChangeId == change && r.GrantId == g.Id)).Select(g => g.CountyCode).Distinct().OrderBy(c => c).ToListAsync();
        return [.. counties.Where(c => Touches(book, table, regions, work.Database.Divisions.On(DivisionCode.Of(c), from), from))];
    }

    /// <summary>Whether a county's standard is, from a day on, one of a change's rows.</summary>
    internal static bool Touches(PolicyBook book, StandardTable table, IReadOnlySet<string> regions, DivisionCode county, DateOnly from) =>
        table.Classes.Any(c => book.Find(table.Parameter.Id, c, county, from) is { } row && row.From == from && regions.Contains(row.Region.Value));

    /// <summary>Lists a county's grants that are not on the list yet, and computes again what has changed since.</summary>
    public async Task<int> List(Caller caller, Guid change)
    {
        Duties.Require(caller, Role.县区审核, Role.县区负责, Role.系统);
        string slug;
        await using (var db = work.Database.OpenForSystem())
        {
            slug = await db.StandardChanges.Where(c => c.Id == change && c.State == StandardChangeState.已公布).Select(c => c.Standard).SingleOrDefaultAsync() ?? throw new NotThere();
        }
        return await List(caller, work.Catalogue.Find<StandardTable>(slug) ?? throw new NotThere(), change, caller.Area.County.Value);
    }

    /// <summary>The lines of a change that a caller may see, those that wait first.</summary>
    public async Task<(IReadOnlyList<RecalculationRow> Lines, RecalculationSums Sums)> Of(Caller caller, Guid change, RecalculationState? state = null)
    {
        Standards.RequireCounty(caller);
        await using var db = work.Database.Open(caller);
        var rows = await Mine(db, caller, change);
        var sums = await rows.GroupBy(r => r.State).Select(g => new { g.Key, Lines = g.Count(), Fen = g.Sum(r => r.NewFen - r.OldFen) }).ToListAsync();
        int Count(RecalculationState s) => sums.Where(x => x.Key == s).Sum(x => x.Lines);
        var shown = state is null ? rows.Where(r => r.State != RecalculationState.不变) : rows.Where(r => r.State == state);
        return (await shown.OrderBy(r => r.DoneOn != null).ThenBy(r => r.VillageCode).ThenBy(r => r.Id).Take(PageSize).ToListAsync(),
            new(Count(RecalculationState.待确认), Count(RecalculationState.要人办), Count(RecalculationState.已确认), Count(RecalculationState.不变), Count(RecalculationState.转复核),
                new(sums.Where(s => s.Key is RecalculationState.待确认 or RecalculationState.已确认).Sum(s => s.Fen))));
    }

    /// <summary>The county confirms every line that waits: the new amount holds from its month, what was paid too little goes out with the next batch.</summary>
    /// <returns>How many grants changed, and how many had changed meanwhile and must be looked at again.</returns>
    public Task<(int Confirmed, int Again)> Confirm(Caller caller, Guid change) => work.Database.Effect(caller, async db =>
    {
        Duties.Require(caller, Role.县区审核, Role.县区负责, Role.系统);
        var published = await Published(db, caller, change);
        var (confirmed, again, fen) = (0, 0, 0L);
        foreach (var row in await (await Mine(db, caller, change, tracked: true)).Where(r => r.State == RecalculationState.待确认).ToListAsync())
        {
            var grant = await db.Grants.SingleAsync(g => g.Id == row.GrantId);
            if (grant.TermSeq != row.TermSeq)
            {
                again++;
                continue;
            }
            await Add(db, grant, row, published);
            (row.State, row.DoneBy, row.DoneByName, row.DoneOn) = (RecalculationState.已确认, caller.Human, caller.Name, work.Today);
            confirmed++;
            fen += row.NewFen - row.OldFen;
        }
        if (confirmed + again == 0)
        {
            throw new Refused("没有等着确认的户", "nothing_to_confirm");
        }
        return (new Event("standard-confirmed", $"standard:{change}", Detail: $"{published.Document} {published.DocumentNumber}：{confirmed} 户，每月增加 {new Money(fen)} 元"), (confirmed, again));
    });

    /// <summary>The county does not agree with one line: the old amount stays, and the family is reviewed by a day.</summary>
    /// <returns>The review.</returns>
    public Task<Guid> Refuse(Caller caller, Guid change, Guid line, string? why) => work.Database.Effect(caller, async db =>
    {
        Duties.Require(caller, Role.县区审核, Role.县区负责);
        var published = await Published(db, caller, change);
        var row = await (await Mine(db, caller, change, tracked: true)).SingleOrDefaultAsync(r => r.Id == line) ?? throw new NotThere();
        if (row.State != RecalculationState.待确认)
        {
            throw new Refused($"这一户已经「{row.State}」", "wrong_state");
        }
        var objection = Written.Of(why, FieldOf(line), "不同意的理由");
        await Moving.Handover.RequireStill(db, row.GrantId);
        var grant = await db.Grants.SingleAsync(g => g.Id == row.GrantId);
        var review = await reporting.Open(db, await db.Cases.AsNoTracking().SingleAsync(c => c.Id == row.CaseId), grant,
            new(Reviews.Change.不按提标名单, null, null, $"{published.Document} {published.DocumentNumber}，算出来每月 {new Money(row.NewFen)} 元，现在 {new Money(row.OldFen)} 元。{objection}", caller.Human, caller.Name, work.Today));
        (row.State, row.Objection, row.DoneBy, row.DoneByName, row.DoneOn) = (RecalculationState.转复核, objection, caller.Human, caller.Name, work.Today);
        return (new Event("standard-refused", $"standard:{change}", row.CaseId, "标准调整了，您家的数额要先复核再定，镇（办）会来", $"{row.Name}：{objection}"), review.Id);
    });

    /// <summary>Where the reason of a line is written.</summary>
    public static string FieldOf(Guid line) => $"why-{line:n}";

    /// <summary>A change in force, for a human other than the one who put it in force.</summary>
    private static async Task<StandardChangeRow> Published(AnminDb db, Caller caller, Guid change)
    {
        var published = await db.StandardChanges.AsNoTracking().SingleOrDefaultAsync(c => c.Id == change && c.State == StandardChangeState.已公布) ?? throw new NotThere();
        return published.PublishedBy == caller.Human ? throw new NotAllowed("标准是您公布的，要由另一位同事确认") : published;
    }

    /// <summary>Every stretch of the grant from the month on again, with the new amount where it pays: a suspension stays one.</summary>
    private async Task Add(AnminDb db, GrantRow grant, RecalculationRow row, StandardChangeRow change)
    {
        var terms = await db.Terms.Where(t => t.GrantId == grant.Id).ToListAsync();
        var covered = await db.Covered.AsNoTracking().Where(c => c.GrantId == grant.Id).ToListAsync();
        foreach (var (from, term) in Recomputing.Segments(terms, PayMonth.Parse(row.FromMonth)))
        {
            IReadOnlyList<CaseParty> persons = [.. covered.Where(c => c.Seq == term.Seq).Select(c => new CaseParty(c.Name, IdNumber.TryParse(c.Person, out var id, out _) ? id : null, ""))];
            if (term.Kind == TermKind.发放)
            {
                Granting.Add(db, work, grant, TermKind.发放, from, new(row.NewFen), FactsJson.Read<List<AwardLine>>(row.Lines), persons, FactsJson.Read<List<ParameterRow>>(row.Parameters), change.Id,
                    $"标准调整，{change.Document} {change.DocumentNumber}，自 {PayMonth.Of(change.From)} 起", term.Basis);
            }
            else
            {
                Granting.Add(db, work, grant, term.Kind, from, new(term.MonthlyFen), FactsJson.Read<List<AwardLine>>(term.Lines), persons, [], term.CauseId, term.Why, term.Basis);
            }
        }
    }

    private Task<int> List(Caller caller, StandardTable table, Guid change, string county) => work.Database.Effect(caller, async db =>
    {
        var matter = work.Catalogue.Find<Matter>(table.Of) ?? throw new NotThere();
        var from = PayMonth.Of(await db.StandardChanges.Where(c => c.Id == change).Select(c => c.From).SingleAsync());
        var causes = await CausesOf(db, table.Slug);
        var counties = work.Database.Divisions.WithPredecessors(DivisionCode.Of(county)).Select(c => c.Value).ToList();
        var listed = (await db.Recalculations.Where(r => r.ChangeId == change && counties.Contains(r.CountyCode)).ToListAsync()).ToDictionary(r => r.GrantId);
        var counted = 0;
        foreach (var it in await Running.Of(db, table.Of, g => counties.Contains(g.CountyCode)))
        {
            if (listed.GetValueOrDefault(it.Grant.Id) is { } old && (old.DoneOn is not null || old.TermSeq == it.Grant.TermSeq))
            {
                continue;
            }
            if (Recomputing.Of(matter, it.Grant, it.Terms, it.Decision, book, work.Database.Divisions, from, causes) is { } now)
            {
                var row = listed.GetValueOrDefault(it.Grant.Id) ?? Row(db, it.Grant, change);
                (row.FromMonth, row.OldFen, row.NewFen, row.TermSeq) = (now.From.Key, now.Old.Fen, now.New.Fen, it.Grant.TermSeq);
                (row.Lines, row.Parameters, row.Why, row.State) = (FactsJson.Write(now.Lines), FactsJson.Write(now.Used.ToList()), now.Why, now.State);
                counted++;
            }
        }
        return (new Event("standard-recalculated", $"standard:{change}", Detail: $"{work.Database.Divisions.Name(DivisionCode.Of(county))}：{counted} 户"), counted);
    });

    private RecalculationRow Row(AnminDb db, GrantRow grant, Guid change)
    {
        var row = new RecalculationRow
        {
            Id = work.Database.NewId(), CaseId = grant.CaseId, CountyCode = grant.CountyCode, TownCode = grant.TownCode, VillageCode = grant.VillageCode, OwnerHuman = grant.OwnerHuman,
            ChangeId = change, GrantId = grant.Id, Name = grant.Name, Class = grant.Class, Persons = grant.Persons, FromMonth = "", Lines = "", Parameters = "", Why = "",
        };
        db.Recalculations.Add(row);
        return row;
    }

    internal static async Task<HashSet<Guid>> CausesOf(AnminDb db, string slug) =>
        [.. await db.StandardChanges.Where(c => c.Standard == slug).Select(c => c.Id).ToListAsync()];

    /// <summary>The lines without the caller's own and his filed relatives' (S-AZ-6).</summary>
    private static async Task<IQueryable<RecalculationRow>> Mine(AnminDb db, Caller caller, Guid change, bool tracked = false)
    {
        var shutOut = await Counted.ShutOut(db, caller);
        var rows = (tracked ? db.Recalculations : db.Recalculations.AsNoTracking()).Where(r => r.ChangeId == change);
        return shutOut.Count == 0 ? rows : rows.Where(r => !db.Parties.Any(p => p.CaseId == r.CaseId && shutOut.Contains(p.IdNumber!)));
    }

    /// <summary>A grant with everything it is computed from.</summary>
    internal sealed record Running(GrantRow Grant, IReadOnlyList<TermRow> Terms, DecisionRow Decision)
    {
        public static async Task<IReadOnlyList<Running>> Of(AnminDb db, string matter, System.Linq.Expressions.Expression<Func<GrantRow, bool>> which)
        {
            var grants = db.Grants.AsNoTracking().Where(g => g.Matter == matter).Where(which);
            var terms = (await db.Terms.AsNoTracking().Where(t => grants.Any(g => g.Id == t.GrantId)).OrderBy(t => t.Seq).ToListAsync()).ToLookup(t => t.GrantId);
            var decisions = (await db.Decisions.AsNoTracking().Where(d => grants.Any(g => g.DecisionId == d.Id)).ToListAsync()).ToDictionary(d => d.Id);
            return [.. (await grants.OrderBy(g => g.Id).ToListAsync()).Where(g => decisions.ContainsKey(g.DecisionId)).Select(g => new Running(g, [.. terms[g.Id]], decisions[g.DecisionId]))];
        }
    }
}
