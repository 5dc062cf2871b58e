using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Population;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Population;

/// <summary>An import as it is listed.</summary>
public sealed record ImportLine(ImportRow It, string County);

/// <summary>An import as its page shows it.</summary>
/// <param name="Until">The last day on which it can be taken back, or committed where it was not.</param>
/// <param name="IsKept">Whether that day has not passed and its rows are there.</param>
public sealed record ImportFile(ImportRow It, string County, DateOnly Until, bool IsKept);

/// <summary>One thing of somebody that the file says otherwise than the register.</summary>
public sealed record Difference(string Column, string Before, string After);

/// <summary>A row of the file as the preview shows it: the number masked, every difference before and after.</summary>
public sealed record ImportPreview(int No, string Number, string Name, ImportLineState State, string? Why, IReadOnlyList<Difference> Differences);

/// <summary>A page of rows; <paramref name="Next"/> is the row after which the next page begins, null on the last.</summary>
public sealed record ImportPage(IReadOnlyList<ImportPreview> Rows, int? Next);

/// <summary>What the officers of a place see of its imports.</summary>
public sealed class ImportBook(CaseWork work)
{
    public const int PageSize = 50;

    /// <summary>Whether somebody may look: the county whose file it is, the city and the auditor.</summary>
    public static bool MayLook(Role role) => role is Role.县区审核 or Role.县区负责 or Role.市级 or Role.审计 or Role.系统;

    /// <summary>The newest imports of the caller's area.</summary>
    /// <param name="before">Id of the last one seen, or null from the newest on.</param>
    public async Task<(IReadOnlyList<ImportLine> Lines, Guid? Next)> All(Caller caller, Guid? before = null)
    {
        Require(caller);
        await using var db = work.Database.Open(caller);
        var rows = db.Imports.AsNoTracking();
        if (before is { } id && await rows.SingleOrDefaultAsync(i => i.Id == id) is { } last)
        {
            rows = rows.Where(i => i.ReadAt < last.ReadAt || (i.ReadAt == last.ReadAt && i.Id.CompareTo(last.Id) < 0));
        }
        var found = await rows.OrderByDescending(i => i.ReadAt).ThenByDescending(i => i.Id).Take(PageSize + 1).ToListAsync();
        return ([.. found.Take(PageSize).Select(Line)], found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    /// <exception cref="NotThere">Unknown, or of another county.</exception>
    public async Task<ImportFile> Find(Caller caller, Guid id)
    {
        Require(caller);
        await using var db = work.Database.Open(caller);
        var line = Line(await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id) ?? throw new NotThere());
        var until = OldImports.Until(work, line.It);
        return new(line.It, line.County, until, line.It.RowsRemovedOn is null && until >= work.Today);
    }

    /// <summary>Rows of one state, in the order of the file; who looks at people is written down.</summary>
    public async Task<ImportPage> Rows(Caller caller, Guid id, ImportLineState state, int after = 0)
    {
        Require(caller);
        await using var db = work.Database.Open(caller);
        var import = await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id) ?? throw new NotThere();
        var rows = await db.ImportLines.AsNoTracking().Where(l => l.ImportId == id && l.State == state && l.No > after).OrderBy(l => l.No).Take(PageSize + 1).ToListAsync();
        List<ImportLineRow> page = [.. rows.Take(PageSize)];
        var before = state == ImportLineState.变更 ? await Before(db, import, page) : [];
        if (page.Count > 0)
        {
            await work.Database.Effect(caller, _ => Task.FromResult(new Event("population-rows-read", $"import:{id}", Detail: $"{state} {page.Count} 行")));
        }
        return new([.. page.Select(l => Shown(l, before))], rows.Count > PageSize ? page[^1].No : null);
    }

