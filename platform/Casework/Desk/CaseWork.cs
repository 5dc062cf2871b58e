using Anmin.Casework.Clock;
using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Registers;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>What every action on a case shares: load it for writing, know its procedure, move it on, keep its clocks.</summary>
public sealed class CaseWork(Database database, Catalogue catalogue, PolicyBook policies, Clocks clocks, Seal? seal = null)
{
    /// <summary>Keeps secret on disk what must be.</summary>
    internal Seal Seal => seal ?? Seal.Missing;

    public Database Database => database;
    public Catalogue Catalogue => catalogue;
    public Clocks Clocks => clocks;
    public DateOnly Today => database.Today;

    /// <summary>Loads a case for a writer who read a version of it, and refuses those who must stay away.</summary>
    public async Task<(CaseRow Case, Matter Matter)> ForWriting(AnminDb db, Caller caller, Guid id, int version, params CaseState[] expected)
    {
        var @case = await db.Cases.SingleOrDefaultAsync(c => c.Id == id) ?? throw new NotThere();
        if (@case.Version != version)
        {
            throw new Stale();
        }
        if (expected.Length > 0 && !expected.Contains(@case.State))
        {
            throw new Refused($"这件申请现在是「{@case.State}」，不能办这一步", "wrong_state");
        }
        await Duties.RequireNoKinship(db, caller, id);
        @case.Version++;
        return (@case, MatterOf(@case));
    }

    public Matter MatterOf(CaseRow @case) => catalogue.Find<Matter>(@case.Matter)
        ?? throw new InvalidOperationException($"办件 {@case.Number} 的事项 {@case.Matter} 没有声明");

    /// <summary>The procedure by the acceptance date, or by today while it is not accepted.</summary>
    public Procedure ProcedureOf(CaseRow @case, Matter matter) =>
        matter.ProcedureOn(@case.AcceptedOn ?? Today, @case.Delegated);

    public Policy PolicyOf(CaseRow @case) => policies.For(DivisionCode.Of(@case.VillageCode), @case.AcceptedOn ?? Today);

    /// <summary>The parameters of a village on the day of a review.</summary>
    internal Policy PolicyOn(string village, DateOnly on) => policies.For(DivisionCode.Of(village), on);

    /// <summary>The parameters of a place today, where there is no case.</summary>
    internal Policy PolicyAt(DivisionCode place) => policies.For(place, Today);

    /// <summary>A figure that nobody has loaded, as a reader calls it: its name, its place, its day.</summary>
    internal string InWords(MissingParameter missing)
    {
        var name = policies.Rows.Where(r => r.Id == missing.Id).OrderByDescending(r => r.Class == missing.Class).FirstOrDefault()?.Name;
        var whole = $"{missing.Id}{(missing.Class.Length > 0 ? $"·{missing.Class}" : "")}";
        return $"缺少参数{(name is null ? whole : $"「{name}」（{whole}）")}：{database.Divisions.FullName(missing.Region.County)}没有登记 {missing.On.Year}年{missing.On.Month}月{missing.On.Day}日 用的数";
    }

    public static object FactsOf(CaseRow @case, Matter matter) => FactsJson.Read(@case.Facts, matter.FactsType);

    /// <summary>Findings recorded so far as the rule sees them, oldest first.</summary>
    public async Task<Evidence> EvidenceOf(AnminDb db, CaseRow @case, Matter matter)
    {
        var kinds = matter.FindingsOn(@case.AcceptedOn ?? Today).ToDictionary(k => k.Slug);
        var rows = await db.Findings.AsNoTracking().Where(f => f.CaseId == @case.Id && f.ReviewId == null).OrderBy(f => f.RecordedAt).ThenBy(f => f.Id).ToListAsync();
        return new([.. rows.Where(r => kinds.ContainsKey(r.Kind)).Select(r => FactsJson.Read(r.Facts, kinds[r.Kind].Facts))]);
    }

    /// <summary>What the rule says today about the case, by the law of its acceptance date.</summary>
    public async Task<(Decision Decision, Policy Policy, Evidence Evidence)> Propose(AnminDb db, CaseRow @case, Matter matter)
    {
        var evidence = await EvidenceOf(db, @case, matter);
        var policy = PolicyOf(@case);
        return (matter.Decide(FactsOf(@case, matter), evidence, policy, @case.AcceptedOn ?? Today), policy, evidence);
    }

