using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>S-AZ-6: a handler files his own relatives; their cases are shut to him and go to the county.</summary>
public sealed class RelativeFiling
{
    internal static OwnRelative Mother()
    {
        PersonName.TryParse("向秀兰", out var name, out _);
        IdNumber.TryParse(借书证样例.身份证号("19560308", 2), out var id, out _);
        return new() { 姓名 = name, 身份证号 = id, 关系 = Kinship.父母 };
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 先申请后备案_案件立刻标记_经办人立刻回避(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();

        await house.It.Relatives.File(House.Clerk, Mother());

        Assert.Equal("周敏 的父母", (await house.Case(id)).RelativeNote);
        await Assert.ThrowsAsync<NotAllowed>(() => house.Accepts(id));
        await house.Accepts(id, House.Clerk2);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 抽查没有抽中的_备案以后必须入户(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();
        await house.Accepts(id);
        await using (var db = house.Raw())
        {
            await db.Cases.ExecuteUpdateAsync(s => s.SetProperty(c => c.DrawnWhy, "没有抽中").SetProperty(c => c.Drawn, false));
        }

        await house.It.Relatives.File(House.Clerk2, Mother());

        Assert.Equal((true, "近亲属备案，必须入户"), (await house.Case(id)) is var c ? (c.Drawn, c.DrawnWhy) : default);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 名单里没有全号_一人只备案一次_居民不用备案_日志里也没有全号(string engine)
    {
        await using var house = await House.On(engine);
        await house.It.Relatives.File(House.Clerk, Mother());

        var mine = Assert.Single(await house.It.Relatives.Mine(House.Clerk));
        Assert.DoesNotContain("19560308", mine.Masked, StringComparison.Ordinal);
        Assert.Equal("filed_before", (await Assert.ThrowsAsync<Refused>(() => house.It.Relatives.File(House.Clerk, Mother()))).Code);
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Relatives.File(House.Resident, Mother()));
        await using var db = house.Raw();
        Assert.DoesNotContain("19560308", (await db.Journal.SingleAsync(j => j.Action == "relative-filed")).Detail, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 名册只给管辖的人看(string engine)
    {
        await using var house = await House.On(engine);
        await house.It.Relatives.File(House.Clerk, Mother());

        Assert.Equal("紫阳县城关镇", Assert.Single(await house.It.Relatives.InArea(House.Chief)).Office);
        Assert.Single(await house.It.Relatives.InArea(House.City));
        Assert.Empty(await house.It.Relatives.InArea(House.OtherCounty));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Relatives.InArea(House.Clerk2));
    }
}
