using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>调查: what humans find, by whom, with a second investigator where the law asks for two.</summary>
public sealed class Investigation(CaseWork work)
{
    /// <summary>Records a finding; the faults of its form are answered, nothing is stored then.</summary>
    /// <param name="with">Second investigator, or null.</param>
    /// <param name="on">Day on which it was found.</param>
    public async Task<IReadOnlyList<Fault>> Record(
        Caller officer, Guid id, int version, string kind, IReadOnlyDictionary<string, string> answers, Guid? with, DateOnly on)
    {
        IReadOnlyList<Fault> faults = [];
        try
        {
            await work.Database.Effect(officer, async db =>
            {
                var (@case, matter) = await work.ForWriting(db, officer, id, version);
                var declared = matter.FindingsOn(@case.AcceptedOn ?? work.Today).FirstOrDefault(k => k.Slug == kind) ?? throw new NotThere();
                RequireFinder(officer, declared, @case);
                var second = await Second(db, officer, declared, with, id);
                var (facts, wrong) = Binder.Bind(declared.Form, answers, work.Today);
                faults = [.. wrong, .. DayFaults(@case, on)];
                if (faults.Count > 0 || facts is null)
                {
                    throw new Refused("记录里还有要更正的地方", "invalid", faults);
                }
                Add(db, @case, declared, facts, officer, second, on);
                return new("found", $"case:{id}", id, $"完成{declared.Name}", $"{declared.Name}：{officer.Name}{(second is null ? "" : "、" + second.Name)}");
            });
        }
        catch (Refused refused) when (refused.Faults.Count > 0)
        {
            return refused.Faults;
        }
        return [];
    }

    /// <summary>Puts a finding on file: one that an officer filled in, or one that a report became.</summary>
    internal void Add(AnminDb db, CaseRow @case, FindingKind declared, object facts, Caller officer, Account? second, DateOnly on, Guid? review = null) =>
        db.Findings.Add(work.Part(@case, new FindingRow
        {
            Kind = declared.Slug,
            Facts = FactsJson.Write(facts),
            FoundOn = on,
            By = officer.Human,
            ByName = officer.Name,
            With = second?.Human,
            WithName = second?.Name,
            RecordedAt = work.Database.Now,
            Round = @case.Round,
            ReviewId = review,
        }));

    /// <summary>The findings a step still waits for. One against which the family's objection is open counts as missing until the re-check is told to it. After an objection every visit by two is made again, the county's too: the first one was before it.</summary>
    public async Task<IReadOnlyList<FindingKind>> Missing(AnminDb db, CaseRow @case, Matter matter, StepKind step)
    {
        var rows = await db.Findings.AsNoTracking().Where(f => f.CaseId == @case.Id && f.ReviewId == null).Select(f => new { f.Kind, f.Round, f.FoundOn }).ToListAsync();
        var flaw = @case.DecidedOn is null ? await Flaw(db, work.Catalogue, @case.Id, matter, null) : null;
        var missing = new List<FindingKind>();
        foreach (var kind in matter.FindingsOn(@case.AcceptedOn ?? work.Today).Where(k => IsNeeded(k, @case)))
        {
            var counts = rows.Where(r => r.Kind == kind.Slug && (kind.Finders < 2 || r.Round == @case.Round)).Select(r => r.FoundOn).ToList();
            if (Belongs(kind.NeededFor, step) && counts.Count == 0)
            {
                missing.Add(kind);
            }
            else if (Unsound(kind, counts, flaw, @case.DecidedOn is null ? work.PolicyOf(@case) : null, work.Today) is { } unsound)
            {
                missing.Add(unsound);
            }
        }
        return missing;
    }

    /// <summary>The finding that cannot be stood upon, and why, or null: the family's objection is open, or its report leaves out sources that it had to ask without a word about why.</summary>
    /// <param name="review">The review whose verification is meant; null for the application's.</param>
    internal static async Task<(string Finding, string Why)?> Flaw(AnminDb db, Catalogue catalogue, Guid caseId, Matter matter, Guid? review) =>
        await db.Rechecks.AnyAsync(r => r.CaseId == caseId && r.ClosedOn == null && db.Verifications.Any(v => v.Id == r.VerificationId && v.ReviewId == review))
            ? catalogue.Of<MeansCheck>().FirstOrDefault(v => v.Of == matter.Slug) is { } contested ? (contested.Finding, "的复查（申请人有异议，还没有办完）") : null
        : await Verification.AskedInFull.Unexplained(db, catalogue, caseId, review) is { } gap ? (gap.Finding, $"（还没有问：{string.Join('、', gap.NotAsked)}；请县区补问，或者在报告里写明为什么不问）")
        : null;

