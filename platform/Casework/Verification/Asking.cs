using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Verification;

/// <summary>How many questions of a source wait for a list.</summary>
/// <param name="New">Not yet on any list.</param>
/// <param name="Sent">On a list that was carried, without answer.</param>
public sealed record ListCount(Source Source, int New, int Sent);

/// <summary>Asks the sources: online at once and again by itself, or by a list that is carried to them. Each question belongs to a case, each is an event (1.2-08, A11).</summary>
/// <param name="ways">The way to a source by its code; by file where it has none.</param>
public sealed class Asking(CaseWork work, Func<string, ISourcePort?> ways)
{
    /// <summary>Waiting time before the next try after one, two, three failures and so on.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];

    /// <summary>After so many failures a human looks at it; the source may still answer by file.</summary>
    public const int MostTries = 6;

    /// <summary>Questions asked at the same time.</summary>
    private const int AtOnce = 4;

    /// <summary>Asks every online source that has not answered and whose waiting time is over.</summary>
    /// <returns>How many were asked.</returns>
    public async Task<int> AskOnline(CancellationToken stop = default)
    {
        var asked = 0;
        foreach (var id in await Waiting())
        {
            asked += await AskOne(Caller.System, id, stop);
        }
        return asked;
    }

    /// <summary>Asks the online sources of one verification now, whatever the waiting time.</summary>
    public async Task<int> AskNow(Caller officer, Guid id, CancellationToken stop = default)
    {
        Duties.Require(officer, Role.县区审核, Role.县区负责, Role.系统);
        return await AskOne(officer, id, stop, now: true);
    }

