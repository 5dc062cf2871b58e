using Anmin.Casework.Population;
using Anmin.Core.Population;
using Microsoft.EntityFrameworkCore;
using static Anmin.Casework.Tests.PeopleFiles;

namespace Anmin.Casework.Tests;

/// <summary>Random files upon a random register: after the commit the register says what the file says, after the roll-back it is what it was.</summary>
public sealed class PopulationRandom
{
    private const int People = 40;

    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("ANMIN_IMPORTS") ?? "12", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly string[] Columns =
        ["证件号码", "姓名", "户籍类别", "户籍地", "居住地", "地址", "残疾类别", "残疾等级", "重病", "劳动能力", "死亡日期", "迁出日期", "户号", "与户主关系", "共同生活户号", "共同生活关系"];

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 随机的册_随机的文件_提交以后册和文件说的一样_撤回以后和原来一样(string engine)
    {
        await using var house = await House.On(engine);
        var dice = new Random(20261127);
        for (var round = 0; round < Rounds; round++)
        {
            if (dice.Next(3) > 0) { house.Pass(dice.Next(1, 40)); }
            var before = await house.Register();
            var file = File(dice, round);
            var import = await house.Reads(file);
            Assert.Equal(import.Lines, import.Added + import.Changed + import.Same + import.Faulty);
            Assert.Equal(before, await house.Register());
            await house.Commits(import);
            await Says(house, import, file);
            if (dice.Next(2) == 0)
            {
                await house.TakesBack(import);
                Assert.Equal(before, await house.Register());
                if (dice.Next(2) == 0) { continue; }
                await house.Commits(import);
                await Says(house, import, file);
            }
            var settled = await house.Register();
            var again = await house.Reads(Named($"又一次{round}.csv", [.. file.Lines().Select(l => string.Join(' ', l.Cells.Select(c => c.Length == 0 ? "." : c)))]));
            var more = await Why(house, import, again);
            Assert.True(more.Length == 0, more);
            Assert.Equal(settled, await house.Register());
        }
    }

    /// <summary>The rows that were taken and would still do something. One that was left out may be right by now: what it ran into may itself be left out, of a household that ended with its last.</summary>
    private static async Task<string> Why(House house, ImportRow first, ImportRow again)
    {
        await using var db = house.Raw();
        var rows = await (from l in db.ImportLines where l.ImportId == again.Id && (l.State == ImportLineState.变更 || l.State == ImportLineState.新增)
            join f in db.ImportLines on new { ImportId = first.Id, l.No } equals new { f.ImportId, f.No } where f.State != ImportLineState.错误 select new { l, f.State, f.Fault, f.Trouble }).ToListAsync();
        return string.Join('\n', rows.Select(r => $"第{r.l.No}行 {r.State} {r.Fault} {r.Trouble} → {System.Text.Json.JsonSerializer.Serialize(r.l)}"));
    }

    private static SourceFile File(Random dice, int round)
    {
        string Any(params string[] of) => of[dice.Next(of.Length)];
        string Maybe(int percent, string text) => dice.Next(100) < percent ? text : ".";
        var rows = new List<string> { string.Join(' ', Columns) };
        foreach (var n in Enumerable.Range(1, People).OrderBy(_ => dice.Next()).Take(dice.Next(1, People)))
        {
            var disabled = dice.Next(4);
            var (booklet, together) = (dice.Next(2) == 0, dice.Next(2) == 0);
            rows.Add(string.Join(' ', Number(n), "人" + "甲乙丙丁戊己"[dice.Next(6)], Any("农村", "城镇", "农村", "."), Maybe(40, Any(Village, Sibling, "市外")), Any(Village, Sibling, Village, "."), Maybe(60, $"{dice.Next(1, 9)}组"),
                disabled == 0 ? Any("肢体", "视力") : disabled == 1 ? "无" : ".", disabled == 0 ? Any("一级", "二级") : ".", Maybe(30, Any("是", "否")), Maybe(40, Any("有", "部分丧失", "完全丧失")),
                Maybe(5, $"2026-0{dice.Next(1, 9)}-11"), Maybe(8, Any("2026-05-05", "无")),
                booklet ? $"H{dice.Next(1, 12)}" : ".", booklet ? Any("户主", "配偶", "子", "女") : ".", together ? $"G{dice.Next(1, 12)}" : ".", together ? Any("户主", "子", "女", "父母") : "."));
        }
        return Named($"{round}.csv", [.. rows]);
    }

    /// <summary>What the file says in cells is what the register says in columns, row by row that was not left out; and no household has two heads that live.</summary>
    private static async Task Says(House house, ImportRow import, SourceFile file)
    {
        await using var db = house.Raw();
        var faulty = (await db.ImportLines.AsNoTracking().Where(l => l.ImportId == import.Id && l.State == ImportLineState.错误).Select(l => l.No).ToListAsync()).ToHashSet();
        var homes = (await (from m in db.Memberships where m.Until == null join h in db.Households on m.HouseholdId equals h.Id select new { m.PersonId, h.Kind, h.Number, m.Relation }).ToListAsync()).ToLookup(h => (h.PersonId, h.Kind));
        var people = await db.Persons.AsNoTracking().ToDictionaryAsync(p => p.IdNumber!);
        foreach (var row in file.Lines().Skip(1).Where(l => !faulty.Contains(l.No)))
        {
            var p = people[row.Cells[0]];
            void Is(int column, string says)
            {
                if (row.Cells[column].Length > 0) { Assert.Equal(row.Cells[column], says); }
            }
            Is(1, p.Name);
            Is(2, p.Hukou.ToString());
            Is(3, p.HukouVillage.Length == 0 ? "市外" : p.HukouVillage);
            Is(4, p.VillageCode);
            Is(5, p.Address);
            Is(6, p.Disability.ToString());
            Is(7, p.Grade switch { 1 => "一级", 2 => "二级", _ => "" });
            Is(8, p.Ill ? "是" : "否");
            Is(9, p.Labour.ToString());
            Is(10, p.DiedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "");
            Is(11, p.LeftOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "无");
            foreach (var (kind, at) in new[] { (HouseholdKind.户籍家庭, 12), (HouseholdKind.共同生活家庭, 14) })
            {
                if (p.DiedOn is not null)
                {
                    Assert.Empty(homes[(p.Id, kind)]);
                }
                else if (row.Cells[at].Length > 0)
                {
                    var home = Assert.Single(homes[(p.Id, kind)]);
                    Assert.Equal((row.Cells[at], row.Cells[at + 1]), (home.Number, home.Relation.ToString()));
                }
            }
        }
        var alive = people.Values.Where(p => p.DiedOn is null && p.LeftOn is null).Select(p => p.Id).ToHashSet();
        var open = await db.Households.Where(h => h.Until == null).Select(h => h.Number).ToListAsync();
        Assert.All(open, n => Assert.Contains(homes.SelectMany(g => g), h => h.Number == n));
        Assert.All(homes.SelectMany(g => g).Where(h => h.Relation == Relation.户主 && alive.Contains(h.PersonId)).GroupBy(h => (h.Kind, h.Number)), g => Assert.Single(g));
    }
}
