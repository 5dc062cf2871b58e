using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Population;

/// <summary>Takes the people of a county out of the register as columns, as of a day.</summary>
public sealed class Rosters(Database database)
{
    /// <summary>The county's register on a day, sealed with its version.</summary>
    public async Task<Roster> Take(DivisionCode county, DateOnly on)
    {
        await using var db = database.OpenForSystem();
        return await RosterSql.Read(db, county, [.. database.Divisions.WithPredecessors(county).Select(c => c.Value)], on);
    }

    /// <summary>The same with what reaches its people, and who has an application open.</summary>
    public async Task<(Roster Roster, Received Received, IReadOnlySet<int> Applying)> TakeWithGrants(DivisionCode county, DateOnly on)
    {
        await using var db = database.OpenForSystem();
        var roster = await RosterSql.Read(db, county, [.. database.Divisions.WithPredecessors(county).Select(c => c.Value)], on);
        var people = RosterSql.Index(roster);
        return (roster, await RosterSql.Received(db, roster, people, PayMonth.Of(on)), await RosterSql.Applying(db, roster, people));
    }

    /// <summary>The last visit to each person of a roster by its day, list by list.</summary>
    /// <param name="laws">The lists that are declared.</param>
    public async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<int, Visited>>> Visits(Roster roster, IEnumerable<VisitLaw> laws)
    {
        await using var db = database.OpenForSystem();
        var codes = database.Divisions.WithPredecessors(roster.County).Select(c => c.Value).ToList();
        var asked = laws.ToDictionary(l => l.List, l => l.Asks);
        if (asked.Count == 0)
        {
            return new Dictionary<string, IReadOnlyDictionary<int, Visited>>();
        }
        var people = RosterSql.Index(roster);
        var visits = await db.Visits.AsNoTracking().Where(v => codes.Contains(v.CountyCode) && v.On <= roster.On).OrderBy(v => v.On).ThenBy(v => v.Id)
            .Select(v => new { v.List, v.PersonId, v.On, v.Answers }).ToListAsync();
        return visits.Where(v => asked.ContainsKey(v.List) && people.ContainsKey(v.PersonId)).GroupBy(v => v.List)
            .ToDictionary(g => g.Key, g => (IReadOnlyDictionary<int, Visited>)g.GroupBy(v => people[v.PersonId])
                .ToDictionary(p => p.Key, p => p.Last() is var last ? new Visited(last.On, FactsJson.Read(last.Answers, asked[g.Key])) : null!));
    }
}