    /// <summary>The delegation in force for a township and service on a day, or null (1.5).</summary>
    public async Task<IDelegation?> DelegationOn(AnminDb db, Matter matter, string town, DateOnly on)
    {
        if (matter.DelegatedBy is not { } register)
        {
            return null;
        }
        var rows = await db.Entries.AsNoTracking()
            .Where(e => e.Register == register.Slug && e.TownCode == town && e.ReplacedAt == null && e.From <= on && (e.To == null || e.To >= on)).ToListAsync();
        return rows.Select(r => (IDelegation)FactsJson.Read(r.Content, register.EntryType)).FirstOrDefault(d => d.Service == matter.Slug && d.Holds(on));
    }

    /// <summary>Whether a delegated township may itself decide so, by the delegation of the acceptance date. A delegation withdrawn since still counts.</summary>
    internal async Task<bool> TownMayDecide(AnminDb db, CaseRow @case, Matter matter, bool grant, long? monthlyFen) =>
        (await DelegationOn(db, matter, @case.TownCode, @case.AcceptedOn!.Value))?.Covers(grant, monthlyFen is { } fen ? new(fen) : null) ?? true;

    /// <summary>Gives a case back to the county, with the county's total limit from its acceptance: what the township would decide was not delegated.</summary>
    internal async Task ToCounty(AnminDb db, CaseRow @case, Matter matter)
    {
        (@case.Delegated, @case.DelegationDocument) = (false, null);
        if (!@case.Extended && ProcedureOf(@case, matter).Total is { } total
            && await db.Clocks.SingleOrDefaultAsync(c => c.CaseId == @case.Id && c.Step == null && c.EndedOn == null) is { } clock)
        {
            clock.Days = total.Days;
            clocks.Reckon(clock, await db.Pauses.Where(p => p.CaseId == @case.Id).ToListAsync());
            (@case.TotalDue, @case.AwaitsYear) = (clock.Due, clock.AwaitsYear);
        }
    }

    /// <summary>Ends the running step's clock and starts the next step's.</summary>
    public async Task MoveTo(AnminDb db, CaseRow @case, Matter matter, StepKind step, CaseState state)
    {
        foreach (var running in await db.Clocks.Where(c => c.CaseId == @case.Id && c.EndedOn == null && c.Step != null).ToListAsync())
        {
            running.EndedOn = Today;
        }
        (@case.Step, @case.State, @case.Due) = (step, state, null);
        // The whole limit goes on waiting for its calendar where it did; the ended step's does not count any more.
        @case.AwaitsYear = @case.TotalDue is null ? @case.AwaitsYear : null;
        if (ProcedureOf(@case, matter).Find(step) is { Limit: { } limit } declared)
        {
            var clock = clocks.Start(@case, step, declared.Name, limit, Today, database.NewId());
            db.Clocks.Add(clock);
            (@case.Due, @case.AwaitsYear) = (clock.Due, clock.AwaitsYear ?? @case.AwaitsYear);
        }
        @case.Due ??= @case.TotalDue;
    }

    /// <summary>Closes a case: clocks end, the applicant may apply again.</summary>
    public async Task Close(AnminDb db, CaseRow @case, CaseState state)
    {
        foreach (var running in await db.Clocks.Where(c => c.CaseId == @case.Id && c.EndedOn == null).ToListAsync())
        {
            running.EndedOn = Today;
        }
        await Pauses.Ends(db, @case.Id, Today, state.ToString());
        foreach (var party in await db.Parties.Where(p => p.CaseId == @case.Id).ToListAsync())
        {
            party.OpenKey = null;
        }
        foreach (var notice in await db.Notices.Where(n => n.CaseId == @case.Id && n.TakenDownOn == null && n.Until >= Today).ToListAsync())
        {
            notice.TakenDownOn = Today;
        }
        (@case.State, @case.Due, @case.AwaitsYear, @case.Paused) = (state, null, null, false);
    }

    /// <summary>A row placed where its case is, with a new id.</summary>
    public T Part<T>(CaseRow @case, T part) where T : CasePart
    {
        part.Id = database.NewId();
        Submissions.Place(part, @case);
        return part;
    }

    /// <summary>Where and until when the decision of a case may be fought.</summary>
    internal Remedies RemediesOf(CaseRow @case, DecisionRow decision)
    {
        var county = DivisionCode.Of(@case.CountyCode);
        return Remedies.On(decision.DecidedOn, Database.Divisions.Name(county), Database.Divisions.Name(Caller.City), @case.Delegated);
    }
}
