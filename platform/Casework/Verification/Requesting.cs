using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Verification;

/// <summary>A consent signed on paper after the application, as the clerk has it in hand.</summary>
public sealed record PaperConsent(string Name, DateOnly SignedOn);

/// <summary>What a township asks for.</summary>
/// <param name="Sources">Codes; all that are declared where empty.</param>
/// <param name="Consents">Consents on paper beyond those of the application.</param>
public sealed record VerificationAsk(Purpose Purpose, IReadOnlyList<string> Sources, IReadOnlyList<PaperConsent> Consents, string? Why = null);

/// <summary>The township asks, the county starts within its limit; nobody is verified without consent (1.2-01, 1.2-02, S-PR-5).</summary>
public sealed class Requesting(CaseWork work)
{
    /// <exception cref="Refused">With every adult whose consent is missing, by name; or the case is not looked into.</exception>
    public Task<Guid> Request(Caller officer, Guid caseId, int version, VerificationAsk ask) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.县区审核, Role.系统);
        var (@case, matter) = await work.ForWriting(db, officer, caseId, version, CaseState.调查中, CaseState.异议处理, CaseState.审核中, CaseState.待确认);
        var declared = Declared(matter) ?? throw new Refused($"{matter.Name}不用核对", "not_verified");
        var on = @case.AcceptedOn ?? work.Today;
        var subjects = Consented(declared.SubjectsOf(CaseWork.FactsOf(@case, matter), on), ask.Consents);
        var sources = ask.Sources.Count == 0 ? declared.Sources : [.. declared.Sources.Where(s => ask.Sources.Contains(s.Code))];
        if (ask.Purpose == Purpose.抽查 && officer.Role is Role.镇办经办 or Role.镇办负责)
        {
            throw new Refused("抽查由县区提出", "invalid", [new("purpose", "抽查由县区提出，请选「新申请」或「复核」", "choice")]);
        }
        if (sources.Count == 0 || sources.Count != (ask.Sources.Count == 0 ? sources.Count : ask.Sources.Distinct().Count()))
        {
            throw new Refused("请选择要核对的来源", "invalid", [new("sources", "请从列出的来源中至少选一个", "choice")]);
        }
        if (await db.Verifications.AnyAsync(v => v.CaseId == caseId && (v.State == VerificationState.待启动 || v.State == VerificationState.核对中)))
        {
            throw new Refused("这件申请的核对正在进行，不用再提", "already_asked");
        }
        var row = work.Part(@case, new VerificationRow
        {
            Declared = declared.Slug,
            Purpose = ask.Purpose,
            Sources = string.Join(',', sources.Select(s => s.Code)),
            Subjects = FactsJson.Write(subjects),
            Why = Plain.Text(ask.Why) is { Length: > 0 } why ? why : null,
            RequestedOn = work.Today,
            RequestedBy = officer.Human,
            RequestedByName = officer.Name,
        });
        if (declared.StartWithin(work.Today) is { } limit)
        {
            StartBy(row, limit);
        }
        else
        {
            row.Due = work.Today;
        }
        db.Verifications.Add(row);
        return (new Event("verification-requested", $"verification:{row.Id}", caseId, "镇（办）请县区核对家庭经济状况", $"{ask.Purpose}，{subjects.Count} 人，{sources.Count} 个来源"), row.Id);
    });

    /// <summary>The county starts: every source is to be asked about everybody it may be asked about.</summary>
    public Task Start(Caller officer, Guid id, int version) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.县区审核, Role.县区负责, Role.系统);
        var row = await Load(db, work, officer, id, version, VerificationState.待启动);
        var (@case, declared) = await CaseOf(db, row);
        if (@case.DecidedOn is not null || @case.State is CaseState.终止 or CaseState.撤回)
        {
            throw new Refused("这件申请已经办结，不能再核对", "wrong_state");
        }
        var subjects = SubjectsOf(row);
        var no = 0;
        foreach (var source in declared.Sources.Where(s => row.Codes.Contains(s.Code)))
        {
            foreach (var subject in subjects.Where(s => s.Id is not null && !(source.AdultsOnly && s.IsMinor)))
            {
                var item = work.Part(@case, new VerificationItemRow
                {
                    VerificationId = id, No = ++no, RequestNo = "", Source = source.Code, Subject = subject.Name, IdNumber = subject.Id!.Value.Value, Reply = Reply.未返回,
                });
                item.RequestNo = item.Id.ToString("n");
                db.VerificationItems.Add(item);
            }
        }
        (row.State, row.StartedOn, row.StartedByName) = (VerificationState.核对中, work.Today, officer.Name);
        AnswerBy(row, Limit.工作日(work.PolicyOf(@case).Whole(declared.AnswerDays)));
        return new("verification-started", $"verification:{id}", row.CaseId, $"县区开始核对家庭经济状况，向 {row.Codes.Count} 个来源查询", row.StartBy < work.Today ? $"应在 {row.StartBy:yyyy-MM-dd} 前启动" : null);
    });

    /// <summary>Takes back a request that is not reported; what was answered stays on file.</summary>
    public Task Withdraw(Caller officer, Guid id, int version, string why) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.县区审核, Role.县区负责);
        var row = await Load(db, work, officer, id, version, VerificationState.待启动, VerificationState.核对中);
        var text = Written.Of(why, "why", "撤回核对的理由");
        (row.State, row.Due, row.AwaitsYear) = (VerificationState.已撤回, null, null);
        return new("verification-withdrawn", $"verification:{id}", row.CaseId, "核对请求已撤回", text);
    });

    /// <summary>Reckons the day that a verification waits for, from its own start.</summary>
    internal void Reckon(VerificationRow row, CaseRow @case, MeansCheck declared)
    {
        if (row.State == VerificationState.待启动 && declared.StartWithin(row.RequestedOn) is { } limit)
        {
            StartBy(row, limit);
        }
        else if (row.State == VerificationState.核对中)
        {
            AnswerBy(row, Limit.工作日(work.PolicyOf(@case).Whole(declared.AnswerDays)));
        }
    }

    private void StartBy(VerificationRow row, Limit limit)
    {
        (row.StartBy, row.AwaitsYear) = work.Clocks.Calendar.Due(row.RequestedOn, limit);
        row.Due = row.StartBy;
    }

    private void AnswerBy(VerificationRow row, Limit limit)
    {
        (row.AnswerBy, row.AwaitsYear) = work.Clocks.Calendar.Due(row.StartedOn!.Value, limit);
        row.Due = row.AnswerBy;
    }

    /// <summary>The verification declared for a service, or null.</summary>
    internal MeansCheck? Declared(Matter matter) => work.Catalogue.Of<MeansCheck>().FirstOrDefault(v => v.Of == matter.Slug);

    internal async Task<(CaseRow Case, MeansCheck Declared)> CaseOf(AnminDb db, VerificationRow row) =>
        (await db.Cases.SingleAsync(c => c.Id == row.CaseId), DeclaredOf(row));

    internal MeansCheck DeclaredOf(VerificationRow row) => work.Catalogue.Find<MeansCheck>(row.Declared)
        ?? throw new InvalidOperationException($"核对 {row.Declared} 没有声明");

    internal static IReadOnlyList<Subject> SubjectsOf(VerificationRow row) => FactsJson.Read<List<Subject>>(row.Subjects);

    /// <summary>Loads a verification for a writer who has read a version of it; those who must stay away are refused.</summary>
    internal static async Task<VerificationRow> Load(AnminDb db, CaseWork work, Caller officer, Guid id, int version, params VerificationState[] expected)
    {
        var row = await db.Verifications.SingleOrDefaultAsync(v => v.Id == id) ?? throw new NotThere();
        if (row.Version != version)
        {
            throw new Stale();
        }
        if (expected.Length > 0 && !expected.Contains(row.State))
        {
            throw new Refused($"这项核对现在是「{row.State}」，不能办这一步", "wrong_state");
        }
        await Duties.RequireNoKinship(db, officer, row.CaseId);
        row.Version++;
        return row;
    }

    private List<Subject> Consented(IReadOnlyList<Subject> subjects, IReadOnlyList<PaperConsent> papers)
    {
        var faults = new List<Fault>();
        if (papers.FirstOrDefault(p => p.SignedOn > work.Today) is { } late)
        {
            faults.Add(new($"consent.{late.Name}", $"{late.Name}的授权日期不能晚于今天", "range"));
        }
        var signed = subjects.Select(s => papers.FirstOrDefault(p => p.Name == s.Name) is { } paper && s.ConsentedOn is null && !s.IsMinor
            ? s with { ConsentedBy = s.Name, ConsentedOn = paper.SignedOn } : s).ToList();
        faults.AddRange(signed.Where(s => s.ConsentedOn is null).Select(s => new Fault(
            $"consent.{s.Name}", s.IsMinor ? $"缺少{s.Name}的核对授权，要由监护人签" : $"缺少{s.Name}的核对授权", "required")));
        return faults.Count == 0 ? signed
            : throw new Refused(string.Join('；', faults.Select(f => f.Message)), "no_consent", faults);
    }
}
