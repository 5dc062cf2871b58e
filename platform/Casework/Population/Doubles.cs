using Anmin.Casework.Desk;
using Anmin.Casework.Geography;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Population;

/// <summary>Why two records may be one person, the surest first.</summary>
public enum Likeness { 号码相同, 新旧号码, 同名同生日, 同音同生日同村 }

/// <summary>Two records that may be one person; the one to stay first.</summary>
public sealed record Pair(PersonLine One, PersonLine Other, Likeness Why);

/// <summary>The doubles of a county.</summary>
/// <param name="Counts">How many pairs each township has: those with any, most first.</param>
/// <param name="Pairs">Those of the township that is looked at, or of the whole county where they fit on a page; else null.</param>
public sealed record CountyDoubles(IReadOnlyList<(Division Town, int Pairs)> Counts, IReadOnlyList<Pair>? Pairs);

/// <summary>疑似重复: records of one township that may be the same person. Whether they are, a person decides.</summary>
public sealed class Doubles(CaseWork work)
{
    /// <summary>So many pairs are shown at once; when these are decided the next come.</summary>
    public const int Most = 100;

    /// <summary>Suggestions of one township in the caller's area, the surest first; who looks at people is written down.</summary>
    public async Task<IReadOnlyList<Pair>> In(Caller caller, DivisionCode town)
    {
        Require(caller);
        await using var db = work.Database.Open(caller);
        return await Show(caller, db, town, [town], (await Suspected(db, [town]))[0]);
    }

    /// <summary>How many pairs each township of a county has, as far as the caller's area reaches: those with any, most first. Tells of nobody.</summary>
    public async Task<IReadOnlyList<(Division Town, int Pairs)>> Counts(Caller caller, DivisionCode county)
    {
        Require(caller);
        await using var db = work.Database.Open(caller);
        return [.. (await InCounty(db, county)).Select(t => (t.Town, t.Pairs.Count))];
    }

    /// <summary>A county's counts, and with them the pairs of one of its townships, or all of them where they fit on a page.</summary>
    /// <param name="town">The township that is looked at; null where none is chosen.</param>
    public async Task<CountyDoubles> Of(Caller caller, DivisionCode county, DivisionCode? town)
    {
        Require(caller);
        await using var db = work.Database.Open(caller);
        var found = await InCounty(db, county);
        var seen = found.Where(t => town is null || t.Town.Place == town).ToList();
        var pairs = seen.SelectMany(t => t.Pairs).ToList();
        return new([.. found.Select(t => (t.Town, t.Pairs.Count))], town is null && pairs.Count is 0 or > Most ? null : await Show(caller, db, town ?? county, [.. seen.Select(t => t.Town.Place)], pairs));
    }

