using System.Text;
using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Population;

/// <summary>By what somebody is looked for.</summary>
public enum SearchBy
{
    [Choice("姓名或拼音")]
    姓名,

    [Choice("证件号码")]
    证件号码,

    [Choice("住址")]
    住址,
}

/// <summary>Whom to look for.</summary>
/// <param name="Place">A county or township to stay in; the caller's whole area when null.</param>
/// <param name="After">Cursor of the page before.</param>
public sealed record PersonQuery(SearchBy By, string Text, DivisionCode? Place = null, string? After = null);

/// <summary>Somebody found; the number masked (S-PR-3).</summary>
/// <param name="Found">How she was found where it does not show: by an old number or name.</param>
public sealed record PersonLine(Guid Id, string Name, Sex Sex, DateOnly? Born, string Masked, string Place, DateOnly? DiedOn, DateOnly? LeftOn, bool Merged, string? Found = null);

/// <summary>A page of those found, village by village.</summary>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
public sealed record PersonPage(IReadOnlyList<PersonLine> People, string? Next);

/// <summary>Finds people of the register in the caller's area, the first twenty by village.
/// Townships are asked in order, one and then ever more at a time, until there are twenty: a frequent name is full after the first, a rare one costs one look into the index a township.</summary>
public sealed class PersonSearch(CaseWork work)
{
    public const int PageSize = 20;

    /// <summary>The first fourteen characters of a number, or twelve of an old one, say where and when somebody was born: fewer would list half a county.</summary>
    public const int LeastOfNumber = 12;

    private const int Longest = 50;

    /// <summary>People of one beginning of a number who are put in order; a district's births of one month are fewer (own).</summary>
    private const int MostByNumber = 5_000;

    /// <summary>More digits than a name or an address has are taken for part of a number.</summary>
    private const int MostDigits = 8;
    private const int MostCuts = 4;

    /// <summary>Who may look somebody up; the finance office has no need to.</summary>
    public static bool MayLook(Role role) => role is Role.镇办经办 or Role.镇办负责 or Role.县区审核 or Role.县区负责 or Role.市级 or Role.审计 or Role.系统;

    /// <exception cref="Refused">Too little was said to look for.</exception>
    public async Task<PersonPage> Find(Caller caller, PersonQuery query, int size = PageSize)
    {
        if (!MayLook(caller.Role))
        {
            throw new NotAllowed("您的岗位不查人口底册");
        }
        await using var db = work.Database.Open(caller);
        var text = Plain.Code(query.Text);
        var isNumber = query.By == SearchBy.证件号码 || text.Count(char.IsAsciiDigit) >= LeastOfNumber;
        var found = isNumber ? await ByNumber(db, text, query, size)
            : query.By == SearchBy.住址 ? await ByWords(db, Addressed(text), query, size)
            : await ByWords(db, Named(text), query, size);
        // Who looked for whom is written down; a number never whole.
        await work.Database.Effect(caller, _ => Task.FromResult(new Event("people-searched", $"people:{query.Place?.Value ?? caller.Area.Value}",
            Detail: $"按{(isNumber ? SearchBy.证件号码 : query.By)}查「{(isNumber || text.Count(char.IsAsciiDigit) >= MostDigits ? Masked(text) : text)}」，{(query.After is null ? "" : "接着")}看到 {found.People.Count} 人")));
        return found;
    }

    /// <summary>The ways in which a text may stand for a name: its characters; letters also as syllables or initials.</summary>
    private static Sought Named(string text)
    {
        var letters = Tokens.Letters(text);
        RequireEnough(letters, "姓名");
        var plain = string.Concat(letters);
        List<IReadOnlyList<string>> ways = [Tokens.Sought('n', letters)];
        var (cuts, initials) = ((IReadOnlyList<IReadOnlyList<string>>)[], false);
        if (plain.Replace('ü', 'v') is var typed && typed.All(char.IsAsciiLetterLower))
        {
            cuts = [.. Pinyin.Cut(typed, MostCuts).Where(c => c.Count > 1)];
            ways.AddRange(cuts.Select(Tokens.SoughtSounds));
            initials = typed.Length <= 8;
            if (initials) { ways.Add(Tokens.SoughtInitials(typed)); }
            plain = typed;
        }
        return new([new(ways, null)], (p, former) => former.Prepend(p.Name).Any(called =>
        {
            var name = Tokens.Letters(called);
            return string.Concat(name).Contains(plain, StringComparison.Ordinal)
                || cuts.Any(c => Runs(name, c.Count, (letter, i) => Pinyin.Of(letter).Contains(c[i])))
                || (initials && Runs(name, plain.Length, (letter, i) => Pinyin.Of(letter).Any(s => s[0] == plain[i])));
        }));
    }

