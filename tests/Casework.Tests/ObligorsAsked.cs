using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.LibraryCard;

namespace Anmin.Casework.Tests;

/// <summary>1.2-03 不住在一起的义务人：旧章程他的授权是请求的一部分，新章程由他自己决定；问到的只是问他的那几项。S-PR-5.</summary>
public sealed class ObligorsAsked
{
    private const string 分家的 = "陈大江";

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 旧章程_缺他的授权点名退回_签了才查_只问用得着的来源(string engine)
    {
        await using var house = await House.On(engine, 借书证样例.旧章程时);
        var id = await house.Accepted(他());

        Assert.Equal($"缺少{分家的}的核对授权", (await Assert.ThrowsAsync<Refused>(() => house.AsksToVerify(id))).Message);
        var check = await house.AsksToVerify(id, null, new PaperConsent(分家的, house.It.Database.Today));
        await house.It.Requesting.Start(House.Reviewer, check, 0);

        Assert.Equal(["L02"], (await house.Items(check)).Where(i => i.Subject == 分家的).Select(i => i.Source));
        Assert.True((await house.Items(check)).Single(i => i.Subject == 分家的).IsObligor);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 新章程_他没有同意的不查也不等他_同意的才查(string engine)
    {
        await using var house = await House.On(engine);
        var without = await house.Started(await house.Accepted(他()));
        Assert.DoesNotContain(await house.Items(without), i => i.Subject == 分家的);

        await using var other = await House.On(engine);
        var with = await other.Started(await other.Accepted([.. 他(), ("账户.开户人", 分家的)]));
        Assert.Contains(await other.Items(with), i => i is { Subject: 分家的, Source: "L02" });
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 来源答他的_只收该答他的项目_联网多答的不收(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted([.. 他(), ("账户.开户人", 分家的)]);
        var check = await house.Started(id);
        var item = (await house.Items(check)).Single(i => i.Subject == 分家的);

        var file = await house.Reads("L02", VerifyWalk.File("L02", [$"{item.RequestNo},有,年收入,300,,2026-08-31,"]));
        Assert.Contains("可以回答的项目里（藏书）", Assert.Single(file.Rejects).Why, StringComparison.Ordinal);
        house.Ways = code => code == "L02" ? new Talkative() : null;
        await house.It.Asking.AskNow(House.Reviewer, check);

        item = (await house.Items(check)).Single(i => i.Subject == 分家的);
        Assert.Equal((Reply.异常, "来源的回答里有不该答的项目"), (item.Reply, item.Trouble));
    }

    private static (string, string?)[] 他() =>
    [
        ("同用.成员[0].姓名", 分家的), ("同用.成员[0].身份证号", 借书证样例.身份证号("19800601", 1)), ("同用.成员[0].其他关系", "分家的"),
    ];

    /// <summary>A source that tells of everybody what it may tell of the family.</summary>
    private sealed class Talkative : ISourcePort
    {
        public Way Way => Way.联网;

        public Task<SourceAnswer?> Ask(SourceQuestion question, CancellationToken stop) =>
            Task.FromResult<SourceAnswer?>(new(Reply.已返回, [new("年收入", Money.Yuan(300), null, new DateOnly(2026, 8, 31), null)]));
    }
}