    /// <summary>Every row that is left out, with its number and why; numbers of papers masked. A file that leaves the house: the taking is recorded.</summary>
    public Task<IReadOnlyList<ImportPreview>> Faults(Caller caller, Guid id) => work.Database.Effect(caller, async db =>
    {
        Require(caller);
        var import = await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id) ?? throw new NotThere();
        if (import.RowsRemovedOn is { } removed)
        {
            throw new Refused($"逐行的内容已在 {removed:yyyy年M月d日} 删除，取不到了", "rows_removed");
        }
        var rows = await db.ImportLines.AsNoTracking().Where(l => l.ImportId == id && l.State == ImportLineState.错误).OrderBy(l => l.No).ToListAsync();
        return (new Event("population-faults-taken", $"import:{id}", Detail: $"{import.Name}：{rows.Count} 行"), (IReadOnlyList<ImportPreview>)[.. rows.Select(l => Shown(l, []))]);
    });

    private ImportPreview Shown(ImportLineRow line, Dictionary<Guid, Was> before)
    {
        IEnumerable<Difference> differences = [];
        if (line.State == ImportLineState.变更 && line.PersonId is { } id && before.TryGetValue(id, out var was))
        {
            differences = [.. line.PersonChanged && was.Person is { } person ? Of(line, person) : [],
                .. line.BookletChanged ? Of(HouseholdKind.户籍家庭, "户号", "与户主关系", line.Booklet, line.BookletRelation, was) : [],
                .. line.TogetherChanged ? Of(HouseholdKind.共同生活家庭, "共同生活户号", "共同生活关系", line.Together, line.TogetherRelation, was) : []];
        }
        return new(line.No, line.Number is { } number ? PopulationFile.Masked(number) : "", line.Name ?? "", line.State, line.Why, [.. differences]);
    }

    private IEnumerable<Difference> Of(ImportLineRow line, PersonState person)
    {
        foreach (var column in PopulationFile.OfPersons)
        {
            if (column.Says(line) is { } says && column.Stands!(person) is var stands && stands != says)
            {
                yield return new(column.Name, Readable(stands), Readable(says));
            }
        }
    }

    private static IEnumerable<Difference> Of(HouseholdKind kind, string number, string relation, string? household, Relation? says, Was was)
    {
        var stood = was.Households.TryGetValue(kind, out var found) ? found : (Number: "", Relation: null);
        if (household is not null && household != stood.Number) { yield return new(number, stood.Number, household); }
        if (says is { } now && now != stood.Relation) { yield return new(relation, stood.Relation?.ToString() ?? "", now.ToString()); }
    }

    /// <summary>A village by its name, anything else as it is.</summary>
    private string Readable(string text) => text.Length == 12 && DivisionCode.TryParse(text, out var code, out _) && code.Level == DivisionLevel.Village ? work.Database.Divisions.FullName(code) : text;

    /// <summary>People and their households as they were before: as the register has them now, or what the commit put aside.</summary>
    private static async Task<Dictionary<Guid, Was>> Before(AnminDb db, ImportRow import, List<ImportLineRow> page)
    {
        var ids = page.Select(l => l.PersonId!.Value).ToList();
        var committed = import.State == ImportState.已提交;
        var persons = await db.Persons.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => (PersonState)p);
        if (committed)
        {
            foreach (var version in await db.PersonVersions.AsNoTracking().Where(v => v.EndedBy == import.Id && ids.Contains(v.PersonId)).ToListAsync())
            {
                persons[version.PersonId] = version;
            }
        }
        var households = committed
            ? await (from m in db.ImportMemberships.AsNoTracking() where m.ImportId == import.Id && m.Until == null && ids.Contains(m.PersonId)
                join h in db.Households on m.HouseholdId equals h.Id select new { m.PersonId, m.Kind, h.Number, m.Relation }).ToListAsync()
            : await (from m in db.Memberships.AsNoTracking() where m.Until == null && m.Kind != HouseholdKind.保障单元 && ids.Contains(m.PersonId)
                join h in db.Households on m.HouseholdId equals h.Id select new { m.PersonId, m.Kind, h.Number, m.Relation }).ToListAsync();
        var byPerson = households.ToLookup(h => h.PersonId);
        return ids.ToDictionary(id => id, id => new Was(persons.GetValueOrDefault(id), byPerson[id].ToDictionary(h => h.Kind, h => (h.Number, (Relation?)h.Relation))));
    }

    private sealed record Was(PersonState? Person, Dictionary<HouseholdKind, (string Number, Relation? Relation)> Households);

    private ImportLine Line(ImportRow row) => new(row, work.Database.Divisions.Name(DivisionCode.Of(row.CountyCode)));

    private static void Require(Caller caller)
    {
        if (!MayLook(caller.Role))
        {
            throw new NotAllowed("人口文件由县（区、市）审核、负责人导入，市级和审计可以查看");
        }
    }
}
