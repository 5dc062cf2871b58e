using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;
using Relation = Anmin.Core.Population.Relation;

namespace Anmin.Casework.Sweeping;

/// <summary>Somebody of a household in which something was found, with the number masked.</summary>
/// <param name="IsMeant">Whether the finding is about this person.</param>
public sealed record DiscoveredMember(
    Guid Id, string Name, Relation Relation, string Number, int? Age, DisabilityClass Disability, short Grade, LabourCapacity Labour, PovertyWatch Poverty, DateOnly? DiedOn, DateOnly? LeftOn, bool IsMeant);

/// <summary>A finding with what it rests on.</summary>
/// <param name="Aloud">What the rule said on the day it was found; null where no benefit's rule is behind it.</param>
/// <param name="Members">Who lives in the household today.</param>
/// <param name="Benefit">The benefit of the grant it is about.</param>
/// <param name="CaseNumber">Of the application that came of it.</param>
public sealed record Discovery(
    DiscoveryLine Line, Decision? Aloud, IReadOnlyList<DiscoveredMember> Members, Guid? GrantId, Benefit? Benefit, Matter? Service, string? CaseNumber, Money Due, Money Paid);

/// <summary>One finding: who looks at people is written down.</summary>
public sealed partial class DiscoveryBook
{
    public async Task<Discovery> One(Caller caller, Guid id)
    {
        await using var db = work.Database.Open(caller);
        var found = await (await Unrelated(db, caller)).SingleOrDefaultAsync(d => d.Id == id) ?? throw new NotThere();
        var members = found.HouseholdId is null && found.PersonId is null ? [] : await Members(found);
        if (members.Count > 0)
        {
            await work.Database.Effect(caller, _ => Task.FromResult(new Event("discovery-opened", $"discovery:{id}", found.CaseId)));
        }
        var line = Line(found, caller);
        var programme = found.GrantId is { } grant ? await db.Grants.AsNoTracking().Where(g => g.Id == grant).Select(g => g.Programme).SingleOrDefaultAsync() : null;
        var number = found.CaseId is { } @case ? await db.Cases.AsNoTracking().Where(c => c.Id == @case).Select(c => c.Number).SingleOrDefaultAsync() : null;
        return new(line, found.Reasons is null ? null : FactsJson.Read<Decision>(found.Reasons), members, programme is null ? null : found.GrantId,
            programme is null ? null : catalogue.Of<Benefit>().FirstOrDefault(b => b.Programme == programme),
            line.Screening.Opens is { } opens ? catalogue.Find<Matter>(opens) : null, number, new(found.DueFen), new(found.PaidFen));
    }

    /// <summary>The household as it lives today, and whom the finding is about though she is in it no more; who belongs to a household here is shown with it wherever his papers lie.</summary>
    private async Task<IReadOnlyList<DiscoveredMember>> Members(DiscoveryRow found)
    {
        await using var db = work.Database.OpenForSystem();
        var today = work.Today;
        var rows = await db.Memberships.AsNoTracking().Where(m => m.HouseholdId == found.HouseholdId && ((m.Since <= today && (m.Until == null || m.Until >= today)) || m.PersonId == found.PersonId))
            .Join(db.Persons.AsNoTracking().Where(p => p.MergedInto == null), m => m.PersonId, p => p.Id, (m, p) => new { m.Relation, m.Since, Person = p }).ToListAsync();
        if (found.PersonId is { } about && rows.TrueForAll(r => r.Person.Id != about) && await db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == about) is { } alone)
        {
            rows.Add(new { Relation = Relation.其他, alone.Since, Person = alone });
        }
        return [.. rows.OrderByDescending(r => r.Since).DistinctBy(r => r.Person.Id).OrderBy(r => r.Relation).ThenBy(r => r.Person.Born).ThenBy(r => r.Person.Id).Select(r => new DiscoveredMember(
            r.Person.Id, r.Person.Name, r.Relation, IdNumber.TryParse(r.Person.IdNumber, out var id, out _) ? id.Masked : "没有有效的身份证号", Age(r.Person.Born, today),
            r.Person.Disability, r.Person.Grade, r.Person.Labour, r.Person.Poverty, r.Person.DiedOn, r.Person.LeftOn, r.Person.Id == found.PersonId))];
    }

    internal static int? Age(DateOnly? born, DateOnly on) => born is not { } b ? null
        : (on.Month, on.Day).CompareTo((b.Month, b.Day)) < 0 ? on.Year - b.Year - 1 : on.Year - b.Year;
}