    /// <summary>Whether somewhere in the name as many characters as sought fit one after the other.</summary>
    private static bool Runs(IReadOnlyList<Rune> name, int length, Func<Rune, int, bool> fits) =>
        Enumerable.Range(0, Math.Max(0, name.Count - length + 1)).Any(start => Enumerable.Range(0, length).All(i => fits(name[start + i], i)));

    /// <summary>An address is the village's name and what follows it: the text lies in the one, in the other, or across both.</summary>
    private Sought Addressed(string text)
    {
        var letters = Tokens.Letters(text);
        RequireEnough(letters, "住址");
        var plain = string.Concat(letters);
        var names = work.Database.Divisions.All.Where(d => d.Place.Level == DivisionLevel.Village).Select(d => d.Code).Distinct()
            .ToDictionary(c => c, c => string.Concat(Tokens.Letters(work.Database.Divisions.FullName(DivisionCode.Of(c)))), StringComparer.Ordinal);
        List<Part> parts = [new([Tokens.Sought('a', letters)], null), new([], [.. names.Where(n => n.Value.Contains(plain, StringComparison.Ordinal)).Select(n => n.Key)])];
        for (var i = 1; i < letters.Count; i++)
        {
            var head = string.Concat(letters.Take(i));
            parts.Add(new([Tokens.Sought('a', [.. letters.Skip(i)])], [.. names.Where(n => n.Value.EndsWith(head, StringComparison.Ordinal)).Select(n => n.Key)]));
        }
        return new([.. parts.Where(p => p.Villages is not { Count: 0 })], (p, _) => (names.GetValueOrDefault(p.VillageCode, "") + string.Concat(Tokens.Letters(p.Address))).Contains(plain, StringComparison.Ordinal));
    }

    private async Task<PersonPage> ByWords(AnminDb db, Sought sought, PersonQuery query, int size)
    {
        var (village, last) = Cursor(query.After);
        List<PersonRow> found = [];
        HashSet<Guid> byFormer = [];
        var towns = Towns(db.Scope, query.Place).SkipWhile(t => string.CompareOrdinal(t[..9], village.Length >= 9 ? village[..9] : "") < 0).ToList();
        for (int from = 0, step = 1; from < towns.Count && found.Count <= size; from += step, step *= 4)
        {
            var batch = towns[from..Math.Min(towns.Count, from + step)];
            while (found.Count <= size)
            {
                var (candidates, isAll) = await Next(db, batch, sought, village, last, size + 1);
                var ids = candidates.Select(c => c.Id).ToList();
                var former = (await db.PersonVersions.AsNoTracking().Where(v => ids.Contains(v.PersonId)).Select(v => new { v.PersonId, v.Name }).Distinct().ToListAsync()).ToLookup(v => v.PersonId, v => v.Name);
                found.AddRange(candidates.Where(c => sought.Holds(c, former[c.Id])));
                byFormer.UnionWith(found.Where(f => !sought.Holds(f, [])).Select(f => f.Id));
                if (isAll) { break; }
                (village, last) = (candidates[^1].VillageCode, candidates[^1].Id);
            }
        }
        return Page(found, size, byFormer, "按以前的名字找到");
    }

