using Anmin.Casework.Journal;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>A case on one screen: facts, findings, computed proposal with reasons, history, and what may be done.</summary>
public sealed record CaseFile(
    CaseRow Case, Matter Matter, object Facts, Procedure Procedure, IReadOnlyList<PartyRow> Parties, IReadOnlyList<FindingRow> Findings,
    IReadOnlyList<FindingKind> Kinds, IReadOnlyList<FindingKind> Missing, IReadOnlyList<ClockRow> Clocks, SupplementRow? Supplement,
    IReadOnlyList<OpinionRow> Opinions, IReadOnlyList<NoticeRow> Notices, IReadOnlyList<ObjectionRow> Objections, DecisionRow? Decision,
    GrantRow? Grant, IReadOnlyList<AttachmentRow> Attachments, IReadOnlyList<JournalRow> History, Decision? Proposal,
    string? ProposalStopped, IReadOnlyList<ParameterRow> Parameters, IReadOnlySet<Act> Acts, IReadOnlyList<Account> Colleagues, string Place)
{
    /// <summary>Declared beside found; empty where the service compares nothing, or a figure that it needs is missing.</summary>
    public IReadOnlyList<Comparison> Comparisons { get; init; } = [];

    /// <summary>When and why limits waited, in order.</summary>
    public IReadOnlyList<PauseRow> Pauses { get; init; } = [];

    /// <summary>What the caller has done with the case that keeps him from deciding it, or null.</summary>
    public string? HandledBefore { get; init; }

    /// <summary>Who has looked into the file, latest first; for those who answer for the office and for audit.</summary>
    public IReadOnlyList<JournalRow> Looks { get; init; } = [];

    /// <summary>Today's procedure step, or null before acceptance and after the end.</summary>
    public Step? Running => Case.Step is { } step ? Procedure.Find(step) : null;
}

/// <summary>Opens cases for reading; each look at a file by staff is an event (S-AU-1).</summary>
public sealed class CaseFiles(CaseWork work, Investigation investigation)
{
    /// <summary>Events that are looks, not steps.</summary>
    private static readonly string[] Looks = ["opened", "letter-read", "attachment-read", "number-read", "replayed", "grant-opened", "review-opened", "review-facts-read", "appeal-opened", "verification-opened"];

    private const int MostLooks = 50;

