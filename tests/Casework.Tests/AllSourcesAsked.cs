using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>1.2: a family is fully verified only when every source that must be asked was asked and has answered or let its time pass; what is missing is named and explained, and refuses nobody. S-RE-4.</summary>
public sealed class AllSourcesAsked
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 只问了一个来源_不算核对全_报告要写明其余为什么不问_写明了接着办(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await AsksOnly(house, id, "L01");
        var items = await house.Items(check);
        await house.Reads("L01", VerifyWalk.File("L01", [$"{items[0].RequestNo},有,年收入,5400.50,,2026-08-31,"]));
        var view = await house.It.Verifications.Open(House.Clerk, check);
        Assert.Equal((false, 1, 0), (view.IsFull, view.Asked, view.Waiting));
        Assert.Equal(["存折"], view.NotAsked);

        var refused = await Assert.ThrowsAsync<Refused>(() => house.Reports(check));
        Assert.Contains("存折没有问", Assert.Single(refused.Faults).Message, StringComparison.Ordinal);
        await house.Reports(check, "乡村银行还没有接通");

        Assert.False((await house.It.Verifications.Open(House.Clerk, check)).IsFull);
        Assert.DoesNotContain((await house.It.CaseFiles.Open(House.Clerk, id)).Missing, k => k.Slug == "means-check");
        var told = (await house.It.MyCases.Open(House.Resident, id)).Timeline.Single(m => m.Text.Contains("核对完成", StringComparison.Ordinal)).Text;
        Assert.Contains("没有问的有：存折", told, StringComparison.Ordinal);
        Assert.DoesNotContain("，与申报一致", told, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 以前没有写明就出的报告_不能签意见_县区写明以后才行(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await AsksOnly(house, id, "L01");
        await house.Reads("L01", VerifyWalk.File("L01", [$"{(await house.Items(check))[0].RequestNo},有,年收入,5400.50,,2026-08-31,"]));
        await house.Reports(check, "乡村银行还没有接通");
        await house.Investigates(id);
        await using (var db = house.Raw())
        {
            await db.Verifications.Where(v => v.Id == check).ExecuteUpdateAsync(s => s.SetProperty(v => v.WithoutReason, (string?)null));
        }

        Assert.Contains("还没有问：存折", (await Assert.ThrowsAsync<Refused>(() => house.Signs(id))).Message, StringComparison.Ordinal);
        await house.Reports(check, "乡村银行还没有接通");
        await house.Signs(id);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 县区补问其余来源_都答了就核对全了_再补没有可补的(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await AsksOnly(house, id, "L01");
        await house.Reads("L01", VerifyWalk.File("L01", [$"{(await house.Items(check))[0].RequestNo},有,年收入,5400.50,,2026-08-31,"]));
        await Assert.ThrowsAsync<NotAllowed>(async () => await house.It.Requesting.Widen(House.Clerk, check, (await house.Verification(check)).Version));

        await house.It.Requesting.Widen(House.Reviewer, check, (await house.Verification(check)).Version);

        Assert.Equal(["L01 向秀兰", "L02 向秀兰", "L02 陈小满"], (await house.Items(check)).Select(i => $"{i.Source} {i.Subject}"));
        var waiting = await house.It.Verifications.Open(House.Clerk, check);
        Assert.Equal((1, 2, false), (waiting.Asked, waiting.Waiting, waiting.IsFull));
        Assert.Equal(["存折"], waiting.WaitingSources);
        Assert.Equal((1, 2), (await house.It.Verifications.Queue(House.Reviewer)).Select(l => (l.Asked, l.Waiting)).Single());
        await house.It.Asking.List(House.Reviewer, "L02", again: false);
        var asked = await house.It.Verifications.Open(House.Clerk, check);
        Assert.Equal((false, 3, 0), (asked.IsFull, asked.Asked, asked.Waiting));
        Assert.Equal(["存折"], asked.Awaited);
        Assert.Equal("nothing_left", (await Assert.ThrowsAsync<Refused>(async () => await house.It.Requesting.Widen(House.Reviewer, check, (await house.Verification(check)).Version))).Code);
        await house.Reads("L02", VerifyWalk.File("L02", (await house.Items(check)).Where(i => i.Source == "L02").Select(i => $"{i.RequestNo},无,,,,,")));
        Assert.True((await house.It.Verifications.Open(House.Clerk, check)).IsFull);
        await house.Reports(check);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 问了没有回音的_过了最后一天才算问全_没有回音还是没有回音(string engine)
    {
        await using var house = await House.On(engine);
        var check = await house.Started(await house.Accepted());
        foreach (var source in new[] { "L01", "L02" })
        {
            await house.It.Asking.List(House.Reviewer, source, again: false);
        }

        Assert.False((await house.It.Verifications.Open(House.Clerk, check)).IsFull);
        house.Pass(30);

        var view = await house.It.Verifications.Open(House.Clerk, check);
        Assert.True(view.IsFull);
        Assert.Equal(0, view.Answered);
        Assert.Contains("存折", Assert.Single((await Assert.ThrowsAsync<Refused>(() => house.Reports(check))).Faults).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 复核只问一个来源_没有写明的不能提意见(string engine)
    {
        await using var house = await House.On(engine);
        var review = await house.Reports(await house.Granted(), Change.收入财产变化);
        var check = await house.It.Requesting.RequestFor(House.Clerk, review, await house.ReviewVersion(review), new(Purpose.复核, ["L01"], []));
        await house.It.Requesting.Start(House.Reviewer2, check, 0);
        await house.Reads("L01", VerifyWalk.File("L01", [$"{(await house.Items(check))[0].RequestNo},有,年收入,5400.50,,2026-08-31,"]));
        await house.It.Reports.Conclude(House.Reviewer2, check, (await house.Verification(check)).Version, "乡村银行还没有接通");
        await house.Visits(review);
        Assert.Empty((await house.It.Reviews.Open(House.Clerk, review)).Now!.Missing);
        await using (var db = house.Raw())
        {
            await db.Verifications.Where(v => v.Id == check).ExecuteUpdateAsync(s => s.SetProperty(v => v.WithoutReason, (string?)null));
        }

        Assert.Contains("还没有问：存折", (await Assert.ThrowsAsync<Refused>(() => house.Proposes(review))).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 比较要用的数没有登记_说出名称_县和日子_其余的照看(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await house.Started(id);
        await house.SourcesAnswer(check, "9000");
        await house.Reports(check);
        var without = house.Build(shipped: new Core.Deciding.PolicyBook(TestPolicies.Book.Rows.Select(r => r.Id == "LIB_TOLERANCE" ? r with { To = new(2026, 6, 30) } : r)));

        var view = await without.Verifications.Open(House.Reviewer, check);

        Assert.Equal("缺少参数「申报与查到容许相差」（LIB_TOLERANCE）：紫阳县没有登记 2026年9月1日 用的数", view.Missing);
        Assert.Empty(view.Comparisons);
        Assert.Equal(9000, view.Lines.SelectMany(l => l.Items).SelectMany(i => i.Answers).Single().Value.Amount!.Value.InYuan);
        var mine = (await without.Verifications.Mine(House.Resident, id))!;
        Assert.Contains("LIB_TOLERANCE", mine.Missing, StringComparison.Ordinal);
        await without.Rechecks.Object(House.Resident, (await house.Items(check))[0].Id, "去年只做了三个月工");
        Assert.Null((await house.It.Verifications.Open(House.Reviewer, check)).Missing);
    }

    private static async Task<Guid> AsksOnly(House house, Guid id, string source)
    {
        var check = await house.It.Requesting.Request(House.Clerk, id, await house.Version(id), new(Purpose.新申请, [source], []));
        await house.It.Requesting.Start(House.Reviewer, check, 0);
        return check;
    }
}