    /// <summary>Those of the caller's area who may be the same as somebody: by number anywhere in it, by name and sound in her own township.</summary>
    public async Task<IReadOnlyList<Pair>> Of(Caller caller, Guid id)
    {
        Require(caller);
        await using var db = work.Database.Open(caller);
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) ?? throw new NotThere();
        if (person.MergedInto is not null) { return []; }
        var numbers = (await db.Identities.AsNoTracking().Where(i => i.PersonId == id && i.Kind == "111").Select(i => i.Number).ToListAsync()).SelectMany(PersonSearch.Forms).Distinct().ToList();
        var byNumber = await db.Identities.AsNoTracking().Where(i => numbers.Contains(i.Number) && i.PersonId != id).Select(i => i.PersonId).Distinct().Take(20).ToListAsync();
        var others = await db.Persons.AsNoTracking().Where(p => byNumber.Contains(p.Id) && p.MergedInto == null).ToListAsync();
        if (person.Born is { } born)
        {
            others.AddRange(await db.Persons.AsNoTracking()
                .Where(p => p.CountyCode == person.CountyCode && p.TownCode == person.TownCode && p.Born == born && p.Id != id && p.MergedInto == null).ToListAsync());
        }
        return [.. others.DistinctBy(p => p.Id).Select(o => (o, Why: byNumber.Contains(o.Id) ? Alike(person, o) ?? Likeness.号码相同 : Alike(person, o))).Where(o => o.Why is not null)
            .OrderBy(o => o.Why).ThenBy(o => o.o.Id).Select(o => new Pair(Line(person), Line(o.o), o.Why!.Value))];
    }

    private async Task<List<(Division Town, List<Suspicion> Pairs)>> InCounty(AnminDb db, DivisionCode county)
    {
        var towns = work.Database.Divisions.Below(county, work.Today).ToList();
        return [.. towns.Zip(await Suspected(db, [.. towns.Select(t => t.Place)])).Where(t => t.Second.Count > 0).OrderByDescending(t => t.Second.Count).ThenBy(t => t.First.Code, StringComparer.Ordinal)];
    }

    /// <summary>The pairs of each of some townships, in their order, from what is compared of their people and no more.</summary>
    private async Task<IReadOnlyList<List<Suspicion>>> Suspected(AnminDb db, IReadOnlyList<DivisionCode> towns)
    {
        var codes = towns.Select(t => work.Database.Divisions.WithPredecessors(t).Select(c => c.Value).ToList()).ToList();
        var all = codes.SelectMany(c => c).Distinct().ToList();
        var counties = all.Select(c => c[..6] + "000000").Distinct().ToList();
        var people = (await db.Persons.AsNoTracking().Where(p => counties.Contains(p.CountyCode) && all.Contains(p.TownCode) && p.MergedInto == null)
            .Select(p => new PersonRow
            {
                Id = p.Id, Name = p.Name, IdNumber = p.IdNumber, Sex = p.Sex, Born = p.Born, CountyCode = p.CountyCode, TownCode = p.TownCode, VillageCode = p.VillageCode, HukouVillage = "", Address = "",
            }).ToListAsync()).ToLookup(p => p.TownCode);
        return [.. codes.Select(town => Among([.. town.SelectMany(c => people[c])]).Select(p => new Suspicion(p.One.Id, p.Other.Id, p.Why, p.One.VillageCode)).ToList())];
    }

    /// <summary>The first of some pairs as a reader sees them; that she has is written down.</summary>
    private async Task<IReadOnlyList<Pair>> Show(Caller caller, AnminDb db, DivisionCode place, IReadOnlyList<DivisionCode> towns, List<Suspicion> pairs)
    {
        var shown = pairs.OrderBy(p => p.Why).ThenBy(p => p.Village, StringComparer.Ordinal).ThenBy(p => p.One).Take(Most).ToList();
        if (shown.Count == 0)
        {
            return [];
        }
        var ids = shown.SelectMany(p => new[] { p.One, p.Other }).Distinct().ToList();
        var people = await db.Persons.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        var where = string.Join('、', towns.Select(work.Database.Divisions.Name));
        await work.Database.Effect(caller, _ => Task.FromResult(new Event("people-doubles-listed", $"people:{place}", Detail: $"疑似重复，{where}，看到 {shown.Count} 对")));
        return [.. shown.Select(p => new Pair(Line(people[p.One]), Line(people[p.Other]), p.Why))];
    }

    /// <summary>Two records that may be one person, by their keys.</summary>
    private sealed record Suspicion(Guid One, Guid Other, Likeness Why, string Village);

    /// <summary>Every pair among some people once.</summary>
    private static IEnumerable<(PersonRow One, PersonRow Other, Likeness Why)> Among(List<PersonRow> people)
    {
        var byNumber = people.Where(p => p.IdNumber is not null).GroupBy(p => Key(p.IdNumber!)).Where(g => g.Skip(1).Any()).SelectMany(g => Pairs([.. g]));
        var byBirth = people.Where(p => p.Born is not null).GroupBy(p => p.Born).Where(g => g.Skip(1).Any()).SelectMany(g => Pairs([.. g]));
        return byNumber.Concat(byBirth).Select(p => (p.One, p.Other, Why: Alike(p.One, p.Other))).Where(p => p.Why is not null).DistinctBy(p => (p.One.Id, p.Other.Id))
            .Select(p => (p.One, p.Other, p.Why!.Value));
    }

    /// <summary>Why two records may be one person, or null.</summary>
    public static Likeness? Alike(PersonState one, PersonState other) =>
        one.IdNumber is { } a && other.IdNumber is { } b && a == b ? Likeness.号码相同
        : one.IdNumber is { } c && other.IdNumber is { } d && Key(c) == Key(d) ? Likeness.新旧号码
        : one.Born is null || one.Born != other.Born || (one.IdNumber is not null && other.IdNumber is not null && one.Sex != other.Sex) ? null
        : one.Name == other.Name ? Likeness.同名同生日
        : one.VillageCode == other.VillageCode && SoundsLike(one.Name, other.Name) ? Likeness.同音同生日同村
        : null;

    /// <summary>Character by character some reading in common.</summary>
    private static bool SoundsLike(string one, string other)
    {
        var (a, b) = (Tokens.Letters(one), Tokens.Letters(other));
        return a.Count == b.Count && a.Zip(b).All(p => p.First == p.Second || Pinyin.Of(p.First).Intersect(Pinyin.Of(p.Second)).Any());
    }

    /// <summary>A number as it was with fifteen characters: what both ways of writing share.</summary>
    private static string Key(string number) => number.Length == 18 ? number[..6] + number[8..17] : number;

    private static IEnumerable<(PersonRow One, PersonRow Other)> Pairs(List<PersonRow> group)
    {
        // The one with a whole number stays, else the older record.
        group = [.. group.OrderByDescending(p => p.IdNumber?.Length ?? 0).ThenBy(p => p.Id)];
        for (var i = 0; i < group.Count; i++)
        {
            for (var j = i + 1; j < group.Count; j++)
            {
                yield return (group[i], group[j]);
            }
        }
    }

    private PersonLine Line(PersonRow p) => new(
        p.Id, p.Name, p.Sex, p.Born, PersonSearch.Masked(p.IdNumber), work.Database.Divisions.FullName(DivisionCode.Of(p.VillageCode)) + p.Address, p.DiedOn, p.LeftOn, p.MergedInto is not null);

    private static void Require(Caller caller)
    {
        if (!PersonSearch.MayLook(caller.Role))
        {
            throw new NotAllowed("您的岗位不查人口底册");
        }
    }
}
