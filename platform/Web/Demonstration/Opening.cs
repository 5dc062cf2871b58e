using System.Diagnostics;
using Anmin.Casework;
using Anmin.Casework.Geography;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Data.City;

namespace Anmin.Web.Demonstration;

/// <summary>Fills an empty demonstration database before the house opens. The same day, number of households and seed give the same database.</summary>
public static class Opening
{
    /// <summary>Counties whose people the sign-in page offers first.</summary>
    public static readonly IReadOnlyList<string> Shown = ["610924000000", "610921000000"];

    private const int Seed = 42;
    private const int StorySeed = 16;

    /// <summary>Townships with the power to decide, one of them in each of five counties (1.5).</summary>
    private static readonly string[] DelegatedTowns = ["610924101000", "610921101000", "610902100000", "610981101000", "610926100000"];

    /// <summary>Builds the city in a file beside and moves it into place when it is whole; an interrupted building begins anew.</summary>
    public static async Task Build(IReadOnlyList<Measure> measures, string file, string filesFolder, DateOnly today, int households, bool sweep = true)
    {
        var beside = file + ".building";
        foreach (var left in (string[])[beside, beside + "-wal", beside + "-shm", beside + "-journal"])
        {
            File.Delete(left);
        }
        var started = Stopwatch.GetTimestamp();
        Console.Error.WriteLine($"正在建立演示城市（{households} 户，只在第一次启动时）……");
        await Fill(measures, Setup.Sqlite, $"Data Source={beside}", filesFolder, today, households, sweep);
        File.Move(beside, file);
        Console.Error.WriteLine($"演示城市已建好，用时 {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} 秒");
    }

    /// <summary>Fills a database that nobody uses yet.</summary>
    /// <param name="sweep">Whether its first night has passed.</param>
    public static async Task Fill(IReadOnlyList<Measure> measures, string provider, string connection, string filesFolder, DateOnly today, int households, bool sweep = true)
    {
        var clock = new SeedClock();
        clock.Turn(today.AddDays(-366), TimeSpan.FromHours(9));
        var ids = new SeedIds(clock);
        var database = Database.Building(provider, connection, clock, ids.Next);
        await ReferenceData.Prepare(database, Declared.AllDivisions());
        await Founding.Require(database, demonstration: true);
        var it = Declared.Services(measures, database, filesFolder, demonstration: true);
        var staff = new Staff(it, ids.Next, today);
        var appealing = new Appealing(it, clock, staff, today);
        var reverifying = new Reverifying(it, clock, staff);
        var year = new Year(it, clock, staff, s => { reverifying.Know(s); appealing.Know(s); },
            [reverifying.On, new Raising(it, clock, staff, today).On, new Recovering(it, clock, staff, today).On, new Months(it, clock, staff).On, appealing.On], today);
        var city = it.Catalogue.Find<Matter>(LivingAllowancePapers.Service) is null ? [] : DemonstrationCity.Generate(households, Seed, today).ToList();
        var (stories, waiting) = Cast(city, ids.Next);
        Help(stories, staff);
        await it.Accounts.Add(Caller.System, staff.Accounts);
        await it.Accounts.FileRelatives(Caller.System, Relatives(stories, staff, ids.Next));
        if (city.Count > 0)
        {
            await Delegate(it, staff, year.First);
        }
        await it.Settling.Settle(Caller.System, new Settlers(Seed, today).Of(city));
        await year.Play(stories);
        await new Verifying(it, clock, staff, today).On(stories);
        await Residents(it, stories, appealing.Told, waiting, staff, ids.Next);
        if (sweep)
        {
            clock.Turn(today, TimeSpan.FromHours(2));
            await new Registering(it, staff, today).Give(city, [.. stories.Where(s => s.County == Shown[0]).Select(s => s.Household)]);
            await it.Sweeps.Run(today);
            await new Looking(it, staff).Look(waiting);
        }
        await database.Finish();
    }

    /// <summary>Who applies: those who live on little, and a few who hope; who lives in the shown counties and could, waits to be tried out.</summary>
    private static (List<Story> Stories, List<DemoHousehold> Waiting) Cast(List<DemoHousehold> city, Func<Guid> ids)
    {
        var stories = new List<Story>();
        var waiting = new List<DemoHousehold>();
        foreach (var household in city)
        {
            var perHead = LivingAllowancePapers.PerHead(household);
            var isShown = Shown.Contains(DivisionCode.Of(household.Village).County.Value);
            if (perHead < 5000 && household.Property.Vehicles == 0 && isShown && waiting.Count < 4 && household.Number % 2 == 0)
            {
                waiting.Add(household);
            }
            else if (perHead < (isShown ? 7500 : 3400) || household.Number % 90 == 0)
            {
                stories.Add(new(household, StorySeed, ids));
            }
        }
        return (stories, waiting);
    }

