using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Population;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Population;

/// <summary>Those who live together, as they come into an empty register.</summary>
/// <param name="Together">The 共同生活家庭.</param>
/// <param name="Booklets">The 户籍家庭 that its members stand in; the first is the head's.</param>
/// <param name="Means">What is known of its means, or null.</param>
/// <param name="Members">Persons with their relation to the head and the index of their booklet.</param>
/// <param name="Identities">All numbers the members have or had.</param>
public sealed record Settlement(
    HouseholdRow Together, IReadOnlyList<HouseholdRow> Booklets, MeansRow? Means, IReadOnlyList<(PersonRow Person, Relation Relation, int Booklet)> Members, IReadOnlyList<IdentityRow> Identities);

/// <summary>Fills an empty register by the bulk paths: a chunk of households, one transaction, one event. Begun again it goes on after the last whole chunk.</summary>
public sealed class Settling(CaseWork work)
{
    /// <summary>Households a transaction.</summary>
    public const int Chunk = 20_000;

    /// <param name="households">In an order that is the same every time; those that are there already are passed over.</param>
    /// <param name="progress">Told after each chunk: households and people so far.</param>
    /// <returns>Households and people that were added now.</returns>
    public async Task<(int Households, int People)> Settle(Caller caller, IEnumerable<Settlement> households, Action<int, int>? progress = null)
    {
        int before;
        await using (var db = work.Database.OpenForSystem())
        {
            before = await db.Households.CountAsync(h => h.Kind == HouseholdKind.共同生活家庭);
        }
        var (added, people) = (0, 0);
        foreach (var chunk in households.Skip(before).Chunk(Chunk))
        {
            await work.Database.Effect(caller, async db =>
            {
                await Write(db, chunk);
                return new Event("population-settled", "population:register", Detail: $"{chunk.Length} 户，{chunk.Sum(s => s.Members.Count)} 人");
            });
            added += chunk.Length;
            people += chunk.Sum(s => s.Members.Count);
            progress?.Invoke(before + added, people);
        }
        if (added > 0)
        {
            await using var db = work.Database.OpenForSystem();
            await PersonSearchSql.Settled(db);
        }
        return (added, people);
    }

    private static async Task Write(AnminDb db, Settlement[] chunk)
    {
        await People(db, [.. chunk.SelectMany(s => s.Members.Select(m => m.Person))]);
        await Bulk.Insert(db, chunk.SelectMany(s => s.Identities));
        await Bulk.Insert(db, chunk.SelectMany(s => s.Booklets.Prepend(s.Together)));
        await Bulk.Insert(db, chunk.SelectMany(s => s.Members.SelectMany(m => (MembershipRow[])
        [
            Member(s.Together, m.Person, m.Relation),
            Member(s.Booklets[m.Booklet], m.Person, m.Booklet == 0 ? m.Relation : Relation.户主),
        ])));
        await Bulk.Insert(db, chunk.Where(s => s.Means is not null).Select(s => s.Means!));
    }

    /// <summary>People with the words under which they are found, inside the transaction of the context.</summary>
    public static async Task People(AnminDb db, IReadOnlyList<PersonRow> people)
    {
        await Bulk.Insert(db, people);
        await Bulk.Insert(db, people.Select(p => TokensRow.Of(p, [])));
    }

    private static MembershipRow Member(HouseholdRow household, PersonRow person, Relation relation) => new()
    {
        HouseholdId = household.Id, PersonId = person.Id, Kind = household.Kind, Relation = relation, Since = household.Since, Until = null, Cause = household.Cause,
    };
}
