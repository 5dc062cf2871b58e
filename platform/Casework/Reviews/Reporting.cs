using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Reviews;

/// <summary>Three ways into one thing, a review of a grant: somebody reports a change, its day has come, or the county reopens what a township has decided (handbook 01 1.3, 1.5).</summary>
public sealed class Reporting(CaseWork work)
{
    /// <summary>So many days before its day a re-verification is put on the desk.</summary>
    public const int DaysAhead = 30;

    /// <summary>So long the county may reopen what a township has decided, in months (1.5).</summary>
    public const int ReopenMonths = 6;

    /// <summary>So long after a death the household is looked at again, in months (2022年兜底保障通知).</summary>
    public const int DeathMonths = 3;

    /// <summary>Where a family went that has left the city, in the place of a township's code.</summary>
    public const string Outside = "out";

    /// <summary>A change as somebody tells it.</summary>
    /// <param name="Town">Of a move: the township it went to, <see cref="Outside"/>, or nothing where it stays within its own.</param>
    public sealed record Told(Change? What, DateOnly? On, string? Person, string? Text, string? Town = null)
    {
        /// <summary>Whether the file has to go to another township of the city.</summary>
        public bool IsMove => What == Change.搬家 && !string.IsNullOrEmpty(Town) && Town != Outside;
    }

    /// <summary>The changes that somebody may report of a case in this role; the calendar and the county have their own.</summary>
    /// <param name="lastByTown">Day of the last review that the township decided, or null.</param>
    public static IReadOnlyList<Change> OpenTo(Role role, CaseRow @case, DateOnly today, DateOnly? lastByTown = null) => role switch
    {
        Role.居民 or Role.村级协理 => [Change.家人去世, Change.新增家人, Change.结婚离婚, Change.搬家, Change.开始工作, Change.收入财产变化, Change.恢复发放, Change.不再领取],
        Role.镇办经办 or Role.镇办负责 or Role.系统 =>
            [Change.家人去世, Change.新增家人, Change.结婚离婚, Change.搬家, Change.开始工作, Change.收入财产变化, Change.三次拒绝就业, Change.失去联系, Change.恢复发放, Change.骗取, Change.不再领取, Change.定期复核],
        Role.县区审核 or Role.县区负责 => [.. Reopens(@case, lastByTown, today) ? [Change.县区重查] : Array.Empty<Change>(), Change.骗取],
        _ => [],
    };

    /// <summary>Whether the county may still reopen what the township decided: its grant, or a review since.</summary>
    private static bool Reopens(CaseRow @case, DateOnly? lastByTown, DateOnly today) =>
        (@case is { Delegated: true, DecidedOn: { } decided } && today <= decided.AddMonths(ReopenMonths)) || (lastByTown is { } last && today <= last.AddMonths(ReopenMonths));

    /// <summary>The day of the last review of a grant that its township decided, or null.</summary>
    internal static Task<DateOnly?> LastByTown(AnminDb db, Guid grant) => db.Reviews.Where(r => r.GrantId == grant && r.ByTown).MaxAsync(r => r.DecidedOn);

    /// <summary>Whether a kind of change is about one person of the family.</summary>
    public static bool IsOfSomebody(Change what) => what is Change.家人去世 or Change.开始工作 or Change.三次拒绝就业;

    /// <summary>Whether no month from this one on is due any more.</summary>
    internal static bool HasEnded(GrantRow grant, DateOnly today) =>
        grant.EndMonth is { } end && (PayMonth.Parse(end) < PayMonth.Of(today) || PayMonth.Parse(end) < PayMonth.Parse(grant.StartMonth));

