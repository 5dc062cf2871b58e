using System.Globalization;
using Anmin.Casework.Ledger;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>A random year of two hundred households through the services: changes are reported, reviewed and decided, accounts change, months are paid and come back, what was too much is recovered.
/// Every month the books balance and everybody has got what a second telling says. ANMIN_SEED=n walks the year of a seed again.</summary>
public sealed class ReviewYear
{
    private const int Households = 200;

    /// <summary>So many households a month to whom something happens.</summary>
    private const int Changes = 5;

    public static TheoryData<string, int> Years
    {
        get
        {
            var seed = Environment.GetEnvironmentVariable("ANMIN_SEED") is { Length: > 0 } told ? int.Parse(told, CultureInfo.InvariantCulture) : (int?)null;
            return new() { { Setup.Sqlite, seed ?? 1 }, { Setup.Npgsql, seed ?? 20261127 } };
        }
    }

    [Theory, MemberData(nameof(Years))]
    public async Task 随机的一年_报告复核决定暂停去世换账户退回追缴_每个月账都平_每户发的都是应得的(string engine, int seed)
    {
        await using var house = await House.On(engine, new(2025, 12, 20));
        var month = Household.First;
        List<Household> homes = [];
        try
        {
            var dice = new Random(seed);
            homes = await Opens(house, dice);
            var (reviews, money) = (new ReviewWalks(house, dice), new MoneyWalks(house, dice, homes));
            for (; month.Year == Household.First.Year; month = month.Next)
            {
                await On(house, month, 2);
                await Due(house, homes);
                await money.Accounts();
                await money.Ripens();
                await Changing(reviews, dice, homes);
                await On(house, month, 10);
                await money.Ripens();
                await money.Pays(month, () => Between(reviews, dice, homes));
                await money.Check(month);
                await On(house, month, 20);
                await using (var db = house.Raw())
                {
                    await money.Answers(await db.Batches.Where(b => b.Month == month.Key).Select(b => b.Id).SingleAsync());
                }
                await money.Retries();
                await money.Recovers();
                await money.Check(month);
                Assert.True((await Journal.JournalVerifier.Verify(house.It.Database)).IsWhole);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var stories = homes.Where(h => e.Message.Contains($"{h.No} 号户", StringComparison.Ordinal)).Select(h => $"\n{h.No} 号户：{string.Join('；', h.Story)}");
            throw new InvalidOperationException($"种子 {seed}（ANMIN_SEED={seed} 再走一遍），{month}：{e.Message}{string.Concat(stories)}", e);
        }
    }

    /// <summary>Whatever is open goes on or waits; to some others something happens.</summary>
    private static async Task Changing(ReviewWalks reviews, Random dice, IReadOnlyList<Household> homes)
    {
        foreach (var home in homes.Where(h => h.Review is not null).ToList())
        {
            if (dice.Next(2) == 0)
            {
                await reviews.GoesOn(home);
            }
        }
        for (var i = 0; i < Changes; i++)
        {
            await reviews.Happens(homes[dice.Next(homes.Count)]);
        }
    }

    /// <summary>Between making and releasing a batch one open review goes on, at times.</summary>
    /// <returns>Whether what is due this month has changed.</returns>
    private static async Task<bool> Between(ReviewWalks reviews, Random dice, IReadOnlyList<Household> homes)
    {
        if (dice.Next(3) > 0 || homes.FirstOrDefault(h => h.Review is not null) is not { } home)
        {
            return false;
        }
        var before = await reviews.TermsOf(home);
        await reviews.GoesOn(home);
        return await reviews.TermsOf(home) != before;
    }

    /// <summary>What falls due within thirty days comes onto the desk, and nothing else.</summary>
    private static async Task Due(House house, IReadOnlyList<Household> homes)
    {
        var today = house.It.Database.Today;
        var due = homes.Where(h => h.Review is null && h.ReviewDue <= today.AddDays(30)).ToList();
        Assert.Equal(due.Count, await house.It.Reporting.OpenDue());
        await using var db = house.Raw();
        var open = await db.Reviews.Where(r => r.State == Reviews.ReviewState.待复核 && r.OpenedOn == today).ToDictionaryAsync(r => r.GrantId, r => r.Id);
        foreach (var home in due)
        {
            home.Review = new(open[home.Grant], today, Reviews.Change.定期复核);
        }
    }

    private static Task On(House house, PayMonth month, int day)
    {
        house.Pass(new DateOnly(month.Year, month.Month, day).DayNumber - house.It.Database.Today.DayNumber);
        return Task.CompletedTask;
    }

    /// <summary>Two hundred households as decisions leave them; one in ten falls due for verification within the year.</summary>
    private static async Task<List<Household>> Opens(House house, Random dice)
    {
        List<Household> homes = [];
        await house.It.Database.Effect(People.Caller.System, db =>
        {
            for (var i = 0; i < Households; i++)
            {
                var home = new Household(i + 1, i % 8 == 0);
                for (var persons = dice.Next(1, 5); persons > 0; persons--)
                {
                    home.Joins();
                }
                home.IncomeYuan = dice.NextInt64(0, 3000L * home.Living.Count);
                var fen = ReviewWalks.Amount(home.Living.Count, home.IncomeYuan, house.It.Database.Today)!.Value;
                home.Starts(fen);
                Lay(db, house, home, fen, i % 10 == 0 ? new DateOnly(2026, 1, 1).AddDays(dice.Next(360)) : new(2028, 1, 1));
                homes.Add(home);
            }
            db.Agencies.Add(new()
            {
                Id = house.It.Database.NewId(), Helper = House.Helper.Human, HelperName = House.Helper.Name, Principal = House.Resident.Human, PrincipalName = House.Resident.Name,
                PrincipalIdNumber = 借书证样例.身份证号("19400101", 1), VillageCode = House.Helper.Area.Value, Matter = "library-card", Proof = "书面委托书", From = new(2025, 12, 1), To = new(2028, 1, 1),
            });
            return Task.FromResult(new Event("opened", "grants"));
        });
        Assert.Empty(await house.It.Registers.Add(House.Reviewer, "library-card-delegations",
            new Dictionary<string, string> { ["镇办"] = "610924100000", ["下放日"] = $"{ReviewWalks.ByTown:yyyy-MM-dd}", ["抽查比例"] = "30", ["增减停发"] = "是", ["文号"] = "紫民发〔2026〕7号" }));
        return homes;
    }

    private static void Lay(AnminDb db, House house, Household home, long fen, DateOnly due)
    {
        var facts = 借书证样例.事实(home.Form(home.Living));
        var @case = new CaseRow
        {
            Id = house.It.Database.NewId(), Number = $"紫县救〔2026〕{home.No:0000}号", Matter = "library-card", CountyCode = "610924000000", TownCode = "610924100000",
            VillageCode = "610924100201", OwnerHuman = House.Resident.Human, Applicant = home.Living[0], Facts = FactsJson.Write(facts), State = CaseState.已确认, DecidedBy = House.Chief.Human,
        };
        db.Cases.Add(@case);
        Granting.Open(db, house.It.Work, @case, LibraryCardMeasure.购书补贴, facts, Evidence.None, new(fen), Household.First, [],
            TestPolicies.Book.For(DivisionCode.Of(@case.VillageCode), house.It.Database.Today), @case.Id, "决定", "");
        var grant = db.Grants.Local.Single(g => g.CaseId == @case.Id);
        (grant.ReviewDue, home.ReviewDue, home.Grant, home.Case) = (due, due, grant.Id, @case.Id);
    }
}
