using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.People;

/// <summary>Accounts and the callers they make.</summary>
public sealed class Accounts(Database database)
{
    public async Task<IReadOnlyList<Account>> All()
    {
        await using var db = database.OpenForSystem();
        return await db.Accounts.AsNoTracking().Where(a => !a.Disabled).OrderBy(a => a.Area).ThenBy(a => a.Role).ToListAsync();
    }

    /// <summary>The caller behind an account, or null when it is unknown or disabled: asked at every request, so a change takes effect at once (S-ID-6).</summary>
    public async Task<Caller?> Find(Guid account, string trace)
    {
        await using var db = database.OpenForSystem();
        var known = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == account && !a.Disabled);
        return known is null ? null : new(known.Human, known.Id, known.Name, known.Role, DivisionCode.Of(known.Area), trace);
    }

    /// <summary>Opens accounts for people who are to work or apply here.</summary>
    public Task Add(Caller by, IReadOnlyList<Account> accounts) => database.Effect(by, db =>
    {
        Desk.Duties.Require(by, Role.系统);
        db.Accounts.AddRange(accounts);
        return Task.FromResult(new Event("accounts-opened", "accounts", Detail: $"{accounts.Count} 个"));
    });

    /// <summary>Files near relatives of handlers and village cadres (近亲属备案, S-AZ-6).</summary>
    public Task FileRelatives(Caller by, IReadOnlyList<FiledRelative> relatives) => database.Effect(by, db =>
    {
        Desk.Duties.Require(by, Role.系统);
        db.FiledRelatives.AddRange(relatives);
        return Task.FromResult(new Event("relatives-filed", "relatives", Detail: $"{relatives.Count} 人"));
    });

    /// <summary>Writes a sign-in or sign-out into the journal.</summary>
    public Task Note(Caller caller, string action) =>
        database.Effect(caller, _ => Task.FromResult(new Event(action, $"account:{caller.Account}")));
}
