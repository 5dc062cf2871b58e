using Anmin.Casework.Desk;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Moving;

/// <summary>What every step of a move shares: load it for a writer of the right side, keep relatives away, compute what the new place gives.</summary>
public sealed class MoveWork(CaseWork work, PolicyBook policies)
{
    internal CaseWork Work => work;

    /// <summary>The states in which a move still goes on.</summary>
    internal static readonly MoveState[] Open = [MoveState.待移交, MoveState.待接收, MoveState.待决定];

    internal async Task<MoveRow> ForWriting(AnminDb db, Caller caller, Guid id, int version, params MoveState[] expected)
    {
        var row = await db.Moves.SingleOrDefaultAsync(m => m.Id == id) ?? throw new NotThere();
        if (row.Version != version)
        {
            throw new Stale();
        }
        await RequireNoKinship(db, caller, row);
        if (!expected.Contains(row.State))
        {
            throw new Refused($"这次转移现在是「{row.State}」，不能办这一步", "wrong_state");
        }
        row.Version++;
        return row;
    }

    /// <summary>Near relatives stay away on both sides: the parties of the old file count, though the new place does not see that file.</summary>
    internal static async Task RequireNoKinship(AnminDb db, Caller caller, MoveRow row)
    {
        if (caller.IsStaff && await Duties.KinOf(db, caller) is { Count: > 0 } kin
            && await db.Parties.IgnoreQueryFilters().AnyAsync(p => p.CaseId == row.CaseId && p.IdNumber != null && kin.Contains(p.IdNumber)))
        {
            throw new NotAllowed("本件涉及您本人或您备案的近亲属，已由其他人员办理");
        }
    }

    internal static bool IsOfOld(AnminDb db, MoveRow row) => db.Scope.Everything || db.Scope.Counties.Contains(row.CountyCode) || db.Scope.Towns.Contains(row.TownCode);

    internal static bool IsOfNew(AnminDb db, MoveRow row) => db.Scope.Everything || db.Scope.Counties.Contains(row.ToCounty) || db.Scope.Towns.Contains(row.ToTown);

    internal static void RequireSide(bool isOfSide, string side)
    {
        if (!isOfSide)
        {
            throw new NotAllowed($"这一步由{side}办理");
        }
    }

    /// <summary>What somebody has done in a move that keeps him from deciding it, or null.</summary>
    internal static string? HandledBefore(Caller caller, MoveRow row) =>
        caller.Human == Guid.Empty ? null
        : caller.Human == row.ReportedBy ? "报告了这次搬家"
        : caller.Human == row.HandedBy ? "移交了这份档案"
        : caller.Human == row.ReceivedBy ? "接收了这份档案"
        : caller.Human == row.HeardBy ? "听取了本人意见"
        : null;

    internal Matter MatterOf(GrantRow grant) => work.Catalogue.Find<Matter>(grant.Matter) ?? throw new InvalidOperationException($"事项 {grant.Matter} 没有声明");

    internal static Task<GrantRow> GrantOf(AnminDb db, MoveRow row) => db.Grants.IgnoreQueryFilters().SingleAsync(g => g.Id == row.GrantId);

    internal static Task<List<TermRow>> TermsOf(AnminDb db, Guid grant) => db.Terms.IgnoreQueryFilters().AsNoTracking().Where(t => t.GrantId == grant).OrderBy(t => t.Seq).ToListAsync();

    /// <summary>What was last found out about the family: for its last review that was decided upon findings, else for its application.</summary>
    internal static async Task<List<FindingRow>> Findings(AnminDb db, MoveRow row)
    {
        var last = await db.Reviews.IgnoreQueryFilters().Where(r => r.GrantId == row.GrantId && r.State == ReviewState.已决定 && db.Findings.IgnoreQueryFilters().Any(f => f.ReviewId == r.Id))
            .OrderByDescending(r => r.DecidedOn).ThenByDescending(r => r.Id).Select(r => (Guid?)r.Id).FirstOrDefaultAsync();
        return await db.Findings.IgnoreQueryFilters().AsNoTracking().Where(f => f.CaseId == row.CaseId && f.ReviewId == last).OrderBy(f => f.RecordedAt).ThenBy(f => f.Id).ToListAsync();
    }

    /// <summary>What the new place would give if it were decided today, by the law of the day of receipt.</summary>
    internal async Task<Takeover> Of(AnminDb db, MoveRow row, GrantRow grant, Matter matter)
    {
        var (on, benefit) = (row.ReceivedOn ?? work.Today, matter.Pays!);
        var facts = FactsJson.Read(row.Facts!, matter.FactsType);
        var kinds = matter.FindingsOn(on).ToDictionary(k => k.Slug);
        Evidence evidence = new([.. (await Findings(db, row)).Where(f => kinds.ContainsKey(f.Kind)).Select(f => FactsJson.Read(f.Facts, kinds[f.Kind].Facts))]);
        var policy = policies.For(DivisionCode.Of(row.ToVillage ?? row.ToTown), on);
        var computed = matter.Decide(facts, evidence, policy, on);
        var basis = computed.Reasons is [.., { Basis: { } article }] ? article : new Article("决定", "");
        var law = benefit.ReviewOf(facts, evidence, policy, on, computed) ?? new(new("", 0, "", basis), basis);
        var taken = await db.PaidMonths.IgnoreQueryFilters().Where(p => p.GrantId == grant.Id && p.ReversedOn == null).MaxAsync(p => (string?)p.ForMonth);
        var start = PayMonth.Parse(grant.StartMonth);
        var first = Takeover.FirstOf(work.Today, start, taken is null ? null : PayMonth.Parse(taken));
        var standing = Standing.Of(start, await TermsOf(db, grant.Id), first);
        return new(computed, policy, evidence, facts, benefit.CoveredBy(facts, evidence, policy), law, standing, first,
            Takeover.TermsOf(standing, computed is { Granted: true, Award: { } award } ? award : null, law, first));
    }

    /// <summary>Whether the township that receives may itself decide so: by the delegation of the day of receipt (1.5).</summary>
    internal async Task<bool> TownDecides(AnminDb db, MoveRow row, Matter matter, Takeover takeover) =>
        await work.DelegationOn(db, matter, row.ToTown, row.ReceivedOn ?? work.Today) is { } delegation && (takeover.Continues ? delegation.Covers(true, takeover.Terms[0].Monthly) : delegation.CoversChanges(null));
}