    /// <summary>A finding that is on file and cannot be stood upon, named with its reason: contested, not all asked, or too old.</summary>
    /// <param name="policy">Null where it no longer grows old.</param>
    internal static FindingKind? Unsound(FindingKind kind, IReadOnlyList<DateOnly> found, (string Finding, string Why)? flaw, Core.Deciding.Policy? policy, DateOnly today) =>
        kind.Slug == flaw?.Finding ? kind with { Name = kind.Name + flaw.Value.Why }
        : kind.ValidDays is { } days && policy is not null && found.Count > 0 && found.Max().AddDays(policy.Whole(days)) < today
            ? kind with { Name = $"{kind.Name}（{found.Max():yyyy-MM-dd}的已过有效期，要重新做）" }
        : null;

    /// <summary>The township's opinion waits for everything needed up to it; the decision for the rest.</summary>
    private static bool Belongs(StepKind neededFor, StepKind step) =>
        step == StepKind.初审 ? neededFor <= StepKind.初审 : neededFor > StepKind.初审;

    internal static bool IsNeeded(FindingKind kind, CaseRow @case) => kind.Needed switch
    {
        Needed.Always => true,
        Needed.WhenObjected => @case.Round > 1,
        Needed.WhenDrawn => @case.Drawn,
        _ => false,
    };

    /// <summary>The kinds an officer may record now: the township while it investigates, what grows old or only a later step waits for until the decision;
    /// the county until the decision, and its draw even after.</summary>
    public static IEnumerable<FindingKind> OpenTo(Caller officer, CaseRow @case, IEnumerable<FindingKind> kinds) => officer.Role switch
    {
        Role.镇办经办 => kinds.Where(k => k.By != Actor.县区 && (@case.State is (CaseState.调查中 or CaseState.异议处理)
            || (@case.State is (CaseState.审核中 or CaseState.待确认) && (k.NeededFor > StepKind.初审 || k.ValidDays is not null) && IsNeeded(k, @case)))),
        Role.县区审核 => kinds.Where(k => k.By == Actor.县区 && (@case.DecidedOn is null || k.Needed == Needed.WhenDrawn) && (k.Needed != Needed.WhenDrawn || @case.Drawn)
            && @case.State is (CaseState.调查中 or CaseState.异议处理 or CaseState.审核中 or CaseState.待确认 or CaseState.已确认 or CaseState.不予确认)),
        _ => [],
    };

    private static void RequireFinder(Caller officer, FindingKind kind, CaseRow @case)
    {
        Duties.Require(officer, kind.By == Actor.县区 ? Role.县区审核 : Role.镇办经办, Role.系统);
        if (officer.Role != Role.系统 && !OpenTo(officer, @case, [kind]).Any())
        {
            throw new Refused(kind.Needed == Needed.WhenDrawn && !@case.Drawn
                ? "这件申请没有抽中，不用县级入户"
                : $"这件申请现在是「{@case.State}」，不能再记录{kind.Name}", "wrong_state");
        }
    }

    internal static async Task<Account?> Second(AnminDb db, Caller officer, FindingKind kind, Guid? with, Guid caseId)
    {
        if (kind.Finders < 2)
        {
            return null;
        }
        var second = with is null ? null : await db.Accounts.AsNoTracking()
            .FirstOrDefaultAsync(a => a.Human == with && a.Area == officer.Area.Value && a.Role == officer.Role && !a.Disabled);
        if (second is null || second.Human == officer.Human)
        {
            throw new Refused($"{kind.Name}须由两人以上进行，请选择同去的另一位工作人员", "invalid", [new("with", "请选择同去的另一位工作人员")]);
        }
        var kin = new Caller(second.Human, second.Id, second.Name, second.Role, officer.Area, officer.Trace);
        return await Duties.IsShutOut(db, kin, caseId)
            ? throw new Refused("选择的同去人员与本件有近亲属关系，请换一位", "kin", [new("with", "这位工作人员须回避，请换一位")])
            : second;
    }

    private IEnumerable<Fault> DayFaults(CaseRow @case, DateOnly on)
    {
        if (on > work.Today)
        {
            yield return new("on", "日期不能晚于今天", "range");
        }
        else if (@case.AcceptedOn is { } accepted && on < accepted)
        {
            yield return new("on", $"日期不能早于受理日 {accepted:yyyy-MM-dd}", "range");
        }
    }
}
