using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
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
    /// <summary>Asks for an application that is looked into.</summary>
    /// <exception cref="Refused">With every adult whose consent is missing, by name; or the case is not looked into.</exception>
    public Task<Guid> Request(Caller officer, Guid caseId, int version, VerificationAsk ask) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.县区审核, Role.系统);
        var (@case, matter) = await work.ForWriting(db, officer, caseId, version, CaseState.调查中, CaseState.异议处理, CaseState.审核中, CaseState.待确认);
        return await Make(db, officer, new(work, @case, null, matter), ask);
    });

    /// <summary>Asks for a review that is open: the facts as they were last decided upon, with what has been put right since, are verified by the law of the day on which it was opened.</summary>
    /// <param name="version">Of the review.</param>
    /// <exception cref="Refused">With every adult whose consent is missing, by name; or the review is past finding out.</exception>
    public Task<Guid> RequestFor(Caller officer, Guid reviewId, int version, VerificationAsk ask) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.县区审核, Role.系统);
        var review = await db.Reviews.SingleOrDefaultAsync(r => r.Id == reviewId) ?? throw new NotThere();
        if (review.Version != version)
        {
            throw new Stale();
        }
        await Duties.RequireNoKinship(db, officer, review.CaseId);
        if (review.State != ReviewState.待复核)
        {
            throw new Refused($"这次复核现在是「{review.State}」，不能再提核对", "wrong_state");
        }
        await Moving.Handover.RequireStill(db, review.GrantId);
        review.Version++;
        var @case = await db.Cases.SingleAsync(c => c.Id == review.CaseId);
        // What was left running when the application was decided is for nobody any more.
        foreach (var left in await db.Verifications.Where(v => v.CaseId == @case.Id && v.ReviewId != reviewId && (v.State == VerificationState.待启动 || v.State == VerificationState.核对中)).ToListAsync())
        {
            (left.State, left.Due) = (VerificationState.已撤回, null);
            left.Version++;
        }
        await db.SaveChangesAsync();
        return await Make(db, officer, new(work, @case, review, work.MatterOf(@case)), ask);
    });

    /// <summary>What somebody may ask for: a township an application or a review, a county besides a draw.</summary>
    public static IReadOnlyList<Purpose> PurposesOf(Role role, bool isReview) =>
        [.. isReview ? [Purpose.复核] : role == Role.县区审核 ? [] : new[] { Purpose.新申请 }, .. role == Role.县区审核 ? [Purpose.抽查] : Array.Empty<Purpose>()];

    private async Task<(Event, Guid)> Make(AnminDb db, Caller officer, Occasion occasion, VerificationAsk ask)
    {
        var @case = occasion.Case;
        var declared = Declared(occasion.Matter) ?? throw new Refused($"{occasion.Matter.Name}不用核对", "not_verified");
        if (ask.Consents.FirstOrDefault(p => p.SignedOn > work.Today) is { } late)
        {
            throw new Refused($"{late.Name}的授权日期不能晚于今天", "no_consent", [new($"consent.{late.Name}", $"{late.Name}的授权日期不能晚于今天", "range")]);
        }
        var subjects = Consenting.Of(declared.SubjectsOf(occasion.Facts, occasion.On), await Consenting.EndsOf(db, @case.Id), [.. await Papers(db, @case.Id), .. ask.Consents], declared, occasion.Policy, work.Today);
        Consenting.Require(subjects);
        var sources = ask.Sources.Count == 0 ? declared.Sources : [.. declared.Sources.Where(s => ask.Sources.Contains(s.Code))];
        if (officer.Role != Role.系统 && !PurposesOf(officer.Role, occasion.Review is not null).Contains(ask.Purpose))
        {
            var why = ask.Purpose switch
            {
                Purpose.抽查 => "抽查由县区提出",
                Purpose.复核 => "复核的核对，请从那次复核的页面提出",
                _ => occasion.Review is null ? "新申请的核对由镇（办）提出，县区请选「抽查」" : "这是复核，用途请选「复核」",
            };
            throw new Refused(why, "invalid", [new("purpose", why, "choice")]);
        }
        if (sources.Count == 0 || sources.Count != (ask.Sources.Count == 0 ? sources.Count : ask.Sources.Distinct().Count()))
        {
            throw new Refused("请选择要核对的来源", "invalid", [new("sources", "请从列出的来源中至少选一个", "choice")]);
        }
        if (await db.Verifications.AnyAsync(v => v.CaseId == @case.Id && (v.State == VerificationState.待启动 || v.State == VerificationState.核对中)))
        {
            throw new Refused(occasion.Review is null ? "这件申请的核对正在进行，不用再提" : "这次复核的核对正在进行，不用再提", "already_asked");
        }
        var row = work.Part(@case, new VerificationRow
        {
            Declared = declared.Slug,
            ReviewId = occasion.Review?.Id,
            Purpose = ask.Purpose,
            Sources = string.Join(',', sources.Select(s => s.Code)),
            Subjects = FactsJson.Write(subjects),
            Why = Plain.Text(ask.Why) is { Length: > 0 } why1 ? why1 : null,
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
        return (new Event("verification-requested", $"verification:{row.Id}", @case.Id, $"{(occasion.Review is null ? "" : "复核：")}镇（办）请县区核对家庭经济状况", $"{ask.Purpose}，{subjects.Count} 人，{sources.Count} 个来源"), row.Id);
    }

    /// <summary>The county starts: every source is to be asked about everybody it may be asked about.</summary>
    public Task Start(Caller officer, Guid id, int version) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.县区审核, Role.县区负责, Role.系统);
        var row = await Load(db, work, officer, id, version, VerificationState.待启动);
        var (occasion, declared) = (await Occasion.Of(db, work, row), DeclaredOf(row));
        var @case = occasion.Case;
        if (occasion.IsOver)
        {
            throw new Refused(occasion.Review is null ? "这件申请已经办结，不能再核对" : "这次复核已经决定，不能再核对", "wrong_state");
        }
        var subjects = Consenting.Still(SubjectsOf(row), await Consenting.EndsOf(db, @case.Id), work.Today);
        Consenting.Require(subjects);
        AddItems(db, row, @case, [.. declared.Sources.Where(s => row.Codes.Contains(s.Code))], subjects, 0);
        (row.State, row.StartedOn, row.StartedByName) = (VerificationState.核对中, work.Today, officer.Name);
        AnswerBy(row, work.Today, Limit.工作日(occasion.Policy.Whole(declared.AnswerDays)));
        return new("verification-started", $"verification:{id}", row.CaseId, $"县区开始核对家庭经济状况，向 {row.Codes.Count} 个来源查询", row.StartBy < work.Today ? $"应在 {row.StartBy:yyyy-MM-dd} 前启动" : null);
    });

    /// <summary>补问: the sources that a request left out and the service wants asked are asked with the rest; a report that was made before is made anew once they have answered.</summary>
    /// <exception cref="Refused">Nothing was left out, a consent is missing, or nobody may be asked any more.</exception>
    public Task Widen(Caller officer, Guid id, int version) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.县区审核, Role.县区负责);
        var row = await Load(db, work, officer, id, version, VerificationState.核对中, VerificationState.已出报告);
        var (occasion, declared) = (await Occasion.Of(db, work, row), DeclaredOf(row));
        if (occasion.IsOver)
        {
            throw new Refused($"{occasion.Where}，不能再问", "wrong_state");
        }
        var subjects = Consenting.Still(SubjectsOf(row), await Consenting.EndsOf(db, row.CaseId), work.Today);
        Consenting.Require(subjects);
        var left = AskedInFull.LeftOut(declared, row, subjects);
        if (left.Count == 0)
        {
            throw new Refused("该问的来源都在这项核对里了", "nothing_left");
        }
        AddItems(db, row, occasion.Case, left, subjects, await db.VerificationItems.Where(i => i.VerificationId == id).Select(i => i.No).DefaultIfEmpty().MaxAsync());
        var all = row.Codes.Concat(left.Select(s => s.Code)).ToHashSet();
        row.Sources = string.Join(',', declared.Sources.Where(s => all.Contains(s.Code)).Select(s => s.Code));
        AnswerBy(row, work.Today, Limit.工作日(occasion.Policy.Whole(declared.AnswerDays)));
        return new("verification-widened", $"verification:{id}", row.CaseId, $"县区补问 {left.Count} 个来源", string.Join('、', left.Select(s => s.Key)));
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

    /// <summary>Every source is to be asked about everybody it may be asked about.</summary>
    private void AddItems(AnminDb db, VerificationRow row, CaseRow @case, IReadOnlyList<Source> sources, IReadOnlyList<Subject> subjects, int no)
    {
        foreach (var source in sources)
        {
            foreach (var subject in subjects.Where(s => s.Id is not null && source.Asks(s)))
            {
                var item = work.Part(@case, new VerificationItemRow
                {
                    VerificationId = row.Id, No = ++no, RequestNo = "", Source = source.Code, Subject = subject.Name, IdNumber = subject.Id!.Value.Value, Reply = Reply.未返回, ConsentTo = subject.ConsentedTo, IsObligor = subject.IsObligor,
                });
                item.RequestNo = item.Id.ToString("n");
                db.VerificationItems.Add(item);
            }
        }
    }

    /// <summary>Reckons the day that a verification waits for, from its own start.</summary>
    internal void Reckon(VerificationRow row, Core.Deciding.Policy policy, MeansCheck declared)
    {
        if (row.State == VerificationState.待启动 && declared.StartWithin(row.RequestedOn) is { } limit)
        {
            StartBy(row, limit);
        }
        else if (row.State == VerificationState.核对中)
        {
            AnswerBy(row, row.StartedOn!.Value, Limit.工作日(policy.Whole(declared.AnswerDays)));
        }
    }

    private void StartBy(VerificationRow row, Limit limit)
    {
        (row.StartBy, row.AwaitsYear) = work.Clocks.Calendar.Due(row.RequestedOn, limit);
        row.Due = row.StartBy;
    }

    /// <summary>A verification that is reported waits for no day, even where sources are asked once more.</summary>
    private void AnswerBy(VerificationRow row, DateOnly from, Limit limit)
    {
        (row.AnswerBy, var awaits) = work.Clocks.Calendar.Due(from, limit);
        (row.Due, row.AwaitsYear) = row.State == VerificationState.核对中 ? (row.AnswerBy, awaits) : (null, null);
    }

    /// <summary>The verification declared for a service, or null.</summary>
    internal MeansCheck? Declared(Matter matter) => work.Catalogue.Of<MeansCheck>().FirstOrDefault(v => v.Of == matter.Slug);

    internal MeansCheck DeclaredOf(VerificationRow row) => work.Catalogue.Find<MeansCheck>(row.Declared)
        ?? throw new InvalidOperationException($"核对 {row.Declared} 没有声明");

    /// <summary>Every consent that was on paper in an earlier request of the case, oldest first.</summary>
    internal static async Task<IReadOnlyList<PaperConsent>> Papers(AnminDb db, Guid caseId) =>
        [.. (await db.Verifications.AsNoTracking().Where(v => v.CaseId == caseId).OrderBy(v => v.Id).ToListAsync()).SelectMany(SubjectsOf)
            .Where(s => s is { IsMinor: false, ConsentedOn: not null } && s.ConsentedBy == s.Name).Select(s => new PaperConsent(s.Name, s.ConsentedOn!.Value)).OrderBy(p => p.SignedOn)];

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
}