    /// <summary>The questions for a source's next list; they count as asked from now on.</summary>
    /// <param name="again">True for those of earlier lists that are still without answer, too.</param>
    /// <exception cref="Refused">Nothing waits for it.</exception>
    public Task<IReadOnlyList<SourceQuestion>> List(Caller officer, string code, bool again) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.县区审核, Role.县区负责);
        var items = await Open(db, work.Today).Where(i => i.Source == code && (again || i.AskedAt == null)).OrderBy(i => i.VerificationId).ThenBy(i => i.No).ToListAsync();
        if (items.Count == 0)
        {
            throw new Refused("这个来源现在没有要问的", "nothing_to_ask");
        }
        foreach (var item in items)
        {
            await Duties.RequireNoKinship(db, officer, item.CaseId);
            (item.AskedAt, item.Way) = (work.Database.Now, Way.文件);
            item.Version++;
        }
        var purposes = await PurposesOf(db, items);
        return (new Event("verification-listed", $"source:{code}", Detail: $"请求清单 {items.Count} 条，{items.Select(i => i.CaseId).Distinct().Count()} 个案件"),
            (IReadOnlyList<SourceQuestion>)[.. items.Select(i => Question(i, purposes))]);
    });

    /// <summary>All that a source may be asked in the caller's area, answered or not: what it hands over of everybody is held against it. Nobody sees them by this.</summary>
    /// <exception cref="Refused">There is nothing to ask.</exception>
    public async Task<IReadOnlyList<SourceQuestion>> Held(Caller officer, string code)
    {
        Duties.Require(officer, Role.县区审核, Role.县区负责);
        await using var db = work.Database.Open(officer);
        var items = await Agreed(db, work.Today).AsNoTracking().Where(i => i.Source == code).OrderBy(i => i.VerificationId).ThenBy(i => i.No).ToListAsync();
        if (items.Count == 0)
        {
            throw new Refused("这个来源现在没有要问的", "nothing_to_ask", [new("what", "这个来源现在没有要问的，文件不用读", "conflict")]);
        }
        foreach (var @case in items.Select(i => i.CaseId).Distinct())
        {
            await Duties.RequireNoKinship(db, officer, @case);
        }
        var purposes = await PurposesOf(db, items);
        return [.. items.Select(i => Question(i, purposes))];
    }

    /// <summary>What waits for a list, source by source, in the caller's area.</summary>
    public async Task<IReadOnlyList<ListCount>> Lists(Caller officer)
    {
        Duties.RequireStaff(officer);
        await using var db = work.Database.Open(officer);
        var today = work.Today;
        var counts = (await Open(db, work.Today).AsNoTracking()
            .GroupBy(i => new { i.Source, IsNew = i.AskedAt == null }).Select(g => new { g.Key.Source, g.Key.IsNew, Count = g.Count() }).ToListAsync()).ToLookup(c => c.Source);
        return [.. work.Catalogue.Of<MeansCheck>().SelectMany(d => d.Sources).DistinctBy(s => s.Code)
            .Select(s => new ListCount(s, counts[s.Code].Where(c => c.IsNew).Sum(c => c.Count), counts[s.Code].Where(c => !c.IsNew).Sum(c => c.Count)))];
    }

    /// <summary>Whether a source is asked online.</summary>
    public bool IsOnline(string code) => ways(code) is { Way: Way.联网 };

    private async Task<List<Guid>> Waiting()
    {
        await using var db = work.Database.OpenForSystem();
        var online = work.Catalogue.Of<MeansCheck>().SelectMany(d => d.Sources).Select(s => s.Code).Distinct().Where(IsOnline).ToList();
        var (now, today) = (work.Database.Now, work.Today);
        return online.Count == 0 ? [] : await Open(db, work.Today).AsNoTracking()
            .Where(i => online.Contains(i.Source) && i.Tries < MostTries && (i.NextTryAt == null || i.NextTryAt <= now))
            .Select(i => i.VerificationId).Distinct().ToListAsync();
    }

    private async Task<int> AskOne(Caller caller, Guid id, CancellationToken stop, bool now = false)
    {
        var (items, questions) = await Claim(caller, id, now);
        var answers = new SourceAnswer?[items.Count];
        await Parallel.ForAsync(0, items.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (n, token) => answers[n] = await ways(items[n].Source)!.Ask(questions[n], token));
        if (items.Count > 0)
        {
            await Record(caller, id, items, answers);
        }
        return items.Count;
    }

    /// <summary>Marks what is asked now, before anybody is asked: a second process finds nothing left, and a cut leaves the question open to be asked again.</summary>
    private async Task<(List<VerificationItemRow> Items, List<SourceQuestion> Questions)> Claim(Caller caller, Guid id, bool evenEarly)
    {
        try
        {
            return await work.Database.Effect(caller, async db =>
            {
                var row = await Occasion.Live(db).AsNoTracking().SingleOrDefaultAsync(v => v.Id == id) ?? throw new NotThere();
                await Duties.RequireNoKinship(db, caller, row.CaseId);
                var at = work.Database.Now;
                var items = (await db.VerificationItems
                    .Where(i => i.VerificationId == id && (i.Reply == Reply.未返回 || i.Reply == Reply.异常) && (evenEarly || ((i.NextTryAt == null || i.NextTryAt <= at) && i.Tries < MostTries))).ToListAsync())
                    .Where(i => IsOnline(i.Source)).ToList();
                var ended = items.Where(i => i.ConsentTo < work.Today).ToList();
                if (evenEarly && ended.Count > 0 && ended.Count == items.Count)
                {
                    throw new Refused($"{string.Join('、', ended.Select(i => i.Subject).Distinct())}的核对授权已经撤回或到期，不能再问", "no_consent");
                }
                items.RemoveAll(i => i.CalledBackOn is not null || ended.Contains(i));
                foreach (var item in items)
                {
                    (item.AskedAt, item.Way, item.NextTryAt) = (at, Way.联网, at + Pauses[0]);
                    item.Version++;
                }
                var purposes = await PurposesOf(db, items);
                return (new Event("verification-asked", $"verification:{id}", row.CaseId, Detail: $"联网查询 {items.Count} 条：{string.Join('、', items.Select(i => i.Source).Distinct())}"),
                    (items, items.Select(i => Question(i, purposes)).ToList()));
            });
        }
        catch (Stale)
        {
            return ([], []);
        }
    }

    private Task Record(Caller caller, Guid id, List<VerificationItemRow> asked, SourceAnswer?[] answers) => work.Database.Effect(caller, async db =>
    {
        var ids = asked.Select(i => i.Id).ToList();
        var items = await db.VerificationItems.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id);
        var ended = await Answered.Ended(db, items.Values);
        var caseId = asked[0].CaseId;
        var (told, closed) = (0, 0);
        for (var n = 0; n < asked.Count; n++)
        {
            var item = items[asked[n].Id];
            if (ended.Contains(item.VerificationId))
            {
                Answered.End(work, item);
                closed++;
                continue;
            }
            if (answers[n] is not { } answer || item.Reply is Reply.已返回 or Reply.无数据 || item.ConsentTo < work.Today)
            {
                continue;
            }
            item.Version++;
            if (answer.Values.Any(v => v.Item.Length > 0 && !Find(item.Source).ItemsOf(item.IsObligor).Contains(v.Item)))
            {
                answer = SourceAnswer.Failed("来源的回答里有不该答的项目");
            }
            if (answer.Reply is Reply.已返回 or Reply.无数据)
            {
                Answered.Take(work, db, item, answer.Reply, answer.Values, "联网", answer.StoodAt);
                told++;
                continue;
            }
            item.Tries++;
            (item.Reply, item.Trouble, item.NextTryAt) = (Reply.异常, answer.Trouble, work.Database.Now + Pauses[Math.Min(item.Tries, Pauses.Length) - 1]);
        }
        return new Event("verification-answered", $"verification:{id}", caseId, Detail: $"联网回答 {told} 条，没有答成 {asked.Count - told - closed} 条{(closed > 0 ? $"，案件已结束没有收 {closed} 条" : "")}");
    });

    private Source Find(string code) => work.Catalogue.Of<MeansCheck>().SelectMany(d => d.Sources).First(s => s.Code == code);

    /// <summary>Questions that may be asked today: not answered, and somebody must still agree to them.</summary>
    private static IQueryable<VerificationItemRow> Open(AnminDb db, DateOnly today) => Agreed(db, today).Where(i => i.Reply == Reply.未返回 || i.Reply == Reply.异常);

    /// <summary>The same, answered or not; once the application or review has ended nobody may be asked about.</summary>
    private static IQueryable<VerificationItemRow> Agreed(AnminDb db, DateOnly today) => db.VerificationItems
        .Where(i => i.CalledBackOn == null && (i.ConsentTo == null || i.ConsentTo >= today) && Occasion.Live(db).Any(v => v.Id == i.VerificationId));

    private static async Task<Dictionary<Guid, Purpose>> PurposesOf(AnminDb db, List<VerificationItemRow> items)
    {
        var ids = items.Select(i => i.VerificationId).Distinct().ToList();
        return await db.Verifications.AsNoTracking().Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Purpose);
    }

    private static SourceQuestion Question(VerificationItemRow i, Dictionary<Guid, Purpose> purposes) =>
        new(i.RequestNo, i.CaseId, i.Source, Code(purposes[i.VerificationId]), i.Subject, i.IdNumber) { IsObligor = i.IsObligor };

    /// <summary>A letter for the purpose: the source need not know which benefit a family has applied for.</summary>
    private static string Code(Purpose purpose) => purpose switch { Purpose.新申请 => "A", Purpose.复核 => "B", _ => "C" };
}
