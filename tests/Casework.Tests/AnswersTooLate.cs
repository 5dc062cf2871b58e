using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>1.2: what a source says after the application was withdrawn or decided, the review decided or the request taken back, is not kept, whichever way it comes; it is counted. S-PR-5, S-RE-4.</summary>
public sealed class AnswersTooLate
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 申请撤回以后才到的回答_不收也不比_数出几条_请求从此结束(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await house.Started(id);
        var items = await house.Items(check);
        await house.It.Asking.List(House.Reviewer, "L02", again: false);
        await house.Reads("L01", VerifyWalk.File("L01", [$"{items[0].RequestNo},有,年收入,9000,,2026-08-31,"]));
        await house.It.Endings.Withdraw(House.Resident, id, await house.Version(id));

        var late = await house.Reads("L02", VerifyWalk.File("L02", [$"{items[1].RequestNo},有,年收入,9000,,2026-08-31,", $"{items[2].RequestNo},异常,,,,,", "坏行"]));

        Assert.Equal((3, 0, 0, 1, 2), (late.File.ReadTo, late.File.Taken, late.File.Same, late.File.Rejected, late.File.Closed));
        Assert.DoesNotContain(late.Rejects, r => r.Why.Contains("向秀兰", StringComparison.Ordinal));
        var after = await house.Items(check);
        Assert.All(after.Where(i => i.Source == "L02"), i => Assert.Equal((Reply.未返回, house.It.Database.Today, null), (i.Reply, i.CalledBackOn, i.AnsweredAt)));
        Assert.Null(after[0].CalledBackOn);
        Assert.Single(await house.Said(items[0].Id));
        Assert.Empty(await house.Said(items[1].Id));
        Assert.Equal("nothing_to_ask", (await Assert.ThrowsAsync<Refused>(() => house.It.Asking.List(House.Reviewer, "L02", again: true))).Code);
        await using var db = house.Raw();
        Assert.Contains("案件已结束没有收 2", (await db.Journal.Where(j => j.Action == "answers-read").OrderBy(j => j.Seq).LastAsync()).Detail, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 以前收下的同一条再来一次_还是已有_不算结束以后的(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var items = await house.Items(await house.Started(id));
        await house.Reads("L01", VerifyWalk.File("L01", [$"{items[0].RequestNo},有,年收入,9000,,2026-08-31,"]));
        await house.It.Endings.Withdraw(House.Resident, id, await house.Version(id));

        var again = await house.Reads("L01", VerifyWalk.File("L01", [$"{items[0].RequestNo},有,年收入,9000,,2026-08-31,", $"{items[0].RequestNo},有,年收入,100,,2026-09-30,"]));

        Assert.Equal((1, 1), (again.File.Same, again.File.Closed));
        Assert.Equal(900000, (await house.Said(items[0].Id)).Single().Value.Amount!.Value.Fen);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 联网的问到一半申请撤回_回来的回答也不收(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await house.Started(id);
        house.Ways = code => code == "L01" ? new Meanwhile(async () => await house.It.Endings.Withdraw(House.Resident, id, await house.Version(id))) : null;

        Assert.Equal(1, await house.It.Asking.AskNow(House.Reviewer, check));

        var item = (await house.Items(check))[0];
        Assert.Equal((Reply.未返回, house.It.Database.Today, 0), (item.Reply, item.CalledBackOn, item.Tries));
        Assert.Empty(await house.Said(item.Id));
        await using var db = house.Raw();
        Assert.Contains("案件已结束没有收 1 条", (await db.Journal.SingleAsync(j => j.Action == "verification-answered")).Detail, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 核对撤回了_案件还在办_迟到的也不收(string engine)
    {
        await using var house = await House.On(engine);
        var check = await house.Started(await house.Accepted());
        var items = await house.Items(check);
        await house.It.Requesting.Withdraw(House.Clerk, check, (await house.Verification(check)).Version, "家里人口报错了，重新提");

        Assert.Equal(1, (await house.Reads("L01", VerifyWalk.File("L01", [$"{items[0].RequestNo},无,,,,,"]))).File.Closed);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 在领的人复核时的回答照收_申请当时没有等到的不收_复核决定以后的也不收(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var first = await house.Items(await house.Started(id));
        await house.Investigates(id);
        await house.Signs(id);
        house.Pass(9);
        await house.It.Publicity.EndElapsed();
        await house.Decides(id, House.Chief);
        await using var db = house.Raw();
        var grant = (await db.Grants.SingleAsync(g => g.CaseId == id)).Id;
        Assert.Equal(1, (await house.Reads("L01", VerifyWalk.File("L01", [$"{first[0].RequestNo},无,,,,,"]))).File.Closed);

        var review = await house.Reports(grant, Change.收入财产变化);
        var check = await house.AsksToReverify(review);
        await house.It.Requesting.Start(House.Reviewer2, check, 0);
        var items = await house.Items(check);
        var read = await house.Reads("L01", VerifyWalk.File("L01", [$"{items[0].RequestNo},有,年收入,5400.50,,2026-08-31,"]));
        Assert.Equal((1, 0), (read.File.Taken, read.File.Closed));
        Assert.Equal(2, (await house.It.Asking.List(House.Reviewer, "L02", again: false)).Count);

        await house.LooksInto(review, "5400.50");
        await house.Proposes(review);
        await house.Concludes(review, who: House.Chief);
        Assert.Equal(2, (await house.Reads("L02", VerifyWalk.File("L02", items.Where(i => i.Source == "L02").Select(i => $"{i.RequestNo},无,,,,,")))).File.Closed);
    }

    /// <summary>A source during whose answer something happens.</summary>
    private sealed class Meanwhile(Func<Task> happens) : ISourcePort
    {
        public Way Way => Way.联网;

        public async Task<SourceAnswer?> Ask(SourceQuestion question, CancellationToken stop)
        {
            await happens();
            return new(Reply.已返回, [new("年收入", Core.Values.Money.Yuan(9000), null, null, null)], null, new DateTime(2026, 9, 1, 1, 0, 0, DateTimeKind.Utc));
        }
    }
}
