using System.Text.Json;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Intake;

/// <summary>A draft as its page sees it.</summary>
/// <param name="Answers">Raw answers as typed, path → text.</param>
/// <param name="Done">Keys of the pages that were saved without fault.</param>
/// <param name="For">Name of the person it is for, when a helper fills it in.</param>
public sealed record DraftView(
    Guid Id, Matter Matter, IReadOnlyDictionary<string, string> Answers, IReadOnlySet<string> Done, int Version,
    DateTime UpdatedAt, string? For, Guid? CaseId);

/// <summary>What saving a page answered: the faults to mend (nothing typed is lost) and the draft's new version.</summary>
public sealed record Saved(IReadOnlyList<Fault> Faults, int Version);

/// <summary>Applications being filled in: kept as typed on the server, page by page, for any device.</summary>
public sealed class Drafts(Database database, Catalogue catalogue)
{
    /// <summary>Begins an application, for oneself or under a recorded agency.</summary>
    public async Task<Guid> Start(Caller caller, string matter, Guid? agency = null)
    {
        var service = catalogue.Find<Matter>(matter) ?? throw new NotThere();
        RequireApplicant(caller);
        var id = database.NewId();
        await database.Effect(caller, async db =>
        {
            var owner = caller.Human;
            if (agency is { } agencyId)
            {
                owner = (await Agencies.InForce(db, agencyId, caller, matter, database.Today)).Principal;
            }
            else if (caller.Role == Role.村级协理)
            {
                throw new Refused("代他人申请，请先登记委托：谁委托、委托什么、有什么凭据", "agency_required");
            }
            db.Drafts.Add(new()
            {
                Id = id,
                Matter = matter,
                OwnerHuman = owner,
                Account = caller.Account,
                Human = caller.Human,
                Answers = "{}",
                UpdatedAt = database.Now,
                AgencyId = agency,
            });
            return new("draft-started", $"draft:{id}", Detail: service.Name);
        });
        return id;
    }

    public async Task<DraftView> Get(Caller caller, Guid id)
    {
        await using var db = database.Open(caller);
        var draft = await Mine(db, caller).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id) ?? throw new NotThere();
        return await View(db, draft);
    }

    /// <summary>Open drafts of the caller, newest first.</summary>
    public async Task<IReadOnlyList<DraftView>> Open(Caller caller)
    {
        await using var db = database.Open(caller);
        var drafts = await Mine(db, caller).AsNoTracking().Where(d => d.CaseId == null)
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
            var kept = Answers(draft).Where(a => !Belongs(a.Key, asked.Path)).ToDictionary();
            foreach (var (path, text) in answers.Where(a => Belongs(a.Key, asked.Path)))
            {
                kept[path] = text.Length > 4000 ? text[..4000] : text;
            }
            var binder = new Binder(kept, database.Today);
            binder.Page(asked);
            Keep(draft, kept, page, binder.Faults.Count == 0);
            return (new Event("draft-saved", $"draft:{id}", Detail: $"{matter.Name}·{asked.Short}"), new Saved(binder.Faults, draft.Version));
        });

    /// <summary>Replaces all answers at once: the way of the API.</summary>
    public Task<Saved> Replace(Caller caller, Guid id, IReadOnlyDictionary<string, string> answers, int version) =>
        database.Effect(caller, async db =>
        {
            var (draft, matter) = await ForWriting(db, caller, id, version);
            var (_, faults) = Binder.Bind(matter.Form, answers, database.Today);
            draft.PagesDone = "";
            foreach (var page in matter.Form.Pages)
            {
                Keep(draft, answers, page.Key, !faults.Any(f => Belongs(f.Path, page.Path)));
            }
            return (new Event("draft-saved", $"draft:{id}", Detail: matter.Name), new Saved(faults, draft.Version));
        });

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
        if (draft.AgencyId is { } agency)
        {
            await Agencies.InForce(db, agency, caller, draft.Matter, database.Today);
        }
        return (draft, catalogue.Find<Matter>(draft.Matter) ?? throw new NotThere());
    }

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
            draft.PagesDone.Split('\n', StringSplitOptions.None).ToHashSet(), draft.Version, draft.UpdatedAt, agency?.PrincipalName, draft.CaseId);
    }
}
