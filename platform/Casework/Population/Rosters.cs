using Anmin.Casework.Comparing;
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
        List<string> codes = [.. database.Divisions.WithPredecessors(county).Select(c => c.Value)];
        var roster = await RosterSql.Read(db, county, codes, on);
        var people = RosterSql.Index(roster);
        var absent = await RosterSql.Absent(db, roster, people, codes, PayMonth.Of(on));
        return (roster, await RosterSql.Received(db, roster, people, PayMonth.Of(on), absent), await RosterSql.Applying(db, roster, people));
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
        // Those who came from another county bring their visits with them.
        var visits = await db.Visits.AsNoTracking().Where(v => (codes.Contains(v.CountyCode) || db.Persons.Any(p => p.Id == v.PersonId && codes.Contains(p.CountyCode))) && v.On <= roster.On).OrderBy(v => v.On).ThenBy(v => v.Id)
            .Select(v => new { v.List, v.PersonId, v.On, v.Answers }).ToListAsync();
        return visits.Where(v => asked.ContainsKey(v.List) && people.ContainsKey(v.PersonId)).GroupBy(v => v.List)
            .ToDictionary(g => g.Key, g => (IReadOnlyDictionary<int, Visited>)g.GroupBy(v => people[v.PersonId])
                .ToDictionary(p => p.Key, p => p.Last() is var last ? new Visited(last.On, FactsJson.Read(last.Answers, asked[g.Key])) : null!));
    }

    /// <summary>The registers of other offices that the county uses, on its households, by the counterpart's slug. Who is meant is asked anew by number: somebody registered since is found as well.</summary>
    public async Task<IReadOnlyDictionary<string, Beside>> Registers(Roster roster)
    {
        await using var db = database.OpenForSystem();
        var county = roster.County.Value;
        var files = await db.TheirFiles.AsNoTracking().Where(f => f.CountyCode == county && f.State == TheirFileState.在用 && f.AsOf <= roster.On).ToListAsync();
        var registers = new Dictionary<string, Beside>();
        if (files.Count == 0)
        {
            return registers;
        }
        var households = RosterSql.Households(roster);
        foreach (var file in files.OrderBy(f => f.AsOf))
        {
            var families = new Dictionary<int, SortedDictionary<string, TheirFamily>>();
            await foreach (var e in db.TheirEntries.AsNoTracking().Where(e => e.FileId == file.Id && e.State != TheirEntryState.错误)
                .Join(db.Identities, e => e.Number, i => i.Number, (e, i) => new { e.Family, e.Kind, e.HasLeft, e.PerHead, i.PersonId })
                .Join(db.Persons, e => e.PersonId, p => p.Id, (e, p) => new { e.Family, e.Kind, e.HasLeft, e.PerHead, Person = p.MergedInto ?? p.Id }).AsAsyncEnumerable())
            {
                if (households.TryGetValue(e.Person, out var household))
                {
                    (families.TryGetValue(household, out var known) ? known : families[household] = new(StringComparer.Ordinal))
                        [e.Family!] = new(e.Family!, e.Kind!.Value, e.HasLeft ?? false, e.PerHead is { } fen ? new Money(fen) : null);
                }
            }
            registers[file.Counterpart] = new(file.AsOf, families.ToDictionary(f => f.Key, f => (IReadOnlyList<TheirFamily>)[.. f.Value.Values]));
        }
        return registers;
    }
}
