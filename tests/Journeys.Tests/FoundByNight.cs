using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Casework.Sweeping;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Journeys.Tests;

/// <summary>What the first night found in the made-up city: a township looks into it, the county sees how the night went, and everybody the standard above its line.</summary>
public sealed class FoundByNight(City city)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task 镇里看发现_看一户_走访一位兜底对象(int width)
    {
        var clerk = await Clerk("backstop-uncovered", "living-allowance-missed");
        await using var desk = await city.Opens(width);
        await desk.SignsIn(clerk);
        await desk.Opens("/discoveries");
        await desk.Sees("等核实", "可能应保未保");
        await desk.Looks("discoveries");
        foreach (var screening in new[] { "living-allowance-missed", "backstop-uncovered" })
        {
            var id = (await city.It.Discoveries.List(Of(clerk), new(Screening: screening))).Lines[0].Id;
            await desk.Opens($"/discoveries/{id}");
            await desk.Sees("家里的人", "要做什么");
            await desk.Looks("discovery-" + screening);
            if (city.It.Catalogue.Find<Screening>(screening)!.Visits is { } law)
            {
                var meant = (await city.It.Discoveries.One(Of(clerk), id)).Members.First(m => m.IsMeant).Id;
                await desk.Opens($"/kept/{law.List}/{meant}");
                await desk.Looks("kept-person");
                await desk.Opens($"/kept/{law.List}");
                await desk.Looks("kept");
            }
        }
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task 市里看夜里做了多少_准不准_漏了谁_标准够不够高(int width)
    {
        await using var head = await city.Opens(width);
        await head.SignsIn((await city.Officers(Role.市级, "610900000000"))[0]);
        await head.Opens("/sweeps");
        await head.Sees("准不准", "漏掉了谁", "各县（区、市）");
        await head.Looks("sweeps");
        await head.Opens("/standards/living-allowance-standard/line?county=610924000000");
        await head.Sees("高出", "正常");
        await head.Looks("standard-line");
        await head.Opens("/document/1.6");
        await head.Sees("农村标准高出扶贫标准的比例");
        await head.Looks("clause-1.6");
        await head.Opens("/document/1.7");
        await head.Looks("clause-1.7");
    }

    private static Caller Of(Account a) => new(a.Human, a.Id, a.Name, a.Role, DivisionCode.Of(a.Area), "test");

    /// <summary>A clerk of a township where a poor family lives, and in it what the night would find: the made-up city here is too small to hold one of each.</summary>
    private async Task<Account> Clerk(params string[] screenings)
    {
        var it = city.It;
        // The sign-in page offers officers of townships where somebody with an account lives.
        var lived = (await it.Accounts.All()).Where(a => a.Role == Role.居民).Select(a => DivisionCode.Of(a.Area).Town.Value).Distinct().ToList();
        var (town, household, person, village) = await it.Database.Effect(Caller.System, async db =>
        {
            var lives = await db.Memberships.Where(m => m.Kind == HouseholdKind.共同生活家庭 && m.Until == null)
                .Join(db.Persons.Where(p => p.CountyCode == "610924000000" && lived.Contains(p.TownCode) && p.DiedOn == null && p.LeftOn == null), m => m.PersonId, p => p.Id, (m, p) => new { m.HouseholdId, p.Id, p.TownCode, p.VillageCode })
                .OrderBy(x => x.VillageCode).ThenBy(x => x.Id).FirstAsync();
            return (new Event("looked", "journey"), (lives.TownCode, lives.HouseholdId, lives.Id, lives.VillageCode));
        });
        foreach (var screening in screenings)
        {
            var subject = $"{Guid.NewGuid()}";
            await it.Database.Effect(Caller.System, db =>
            {
                db.Discoveries.Add(new()
                {
                    Id = it.Database.NewId(), Screening = screening, Subject = subject, CountyCode = "610924000000", TownCode = town, VillageCode = village, HouseholdId = household, PersonId = person,
                    Text = "在册困难群众，完全丧失劳动能力，没有领低保、特困供养", FoundOn = city.Today, SeenOn = city.Today, Owner = nameof(Actor.镇办), Due = city.Today.AddDays(-1),
                });
                return Task.FromResult(new Event("found", $"discovery:{subject}"));
            });
        }
        return (await city.Officers(Role.镇办经办, town))[0];
    }
}
