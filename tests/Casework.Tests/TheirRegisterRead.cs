using Anmin.Casework.Comparing;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;
using static Anmin.Casework.Tests.TheirRegisters;

namespace Anmin.Casework.Tests;

/// <summary>1.6 the register of another office: what is read of it, what is wrong with which row, once and not twice, and who may (both databases).</summary>
public sealed class TheirRegisterRead
{
    private const string Town = Rows.Town;

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 试读数得拢_错的行说得出为什么_底册一个字也不变(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Home(1, Town, 1000), Home(2, Town, 1000));
        var before = await house.Register();

        var file = await house.ReadsTheirs(PeopleFiles.Named("名册.csv", Head,
            Row(1), Row(1, 1), Row(2, income: "4500.50"),
            $"{Register.Number(9)} 没有登记 F9 脱贫户 已脱贫 3000",
            Row(2, 1, family: "F2", income: "4600"),
            $"{Register.Number(3)} 写错了 F3 低保户 未消除 .",
            $"123 冯大山 F8 监测户 未消除 -1",
            Row(1, 0, family: "F7"),
            $"{Register.Number(2, 1)} 不是她 F6 监测户 . ."));

        Assert.Equal((9, 3, 1, 5, 3), (file.Lines, file.Matched, file.Unknown, file.Faulty, file.Families));
        Assert.Equal(file.Lines, file.Matched + file.Unknown + file.Faulty);
        var wrong = (await house.It.TheirFiles.Rows(House.Reviewer, file.Id, TheirEntryState.错误)).Rows.ToDictionary(r => r.No, r => r.Why!);
        Assert.Equal([6, 7, 8, 9, 10], wrong.Keys.Order());
        Assert.Equal("和第 4 行是同一家，类别、脱贫状态或者人均年收入写得不一样", wrong[6]);
        Assert.Equal("类别「低保户」应是脱贫户或监测户", wrong[7]);
        Assert.Contains("人均年收入「-1」应是元", wrong[8], StringComparison.Ordinal);
        Assert.Equal("这个证件号码在第 2 行已经有了，一个人只能在一家里", wrong[9]);
        Assert.Equal("这个证件号码在第 6 行已经有了，一个人只能在一家里", wrong[10]);
        Assert.Equal("本县底册里没有这个证件号码", Assert.Single((await house.It.TheirFiles.Rows(House.Reviewer, file.Id, TheirEntryState.底册没有)).Rows).Why);
        Assert.Equal(before, await house.Register());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 姓名对不上的不认_外县的人算底册没有(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Home(1, Town, 1000), Home(2, Rows.OtherCounty, 1000));

        var file = await house.ReadsTheirs(PeopleFiles.Named("名册.csv", Head, $"{Register.Number(1)} 别人 F1 监测户 . .", Row(2)));

        Assert.Equal((0, 1, 1), (file.Matched, file.Unknown, file.Faulty));
        Assert.Contains("没有一个人在本县底册上", (await Assert.ThrowsAsync<Refused>(() => house.It.TheirFiles.Use(House.Reviewer, file.Id, file.Version))).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 同一份再来一次什么也不变_半个文件整个不收(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Home(1, Town, 1000));
        var whole = PeopleFiles.Named("名册.csv", Head, Row(1), Row(1, 1), "总行数 2");
        var file = await house.ReadsTheirs(whole);
        await house.It.TheirFiles.Use(House.Reviewer, file.Id, file.Version);
        var used = await house.Theirs(file.Id);

        var again = await house.It.TheirFiles.Read(House.Chief, Slug, whole, house.It.Database.Today);

        Assert.Equal((file.Id, true), (again.Id, again.Before));
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(used), System.Text.Json.JsonSerializer.Serialize(await house.Theirs(file.Id)));
        foreach (var half in new[] { PeopleFiles.Named("半.csv", Head, Row(1), "总行数 2"), PeopleFiles.Named("断.csv", Head, Row(1), Register.Number(1, 1)), PeopleFiles.Named("空.csv", Head) })
        {
            Assert.Equal("file_refused", (await Assert.ThrowsAsync<Refused>(() => house.It.TheirFiles.Read(House.Reviewer, Slug, half, house.It.Database.Today))).Code);
        }
        await using var db = house.Raw();
        Assert.Equal((1, 2), (await db.TheirFiles.CountAsync(), await db.TheirEntries.CountAsync()));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 新的换下旧的_旧的换不回来_一个县同时只有一份在用(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Home(1, Town, 1000));
        var first = await house.UsesTheirs(Row(1));
        house.Pass(30);
        var older = await house.ReadsTheirs(PeopleFiles.Named("旧.csv", Head, Row(1, income: "1")), first.AsOf.AddDays(-1));
        Assert.Equal("older", (await Assert.ThrowsAsync<Refused>(() => house.It.TheirFiles.Use(House.Reviewer, older.Id, older.Version))).Code);

        var next = await house.UsesTheirs(Row(1), Row(1, 1));

        Assert.Equal((TheirFileState.已换下, TheirFileState.在用), ((await house.Theirs(first.Id)).State, next.State));
        await house.It.TheirFiles.Discard(House.Reviewer, older.Id, older.Version);
        await using var db = house.Raw();
        Assert.False(await db.TheirEntries.AnyAsync(e => e.FileId == older.Id));
        Assert.Equal("wrong_state", (await Assert.ThrowsAsync<Refused>(() => house.It.TheirFiles.Use(House.Reviewer, older.Id, older.Version + 1))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 名册只有本县看得到_镇办看不到_外县更不行_日期不能在将来(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Home(1, Town, 1000));
        var file = await house.UsesTheirs(Row(1));

        Assert.Equal(file.Id, (await house.It.TheirFiles.Find(House.City, file.Id)).Id);
        await Assert.ThrowsAsync<NotThere>(() => house.It.TheirFiles.Find(House.OtherCounty, file.Id));
        await Assert.ThrowsAsync<NotThere>(() => house.It.TheirFiles.Rows(House.OtherCounty, file.Id, TheirEntryState.对上));
        await Assert.ThrowsAsync<NotThere>(() => house.It.TheirFiles.Use(House.OtherCounty, file.Id, file.Version));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.TheirFiles.Find(House.Clerk, file.Id));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.TheirFiles.Read(House.City, Slug, PeopleFiles.Named("名册.csv", Head, Row(1)), house.It.Database.Today));
        Assert.Equal("invalid", (await Assert.ThrowsAsync<Refused>(() => house.It.TheirFiles.Read(House.Reviewer, Slug, PeopleFiles.Named("名册.csv", Head, Row(1)), house.It.Database.Today.AddDays(1)))).Code);
    }
}
