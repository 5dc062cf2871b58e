using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>Population files in one line each, and the register as text.</summary>
public static class PeopleFiles
{
    public const string Village = "610924100201";
    public const string Sibling = "610924101201";

    /// <summary>A right number: born on a day, the n-th of it.</summary>
    public static string Number(int n, string born = "19560308") => 借书证样例.身份证号(born, n);

    /// <summary>A file of rows, the head first, cells parted by blanks; a dot is an empty cell.</summary>
    public static SourceFile Of(params string[] rows) => Named("人口.csv", rows);

    public static SourceFile Named(string name, params string[] rows) => new(
        name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows)))), "UTF-8", false,
        () => rows.Select((r, i) => new SourceLine(i + 1, [.. r.Split(' ').Select(c => c == "." ? "" : c)])));

    public const string Head = "证件号码 姓名 户籍类别 居住地 地址 户号 与户主关系 共同生活户号 共同生活关系 死亡日期";

    /// <summary>Two households of two in one village.</summary>
    public static SourceFile First(string name = "第一次.csv") => Named(name, Head,
        $"{Number(1)} 向秀兰 农村 {Village} 3组17号 H1 户主 G1 户主 .",
        $"{Number(2)} 陈大山 农村 {Village} 3组17号 H1 配偶 G1 配偶 .",
        $"{Number(3)} 李桂英 农村 {Village} 4组2号 H2 户主 G2 户主 .",
        $"{Number(4)} 王小满 农村 {Village} 4组2号 H2 子 G2 子 .");

    public static async Task<ImportRow> Reads(this House house, SourceFile file, Caller? who = null)
    {
        var result = await house.It.PopulationImports.Read(who ?? House.Reviewer, file);
        return await house.Import(result.Id);
    }

    public static async Task<ImportRow> Import(this House house, Guid id)
    {
        await using var db = house.Raw();
        return await db.Imports.AsNoTracking().SingleAsync(i => i.Id == id);
    }

    public static async Task Commits(this House house, ImportRow import, Caller? who = null) =>
        await house.It.PopulationImports.Commit(who ?? House.Reviewer, import.Id, (await house.Import(import.Id)).Version);

    public static async Task TakesBack(this House house, ImportRow import, Caller? who = null) =>
        await house.It.PopulationImports.RollBack(who ?? House.Reviewer, import.Id, (await house.Import(import.Id)).Version);

    /// <summary>Reads and commits.</summary>
    public static async Task<ImportRow> Takes(this House house, SourceFile file, Caller? who = null)
    {
        var import = await house.Reads(file, who);
        await house.Commits(import, who);
        return await house.Import(import.Id);
    }

    public static (int Added, int Changed, int Same, int Faulty) Counts(ImportRow i) => (i.Added, i.Changed, i.Same, i.Faulty);

    public static async Task<string?> WhyNot(this House house, ImportRow import, int no)
    {
        await using var db = house.Raw();
        return (await db.ImportLines.AsNoTracking().SingleAsync(l => l.ImportId == import.Id && l.No == no)).Why;
    }

    public static async Task<PersonRow> Person(this House house, string number)
    {
        await using var db = house.Raw();
        return await db.Persons.AsNoTracking().SingleAsync(p => p.IdNumber == number);
    }

    /// <summary>Every row that an import may write, as text in a fixed order.</summary>
    public static async Task<string> Register(this House house)
    {
        await using var db = house.Raw();
        var all = new StringBuilder();
        async Task Table<T>() where T : class
        {
            foreach (var row in (await db.Set<T>().AsNoTracking().ToListAsync()).Select(r => JsonSerializer.Serialize(r)).Order(StringComparer.Ordinal))
            {
                all.Append(typeof(T).Name).Append(' ').AppendLine(row);
            }
        }
        await Table<PersonRow>();
        await Table<PersonVersionRow>();
        await Table<IdentityRow>();
        await Table<HouseholdRow>();
        await Table<MembershipRow>();
        await Table<MeansRow>();
        await Table<Ledger.LifeEventRow>();
        await Table<ImportedMembershipRow>();
        await Table<ImportedHouseholdRow>();
        await Table<ImportedEventRow>();
        return all.ToString();
    }

    /// <summary>Who belongs to which household now: H1 户主 向秀兰.</summary>
    public static async Task<List<string>> Households(this House house)
    {
        await using var db = house.Raw();
        return [.. (await (from m in db.Memberships where m.Until == null join h in db.Households on m.HouseholdId equals h.Id join p in db.Persons on m.PersonId equals p.Id
            select new { h.Number, m.Relation, p.Name, h.VillageCode }).ToListAsync()).Select(x => $"{x.Number} {x.Relation} {x.Name} {x.VillageCode}").Order(StringComparer.Ordinal)];
    }
}
