using Anmin.Casework.Journal;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>1.2 授权有头有尾: taken back at the desk or by herself, or run out; from then on nobody is asked about her. S-PR-5, S-AU-1.</summary>
public sealed class ConsentEnds
{
    private const string 大人 = "陈大河";
    private static readonly (string, string?)[] 有两个大人 = [("同用.成员[0].姓名", 大人), ("同用.成员[0].身份证号", 借书证样例.身份证号("19800601", 1))];

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 大人撤回授权_没有回音的收回_回答不再收_以前答的还是证据(string engine)
    {
        await using var house = await House.On(engine);
        var (id, check) = await Started(house);
        var items = (await house.Items(check)).ToDictionary(i => $"{i.Source} {i.Subject}");
        await house.Reads("L02", VerifyWalk.File("L02", [$"{items[$"L02 {大人}"].RequestNo},有,年收入,300,,2026-08-31,"]));

        await house.It.Consents.Withdraw(House.Clerk, id, new(大人, house.It.Database.Today, "村主任李四"));

        var after = (await house.Items(check)).ToDictionary(i => $"{i.Source} {i.Subject}");
        Assert.Equal([$"L01 {大人}", $"L03 {大人}"], after.Where(i => i.Value.CalledBackOn is not null).Select(i => i.Key));
        Assert.Equal(Reply.已返回, after[$"L02 {大人}"].Reply);
        var late = await house.Reads("L01", VerifyWalk.File("L01", [$"{items[$"L01 {大人}"].RequestNo},有,年收入,9000,,2026-08-31,", $"{items["L01 向秀兰"].RequestNo},无,,,,,"]));
        Assert.Equal((1, 1), (late.File.Taken, late.File.Rejected));
        Assert.Contains("不再收回答", Assert.Single(late.Rejects).Why, StringComparison.Ordinal);
        Assert.Equal(Reply.未返回, (await house.Items(check)).Single(i => i.Id == items[$"L01 {大人}"].Id).Reply);
        await using var db = house.Raw();
        Assert.Equal(30000, (await house.Said(items[$"L02 {大人}"].Id)).Single().Value.Amount!.Value.Fen);
        var told = await db.Journal.SingleAsync(j => j.Action == "consent-withdrawn");
        Assert.Equal((id, "周敏"), (told.CaseId!.Value, told.Name));
        Assert.Contains("村主任李四在场", told.Detail, StringComparison.Ordinal);
        Assert.Contains("收回没有回音的请求 2 条", told.Detail, StringComparison.Ordinal);
        Assert.Contains((await house.It.MyCases.Open(House.Resident, id)).Timeline, m => m.Text.Contains($"{大人}撤回了核对授权", StringComparison.Ordinal));
        Assert.True((await JournalVerifier.Verify(house.It.Database)).IsWhole);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 撤回以后_清单里没有她_再提请求和启动都点名退回_重新签了才行(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted(有两个大人);
        var first = await house.AsksToVerify(id, null, new PaperConsent(大人, house.It.Database.Today));
        await house.It.Consents.Withdraw(House.Clerk, id, new(大人, house.It.Database.Today, "村主任李四"));

        var refused = await Assert.ThrowsAsync<Refused>(async () => await house.It.Requesting.Start(House.Reviewer, first, (await house.Verification(first)).Version));
        Assert.Equal(("no_consent", $"缺少{大人}的核对授权（{大人}已在2026年9月1日撤回，要重新签）"), (refused.Code, refused.Message));
        await house.It.Requesting.Withdraw(House.Clerk, first, (await house.Verification(first)).Version, "大人撤回了授权");
        Assert.Contains("撤回", (await Assert.ThrowsAsync<Refused>(() => house.AsksToVerify(id, null, new PaperConsent(大人, house.It.Database.Today)))).Message, StringComparison.Ordinal);
        house.Pass(1);
        var second = await house.AsksToVerify(id, null, new PaperConsent(大人, house.It.Database.Today));
        await house.It.Requesting.Start(House.Reviewer, second, 0);
        Assert.Contains(await house.Items(second), i => i.Subject == 大人);
        await house.It.Consents.Withdraw(House.Clerk, id, new(大人, house.It.Database.Today, "村主任李四"));
        Assert.Equal(["向秀兰"], (await house.It.Asking.List(House.Reviewer, "L01", again: true)).Select(q => q.Name));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 联网的问到一半撤回_回来的回答不收_再问就点名退回(string engine)
    {
        await using var house = await House.On(engine);
        var (id, check) = await Started(house);
        house.Ways = code => code == "L01" ? new Slow(() => house.It.Consents.Withdraw(House.Clerk, id, new(大人, house.It.Database.Today, "村主任李四")), 大人) : null;

        await house.It.Asking.AskNow(House.Reviewer, check);

        var items = await house.Items(check);
        Assert.Equal((Reply.未返回, Reply.无数据), (items.Single(i => i.Source == "L01" && i.Subject == 大人).Reply, items.Single(i => i.Source == "L01" && i.Subject == "向秀兰").Reply));
        var again = await Assert.ThrowsAsync<Refused>(() => house.It.Asking.AskNow(House.Reviewer, check));
        Assert.Equal($"{大人}的核对授权已经撤回或到期，不能再问", again.Message);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 申请人在自己的页面撤回_由她签字的孩子也不再查_别人代她撤不了(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await house.Started(id);
        await Assert.ThrowsAsync<NotThere>(() => house.It.Consents.WithdrawOwn(House.OtherResident, id));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Consents.WithdrawOwn(House.Clerk, id));

        await house.It.Consents.WithdrawOwn(House.Resident, id);

        Assert.All(await house.Items(check), i => Assert.Equal(house.It.Database.Today, i.CalledBackOn));
        Assert.All(await house.It.Asking.Lists(House.Reviewer), l => Assert.Equal((0, 0), (l.New, l.Sent)));
        Assert.All((await house.It.Consents.Of(House.Resident, id))!.Subjects, s => Assert.Contains("向秀兰已在", s.Lapsed!, StringComparison.Ordinal));
        Assert.Equal("invalid", (await Assert.ThrowsAsync<Refused>(() => house.It.Consents.WithdrawOwn(House.Resident, id))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 撤回要写明谁哪天谁在场或附书面_别的镇看不到(string engine)
    {
        await using var house = await House.On(engine);
        var (id, _) = await Started(house);
        async Task<IEnumerable<string>> Faults(ConsentEnd told) => (await Assert.ThrowsAsync<Refused>(() => house.It.Consents.Withdraw(House.Clerk, id, told))).Faults.Select(f => f.Path);

        Assert.Equal(["person", "withdrawnOn", "witness"], await Faults(new(null, null, null)));
        Assert.Equal(["person"], await Faults(new("不认识的人", house.It.Database.Today, "村主任李四")));
        Assert.Equal(["withdrawnOn"], await Faults(new(大人, house.It.Database.Today.AddDays(1), "村主任李四")));
        Assert.Equal(["withdrawnOn"], await Faults(new(大人, house.It.Database.Today.AddDays(-1), "村主任李四")));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Consents.Withdraw(House.SiblingClerk, id, new(大人, house.It.Database.Today, "村主任李四")));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Consents.Withdraw(House.City, id, new(大人, house.It.Database.Today, "村主任李四")));
        var paper = "%PDF-1.4 本人撤回"u8.ToArray();
        await house.It.Consents.Withdraw(House.Clerk, id, new(大人, house.It.Database.Today, null, ("撤回.pdf", new MemoryStream(paper), paper.Length)));
        Assert.NotNull(Assert.Single((await house.It.Consents.Of(House.Clerk, id))!.Ends).PaperId);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 授权到期那天还能查_过了一天收回_夜里记一次_复核时点名要重新签(string engine)
    {
        await using var house = await House.On(engine, new DateOnly(2026, 11, 13));
        var id = await house.Accepted();
        var check = await house.Started(id);
        Assert.All(await house.Items(check), i => Assert.Equal(new DateOnly(2026, 11, 20), i.ConsentTo));

        house.Pass(7);
        Assert.Equal(1, (await house.It.Asking.Lists(House.Reviewer)).Single(l => l.Source.Code == "L01").New);
        Assert.Equal(0, await house.It.Consents.CallBackElapsed());
        house.Pass(1);
        Assert.Equal(0, (await house.It.Asking.Lists(House.Reviewer)).Single(l => l.Source.Code == "L01").New);
        var late = await house.Reads("L01", VerifyWalk.File("L01", [$"{(await house.Items(check))[0].RequestNo},无,,,,,"]));
        Assert.Equal(1, late.File.Rejected);
        await house.It.Rounds.Walk();
        Assert.Equal(0, await house.It.Consents.CallBackElapsed());

        Assert.All(await house.Items(check), i => Assert.Equal(new DateOnly(2026, 11, 21), i.CalledBackOn));
        await using var db = house.Raw();
        Assert.Equal(id, (await db.Journal.SingleAsync(j => j.Action == "consent-elapsed")).CaseId);
        await house.It.Requesting.Withdraw(House.Clerk, check, (await house.Verification(check)).Version, "授权到期了");
        Assert.Contains("向秀兰2015年5月20日签的已在2026年11月20日到期", (await Assert.ThrowsAsync<Refused>(() => house.AsksToVerify(id))).Message, StringComparison.Ordinal);
        await house.AsksToVerify(id, null, new PaperConsent("向秀兰", house.It.Database.Today));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 撤回以后异议不能再问来源_凭材料更正还可以(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await house.Started(id);
        await house.SourcesAnswer(check, "9000");
        await house.Reports(check);
        var objection = await house.It.Rechecks.Object(House.Resident, (await house.Items(check))[0].Id, "去年只做了三个月工");
        await house.It.Consents.WithdrawOwn(House.Resident, id);

        var refused = await Assert.ThrowsAsync<Refused>(() => house.It.Rechecks.AskAgain(House.Reviewer, objection, 0));

        Assert.Contains("向秀兰的核对授权已经撤回", refused.Message, StringComparison.Ordinal);
        await house.It.Rechecks.Correct(House.Reviewer, objection, 0, [], "工资条写明没有工资");
    }

    private static async Task<(Guid Case, Guid Check)> Started(House house)
    {
        var id = await house.Accepted(有两个大人);
        var check = await house.AsksToVerify(id, null, new PaperConsent(大人, house.It.Database.Today));
        await house.It.Requesting.Start(House.Reviewer, check, 0);
        return (id, check);
    }

    /// <summary>A source during whose answer something happens.</summary>
    private sealed class Slow(Func<Task> meanwhile, string at) : ISourcePort
    {
        public Way Way => Way.联网;

        public async Task<SourceAnswer?> Ask(SourceQuestion question, CancellationToken stop)
        {
            if (question.Name == at)
            {
                await meanwhile();
            }
            return new(Reply.无数据, []);
        }
    }
}