    /// <summary>The next candidates of some townships in the order of villages; whether there are no more.</summary>
    private static async Task<(IReadOnlyList<PersonRow> People, bool IsAll)> Next(AnminDb db, List<string> towns, Sought sought, string village, Guid last, int many)
    {
        var (keys, isAll) = (new List<(string Village, Guid Id)>(), true);
        foreach (var part in sought.Parts)
        {
            var villages = part.Villages?.Where(v => towns.Contains(v[..9] + "000")).ToList();
            if (villages is not { Count: 0 })
            {
                var some = await Keys(db, towns, part.Ways, villages, village, last, many);
                isAll &= some.Count < many;
                keys.AddRange(some);
            }
        }
        var distinct = keys.Distinct().OrderBy(k => k.Village, StringComparer.Ordinal).ThenBy(k => k.Id).ToList();
        isAll &= distinct.Count < many;
        keys = [.. distinct.Take(many)];
        var ids = keys.ConvertAll(k => k.Id);
        var people = await db.Persons.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        return ([.. ids.Where(people.ContainsKey).Select(i => people[i])], isAll);
    }

    private static async Task<List<(string Village, Guid Id)>> Keys(
        AnminDb db, List<string> towns, IReadOnlyList<IReadOnlyList<string>> ways, List<string>? villages, string village, Guid last, int many)
    {
        if (ways.Count == 0)
        {
            var counties = towns.Select(t => t[..6] + "000000").Distinct().ToList();
            var there = await db.Persons.AsNoTracking().Where(p => counties.Contains(p.CountyCode) && towns.Contains(p.TownCode) && villages!.Contains(p.VillageCode))
                .Where(p => string.Compare(p.VillageCode, village) > 0 || (p.VillageCode == village && p.Id.CompareTo(last) > 0))
                .OrderBy(p => p.VillageCode).ThenBy(p => p.Id).Take(many).Select(p => new { p.VillageCode, p.Id }).ToListAsync();
            return there.ConvertAll(p => (p.VillageCode, p.Id));
        }
        var having = PersonSearchSql.Having(db, towns, ways).AsNoTracking();
        if (villages is not null) { having = having.Where(t => villages.Contains(t.VillageCode)); }
        var found = await having.Where(t => string.Compare(t.VillageCode, village) > 0 || (t.VillageCode == village && t.PersonId.CompareTo(last) > 0))
            .OrderBy(t => t.VillageCode).ThenBy(t => t.PersonId).Take(many).Select(t => new { t.VillageCode, t.PersonId }).ToListAsync();
        return found.ConvertAll(t => (t.VillageCode, t.PersonId));
    }

    /// <summary>By the whole number or its beginning, now or ever; a number of eighteen characters is also looked for as it was with fifteen, and the other way round.</summary>
    private async Task<PersonPage> ByNumber(AnminDb db, string text, PersonQuery query, int size)
    {
        if (text.Length < LeastOfNumber || !text.Skip(1).Take(text.Length - 2).All(char.IsAsciiDigit))
        {
            throw new Refused("号码写得太少", "too_little", [new("text", $"请写全号码，或者至少写前 14 位（地区和出生日期；15 位的旧号写前 {LeastOfNumber} 位）", "format")]);
        }
        var (village, last) = Cursor(query.After);
        List<PersonRow> found = [];
        HashSet<Guid> byOld = [];
        foreach (var number in Forms(text))
        {
            var beyond = number + "Z";
            var ids = await db.Identities.AsNoTracking().Where(i => string.Compare(i.Number, number) >= 0 && string.Compare(i.Number, beyond) < 0)
                .Select(i => i.PersonId).Distinct().Take(MostByNumber + 1).ToListAsync();
            if (ids.Count > MostByNumber)
            {
                throw new Refused("这样开头的号码太多", "too_little", [new("text", $"这样开头的号码有 {MostByNumber} 个以上，请再多写几位", "format")]);
            }
            foreach (var person in await InPlace(db.Persons.AsNoTracking().Where(p => ids.Contains(p.Id)), query.Place).ToListAsync())
            {
                if (found.All(f => f.Id != person.Id))
                {
                    found.Add(person);
                    if (person.IdNumber?.StartsWith(number, StringComparison.Ordinal) != true) { byOld.Add(person.Id); }
                }
            }
        }
        return Page([.. found.Where(p => string.CompareOrdinal(p.VillageCode, village) > 0 || (p.VillageCode == village && p.Id.CompareTo(last) > 0))
            .OrderBy(p => p.VillageCode, StringComparer.Ordinal).ThenBy(p => p.Id).Take(size + 1)], size, byOld, "按以前的号码找到");
    }

