using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Population;

/// <summary>Makes the words anew of people who came into the register before there were words, or before the names they had earlier were among them. In short steps; a cut is taken up again, and once all is done it costs one look into an empty index.</summary>
public sealed class Wording(CaseWork work)
{
    /// <summary>People whose words are made in one transaction.</summary>
    public const int AtOnce = 2_000;

    /// <summary>Rows of a step in which only the database works.</summary>
    public const int Stretch = 20_000;

    /// <summary>Whether this process has seen that everybody has a row: whoever comes later brings her own.</summary>
    private bool everybody;

    /// <returns>How many people are now found by words they were not found by.</returns>
    public async Task<int> Fill()
    {
        await using (var db = work.Database.OpenForSystem())
        {
            for (Guid? last = everybody ? null : Guid.Empty; last is { } after;)
            {
                last = await PersonSearchSql.Placeholders(db, after, Stretch);
            }
            everybody = true;
            for (long after = 0; await PersonSearchSql.Next(db, after, Stretch) is { Count: > 0 } some; after = some[^1])
            {
                await PersonSearchSql.Unchanged(db, after, some[^1]);
            }
        }
        var filled = 0;
        while (await Some() is > 0 and var some)
        {
            filled += some;
        }
        return filled;
    }

    private async Task<int> Some()
    {
        await using (var look = work.Database.OpenForSystem())
        {
            if ((await PersonSearchSql.Next(look, 0, 1)).Count == 0)
            {
                return 0;
            }
        }
        try
        {
            return await work.Database.Effect(Caller.System, async db =>
            {
                var numbers = await PersonSearchSql.Next(db, 0, AtOnce);
                if (numbers.Count == 0)
                {
                    throw new Stale(); // nothing was done, so nothing is told
                }
                var ids = await db.PersonTokens.AsNoTracking().Where(t => numbers.Contains(t.No)).Select(t => t.PersonId).ToListAsync();
                var people = await db.Persons.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync();
                var former = (await db.PersonVersions.AsNoTracking().Where(v => ids.Contains(v.PersonId)).Select(v => new { v.PersonId, v.Name }).Distinct().ToListAsync()).ToLookup(v => v.PersonId, v => v.Name);
                if (await PersonSearchSql.Remove(db, numbers) != numbers.Count)
                {
                    throw new Stale();
                }
                await Bulk.Insert(db, people.Select(p => TokensRow.Of(p, former[p.Id])));
                return (new Event("people-words-made", "population:register", Detail: $"{people.Count} 人：按以前的名字也能找到"), people.Count);
            });
        }
        catch (Stale)
        {
            // Another process, or somebody at a record, was faster: what is left is done by the next round.
            return 0;
        }
    }
}
