using Anmin.Casework.Comparing;
using Anmin.Casework.People;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>Registers of another office in one line each.</summary>
public static class TheirRegisters
{
    public const string Slug = "reading-club";

    public const string Head = "证件号码 姓名 家庭编号 类别 脱贫状态 人均年收入";

    /// <summary>A name as papers have it; those of <see cref="Register"/> hold figures.</summary>
    public static string Name(int household, int index = 0) => $"{"赵钱孙李周吴郑王冯"[household - 1]}{(index == 0 ? "大山" : "小满")}";

    /// <summary>A household of two with such names.</summary>
    public static Population.Settlement Home(int n, string village, int? yuan) => Register.Home(n, village, yuan, with: (p, i) => p.Name = Name(n, i));

    /// <summary>Somebody of a household in their register.</summary>
    public static string Row(int household, int index = 0, string family = "", string kind = "监测户", string left = "未消除", string income = ".") =>
        $"{Register.Number(household, index)} {Name(household, index)} {(family.Length > 0 ? family : $"F{household}")} {kind} {left} {income}";

    public static async Task<TheirFileRow> ReadsTheirs(this House house, Population.SourceFile file, DateOnly? asOf = null, Caller? who = null)
    {
        var read = await house.It.TheirFiles.Read(who ?? House.Reviewer, Slug, file, asOf ?? house.It.Database.Today);
        return await house.Theirs(read.Id);
    }

    public static async Task<TheirFileRow> Theirs(this House house, Guid id)
    {
        await using var db = house.Raw();
        return await db.TheirFiles.AsNoTracking().SingleAsync(f => f.Id == id);
    }

    /// <summary>Reads a register and puts it to use.</summary>
    public static async Task<TheirFileRow> UsesTheirs(this House house, params string[] rows)
    {
        var file = await house.ReadsTheirs(PeopleFiles.Named("名册.csv", [Head, .. rows]));
        await house.It.TheirFiles.Use(House.Reviewer, file.Id, file.Version);
        return await house.Theirs(file.Id);
    }

    public static async Task<List<ComparisonRow>> Comparisons(this House house)
    {
        await using var db = house.Raw();
        return await db.Comparisons.AsNoTracking().OrderBy(c => c.On).ToListAsync();
    }
}