    /// <summary>The other ways in which one number was ever written.</summary>
    public static IEnumerable<string> Forms(string number)
    {
        yield return number;
        if (number.Length == 18 && number.Take(17).All(char.IsAsciiDigit))
        {
            yield return number[..6] + number[8..17];
        }
        if (number.Length == 15 && number.All(char.IsAsciiDigit))
        {
            var digits = number[..6] + "19" + number[6..];
            yield return digits + IdNumber.CheckCharacter(digits);
        }
    }

    private IQueryable<PersonRow> InPlace(IQueryable<PersonRow> people, DivisionCode? place)
    {
        if (place is not { } asked) { return people; }
        var codes = work.Database.Divisions.WithPredecessors(asked).Select(d => d.Value).ToList();
        return asked.Level == DivisionLevel.County ? people.Where(p => codes.Contains(p.CountyCode)) : people.Where(p => codes.Contains(p.TownCode));
    }

    /// <summary>The townships that a caller may see, with those that became part of them, in the order of their codes.</summary>
    private List<string> Towns(Scope scope, DivisionCode? place)
    {
        var divisions = work.Database.Divisions;
        var within = place is { } asked ? divisions.WithPredecessors(asked).ToList() : [];
        return [.. divisions.All.Where(d => d.Place.Level == DivisionLevel.Town).Select(d => d.Place).Distinct()
            .Where(t => scope.Everything || scope.Counties.Contains(t.County.Value) || scope.Towns.Contains(t.Value))
            .Where(t => within.Count == 0 || within.Any(w => w.Holds(t)))
            .Select(t => t.Value).Order(StringComparer.Ordinal)];
    }

    private PersonPage Page(List<PersonRow> found, int size, HashSet<Guid> otherwise, string how) => new(
        [.. found.Take(size).Select(p => Line(p, otherwise.Contains(p.Id) ? how : null))],
        found.Count > size ? $"{found[size - 1].VillageCode}_{found[size - 1].Id}" : null);

    private PersonLine Line(PersonRow p, string? found) => new(
        p.Id, p.Name, p.Sex, p.Born, Masked(p.IdNumber), work.Database.Divisions.FullName(DivisionCode.Of(p.VillageCode)) + p.Address, p.DiedOn, p.LeftOn, p.MergedInto is not null, found);

    /// <summary>A number as a list shows it; also one that is not right.</summary>
    public static string Masked(string? number) => number switch
    {
        null => "没有证件号",
        { Length: > 10 } => number[..6] + new string('*', number.Length - 10) + number[^4..],
        _ => "****",
    };

    private static void RequireEnough(IReadOnlyList<Rune> letters, string what)
    {
        if (letters.Count is < 2 or > Longest)
        {
            throw new Refused("要找的字太少或太多", "too_little", [new("text", letters.Count < 2 ? $"请写{what}里至少两个字；拼音、声母也至少写两个字母" : $"最多写 {Longest} 个字", "format")]);
        }
    }

    private static (string Village, Guid Last) Cursor(string? after) =>
        after?.Split('_') is [var village, var key] && Guid.TryParse(key, out var id) ? (village, id) : ("", Guid.Empty);

    /// <param name="Holds">Looks again at somebody who has the words, and at the names she had before: they must also stand next to each other.</param>
    private sealed record Sought(IReadOnlyList<Part> Parts, Func<PersonRow, IEnumerable<string>, bool> Holds);

    /// <param name="Ways">Words that must all be there, in any of these ways; everybody of the villages where there is none.</param>
    /// <param name="Villages">Only there; everywhere when null.</param>
    private sealed record Part(IReadOnlyList<IReadOnlyList<string>> Ways, HashSet<string>? Villages);
}
