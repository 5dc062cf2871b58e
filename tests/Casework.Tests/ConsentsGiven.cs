using Anmin.Casework.Journal;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>1.2 谁签的谁看得到、谁撤得回：an adult of the family signs in as herself and takes her own consent back; of the case she sees nothing else. S-PR-5, S-AZ-2, S-AU-1.</summary>
public sealed class ConsentsGiven
{
    private const string 大人 = "陈大河";
    private static readonly string 大人号码 = 借书证样例.身份证号("19800601", 1);
    private static readonly Caller 他 = new(new(71, 0, 0, new byte[8]), new(71, 1, 0, new byte[8]), 大人, Role.居民, House.Resident.Area, "test");

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 家里的大人看得到自己签的_自己撤回_没有回音的收回_别人的照问(string engine)
    {
        await using var house = await House.On(engine);
        var (id, check) = await Signed(house);

        var given = Assert.Single(await house.It.Consents.Given(他));
        Assert.Equal((id, 大人, house.It.Database.Today.AddDays(4202), false), (given.CaseId, given.Own.Name, given.Own.ConsentedTo, given.ForMinors));
        Assert.Equal(("借书证", "紫阳县城关镇"), (given.Service, given.Office));
        Assert.Equal(["工资", "存折", "藏书"], given.Sources);
        Assert.True(await house.It.Consents.HasGiven(他));
        await house.It.Consents.WithdrawGiven(他, id);

        Assert.All(await house.Items(check), i => Assert.Equal(i.Subject == 大人 ? house.It.Database.Today : (DateOnly?)null, i.CalledBackOn));
        Assert.DoesNotContain(await house.It.Asking.List(House.Reviewer, "L01", again: true), q => q.Name == 大人);
        var after = await house.It.Consents.GivenIn(他, id);
        Assert.Equal((null, $"{大人}已在2026年9月1日撤回"), (after.Own.ConsentedOn, after.Own.Lapsed));
        Assert.Equal([house.It.Database.Today], after.Ends);
        Assert.Equal("invalid", (await Assert.ThrowsAsync<Refused>(() => house.It.Consents.WithdrawGiven(他, id))).Code);
        await using var db = house.Raw();
        var told = await db.Journal.SingleAsync(j => j.Action == "consent-withdrawn");
        Assert.Equal((id, 大人, 他.Human), (told.CaseId!.Value, told.Name, told.Human));
        Assert.Contains("本人网上；收回没有回音的请求 3 条", told.Detail, StringComparison.Ordinal);
        Assert.Contains((await house.It.MyCases.Open(House.Resident, id)).Timeline, m => m.Text.Contains($"{大人}撤回了核对授权", StringComparison.Ordinal));
        Assert.True((await JournalVerifier.Verify(house.It.Database)).IsWhole);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 除了自己那一行_这件申请他什么也看不到(string engine)
    {
        await using var house = await House.On(engine);
        var (id, _) = await Signed(house);

        await Assert.ThrowsAsync<NotThere>(() => house.It.MyCases.Open(他, id));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Consents.Of(他, id));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Verifications.Mine(他, id));
        Assert.Empty(await house.It.MyCases.List(他));
        await using var db = house.It.Database.Open(他);
        Assert.Equal(大人号码, (await db.Parties.SingleAsync()).IdNumber);
        Assert.Equal([大人], await db.VerificationItems.Select(i => i.Subject).Distinct().ToListAsync());
        Assert.False(await db.Cases.AnyAsync() || await db.Verifications.AnyAsync() || await db.Findings.AnyAsync() || await db.Clocks.AnyAsync() || await db.Attachments.AnyAsync());
        await house.It.Consents.Withdraw(House.Clerk, id, new("向秀兰", house.It.Database.Today, "村主任李四"));
        Assert.False(await db.ConsentEnds.AnyAsync());
        Assert.Empty((await house.It.Consents.GivenIn(他, id)).Ends);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 别的居民_申请人_停用的账号_都没有这回事_代办的和镇里不能替他(string engine)
    {
        await using var house = await House.On(engine);
        var (id, check) = await Signed(house);
        await Numbered(house, House.OtherResident, 借书证样例.身份证号("19700101", 9));

        foreach (var stranger in new[] { House.OtherResident, House.Resident })
        {
            Assert.Empty(await house.It.Consents.Given(stranger));
            Assert.False(await house.It.Consents.HasGiven(stranger));
            await Assert.ThrowsAsync<NotThere>(() => house.It.Consents.GivenIn(stranger, id));
            await Assert.ThrowsAsync<NotThere>(() => house.It.Consents.WithdrawGiven(stranger, id));
        }
        foreach (var other in new[] { House.Helper, House.Clerk, House.City })
        {
            await Assert.ThrowsAsync<NotAllowed>(() => house.It.Consents.Given(other));
            await Assert.ThrowsAsync<NotAllowed>(() => house.It.Consents.WithdrawGiven(other, id));
        }
        await using (var db = house.Raw())
        {
            await db.Accounts.Where(a => a.Human == 他.Human).ExecuteUpdateAsync(s => s.SetProperty(a => a.Disabled, true));
        }
        await Assert.ThrowsAsync<NotThere>(() => house.It.Consents.WithdrawGiven(他, id));
        Assert.All(await house.Items(check), i => Assert.Null(i.CalledBackOn));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 没签过的没有_申请人按自己的号码看到连孩子的_撤回连孩子一起(string engine)
    {
        await using var house = await House.On(engine);
        await Opened(house);
        await Numbered(house, House.Resident, 借书证样例.身份证号("19560308", 2));
        var id = await house.Accepted(有两个大人);
        Assert.Empty(await house.It.Consents.Given(他));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Consents.GivenIn(他, id));

        var alone = await house.Submits(House.OtherResident, ("申请人.姓名", "陈大山"), ("申请人.身份证号", 借书证样例.身份证号("19610203", 1)), ("同用.成员[0].身份证号", 借书证样例.身份证号("20170601", 1)));
        await house.Accepts(alone);
        var check = await house.Started(alone);
        await Numbered(house, House.OtherResident, 借书证样例.身份证号("19610203", 1));
        var hers = await house.It.Consents.GivenIn(House.OtherResident, alone);
        Assert.Equal(("陈大山", true), (hers.Own.Name, hers.ForMinors));
        await house.It.Consents.WithdrawGiven(House.OtherResident, alone);
        Assert.All(await house.Items(check), i => Assert.Equal(house.It.Database.Today, i.CalledBackOn));
        Assert.Equal([id], (await house.It.Consents.Given(House.Resident)).Select(g => g.CaseId));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 不在申请名单里的义务人_问到他了就看得到_撤得回(string engine)
    {
        await using var house = await House.On(engine, 借书证样例.旧章程时);
        await Opened(house);
        var id = await house.Accepted([.. 有两个大人, ("同用.成员[0].其他关系", "分家的")]);
        var check = await house.AsksToVerify(id, null, new PaperConsent(大人, house.It.Database.Today));
        await using (var db = house.Raw())
        {
            await db.Parties.Where(p => p.IdNumber == 大人号码).ExecuteDeleteAsync();
        }
        await Assert.ThrowsAsync<NotThere>(() => house.It.Consents.GivenIn(他, id));
        await house.It.Requesting.Start(House.Reviewer, check, 0);

        Assert.Equal(["存折"], (await house.It.Consents.GivenIn(他, id)).Sources);
        await house.It.Consents.WithdrawGiven(他, id);
        Assert.NotNull((await house.Items(check)).Single(i => i.Subject == 大人).CalledBackOn);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 复核里才添进来的大人_决定以后也看得到自己签的_撤得回(string engine)
    {
        await using var house = await House.On(engine);
        await Opened(house);
        var grant = await house.Granted();
        var review = await house.Reports(grant, Change.新增家人);
        Assert.Empty(await house.It.Reviewing.Correct(House.Clerk, review, await house.ReviewVersion(review), 借书证样例.答案(有两个大人)));
        var check = await house.AsksToReverify(review, Purpose.复核, null, new PaperConsent(大人, house.It.Database.Today));
        await house.It.Requesting.Start(House.Reviewer2, check, 0);
        await house.SourcesAnswer(check, "5400.50");
        await house.It.Reports.Conclude(House.Reviewer2, check, (await house.Verification(check)).Version, null);
        await house.Visits(review);
        await house.Proposes(review, grant: false);
        await house.Hears(review);
        await house.Concludes(review, grant: false);

        var given = Assert.Single(await house.It.Consents.Given(他));
        Assert.Equal((await house.CaseOf(grant), 大人, house.It.Database.Today), (given.CaseId, given.Own.Name, given.Own.ConsentedOn!.Value));
        await house.It.Consents.WithdrawGiven(他, given.CaseId);
        Assert.Equal([house.It.Database.Today], (await house.It.Consents.GivenIn(他, given.CaseId)).Ends);
        Assert.Contains((await house.It.Consents.Of(House.Clerk, given.CaseId))!.Subjects, s => s is { Name: 大人, ConsentedOn: null });
    }

    private static (string, string?)[] 有两个大人 => [("同用.成员[0].姓名", 大人), ("同用.成员[0].身份证号", 大人号码)];

    /// <summary>A verification that runs, with his consent on paper and an account of his own.</summary>
    private static async Task<(Guid Case, Guid Check)> Signed(House house)
    {
        await Opened(house);
        var id = await house.Accepted(有两个大人);
        var check = await house.AsksToVerify(id, null, new PaperConsent(大人, house.It.Database.Today));
        await house.It.Requesting.Start(House.Reviewer, check, 0);
        return (id, check);
    }

    private static async Task Opened(House house)
    {
        await using var db = house.Raw();
        db.Accounts.Add(new() { Id = 他.Account, Human = 他.Human, Name = 大人, Role = Role.居民, Area = 他.Area.Value, IdNumber = 大人号码 });
        await db.SaveChangesAsync();
    }

    private static async Task Numbered(House house, Caller who, string number)
    {
        await using var db = house.Raw();
        await db.Accounts.Where(a => a.Id == who.Account).ExecuteUpdateAsync(s => s.SetProperty(a => a.IdNumber, number));
    }
}
