using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Sweeping;

/// <summary>告知、不替办: what a finding does for an application and what the application does to the finding.</summary>
internal static class Applied
{
    /// <summary>The open findings of somebody's household for which a service may be applied for; she herself, by her number, or whoever she entrusted.</summary>
    /// <param name="name">Must be the name on file: a number alone opens nobody's household.</param>
    public static async Task<IReadOnlyList<DiscoveryRow>> OpenFor(AnminDb system, string? idNumber, string name, IReadOnlyList<string> screenings, DateOnly today)
    {
        if (idNumber is null || await HomeOf(system, [idNumber], name, today) is not { Count: > 0 } homes)
        {
            return [];
        }
        return await system.Discoveries.AsNoTracking().Where(d => d.State == DiscoveryState.待核实 && screenings.Contains(d.Screening) && d.HouseholdId != null && homes.Contains(d.HouseholdId.Value))
            .OrderBy(d => d.FoundOn).ThenBy(d => d.Id).ToListAsync();
    }

    /// <summary>The slugs of the screenings whose findings lead to a service; of any where none is named.</summary>
    public static IReadOnlyList<string> Leading(Catalogue catalogue, string? service = null) =>
        [.. catalogue.Of<Screening>().Where(s => s.Opens is { } opens && (service is null || opens == service)).Select(s => s.Slug)];

    /// <summary>Where people live together today, by any number they are or were known under.</summary>
    private static Task<List<Guid>> HomeOf(AnminDb system, IReadOnlyList<string> numbers, string? name, DateOnly today) => SamePerson.Numbers(system).Where(i => numbers.Contains(i.Number))
        .Join(system.Persons.Where(p => p.MergedInto == null && (name == null || p.Name == name)), i => i.PersonId, p => p.Id, (i, p) => p.Id)
        .Join(system.Memberships.Where(m => m.Kind == HouseholdKind.共同生活家庭 && m.Since <= today && (m.Until == null || m.Until >= today)), p => p, m => m.PersonId, (p, m) => m.HouseholdId)
        .Distinct().ToListAsync();

    /// <summary>A household as the register knows it today.</summary>
    public static async Task<KnownHousehold> Known(AnminDb system, Guid household, string applicant, DateOnly today)
    {
        var home = await system.Households.AsNoTracking().SingleAsync(h => h.Id == household);
        var people = await system.Memberships.AsNoTracking().Where(m => m.HouseholdId == household && m.Since <= today && (m.Until == null || m.Until >= today))
            .Join(system.Persons.AsNoTracking().Where(p => p.MergedInto == null && (p.DiedOn == null || p.DiedOn > today) && (p.LeftOn == null || p.LeftOn > today)),
                m => m.PersonId, p => p.Id, (m, p) => new { m.Relation, Person = p }).ToListAsync();
        var numbers = (await SamePerson.Numbers(system).Where(i => i.Number == applicant).Select(i => i.PersonId).ToListAsync()).ToHashSet();
        var sorted = people.OrderBy(p => p.Relation).ThenBy(p => p.Person.Born).ThenBy(p => p.Person.Id).ToList();
        return new(DivisionCode.Of(home.VillageCode), sorted.Select(p => p.Person.Address).FirstOrDefault(a => a.Length > 0) ?? "", home.Land, [.. sorted.Select(p => new KnownPerson(
            p.Person.Name, IdNumber.TryParse(p.Person.IdNumber, out var id, out _) ? id : null, p.Person.Sex, p.Person.Born, p.Relation, p.Person.Hukou, p.Person.Disability, p.Person.Grade,
            p.Person.Ill, p.Person.Student, p.Person.Labour, numbers.Contains(p.Person.Id)))]);
    }

    /// <summary>A case was submitted: the findings that point to its family are answered by it.</summary>
    public static async Task Submitted(AnminDb db, Catalogue catalogue, CaseRow @case, IReadOnlyList<string> numbers, DateOnly today)
    {
        var leading = Leading(catalogue, @case.Matter);
        if (leading.Count == 0 || numbers.Count == 0)
        {
            return;
        }
        // A resident sees no finding; what her application answers is noted by the machinery.
        var homes = await SamePerson.Numbers(db).Where(i => numbers.Contains(i.Number))
            .Join(db.Memberships.Where(m => m.Kind == HouseholdKind.共同生活家庭 && m.Until == null), i => i.PersonId, m => m.PersonId, (i, m) => m.HouseholdId).Distinct().ToListAsync();
        foreach (var found in await db.Discoveries.IgnoreQueryFilters().Where(d => d.State == DiscoveryState.待核实 && leading.Contains(d.Screening)
            && d.HouseholdId != null && homes.Contains(d.HouseholdId.Value)).ToListAsync())
        {
            found.CaseId = @case.Id;
        }
    }

    /// <summary>She withdrew: nobody knows yet whether it is so, and whoever must look has the whole time again from that day.</summary>
    public static async Task Withdrawn(AnminDb db, Catalogue catalogue, Workdays calendar, CaseRow @case, DateOnly today)
    {
        foreach (var found in await Of(db, @case))
        {
            found.CaseId = null;
            if (catalogue.Find<Screening>(found.Screening) is { } screening)
            {
                (found.Due, found.RaisedOn) = (calendar.Last(today, screening.Limit), screening.Raised is { } raised ? calendar.Last(today, raised) : null);
            }
        }
    }

    /// <summary>The office ended the case with its reason: it has looked. If it is still so in a month, the night says so again.</summary>
    public static async Task Terminated(AnminDb db, CaseRow @case, string reason, string by, DateOnly today)
    {
        foreach (var found in await Of(db, @case))
        {
            DiscoveryBook.Done(found, DiscoveryState.属实, $"申请（{@case.Number}）终止：{reason}", by, today);
        }
    }

    private static Task<List<DiscoveryRow>> Of(AnminDb db, CaseRow @case) =>
        db.Discoveries.IgnoreQueryFilters().Where(d => d.CaseId == @case.Id && d.State == DiscoveryState.待核实).ToListAsync();

    /// <summary>The case was decided: granted, the finding was right; refused, whoever must look still looks.</summary>
    public static async Task Decided(AnminDb db, CaseRow @case, bool granted, string by, DateOnly on)
    {
        if (!granted)
        {
            return;
        }
        foreach (var found in await Of(db, @case))
        {
            DiscoveryBook.Done(found, DiscoveryState.属实, $"家里已经申请并获批准（{@case.Number}）", by, on);
        }
    }
}
