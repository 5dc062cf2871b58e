using Anmin.Casework.Desk;
using Anmin.Casework.Figures;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Population;

/// <summary>A person of the register as of a day.</summary>
/// <param name="State">What the register says for that day; null where she was not yet in it.</param>
/// <param name="First">The first day of which it says anything.</param>
/// <param name="Into">The record she was merged into, or null.</param>
/// <param name="Same">Records that were merged into this one.</param>
public sealed record PersonFile(
    PersonRow Person, DateOnly On, PersonState? State, DateOnly First, IReadOnlyList<NumberLine> Numbers, IReadOnlyList<HouseholdLine> Households, IReadOnlyList<PersonTurn> History,
    IReadOnlyList<ReceivedLine> Receives, IReadOnlyList<PersonCase> Cases, PersonLine? Into, IReadOnlyList<PersonLine> Same)
{
    /// <summary>Dead by that day, whenever it was written down.</summary>
    public bool IsDead => Person.DiedOn <= On;
}

/// <summary>A number she has or had, masked.</summary>
public sealed record NumberLine(string Masked, string Kind, DateOnly Since, DateOnly? Until);

/// <summary>A household of one kind with those in it on a day.</summary>
public sealed record HouseholdLine(Guid Id, HouseholdKind Kind, string Number, string Place, DateOnly Since, DateOnly? Until, IReadOnlyList<MemberLine> Members);

/// <summary>Somebody's time in a household.</summary>
/// <param name="Name">Null where she lives outside the reader's area.</param>
public sealed record MemberLine(Guid Person, string? Name, Relation Relation, DateOnly? Born, DateOnly Since, DateOnly? Until, bool IsDead);

/// <summary>Something that changed in a record: what, from when, why, who wrote it down.</summary>
public sealed record PersonTurn(string What, DateOnly On, string Why, string ByName, DateTime? At, IReadOnlyList<PersonDifference> Changes, Guid? Other)
{
    /// <summary>The file that it came with, where one of the reader's area did it.</summary>
    public PersonImport? Import { get; init; }
}

/// <summary>A population file in somebody's history.</summary>
/// <param name="TakenBackBy">Who took it back once, and when; what it said then is no longer in the record.</param>
/// <param name="IsIn">Whether it stands in the register now: false where it was taken back for good.</param>
public sealed record PersonImport(Guid Id, string Name, string? TakenBackBy, DateTime? TakenBackAt, bool IsIn);

/// <summary>Money that a grant pays for her household in the month of that day.</summary>
public sealed record ReceivedLine(Guid Grant, string Benefit, string Name, string Class, Money Monthly, int Persons, string StartMonth, string? EndMonth);

/// <summary>A case in which she is named.</summary>
public sealed record PersonCase(Guid Id, string Number, string Matter, string Role, CaseState State, DateOnly SubmittedOn);

/// <summary>A household as of a day.</summary>
public sealed record HouseholdFile(HouseholdLine Household, DateOnly On, bool Land, IReadOnlyList<MemberLine> Others, string? MeansFrom);

