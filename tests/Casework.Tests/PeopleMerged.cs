using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>One person entered twice: suggested, merged by the county, and parted again as if nothing had been.</summary>
public sealed class PeopleMerged
{
    private static readonly Sameness Seen = new() { 原因 = "核对了户口簿和身份证原件" };

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 号码相同_新旧号码_同名同生日_同音同生日同村_都提出来_别的镇的不提(string engine)
    {
        await using var house = await House.On(engine);
        var first = await house.Settles("向秀兰");
        var old = await house.Settles("向秀兰", number: first.IdNumber![..6] + first.IdNumber[8..17]);
        var heard = await house.Settles("向秀蓝", number: "");
        var named = await house.Settles("向秀兰", number: "");
        await house.Settles("向秀云", number: "");
        await house.Settles("向秀蓝", born: "19560309", number: "");
        var there = await house.Settles("向秀兰", Rows.SiblingTown, number: first.IdNumber);

        var found = await house.It.Doubles.Of(House.Clerk, first.Id);
        Assert.Equal([(old.Id, Likeness.新旧号码), (named.Id, Likeness.同名同生日), (heard.Id, Likeness.同音同生日同村)], found.Select(d => (d.Other.Id, d.Why)));
        Assert.Equal((there.Id, Likeness.号码相同), (await house.It.Doubles.Of(House.Reviewer, first.Id)).Select(d => (d.Other.Id, d.Why)).First());
        var list = await house.It.Doubles.In(House.Clerk, House.Clerk.Area);
        Assert.Equal(6, list.Count);
        Assert.Equal((first.Id, old.Id, Likeness.新旧号码), (list[0].One.Id, list[0].Other.Id, list[0].Why));
        Assert.Empty(await house.It.Doubles.In(House.OtherCounty, House.Clerk.Area));
        await using var db = house.Raw();
        var look = await db.Journal.SingleAsync(j => j.Action == "people-doubles-listed");
        Assert.Equal((House.Clerk.Human, "疑似重复，城关镇，看到 6 对"), (look.Human, look.Detail));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 各镇有几对数得出来_镇办只数得到自己的_外县的数不到(string engine)
    {
        await using var house = await House.On(engine);
        var (here, there) = (await house.Settles("向秀兰"), await house.Settles("陈大山", Rows.SiblingTown));
        await house.Settles("向秀兰", number: "");
        await house.Settles("向秀兰", number: "");
        await house.Settles("陈大山", Rows.SiblingTown, number: "");
        async Task<IEnumerable<(string, int)>> Counts(People.Caller caller) => (await house.It.Doubles.Counts(caller, House.Reviewer.Area)).Select(c => (c.Town.Code, c.Pairs));

        Assert.Equal([(here.TownCode, 3), (there.TownCode, 1)], await Counts(House.Reviewer));
        Assert.Equal([(here.TownCode, 3), (there.TownCode, 1)], await Counts(House.City));
        Assert.Equal([(here.TownCode, 3)], await Counts(House.Clerk));
        Assert.Equal([(there.TownCode, 1)], await Counts(House.SiblingClerk));
        Assert.Empty(await Counts(House.OtherCounty));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Doubles.Counts(House.Resident, House.Reviewer.Area));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 合并只由县区办_旧号找得到留下的那一份_户里不再数两次(string engine)
    {
        await using var house = await House.On(engine);
        var (first, son) = (PeopleWalk.Somebody("向秀兰"), PeopleWalk.Somebody("陈大山", born: "19800101"));
        var twice = PeopleWalk.Somebody("向秀兰", number: first.IdNumber![..6] + first.IdNumber[8..17]);
        await house.Settles(PeopleWalk.Household(first, son, twice));

        await Assert.ThrowsAsync<NotAllowed>(() => house.It.PersonKeeping.Merge(House.Clerk, twice.Id, 1, first.Id, 1, Seen));
        await Assert.ThrowsAsync<NotThere>(() => house.It.PersonKeeping.Merge(House.OtherCounty, twice.Id, 1, first.Id, 1, Seen));
        await house.It.PersonKeeping.Merge(House.Reviewer, twice.Id, 1, first.Id, 1, Seen);

        var file = await house.It.PersonBook.Open(House.Clerk, first.Id);
        Assert.Equal([twice.Id], file.Same.Select(s => s.Id));
        Assert.Equal(2, file.Numbers.Count);
        Assert.All(file.Households, h => Assert.Equal(["向秀兰", "陈大山"], h.Members.Select(m => m.Name)));
        Assert.Equal(first.Id, (await house.It.PersonBook.Open(House.Clerk, twice.Id)).Into!.Id);
        Assert.Empty(await house.It.Doubles.Of(House.Clerk, first.Id));
        await Assert.ThrowsAsync<Refused>(() => house.It.PersonKeeping.Correct(House.Clerk, twice.Id, 2, twice.Now(house.It.Database.Today) with { 重病 = true }));
        await Assert.ThrowsAsync<Refused>(() => house.It.PersonKeeping.Merge(House.Reviewer, first.Id, 2, son.Id, 1, Seen));
        await Assert.ThrowsAsync<Stale>(() => house.It.PersonKeeping.Merge(House.Reviewer2, twice.Id, 1, first.Id, 1, Seen));
        await house.RegisterIsWhole();
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 撤销合并_两份都和原来一样(string engine)
    {
        await using var house = await House.On(engine);
        var (first, twice) = (await house.Settles("向秀兰"), await house.Settles("向秀兰", number: ""));
        var before = (await Everything(house, first), await Everything(house, twice));

        await house.It.PersonKeeping.Merge(House.Reviewer, twice.Id, 1, first.Id, 1, Seen);
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.PersonKeeping.Unmerge(House.Clerk, twice.Id, 2, Seen));
        await house.It.PersonKeeping.Unmerge(House.Reviewer, twice.Id, 2, Seen);

        Assert.Equal(before, (await Everything(house, first), await Everything(house, twice)));
        var history = (await house.It.PersonBook.Open(House.Clerk, twice.Id)).History;
        Assert.Equal(["撤销并入", "并入", "登记入册"], history.Select(t => t.What));
        await Assert.ThrowsAsync<Refused>(() => house.It.PersonKeeping.Unmerge(House.Reviewer, twice.Id, 3, Seen));
        await house.RegisterIsWhole();
    }

    /// <summary>What the register says of somebody today, her numbers and memberships.</summary>
    private static async Task<string> Everything(House house, PersonRow person)
    {
        await using var db = house.Raw();
        var now = await db.Persons.AsNoTracking().SingleAsync(p => p.Id == person.Id);
        var memberships = await db.Memberships.AsNoTracking().Where(m => m.PersonId == person.Id).OrderBy(m => m.Kind).Select(m => $"{m.HouseholdId} {m.Relation} {m.Since} {m.Until}").ToListAsync();
        var numbers = await db.Identities.AsNoTracking().Where(i => i.PersonId == person.Id).Select(i => $"{i.Number} {i.Since} {i.Until}").ToListAsync();
        return string.Join('\n', [.. PersonDifference.Lines(now, house.It.Database.Divisions).Select(l => l.ToString()), $"{now.MergedInto}", .. memberships, .. numbers]);
    }
}
