using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Policies;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Anmin.Killed;

/// <summary>A county's officer who reads one population file after the other, commits it, rolls it back and commits it again. What is to be done next is read from the database alone.</summary>
public sealed class Registry
{
    /// <summary>People that the files speak of.</summary>
    private const int People = 120;

    private const string Village = "610924100201", Sibling = "610924101201";

    private static readonly Caller Officer = new(new Guid(7, 0, 0, new byte[8]), new Guid(7, 1, 0, new byte[8]), "赵审核", Role.县区审核, DivisionCode.Of("610924000000"), "killed");

    private readonly FakeTimeProvider clock = new(new(2060, 1, 10, 2, 0, 0, TimeSpan.Zero));
    private readonly CaseworkServices it;

    public Registry(string provider, string connection) => it = new(
        new Catalogue([new LibraryCardMeasure()]), Policies.Book([typeof(LibraryCardMeasure).Assembly]), Data.Calendar.Official,
        Database.At(provider, connection, clock), Path.GetTempPath(), demonstration: true);

    /// <summary>The next step, or null when so many files are in; with none named there is always one more.</summary>
    public async Task<(string Kind, Func<Task> Do)?> Next(int? until)
    {
        await using var db = it.Database.OpenForSystem();
        var last = await db.Imports.AsNoTracking().OrderByDescending(i => i.Name).FirstOrDefaultAsync();
        var no = last is null ? 0 : int.Parse(last.Name, CultureInfo.InvariantCulture);
        clock.SetUtcNow(new DateTimeOffset(2060, 1, 10, 2, 0, 0, TimeSpan.Zero).AddDays(no / 2)); // two files a day
        if (last is { State: ImportState.试读 or ImportState.已撤回 })
        {
            return ("commit", () => it.PopulationImports.Commit(Officer, last.Id, last.Version));
        }
        if (last is not null && !await db.Journal.AnyAsync(j => j.Action == "population-rolled-back" && j.Object == "import:" + last.Id))
        {
            return ("roll-back", () => it.PopulationImports.RollBack(Officer, last.Id, last.Version));
        }
        return no == until ? null : ("read", () => it.PopulationImports.Read(Officer, File(no + 1)));
    }

    /// <summary>The n-th file: some are new, some move, marry into another household, die.</summary>
    private static SourceFile File(int n)
    {
        var dice = new Random(n);
        var rows = new List<string[]> { (string[])["证件号码", "姓名", "户籍类别", "居住地", "地址", "户号", "与户主关系"] };
        foreach (var i in Enumerable.Range(1, People).OrderBy(_ => dice.Next()).Take(80))
        {
            rows.Add([借书证样例.身份证号("19560308", i), "人" + "甲乙丙丁"[dice.Next(4)], "农村", dice.Next(2) == 0 ? Village : Sibling, $"{dice.Next(1, 9)}组", $"H{dice.Next(1, 30)}", dice.Next(3) == 0 ? "户主" : "其他"]);
        }
        var name = n.ToString("0000", CultureInfo.InvariantCulture);
        return new(name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))), "UTF-8", false, () => rows.Select((r, i) => new SourceLine(i + 1, r)));
    }
}