    /// <summary>Takes a report; it opens a review, or joins the one that is open, which then starts anew from the township.</summary>
    public Task<Guid> Tell(Caller caller, Guid caseId, Told told) => work.Database.Effect(caller, async db =>
    {
        var @case = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId) ?? throw new NotThere();
        var grant = await db.Grants.SingleOrDefaultAsync(g => g.CaseId == caseId) ?? throw new NotThere();
        if (caller.IsStaff)
        {
            await Duties.RequireNoKinship(db, caller, caseId);
        }
        else if (caller.Role != Role.系统)
        {
            await Agencies.RequireOwn(db, caller, caseId, work.Today);
        }
        await Moving.Handover.RequireStill(db, grant.Id);
        if (HasEnded(grant, work.Today))
        {
            throw new Refused("这份待遇已经停发；家里又有困难的，可以重新申请", "stopped");
        }
        var covered = await db.Covered.Where(c => c.GrantId == grant.Id && c.Seq == grant.TermSeq).ToListAsync();
        var report = Check(caller, told, OpenTo(caller.Role, @case, work.Today, await LastByTown(db, grant.Id)), covered);
        if (report.What == Change.家人去世 && caller.IsStaff)
        {
            Deaths.Note(db, work, grant, covered.Single(c => c.Name == report.Person), report);
        }
        var review = await Open(db, @case, grant, report);
        return (new Event("change-reported", $"review:{review.Id}", caseId, $"{(caller.IsStaff ? "镇（办）或县区" : "您")}报告了变化：{ChangeWords.Of(report.What)}，镇（办）会来复核",
            $"{report.What}{(report.Person is null ? "" : $"（{report.Person}）")}：{report.Text}"), review.Id);
    });

    /// <summary>Puts on the desk what is due for re-verification within the month. Safe to run at any time.</summary>
    public async Task<int> OpenDue()
    {
        var (until, month) = (work.Today.AddDays(DaysAhead), PayMonth.Of(work.Today).Key);
        List<Guid> due;
        await using (var look = work.Database.OpenForSystem())
        {
            due = await look.Grants.Where(g => g.ReviewDue != null && g.ReviewDue <= until && (g.EndMonth == null || string.Compare(g.EndMonth, month) >= 0)
                && !look.Reviews.Any(r => r.GrantId == g.Id && r.State != ReviewState.已决定)).OrderBy(g => g.Id).Select(g => g.Id).ToListAsync();
        }
        foreach (var chunk in due.Chunk(200))
        {
            await work.Database.Effect(Caller.System, async db =>
            {
                foreach (var grant in await db.Grants.Where(g => chunk.Contains(g.Id)).ToListAsync())
                {
                    var @case = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == grant.CaseId);
                    await Open(db, @case, grant, new(Change.定期复核, grant.ReviewDue, null, $"按{grant.ReviewClass}类家庭的期限，{grant.ReviewDue:yyyy-MM-dd} 前复核", Guid.Empty, "系统", work.Today));
                }
                return new("reviews-due", "reviews", Detail: $"{chunk.Length} 户");
            });
        }
        return due.Count;
    }

    private Report Check(Caller caller, Told told, IReadOnlyList<Change> open, IReadOnlyList<CoveredRow> covered)
    {
        var (person, text) = (Plain.Text(told.Person), Plain.Text(told.Text));
        var faults = new List<Fault>();
        if (told.What is not { } what || !open.Contains(what))
        {
            throw open.Count == 0 ? new NotAllowed("您的岗位现在不能报告这户的变化") : new Refused("请选择有什么变化", "invalid", [new("what", "请选择有什么变化", "required")]);
        }
        if (IsOfSomebody(what) && covered.All(c => c.Name != person))
        {
            faults.Add(new("person", "请选择是家里的哪一位", "required"));
        }
        if (what != Change.定期复核 && what != Change.县区重查 && told.On is null)
        {
            faults.Add(new("on", "请填写哪一天变的，例如 2026-03-08；记不准的写大概的日子", "required"));
        }
        else if (told.On > work.Today)
        {
            faults.Add(new("on", "日期不能晚于今天", "range"));
        }
        if (told.IsMove)
        {
            faults.Add(new("town", "搬到本市另一个镇（街道）的，请按转移报告", "range"));
        }
        if (Written.FaultOf(text, "text", "变化的情况") is { } fault)
        {
            faults.Add(fault);
        }
        return faults.Count > 0
            ? throw new Refused("还有要更正的地方", "invalid", faults)
            : new(what, told.On, IsOfSomebody(what) ? person : null, text, caller.Human, caller.Name, work.Today, what == Change.搬家 && told.Town == Outside);
    }

    /// <summary>The open review of a grant with the report in it.</summary>
    internal async Task<ReviewRow> Open(AnminDb db, CaseRow @case, GrantRow grant, Report report)
    {
        var due = DueOf(@case, grant, report);
        var review = await db.Reviews.SingleOrDefaultAsync(r => r.GrantId == grant.Id && r.State != ReviewState.已决定);
        if (review is null)
        {
            review = work.Part(@case, new ReviewRow { GrantId = grant.Id, Reports = "[]", OpenedOn = work.Today, Due = due.Day, AwaitsYear = due.Awaits, Facts = await LatestFacts(db, @case, grant.Id) });
            db.Reviews.Add(review);
        }
        else
        {
            review.Version++;
        }
        review.Reports = FactsJson.Write((List<Report>)[.. FactsJson.Read<List<Report>>(review.Reports), report]);
        (review.Due, review.AwaitsYear) = due.Sooner(new(review.Due, review.AwaitsYear));
        review.TalkBasis ??= Silent(grant, report)?.ToString();
        review.StartAnew();
        return review;
    }

    /// <summary>The article that asks for a warning talk, where a change of the family's own was kept silent too long.</summary>
    private Core.Deciding.Article? Silent(GrantRow grant, Report report) =>
        report is { On: { } on, What: not (Change.定期复核 or Change.县区重查 or Change.不按提标名单 or Change.恢复发放 or Change.失去联系 or Change.三次拒绝就业) }
            && work.Catalogue.Find<Matter>(grant.Matter)?.Pays?.SilenceOn(work.Today) is { } silence && work.Today > on.AddMonths(silence.Months) ? silence.Basis : null;

    /// <summary>The family's facts as they were last decided upon.</summary>
    internal static async Task<string> LatestFacts(AnminDb db, CaseRow @case, Guid grant) =>
        await db.Reviews.IgnoreQueryFilters().Where(r => r.GrantId == grant && r.State == ReviewState.已决定).OrderByDescending(r => r.DecidedOn).ThenByDescending(r => r.Id).Select(r => r.Facts).FirstOrDefaultAsync() ?? @case.Facts;

    /// <summary>As long as an application may take (own); a death within three months of it; a re-verification by its own day.</summary>
    private DueDay DueOf(CaseRow @case, GrantRow grant, Report report)
    {
        if (report.What == Change.定期复核 && grant.ReviewDue is { } day)
        {
            return DueDay.Of(day);
        }
        var from = report.ReportedOn;
        var total = work.MatterOf(@case).ProcedureOn(from, false).Total is { } limit ? work.Clocks.Calendar.Due(from, limit) : DueDay.Of(from.AddDays(DaysAhead));
        return report is { What: Change.家人去世, On: { } died } ? total.Sooner(DueDay.Of(died.AddMonths(DeathMonths))) : total;
    }

    /// <summary>Reckons the day of an open review from what was reported and when.</summary>
    internal void Reckon(ReviewRow review, CaseRow @case, GrantRow grant) =>
        (review.Due, review.AwaitsYear) = FactsJson.Read<List<Report>>(review.Reports).Select(r => DueOf(@case, grant, r)).Aggregate((a, b) => a.Sooner(b));
}
