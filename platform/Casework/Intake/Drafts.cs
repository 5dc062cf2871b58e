using System.Text.Json;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Casework.Sweeping;
using Anmin.Core.Declaring;
using Anmin.Core.Sweeping;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Intake;

/// <summary>A draft as its page sees it.</summary>
/// <param name="Answers">Raw answers as typed, path → text.</param>
/// <param name="Done">Keys of the pages that were saved without fault.</param>
/// <param name="For">Name of the person it is for, when a helper fills it in.</param>
public sealed record DraftView(
    Guid Id, Matter Matter, IReadOnlyDictionary<string, string> Answers, IReadOnlySet<string> Done, int Version,
    DateTime UpdatedAt, string? For, Guid? CaseId)
{
    /// <summary>What the register had filled in when it was begun.</summary>
    public IReadOnlyDictionary<string, string> Known { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether an answer still stands as the register had it.</summary>
    public bool IsKnown(string path) => Known.TryGetValue(path, out var known) && Answers.TryGetValue(path, out var answer) && answer == known;
}

/// <summary>What saving a page answered: the faults to mend (nothing typed is lost) and the draft's new version.</summary>
/// <param name="IsWhole">False where an answer was too long to be stored; its fault says so, and it must stay on the page.</param>
public sealed record Saved(IReadOnlyList<Fault> Faults, int Version, bool IsWhole = true);

/// <summary>Applications being filled in: kept as typed on the server, page by page, for any device.</summary>
public sealed class Drafts(Database database, Catalogue catalogue, Attachments attachments)
{
    /// <summary>Longest answer that is stored, far above any declared length. Nothing is ever cut: a longer one is refused beside its field (S-IN-2, S-IN-16).</summary>
    public const int LongestAnswer = 8000;

    /// <summary>Begins an application, for oneself or under a recorded agency.</summary>
    public async Task<Guid> Start(Caller caller, string matter, Guid? agency = null)
    {
        var service = catalogue.Find<Matter>(matter) ?? throw new NotThere();
        RequireApplicant(caller);
        return await database.Effect(caller, async db =>
        {
            var id = database.NewId();
            var owner = caller.Human;
            var (number, name) = ((string?)null, caller.Name);
            if (agency is { } agencyId)
            {
                var entrusted = await Agencies.InForce(db, agencyId, caller, matter, database.Today);
                (owner, number, name) = (entrusted.Principal, entrusted.PrincipalIdNumber, entrusted.PrincipalName);
            }
            else if (caller.Role == Role.村级协理)
            {
                throw new Refused("代他人申请，请先登记委托：谁委托、委托什么、有什么凭据", "agency_required");
            }
            else if (caller.Role == Role.居民)
            {
                number = await db.Accounts.Where(a => a.Id == caller.Account).Select(a => a.IdNumber).SingleOrDefaultAsync();
            }
            var known = await Known(service, number, name);
            var answers = known.Count == 0 ? "{}" : JsonSerializer.Serialize(known, FactsJson.Options);
            db.Drafts.Add(new()
            {
                Id = id,
                Matter = matter,
                OwnerHuman = owner,
                Account = caller.Account,
                Human = caller.Human,
                Answers = answers,
                Known = known.Count == 0 ? null : answers,
                UpdatedAt = database.Now,
                AgencyId = agency,
            });
            return (new Event("draft-started", $"draft:{id}", Detail: known.Count == 0 ? service.Name : $"{service.Name}，按登记的情况先填了 {known.Count} 栏"), id);
        });
    }

    /// <summary>What the register knows of her household, where a screening has found that this service may be for it. Otherwise nobody's file is opened.</summary>
    private async Task<IReadOnlyDictionary<string, string>> Known(Matter service, string? number, string name)
    {
        var leading = Applied.Leading(catalogue, service.Slug);
        if (number is null || leading.Count == 0)
        {
            return new Dictionary<string, string>();
        }
        await using var system = database.OpenForSystem();
        return await Applied.OpenFor(system, number, name, leading, database.Today) is [{ HouseholdId: { } household }, ..]
            ? service.Prefill(await Applied.Known(system, household, number, database.Today), database.Today).Where(a => service.Form.Asks(a.Key)).ToDictionary()
            : new Dictionary<string, string>();
    }

    /// <summary>The findings of which she was told that she may apply: service by service.</summary>
    public async Task<IReadOnlyList<Matter>> Offered(Caller caller)
    {
        if (caller.Role != Role.居民)
        {
            return [];
        }
        await using var system = database.OpenForSystem();
        var number = await system.Accounts.Where(a => a.Id == caller.Account).Select(a => a.IdNumber).SingleOrDefaultAsync();
        var told = (await Applied.OpenFor(system, number, caller.Name, Applied.Leading(catalogue), database.Today)).Where(d => d is { ToldOn: not null, CaseId: null });
        return [.. told.Select(d => catalogue.Find<Screening>(d.Screening)!.Opens!).Distinct().Select(catalogue.Find<Matter>).OfType<Matter>()];
    }

    /// <exception cref="Refused">The agency under which it was begun has ended.</exception>
    public async Task<DraftView> Get(Caller caller, Guid id)
    {
        await using var db = database.Open(caller);
        var draft = await Mine(db, caller).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id) ?? throw new NotThere();
        await RequireAgency(db, draft, caller, database.Today);
        return await View(db, draft);
    }

    /// <summary>Open drafts of the caller, newest first.</summary>
    public async Task<IReadOnlyList<DraftView>> Open(Caller caller)
    {
        await using var db = database.Open(caller);
        var today = database.Today;
        var drafts = await Mine(db, caller).AsNoTracking()
            .Where(d => d.CaseId == null && (d.AgencyId == null || db.Agencies.Any(a => a.Id == d.AgencyId && a.WithdrawnOn == null && a.From <= today && a.To >= today)))
            .OrderByDescending(d => d.UpdatedAt).Take(50).ToListAsync();
        var views = new List<DraftView>();
        foreach (var draft in drafts.Where(d => catalogue.Find<Matter>(d.Matter) is not null))
        {
            views.Add(await View(db, draft));
        }
        return views;
    }

    /// <summary>Stores what was typed on a page, faulty or not, and says what to mend.</summary>
    /// <param name="answers">Paths of this page only; others are ignored.</param>
    public Task<Saved> SavePage(Caller caller, Guid id, string page, IReadOnlyDictionary<string, string> answers, int version) =>
        database.Effect(caller, async db =>
        {
            var (draft, matter) = await ForWriting(db, caller, id, version);
            var asked = matter.Form.Find(page) ?? throw new NotThere();
            var before = Answers(draft);
            var typed = before.Where(a => !asked.Asks(a.Key)).Concat(answers.Where(a => asked.Asks(a.Key))).ToDictionary();
            var binder = new Binder(typed, database.Today);
            binder.Page(asked);
            var tooLong = TooLong(typed);
            IReadOnlyList<Fault> faults = [.. binder.Faults, .. tooLong.Where(f => binder.Faults.All(b => b.Path != f.Path))];
            foreach (var path in tooLong.Select(f => f.Path))
            {
                typed.Remove(path);
                if (before.TryGetValue(path, out var earlier)) { typed[path] = earlier; }
            }
            Keep(draft, typed, page, faults.Count == 0);
            return (new Event("draft-saved", $"draft:{id}", Detail: $"{matter.Name}·{asked.Short}"), new Saved(faults, draft.Version, tooLong.Count == 0));
        });

    /// <summary>Replaces all answers at once: the way of the API. Members that the form does not know are let go.</summary>
    /// <exception cref="Refused">An answer is too long to be stored; nothing was stored.</exception>
    public Task<Saved> Replace(Caller caller, Guid id, IReadOnlyDictionary<string, string> answers, int version) =>
        database.Effect(caller, async db =>
        {
            var (draft, matter) = await ForWriting(db, caller, id, version);
            var known = answers.Where(a => matter.Form.Asks(a.Key)).ToDictionary();
            if (TooLong(known) is { Count: > 0 } tooLong)
            {
                throw new Refused("有的答案太长，没有存下", "too_long", tooLong);
            }
            var (_, faults) = Binder.Bind(matter.Form, known, database.Today);
            draft.PagesDone = "";
            foreach (var page in matter.Form.Pages)
            {
                Keep(draft, known, page.Key, !faults.Any(f => Belongs(f.Path, page.Path)));
            }
            return (new Event("draft-saved", $"draft:{id}", Detail: matter.Name), new Saved(faults, draft.Version));
        });

    /// <summary>Throws a draft away, its papers with it, bytes and all.</summary>
    /// <param name="version">The version that was read; null where the reader was asked once more instead.</param>
    public async Task Discard(Caller caller, Guid id, int? version = null)
    {
        var papers = await database.Effect(caller, async db =>
        {
            var draft = await Mine(db, caller).SingleOrDefaultAsync(d => d.Id == id) ?? throw new NotThere();
            if (draft.CaseId is not null)
            {
                throw new Refused("这份申请已经提交；不想办了，请在「我的办件」里撤回", "submitted");
            }
            if (version is { } read && draft.Version != read)
            {
                throw new Stale();
            }
            var rows = await db.Attachments.IgnoreQueryFilters().Where(a => a.DraftId == id).ToListAsync();
            db.Attachments.RemoveRange(rows);
            db.Drafts.Remove(draft);
            return (new Event("draft-discarded", $"draft:{id}", Detail: $"{catalogue.Find<Matter>(draft.Matter)?.Name}，材料 {rows.Count} 个"), rows.Select(r => r.Id).ToList());
        });
        attachments.Erase(papers);
    }

    internal static IReadOnlyDictionary<string, string> Answers(DraftRow draft) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(draft.Answers)!;

    internal static IQueryable<DraftRow> Mine(AnminDb db, Caller caller) => db.Drafts.Where(d => d.Human == caller.Human);

    private static void RequireApplicant(Caller caller)
    {
        if (caller.Role is not (Role.居民 or Role.村级协理 or Role.系统))
        {
            throw new NotAllowed("申请由居民本人或受委托的村级协理员提出，请换用相应身份");
        }
    }

    private async Task<(DraftRow, Matter)> ForWriting(AnminDb db, Caller caller, Guid id, int version)
    {
        var draft = await Mine(db, caller).SingleOrDefaultAsync(d => d.Id == id) ?? throw new NotThere();
        if (draft.CaseId is not null)
        {
            throw new Refused("这份申请已经提交，不能再改", "submitted");
        }
        if (draft.Version != version)
        {
            throw new Stale();
        }
        await RequireAgency(db, draft, caller, database.Today);
        return (draft, catalogue.Find<Matter>(draft.Matter) ?? throw new NotThere());
    }

    /// <summary>Refuses a draft that was begun under an agency which has ended (S-AZ-8).</summary>
    internal static async Task RequireAgency(AnminDb db, DraftRow draft, Caller caller, DateOnly today)
    {
        if (draft.AgencyId is { } agency)
        {
            await Agencies.InForce(db, agency, caller, draft.Matter, today);
        }
    }

    private static List<Fault> TooLong(IReadOnlyDictionary<string, string> answers) =>
        [.. answers.Where(a => a.Value.Length > LongestAnswer).Select(a => new Fault(a.Key, $"这一栏写得太长，没有存下；请改到{LongestAnswer / 2}字以内", "range"))];

    private void Keep(DraftRow draft, IReadOnlyDictionary<string, string> answers, string page, bool right)
    {
        var done = draft.PagesDone.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(p => p != page);
        draft.PagesDone = string.Join('\n', right ? done.Append(page) : done);
        draft.Answers = JsonSerializer.Serialize(answers, FactsJson.Options);
        draft.UpdatedAt = database.Now;
        draft.Version++;
    }

    private static bool Belongs(string path, string page) =>
        page.Length == 0 || path == page
        || (path.StartsWith(page, StringComparison.Ordinal) && path.Length > page.Length && path[page.Length] is '.' or '[');

    private async Task<DraftView> View(AnminDb db, DraftRow draft)
    {
        var agency = draft.AgencyId is { } id ? await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == id) : null;
        return new(draft.Id, catalogue.Find<Matter>(draft.Matter) ?? throw new NotThere(), Answers(draft),
            draft.PagesDone.Split('\n', StringSplitOptions.None).ToHashSet(), draft.Version, draft.UpdatedAt, agency?.PrincipalName, draft.CaseId)
        {
            Known = draft.Known is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(draft.Known)!,
        };
    }
}