/// <summary>Opens records of the register as of any day; each look is an event (S-AU-1, S-PR-3).</summary>
public sealed class PersonBook(CaseWork work, Catalogue catalogue)
{
    /// <exception cref="NotThere">Unknown, or outside the caller's area.</exception>
    public async Task<PersonFile> Open(Caller caller, Guid id, DateOnly? asOf = null)
    {
        RequireLook(caller);
        var on = asOf ?? work.Today;
        await using var db = work.Database.Open(caller);
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) ?? throw new NotThere();
        await work.Database.Effect(caller, _ => Task.FromResult(new Event("person-read", $"person:{id}", Detail: $"人口底册，{on:yyyy-MM-dd} 的情况")));
        var versions = await db.PersonVersions.AsNoTracking().Where(v => v.PersonId == id).OrderBy(v => v.Seq).ToListAsync();
        var records = await SamePerson.With(db, [id]);
        var same = await db.Persons.AsNoTracking().Where(p => records.Contains(p.Id) && p.MergedInto == id).OrderBy(p => p.Id).ToListAsync();
        var into = person.MergedInto is { } other ? await db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == other) : null;
        var everybody = same.Select(s => s.Id).Append(id).ToList();
        var numbers = await db.Identities.AsNoTracking().Where(i => everybody.Contains(i.PersonId)).OrderBy(i => i.Since).ThenBy(i => i.Number).ToListAsync();
        var known = numbers.Where(n => n.Kind == "111").Select(n => n.Number).Distinct().ToList();
        return new(person, on, StateOn(person, versions, on), versions.Count > 0 ? versions.Min(v => v.Since) : person.Since,
            [.. numbers.Select(n => new NumberLine(PersonSearch.Masked(n.Number), n.Kind == "000" ? "没有证件，临时编号" : n.Number.Length == 15 ? "15 位身份证号" : "身份证号", n.Since, n.Until))],
            await HouseholdsOf(db, id, on), await History(db, caller, person, versions), await Receives(db, caller, known, on), await Cases(db, caller, known),
            into is null ? null : Line(into), [.. same.Select(Line)]);
    }

    /// <summary>A household and who was in it on a day.</summary>
    public async Task<HouseholdFile> OpenHousehold(Caller caller, Guid id, DateOnly? asOf = null)
    {
        RequireLook(caller);
        var on = asOf ?? work.Today;
        await using var db = work.Database.Open(caller);
        var household = await db.Households.AsNoTracking().SingleOrDefaultAsync(h => h.Id == id) ?? throw new NotThere();
        await work.Database.Effect(caller, _ => Task.FromResult(new Event("household-read", $"household:{id}", Detail: $"人口底册，{on:yyyy-MM-dd} 的情况")));
        var all = await Members(db, [id]);
        var means = await db.Means.AsNoTracking().Where(m => m.HouseholdId == id && m.Since <= on && (m.Until == null || m.Until >= on)).OrderByDescending(m => m.Since).FirstOrDefaultAsync();
        var line = Household(household, all[id], on);
        return new(line, on, household.Land, [.. all[id].Except(line.Members)], means is null ? null : $"{means.Source}，{means.Since:yyyy-MM-dd} 起");
    }

    /// <summary>A record for somebody who is about to change it.</summary>
    /// <param name="why">Where the page shows what the record says: what for, as the journal keeps it.</param>
    public async Task<PersonRow> Glance(Caller caller, Guid id, string? why = null)
    {
        RequireLook(caller);
        await using var db = work.Database.Open(caller);
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) ?? throw new NotThere();
        if (why is not null)
        {
            await work.Database.Effect(caller, _ => Task.FromResult(new Event("person-read", $"person:{id}", Detail: why)));
        }
        return person;
    }

    /// <summary>What the register says of somebody for a day: the last that was written of those states that held then.</summary>
    public static PersonState? StateOn(PersonRow person, IReadOnlyList<PersonVersionRow> versions, DateOnly on) =>
        person.Since <= on ? person : versions.LastOrDefault(v => v.Since <= on && on <= v.Until);

    private async Task<IReadOnlyList<HouseholdLine>> HouseholdsOf(AnminDb db, Guid id, DateOnly on)
    {
        var mine = await db.Memberships.AsNoTracking().Where(m => m.PersonId == id && m.Since <= on && (m.Until == null || m.Until >= on)).Select(m => m.HouseholdId).Distinct().ToListAsync();
        var rows = await db.Households.AsNoTracking().Where(h => mine.Contains(h.Id)).OrderBy(h => h.Kind).ThenBy(h => h.Number).ToListAsync();
        var members = await Members(db, mine);
        return [.. rows.Select(h => Household(h, members[h.Id], on))];
    }

    private HouseholdLine Household(HouseholdRow h, IEnumerable<MemberLine> members, DateOnly on) => new(
        h.Id, h.Kind, h.Number, work.Database.Divisions.FullName(DivisionCode.Of(h.VillageCode)), h.Since, h.Until,
        [.. members.Where(m => m.Since <= on && (m.Until == null || m.Until >= on))]);

    /// <summary>Everybody who ever was in some households, the head first; a record that was merged into another is left out.</summary>
    private static async Task<ILookup<Guid, MemberLine>> Members(AnminDb db, IReadOnlyList<Guid> households)
    {
        var rows = await db.Memberships.AsNoTracking().Where(m => households.Contains(m.HouseholdId)).ToListAsync();
        var ids = rows.Select(r => r.PersonId).Distinct().ToList();
        var people = await db.Persons.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        return rows.Where(r => people.GetValueOrDefault(r.PersonId)?.MergedInto is null).OrderBy(r => r.Relation).ThenBy(r => r.Since)
            .ToLookup(r => r.HouseholdId, r => people.GetValueOrDefault(r.PersonId) is { } p
                ? new MemberLine(p.Id, p.Name, r.Relation, p.Born, r.Since, r.Until, p.DiedOn is not null)
                : new MemberLine(r.PersonId, null, r.Relation, null, r.Since, r.Until, false));
    }

    /// <summary>What happened to a record, newest first: each act with what it changed; what came with a file names the file and who put it in; a file that was taken back is told of with its taking back.</summary>
    private async Task<IReadOnlyList<PersonTurn>> History(AnminDb db, Caller caller, PersonRow person, List<PersonVersionRow> versions)
    {
        var acts = await db.PersonActs.AsNoTracking().Where(a => a.PersonId == person.Id).ToDictionaryAsync(a => a.Id);
        List<PersonState> states = [.. versions, person];
        List<Guid> causes = [states[0].Cause, .. versions.Select(v => v.EndedBy)];
        // A township's officer does not open a county's files; by which of them somebody of hers came she is told.
        var isCity = caller.Area.Level == DivisionLevel.City;
        var counties = isCity ? [] : work.Database.Divisions.WithPredecessors(caller.Area.County).Select(c => c.Value).ToList();
        var near = db.Imports.IgnoreQueryFilters().AsNoTracking().Where(i => isCity || counties.Contains(i.CountyCode));
        var files = await near.Where(i => causes.Contains(i.Id)).ToDictionaryAsync(i => i.Id);
        PersonTurn Came(string what, DateOnly on, Guid cause, IReadOnlyList<PersonDifference> changes) => files.TryGetValue(cause, out var file)
            ? new(what, on, "", file.CommittedByName ?? "", file.CommittedAt, changes, null) { Import = new(file.Id, file.Name, file.RolledBackByName, file.RolledBackAt, true) }
            : new(what, on, "", "", null, changes, null);
        List<PersonTurn> turns = [Came("登记入册", states[0].Since, states[0].Cause, [])];
        for (var i = 1; i < states.Count; i++)
        {
            var changes = PersonDifference.Between(states[i - 1], states[i], work.Database.Divisions);
            turns.Add(acts.TryGetValue(versions[i - 1].EndedBy, out var act)
                ? new(act.Kind.ToString(), act.On, act.Why, act.ByName, act.RecordedAt, changes, act.Other)
                : Came("随数据导入更新", states[i].Since, versions[i - 1].EndedBy, changes));
        }
        turns.Reverse();
        var undone = await near
            .Where(i => i.State == ImportState.已撤回 && db.ImportLines.Any(l => l.ImportId == i.Id && l.PersonId == person.Id && l.State == ImportLineState.变更)).OrderBy(i => i.RolledBackAt).ToListAsync();
        foreach (var file in undone)
        {
            var later = turns.FindIndex(t => t.At is null || t.At <= file.RolledBackAt);
            turns.Insert(later < 0 ? turns.Count : later, new("导入的改动已经撤回", DateOnly.FromDateTime(file.RolledBackAt!.Value.AddHours(8)), "", file.RolledBackByName ?? "", file.RolledBackAt, [], null)
            {
                Import = new(file.Id, file.Name, file.RolledBackByName, file.RolledBackAt, false),
            });
        }
        return turns;
    }

    /// <summary>What grants pay in the month of a day to households in which she is covered, in the caller's area.</summary>
    private async Task<IReadOnlyList<ReceivedLine>> Receives(AnminDb db, Caller caller, List<string> numbers, DateOnly on)
    {
        var month = PayMonth.Of(on);
        var shutOut = await Counted.ShutOut(db, caller);
        var covered = await db.Covered.AsNoTracking().Where(c => numbers.Contains(c.Person)).ToListAsync();
        var ids = covered.Select(c => c.GrantId).Distinct().ToList();
        var grants = await db.Grants.AsNoTracking().Where(g => ids.Contains(g.Id) && !db.Parties.Any(p => p.CaseId == g.CaseId && shutOut.Contains(p.IdNumber!))).OrderBy(g => g.StartMonth).ToListAsync();
        var terms = (await db.Terms.AsNoTracking().Where(t => ids.Contains(t.GrantId)).OrderBy(t => t.Seq).ToListAsync()).ToLookup(t => t.GrantId);
        var benefits = catalogue.Of<Benefit>().ToDictionary(b => b.Programme);
        return
        [
            .. from g in grants
               where PayMonth.Parse(g.StartMonth) <= month && (g.EndMonth is null || PayMonth.Parse(g.EndMonth) >= month)
               let term = Standing.Holding([.. terms[g.Id]], month)
               where covered.Any(c => c.GrantId == g.Id && c.Seq == term.Seq)
               select new ReceivedLine(g.Id, benefits.GetValueOrDefault(g.Programme)?.Slug ?? "", benefits.GetValueOrDefault(g.Programme)?.Name ?? g.Programme, g.Class, new(term.MonthlyFen), term.Persons, g.StartMonth, g.EndMonth),
        ];
    }

    private async Task<IReadOnlyList<PersonCase>> Cases(AnminDb db, Caller caller, List<string> numbers)
    {
        var shutOut = await Counted.ShutOut(db, caller);
        var parties = await db.Parties.AsNoTracking().Where(p => p.IdNumber != null && numbers.Contains(p.IdNumber)).Select(p => new { p.CaseId, p.Role }).ToListAsync();
        var ids = parties.Select(p => p.CaseId).Distinct().ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id) && !db.Parties.Any(p => p.CaseId == c.Id && shutOut.Contains(p.IdNumber!)))
            .OrderByDescending(c => c.SubmittedOn).ThenBy(c => c.Id).Take(50).ToListAsync();
        return [.. cases.Select(c => new PersonCase(c.Id, c.Number, work.MatterOf(c).Name, parties.First(p => p.CaseId == c.Id).Role, c.State, c.SubmittedOn))];
    }

    private PersonLine Line(PersonRow p) => new(
        p.Id, p.Name, p.Sex, p.Born, PersonSearch.Masked(p.IdNumber), work.Database.Divisions.FullName(DivisionCode.Of(p.VillageCode)) + p.Address, p.DiedOn, p.LeftOn, p.MergedInto is not null);

    private static void RequireLook(Caller caller)
    {
        if (!PersonSearch.MayLook(caller.Role))
        {
            throw new NotAllowed("您的岗位不查人口底册");
        }
    }
}
