using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Sweeping;

/// <summary>Whom an officer must stay away from in the register: himself and those he has filed as near relatives, by every number they are or were known under (S-AZ-6).</summary>
internal sealed record Kin(IReadOnlyList<Guid> Persons, IReadOnlyList<Guid> Households, IReadOnlyList<Guid> Grants)
{
    private static readonly Kin None = new([], [], []);

    /// <summary>Looked for in the whole city: a relative who lives elsewhere may have come into a household here.</summary>
    public static async Task<Kin> Of(AnminDb db, Caller caller)
    {
        var numbers = await Duties.KinOf(db, caller);
        if (numbers.Count == 0)
        {
            return None;
        }
        var known = await db.Identities.IgnoreQueryFilters().Where(i => numbers.Contains(i.Number)).Select(i => i.PersonId).Distinct().ToListAsync();
        var records = await SamePerson.With(db, known);
        var persons = await db.Persons.IgnoreQueryFilters().Where(p => records.Contains(p.Id))
            .Select(p => new { p.Id, p.MergedInto }).ToListAsync();
        var ids = persons.SelectMany(p => p.MergedInto is { } into ? [p.Id, into] : (Guid[])[p.Id]).Distinct().ToList();
        return new(ids,
            await db.Memberships.IgnoreQueryFilters().Where(m => ids.Contains(m.PersonId)).Select(m => m.HouseholdId).Distinct().ToListAsync(),
            await db.Grants.IgnoreQueryFilters().Where(g => db.Parties.Any(p => p.CaseId == g.CaseId && p.IdNumber != null && numbers.Contains(p.IdNumber))).Select(g => g.Id).ToListAsync());
    }
}
