using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Population;

/// <summary>A number that somebody is or was known under; those of a merged record are hers who stayed.</summary>
internal sealed class KnownNumber
{
    public required string Number { get; init; }

    public Guid PersonId { get; init; }
}

/// <summary>Two records that were said to be one person count as one wherever somebody is looked for by a number (A3). A merged record is never merged into twice, nor takes others in.</summary>
internal static class SamePerson
{
    /// <summary>Whose each number is, in the whole city.</summary>
    public static IQueryable<KnownNumber> Numbers(AnminDb db) => db.Identities.AsNoTracking().IgnoreQueryFilters()
        .Join(db.Persons.IgnoreQueryFilters(), i => i.PersonId, p => p.Id, (i, p) => new KnownNumber { Number = i.Number, PersonId = p.MergedInto ?? p.Id });

    /// <summary>A number, and every other identity number that the register knows the same person by.</summary>
    public static async Task<IReadOnlyList<string>> AlsoKnownBy(AnminDb db, string number)
    {
        var known = await KnownBy(db, await Numbers(db).Where(k => k.Number == number).Select(k => k.PersonId).Distinct().ToListAsync());
        return [number, .. known.Where(k => k.IsIdentity && k.Number != number).Select(k => k.Number)];
    }

    /// <summary>Every number that somebody is or was known under, made-up ones too, also by the records merged into hers; in order.</summary>
    public static async Task<IReadOnlyList<string>> NumbersOf(AnminDb db, Guid id) => [.. (await KnownBy(db, [id])).Select(k => k.Number).Distinct()];

    private static async Task<IReadOnlyList<(string Number, bool IsIdentity)>> KnownBy(AnminDb db, IReadOnlyCollection<Guid> ids)
    {
        var records = await With(db, ids);
        return [.. (await db.Identities.AsNoTracking().IgnoreQueryFilters().Where(i => records.Contains(i.PersonId)).Select(i => new { i.Number, IsIdentity = i.Kind == "111" }).Distinct().OrderBy(i => i.Number).ToListAsync())
            .Select(i => (i.Number, i.IsIdentity))];
    }

    /// <summary>Some records and those that stand merged into them, wherever these lie. Found by the acts: the register itself is large.</summary>
    public static async Task<List<Guid>> With(AnminDb db, IReadOnlyCollection<Guid> ids)
    {
        var once = await db.PersonActs.IgnoreQueryFilters().Where(a => ids.Contains(a.PersonId) && a.Kind == PersonActKind.并入 && a.Other != null).Select(a => a.Other!.Value).Distinct().ToListAsync();
        return [.. ids, .. await db.Persons.IgnoreQueryFilters().Where(p => once.Contains(p.Id) && p.MergedInto != null && ids.Contains(p.MergedInto.Value)).Select(p => p.Id).ToListAsync()];
    }
}