    /// <summary>In the shown counties every fourth household has the village helper apply.</summary>
    private static void Help(List<Story> stories, Staff staff)
    {
        foreach (var story in stories.Where(s => Shown.Contains(s.County)).Where((_, i) => i % 4 == 3).Take(6))
        {
            story.Filer = staff.Hire(Role.村级协理, story.Household.Village);
        }
    }

    private static List<FiledRelative> Relatives(List<Story> stories, Staff staff, Func<Guid> ids) =>
        [.. stories.Where(s => Shown.Contains(s.County)).Where((_, i) => i % 9 == 2).Take(5).Select(s =>
        {
            var handler = staff.Of(s.Town).Third;
            return new FiledRelative { Id = ids(), Human = handler.Human, HandlerName = handler.Name, RelativeIdNumber = s.Household.Head.IdNumber, Relation = "兄弟" };
        })];

    private static async Task Delegate(CaseworkServices it, Staff staff, DateOnly first)
    {
        foreach (var (town, n) in DelegatedTowns.Select((t, i) => (t, i + 1)))
        {
            var reviewer = staff.Over(DivisionCode.Of(town).County.Value).First;
            var change = LivingAllowancePapers.NewLaw;
            if (first < change)
            {
                await Enter(LivingAllowancePapers.Delegation(town, first, change.AddDays(-1), $"演示发〔2025〕{n}号", null));
            }
            await Enter(LivingAllowancePapers.Delegation(town, first < change ? change : first, null, $"演示发〔2026〕{n}号", "演示省规〔2026〕1号"));

            async Task Enter(Dictionary<string, string> answers)
            {
                var faults = await it.Registers.Add(reviewer, LivingAllowancePapers.Delegations, answers);
                if (faults.Count > 0)
                {
                    throw new InvalidOperationException("演示的下放登记有错：" + string.Join("；", faults.Select(f => f.Message)));
                }
            }
        }
    }

    /// <summary>Accounts for heads of households whose case shows something, and drafts for those who may still apply. The city's accounts come last:
    /// who finds them knows that the building was finished.</summary>
    private static async Task Residents(CaseworkServices it, List<Story> stories, List<Story> appealing, List<DemoHousehold> waiting, Staff staff, Func<Guid> ids)
    {
        var accounts = new List<Account>();
        foreach (var county in Shown)
        {
            var seen = new List<(Story Story, object State)>();
            foreach (var story in stories.Where(s => s.County == county && s.Case != Guid.Empty && !s.ByHelper))
            {
                seen.Add((story, (await it.CaseFiles.Glance(Caller.System, story.Case)).State));
            }
            accounts.AddRange(appealing.Where(s => s.County == county).Select(s => Resident(s.Filer, s.Household)));
            accounts.AddRange(seen.Where(s => !appealing.Contains(s.Story)).DistinctBy(s => s.State).Take(county == Shown[0] ? 6 : 3)
                .Select(s => Resident(s.Story.Filer, s.Story.Household)));
        }
        foreach (var (household, n) in waiting.Select((h, i) => (h, i)))
        {
            var head = new Caller(ids(), ids(), household.Head.Name, Role.居民, DivisionCode.Of(household.Village), Year.Trace);
            accounts.Add(Resident(head, household));
            if (n < 3)
            {
                await Draft(it, head, household, onlyBegun: n == 1);
            }
        }
        accounts.AddRange(new[] { staff.CityHead, staff.CityOfficer }.Select(c => new Account { Id = c.Account, Human = c.Human, Name = c.Name, Role = c.Role, Area = c.Area.Value }));
        accounts.Add(new() { Id = ids(), Human = ids(), Name = "程审计", Role = Role.审计, Area = Caller.City.Value });
        await it.Accounts.Add(Caller.System, accounts);
    }

    private static Account Resident(Caller head, DemoHousehold household) => new()
    {
        Id = head.Account, Human = head.Human, Name = head.Name, Role = Role.居民, Area = household.Village, IdNumber = household.Head.IdNumber,
    };

    /// <summary>A form filled in to the end, or only its first two pages.</summary>
    private static async Task Draft(CaseworkServices it, Caller head, DemoHousehold household, bool onlyBegun)
    {
        var answers = LivingAllowancePapers.Application(household, it.Database.Today, null);
        var draft = await it.Drafts.Start(head, LivingAllowancePapers.Service);
        if (!onlyBegun)
        {
            await it.Drafts.Replace(head, draft, answers, 0);
            return;
        }
        var version = 0;
        foreach (var page in it.Catalogue.Find<Matter>(LivingAllowancePapers.Service)!.Form.Pages.Take(2))
        {
            version = (await it.Drafts.SavePage(head, draft, page.Key, answers, version)).Version;
        }
    }
}
