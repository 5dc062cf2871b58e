using Anmin.Casework.People;
using Anmin.Casework.Population;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>Somebody who changed her name before former names were searchable, or came into the register before anything was, is found by all of them after a round.</summary>
public sealed class FormerNamesFilled
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 早先改过名的_跑一遍以后按以前的名字找得到_再跑什么也不变(string engine)
    {
        await using var house = await House.On(engine);
        var her = await Renamed(house);
        await house.Settles("陈大山", born: "19500101");
        await AsBefore(house);
        Assert.Empty(await house.Finds(House.Clerk, "秀兰"));

        await house.It.Rounds.Walk();

        Assert.Equal(["向梅"], await house.Finds(House.Clerk, "秀兰"));
        Assert.Equal(["向梅"], await house.Finds(House.Clerk, "xiulan"));
        await house.RegisterIsWhole();
        await using var db = house.Raw();
        Assert.All(await db.PersonTokens.AsNoTracking().ToListAsync(), t => Assert.Equal(Tokens.Rule, t.Made));
        Assert.Contains("1 人", (await db.Journal.SingleAsync(j => j.Action == "people-words-made")).Detail, StringComparison.Ordinal);
        Assert.Equal(0, await house.It.Wording.Fill());
        Assert.Equal(1, await db.Journal.CountAsync(j => j.Action == "people-words-made"));
        Assert.Equal(her, (await db.PersonTokens.SingleAsync(t => t.PersonId == her)).PersonId);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 一个字也没有编进去的人_重新开起来以后补上(string engine)
    {
        await using var house = await House.On(engine);
        await Renamed(house);
        await house.Settles("陈大山", born: "19500101");
        await using (var db = house.Raw())
        {
            await db.PersonTokens.ExecuteDeleteAsync();
        }
        Assert.Empty(await house.Finds(House.Clerk, "陈大山"));

        Assert.Equal(2, await house.Build().Wording.Fill());

        Assert.Equal(["陈大山"], await house.Finds(House.Clerk, "陈大山"));
        Assert.Equal(["向梅"], await house.Finds(House.Clerk, "秀兰"));
        await house.RegisterIsWhole();
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 人多的分几步做_两个程序一起做也只做一遍(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles([.. Enumerable.Range(0, 30).Select(n => PeopleWalk.Household([.. Enumerable.Range(0, 100).Select(i => PeopleWalk.Somebody("向梅", number: ""))]))]);
        await using (var db = house.Raw())
        {
            foreach (var p in await db.Persons.AsNoTracking().OrderBy(p => p.Id).Take(2_500).ToListAsync())
            {
                db.PersonVersions.Add(new()
                {
                    PersonId = p.Id, Seq = 1, Until = p.Since, EndedBy = p.Cause, Name = "王秀兰", HukouVillage = p.HukouVillage, CountyCode = p.CountyCode, TownCode = p.TownCode, VillageCode = p.VillageCode, Address = p.Address,
                    Since = p.Since,
                });
            }
            await db.SaveChangesAsync();
            await db.Persons.ExecuteUpdateAsync(p => p.SetProperty(x => x.Version, 2));
            await db.PersonTokens.ExecuteUpdateAsync(t => t.SetProperty(x => x.Made, (short)0));
        }

        var both = await Task.WhenAll(Task.Run(house.Build().Wording.Fill), Task.Run(house.Build().Wording.Fill));
        var rest = await house.It.Wording.Fill();

        await using var look = house.Raw();
        Assert.Equal(2_500, both.Sum() + rest);
        Assert.Equal((3_000, 0), (await look.PersonTokens.CountAsync(), await look.PersonTokens.CountAsync(t => t.Made == 0)));
        Assert.Equal(2, await look.Journal.CountAsync(j => j.Action == "people-words-made"));
    }

    /// <summary>Somebody who was 向秀兰 and is 向梅 now.</summary>
    private static async Task<Guid> Renamed(House house)
    {
        var her = await house.Settles("向秀兰");
        await house.It.PersonKeeping.Correct(House.Clerk, her.Id, 1, her.Now(house.It.Database.Today) with { 姓名 = PeopleWalk.Called("向梅") });
        return her.Id;
    }

    /// <summary>As the words were made before former names were among them.</summary>
    private static async Task AsBefore(House house)
    {
        await using var db = house.Raw();
        foreach (var p in await db.Persons.AsNoTracking().ToListAsync())
        {
            var words = Tokens.Of(p, []);
            await db.PersonTokens.Where(t => t.PersonId == p.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.Tokens, words).SetProperty(x => x.Made, (short)0));
        }
    }
}