    public async Task<CaseFile> Open(Caller caller, Guid id)
    {
        await using var db = work.Database.Open(caller);
        var @case = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id)
            ?? throw new NotThere();
        if (caller.IsStaff)
        {
            await Duties.RequireNoKinship(db, caller, id);
            await work.Database.Effect(caller, _ => Task.FromResult(new Event("opened", $"case:{id}", id)));
        }
        var matter = work.MatterOf(@case);
        var kinds = matter.FindingsOn(@case.AcceptedOn ?? work.Today);
        var (proposal, policy, comparisons, stopped) = await Propose(db, @case, matter);
        var missing = new List<FindingKind>();
        foreach (var step in new[] { StepKind.初审, StepKind.确认 })
        {
            missing.AddRange(await investigation.Missing(db, @case, matter, step));
        }
        var colleagues = caller.IsStaff
            ? await db.Accounts.AsNoTracking().Where(a => a.Area == caller.Area.Value && a.Role == caller.Role && a.Human != caller.Human && !a.Disabled).OrderBy(a => a.Name).ToListAsync()
            : [];
        return new(@case, matter, CaseWork.FactsOf(@case, matter), work.ProcedureOf(@case, matter),
            await db.Parties.AsNoTracking().Where(p => p.CaseId == id).OrderBy(p => p.Id).ToListAsync(),
            await db.Findings.AsNoTracking().Where(p => p.CaseId == id && p.ReviewId == null).OrderBy(p => p.RecordedAt).ToListAsync(),
            kinds, [.. missing.DistinctBy(k => k.Slug)],
            await db.Clocks.AsNoTracking().Where(p => p.CaseId == id).OrderBy(p => p.Id).ToListAsync(),
            await db.Supplements.AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == id),
            await db.Opinions.AsNoTracking().Where(p => p.CaseId == id).OrderBy(p => p.Id).ToListAsync(),
            await db.Notices.AsNoTracking().Where(p => p.CaseId == id).OrderBy(p => p.Id).ToListAsync(),
            await db.Objections.AsNoTracking().Where(p => p.CaseId == id).OrderBy(p => p.Id).ToListAsync(),
            await db.Decisions.AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == id),
            await db.Grants.AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == id),
            await db.Attachments.AsNoTracking().Where(p => p.CaseId == id).OrderBy(p => p.Id).ToListAsync(),
            await db.Journal.AsNoTracking().Where(j => j.CaseId == id && !Looks.Contains(j.Action)).OrderBy(j => j.Seq).ToListAsync(),
            proposal, stopped, policy is null ? [] : [.. policy.Used], Acts.For(caller, @case, kinds), colleagues,
            work.Database.Divisions.FullName(Core.Values.DivisionCode.Of(@case.VillageCode)))
        {
            Comparisons = comparisons,
            Pauses = await db.Pauses.AsNoTracking().Where(p => p.CaseId == id).OrderBy(p => p.Id).ToListAsync(),
            HandledBefore = await Duties.HandledBefore(db, caller, @case),
            Looks = caller.Role is Role.镇办负责 or Role.县区负责 or Role.审计
                ? await db.Journal.AsNoTracking().Where(j => j.CaseId == id && Looks.Contains(j.Action)).OrderByDescending(j => j.Seq).Take(MostLooks).ToListAsync()
                : [],
        };
    }

    /// <summary>The kinds of finding that belong to a case, by the law of its acceptance date; no file is opened.</summary>
    public async Task<IReadOnlyList<FindingKind>> Kinds(Caller caller, Guid id)
    {
        await using var db = work.Database.Open(caller);
        var @case = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id) ?? throw new NotThere();
        return work.MatterOf(@case).FindingsOn(@case.AcceptedOn ?? work.Today);
    }

    /// <summary>Where a case stands, for the machinery only; no file is opened.</summary>
    public async Task<CaseRow> Glance(Caller caller, Guid id)
    {
        Duties.Require(caller, Role.系统);
        await using var db = work.Database.Open(caller);
        return await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id) ?? throw new NotThere();
    }

    /// <summary>What the rule says of a case as it stands, for the machinery only; no file is opened.</summary>
    /// <exception cref="MissingParameter">A standard of that date is not loaded.</exception>
    public async Task<Decision> Computed(Caller caller, CaseRow @case)
    {
        Duties.Require(caller, Role.系统);
        await using var db = work.Database.Open(caller);
        return (await work.Propose(db, @case, work.MatterOf(@case))).Item1;
    }

    /// <summary>The kinds of finding recorded so far, for the machinery only.</summary>
    public async Task<IReadOnlySet<string>> Found(Caller caller, Guid id)
    {
        Duties.Require(caller, Role.系统);
        await using var db = work.Database.Open(caller);
        return (await db.Findings.Where(f => f.CaseId == id).Select(f => f.Kind).ToListAsync()).ToHashSet();
    }

    /// <summary>The computed proposal, or the name of what stops it: a missing parameter is ours to load, not hers to mend.</summary>
    private async Task<(Decision?, Policy?, IReadOnlyList<Comparison>, string?)> Propose(AnminDb db, CaseRow @case, Matter matter)
    {
        try
        {
            var (decision, policy, evidence) = await work.Propose(db, @case, matter);
            return (decision, policy, matter.CompareOf(CaseWork.FactsOf(@case, matter), evidence, work.PolicyOf(@case)), null);
        }
        catch (MissingParameter missing)
        {
            return (null, null, [], missing.Message);
        }
    }
}
