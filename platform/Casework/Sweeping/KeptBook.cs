using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Sweeping;

/// <summary>Somebody who is kept in view, number masked.</summary>
/// <param name="Programmes">Names of the benefits that cover him or her this month; empty where none does.</param>
/// <param name="Last">The last visit, as its questions were answered.</param>
public sealed record KeptLine(
    Guid PersonId, string Name, string Number, int? Age, string Place, LabourCapacity Labour, IReadOnlyList<string> Programmes, DateOnly Since, DateOnly LastOn, DateOnly Next, bool IsLate, object Last);

/// <summary>A page of those kept in view.</summary>
/// <param name="All">How many there are in the caller's area.</param>
/// <param name="Late">Of them, to whom nobody has gone in time.</param>
public sealed record KeptPage(VisitLaw Law, IReadOnlyList<KeptLine> Lines, int All, int Late, string? Next);

/// <summary>One visit.</summary>
public sealed record KeptVisit(DateOnly On, string ByName, object Answer, string Note);

/// <summary>Somebody of a list with all visits, newest first.</summary>
/// <param name="Open">A finding about the person that the next visit answers.</param>
/// <param name="MayVisit">Whether the caller is of a level that visits.</param>
public sealed record KeptPerson(VisitLaw Law, string Name, string Number, int? Age, string Place, LabourCapacity Labour, IReadOnlyList<string> Programmes, IReadOnlyList<KeptVisit> Visits, Guid? Open, bool MayVisit);

/// <summary>People whom a screening found and who are visited from then on (1.7): derived from the visits, kept by nobody by hand.</summary>
public sealed class KeptBook(CaseWork work, Catalogue catalogue)
{
    public const int PageSize = 40;

    /// <summary>The lists that are declared.</summary>
    public IReadOnlyList<VisitLaw> Laws => [.. catalogue.Of<Screening>().Select(s => s.Visits).OfType<VisitLaw>().DistinctBy(l => l.List)];

    /// <summary>Those kept in view in the caller's area, longest not visited first.</summary>
    public async Task<KeptPage> List(Caller caller, string list, bool late = false, string? after = null)
    {
        var law = Find(caller, list);
        await using var db = work.Database.Open(caller);
        var people = await Latest(db, caller, list);
        var limit = work.Today.AddMonths(-law.EveryMonths);
        var (all, behind) = (await people.CountAsync(), await people.CountAsync(v => v.On < limit));
        if (late) { people = people.Where(v => v.On < limit); }
        if (after?.Split('_') is [var day, var key] && DateOnly.TryParseExact(day, "yyyyMMdd", out var on) && Guid.TryParse(key, out var last))
        {
            people = people.Where(v => v.On > on || (v.On == on && v.PersonId.CompareTo(last) > 0));
        }
        var rows = await people.OrderBy(v => v.On).ThenBy(v => v.PersonId).Take(PageSize + 1).ToListAsync();
        var shown = rows.Take(PageSize).ToList();
        if (shown.Count > 0)
        {
            await work.Database.Effect(caller, _ => Task.FromResult(new Event("kept-listed", $"kept:{list}", Detail: $"{law.Name}，{shown.Count} 人")));
        }
        var ids = shown.Select(v => v.PersonId).ToList();
        var persons = await db.Persons.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        var firsts = (await db.Visits.Where(v => v.List == list && ids.Contains(v.PersonId)).GroupBy(v => v.PersonId).Select(g => new { g.Key, On = g.Min(v => v.On) }).ToListAsync()).ToDictionary(f => f.Key, f => f.On);
        var programmes = await Programmes(ids);
        return new(law, [.. shown.Select(v => persons[v.PersonId] is var p ? new KeptLine(p.Id, p.Name, Masked(p.IdNumber), Age(p.Born), Place(p), p.Labour, [.. programmes[p.Id]],
            firsts[p.Id], v.On, law.Next(v.On), law.Next(v.On) < work.Today, FactsJson.Read(v.Answers, law.Asks)) : null!)],
            all, behind, rows.Count > PageSize ? $"{shown[^1].On:yyyyMMdd}_{shown[^1].PersonId}" : null);
    }

    /// <summary>One person of a list, or one whom an open finding would bring into it.</summary>
    public async Task<KeptPerson> One(Caller caller, string list, Guid person)
    {
        var law = Find(caller, list);
        await using var db = work.Database.Open(caller);
        var found = await Meant(db, caller, list, person);
        var visits = await db.Visits.AsNoTracking().Where(v => v.List == list && v.PersonId == person).OrderByDescending(v => v.On).ThenByDescending(v => v.Id).ToListAsync();
        if (visits.Count == 0 && found is null)
        {
            throw new NotThere();
        }
        await work.Database.Effect(caller, _ => Task.FromResult(new Event("kept-opened", $"kept:{list}:{person}")));
        var p = await db.Persons.AsNoTracking().SingleAsync(x => x.Id == person);
        return new(law, p.Name, Masked(p.IdNumber), Age(p.Born), work.Database.Divisions.FullName(DivisionCode.Of(p.VillageCode)), p.Labour, [.. (await Programmes([person]))[person]],
            [.. visits.Select(v => new KeptVisit(v.On, v.ByName, FactsJson.Read(v.Answers, law.Asks), v.Note))], found?.Id, Visitors(found).Contains(caller.Role));
    }

