using Anmin.Casework.Journal;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;
using static Anmin.Casework.Tests.PeopleFiles;

namespace Anmin.Casework.Tests;

/// <summary>The rows of a population file go after their dated time; until that day the import can be taken back, and what it wrote stays. S-PR-5, S-AU-1.</summary>
public sealed class OldImportsEnd
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 最后一天还撤得回来_第二天夜里逐行的都删了_底册和历史一字不差(string engine)
    {
        await using var house = await House.On(engine);
        await house.Takes(First());
        var changed = await house.Takes(Change());
        Assert.Equal((new DateOnly(2027, 3, 1), true), await house.It.ImportBook.Find(House.Reviewer, changed.Id) is var file ? (file.Until, file.IsKept) : default);
        house.Pass(181);
        await house.It.Rounds.Walk();
        Assert.Equal(new DateOnly(2027, 3, 1), house.It.Database.Today);
        Assert.Null((await house.Import(changed.Id)).RowsRemovedOn);
        await house.TakesBack(changed);
        await house.Commits(changed);
        var register = await Written(house);

        house.Pass(185);
        await house.It.Rounds.Walk();

        await using var db = house.Raw();
        Assert.Equal(house.It.Database.Today, (await house.Import(changed.Id)).RowsRemovedOn);
        Assert.Equal((0, 0, 0, 0), (await db.ImportLines.CountAsync(), await db.ImportMemberships.CountAsync(), await db.ImportHouseholds.CountAsync(), await db.ImportEvents.CountAsync()));
        Assert.Equal(register, await Written(house));
        Assert.Equal((0, 2, 0, 0), Counts(await house.Import(changed.Id)));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 删了以后说得出为什么撤不了_到哪天为止_再跑什么也不变_只记一笔(string engine)
    {
        await using var house = await House.On(engine);
        var first = await house.Takes(First());
        house.Pass(182);
        var late = await Assert.ThrowsAsync<Refused>(() => house.TakesBack(first));
        Assert.Contains("只保存到 2027年3月1日 为止，那以前才可以整个撤回", late.Message, StringComparison.Ordinal);

        Assert.Equal((1, 4), await house.It.OldImports.Tidy());
        Assert.Equal((0, 0), await house.It.OldImports.Tidy());
        house.Pass(1);
        Assert.Equal((0, 0), await house.It.OldImports.Tidy());

        var refused = await Assert.ThrowsAsync<Refused>(() => house.TakesBack(first));
        Assert.Equal("rows_removed", refused.Code);
        Assert.Contains("只保存到 2027年3月1日 为止，已在 2027年3月2日 删除", refused.Message, StringComparison.Ordinal);
        Assert.Equal((new DateOnly(2027, 3, 1), false), await house.It.ImportBook.Find(House.Reviewer, first.Id) is var file ? (file.Until, file.IsKept) : default);
        Assert.Contains("2027年3月2日 删除", (await Assert.ThrowsAsync<Refused>(() => house.It.ImportBook.Faults(House.Reviewer, first.Id))).Message, StringComparison.Ordinal);
        await using var db = house.Raw();
        var told = await db.Journal.SingleAsync(j => j.Action == "population-rows-removed");
        Assert.Equal($"import:{first.Id}", told.Object);
        Assert.Contains("可以撤回到 2027-03-01 为止", told.Detail, StringComparison.Ordinal);
        Assert.True((await JournalVerifier.Verify(house.It.Database)).IsWhole);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 删到一半断了_下一遍接着删完_不再记一笔(string engine)
    {
        await using var house = await House.On(engine);
        var first = await house.Takes(First());
        house.Pass(182);
        await house.It.OldImports.Tidy();
        await using (var db = house.Raw())
        {
            db.ImportLines.Add(new() { ImportId = first.Id, No = 2, State = ImportLineState.新增 });
            db.ImportEvents.Add(new() { ImportId = first.Id, EventId = Guid.CreateVersion7() });
            await db.SaveChangesAsync();
        }

        Assert.Equal((0, 2), await house.It.OldImports.Tidy());

        await using var look = house.Raw();
        Assert.Equal((0, 0, 1), (await look.ImportLines.CountAsync(), await look.ImportEvents.CountAsync(), await look.Journal.CountAsync(j => j.Action == "population-rows-removed")));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 只试读没有提交的_到期也删_不能再提交_同一个文件重新读得进来(string engine)
    {
        await using var house = await House.On(engine);
        var read = await house.Reads(First());
        var back = await house.Takes(Named("撤回的.csv", Head, $"{Number(9)} 另一个 农村 {Village} . . . . . ."));
        house.Pass(100);
        await house.TakesBack(back);
        house.Pass(82);

        Assert.Equal((1, 4), await house.It.OldImports.Tidy());

        Assert.Contains("请再读一次这个文件", (await Assert.ThrowsAsync<Refused>(() => house.Commits(read))).Message, StringComparison.Ordinal);
        Assert.Equal("rows_removed", (await Assert.ThrowsAsync<Refused>(() => house.It.PopulationImports.Again(House.Reviewer, read.Id, house.Import(read.Id).Result.Version))).Code);
        await house.Commits(back);
        var again = await house.Reads(First());
        Assert.NotEqual(read.Id, again.Id);
        await house.Commits(again);
        Assert.Equal("向秀兰", (await house.Person(Number(1))).Name);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 删了以后_指着这些人和户的发现还在_个人的历史看得到_导错的去世照样撤销得了(string engine)
    {
        await using var house = await House.On(engine);
        await house.Takes(First());
        await house.Receives(Village, 36, Number(3));
        var dead = await house.Takes(Named("去世.csv", "证件号码 姓名 死亡日期", $"{Number(3)} 李桂英 2026-08-30"));
        house.Pass(183);
        await house.Sweeps();
        await house.It.OldImports.Tidy();

        await using (var db = house.Raw())
        {
            var found = await db.Discoveries.SingleAsync(d => d.Screening == "book-money-deceased");
            Assert.Contains("李桂英", (await house.It.Discoveries.One(House.Clerk, found.Id)).Members.Select(m => m.Name));
            await house.It.Discoveries.Close(House.Clerk, found.Id, Watchtower.Verdict.误报, "人还在，导错了");
        }
        var she = await house.Person(Number(3));
        Assert.Equal(["随数据导入更新", "登记入册"], (await house.It.PersonBook.Open(House.Clerk, she.Id)).History.Select(t => t.What));
        await house.It.PersonKeeping.Revive(House.Clerk, she.Id, she.Version, new() { 原因 = "本人到了镇上" });
        Assert.Contains("G2 户主 李桂英 610924100201", await house.Households());
        Assert.Equal("rows_removed", (await Assert.ThrowsAsync<Refused>(() => house.TakesBack(dead))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 没有写明保存多久_报出参数的名字_什么也不删(string engine)
    {
        await using var house = await House.On(engine);
        await house.Takes(First());
        house.Pass(400);
        var silent = house.Build(shipped: new Core.Deciding.PolicyBook(TestPolicies.Book.Rows.Where(r => r.Id != "LIB_FILE_MONTHS")));

        var missing = await Assert.ThrowsAsync<Core.Deciding.MissingParameter>(() => silent.OldImports.Tidy());

        Assert.Contains("LIB_FILE_MONTHS", missing.Message, StringComparison.Ordinal);
        await using var db = house.Raw();
        Assert.Equal(4, await db.ImportLines.CountAsync());
    }

    private static Population.SourceFile Change() => Named("第二次.csv", Head, $"{Number(1)} 向秀兰 . {Sibling} . . . . . .", $"{Number(4)} 王小满 . . . H1 子 . . .");

    /// <summary>The register without what is put aside for a roll-back.</summary>
    private static async Task<string> Written(House house) =>
        string.Join('\n', (await house.Register()).Split('\n').Where(l => !l.StartsWith("Imported", StringComparison.Ordinal)));
}