    /// <summary>Writes down a visit; a finding that asked for it is answered.</summary>
    /// <exception cref="Refused">The answers are to be mended; nothing was stored.</exception>
    public Task Visit(Caller caller, string list, Guid person, IReadOnlyDictionary<string, string> answers) => work.Database.Effect(caller, async db =>
    {
        var law = Find(caller, list);
        var found = await Meant(db, caller, list, person);
        if (found is null && !await db.Visits.AnyAsync(v => v.List == list && v.PersonId == person))
        {
            throw new NotThere();
        }
        Duties.Require(caller, Visitors(found));
        var (bound, faults) = Binder.Bind(Form.Of(law.Asks), answers, work.Today);
        if (bound is not IVisit visit)
        {
            throw new Refused("走访记录还有要更正的地方", "invalid", faults);
        }
        var p = await db.Persons.AsNoTracking().SingleAsync(x => x.Id == person);
        db.Visits.Add(new()
        {
            Id = work.Database.NewId(), List = list, PersonId = person, CountyCode = p.CountyCode, TownCode = p.TownCode, VillageCode = p.VillageCode,
            On = visit.VisitDay, Answers = FactsJson.Write(bound), Note = visit.VisitNote, Human = caller.Human, ByName = caller.Name, DiscoveryId = found?.Id,
        });
        if (found is not null)
        {
            DiscoveryBook.Done(found, DiscoveryState.属实, visit.VisitNote, caller.Name, work.Today);
        }
        return new("kept-visited", $"kept:{list}:{person}", Detail: $"{law.Name}：{visit.VisitNote}");
    });

    /// <summary>A person in the caller's area who is no kin of his, with the open finding that brings him here.</summary>
    private async Task<DiscoveryRow?> Meant(AnminDb db, Caller caller, string list, Guid person)
    {
        if ((await Kin.Of(db, caller)).Persons.Contains(person) || !await db.Persons.AnyAsync(p => p.Id == person && p.MergedInto == null))
        {
            throw new NotThere();
        }
        var screenings = catalogue.Of<Screening>().Where(s => s.Visits?.List == list).Select(s => s.Slug).ToList();
        return await db.Discoveries.Where(d => d.PersonId == person && d.State == DiscoveryState.待核实 && screenings.Contains(d.Screening)).OrderBy(d => d.Due ?? DateOnly.MaxValue).ThenBy(d => d.Id).FirstOrDefaultAsync();
    }

    private Role[] Visitors(DiscoveryRow? found) => found is null ? [Role.镇办经办, Role.镇办负责] : DiscoveryBook.Lookers(found, work.Today);

    /// <summary>The last visit to everybody of a list who is still here.</summary>
    private static async Task<IQueryable<VisitRow>> Latest(AnminDb db, Caller caller, string list)
    {
        var kin = (await Kin.Of(db, caller)).Persons;
        return db.Visits.AsNoTracking().Where(v => v.List == list && !kin.Contains(v.PersonId)
            && !db.Visits.Any(w => w.List == list && w.PersonId == v.PersonId && (w.On > v.On || (w.On == v.On && w.Id.CompareTo(v.Id) > 0)))
            && db.Persons.Any(p => p.Id == v.PersonId && p.MergedInto == null && p.DiedOn == null && p.LeftOn == null));
    }

    /// <summary>The benefits that cover people this month, wherever in the city they are paid.</summary>
    private async Task<ILookup<Guid, string>> Programmes(IReadOnlyList<Guid> persons)
    {
        await using var db = work.Database.OpenForSystem();
        var month = PayMonth.Of(work.Today).Key;
        var records = await SamePerson.With(db, persons);
        var covered = await db.Identities.Where(i => records.Contains(i.PersonId))
            .Join(db.Persons, i => i.PersonId, p => p.Id, (i, p) => new { i.Number, PersonId = p.MergedInto ?? p.Id })
            .Join(db.Covered, i => i.Number, c => c.Person, (i, c) => new { i.PersonId, c.GrantId, c.Seq })
            .Join(db.Grants.Where(g => string.Compare(g.StartMonth, month) <= 0 && (g.EndMonth == null || string.Compare(g.EndMonth, month) >= 0)), c => new { c.GrantId, c.Seq }, g => new { GrantId = g.Id, Seq = g.TermSeq }, (c, g) => new { c.PersonId, g.Programme })
            .Distinct().ToListAsync();
        var names = catalogue.Of<Benefit>().ToDictionary(b => b.Programme, b => b.Name);
        return covered.OrderBy(c => c.Programme, StringComparer.Ordinal).ToLookup(c => c.PersonId, c => names.GetValueOrDefault(c.Programme, c.Programme));
    }

    private VisitLaw Find(Caller caller, string list) => caller.IsStaff && Laws.FirstOrDefault(l => l.List == list) is { } law ? law : throw new NotThere();

    private string Place(PersonRow p) => work.Database.Divisions.FullName(DivisionCode.Of(p.VillageCode));

    private static string Masked(string? number) => IdNumber.TryParse(number, out var id, out _) ? id.Masked : "没有有效的身份证号";

    private int? Age(DateOnly? born) => born is { } b ? DiscoveryBook.Age(b, work.Today) : null;
}
