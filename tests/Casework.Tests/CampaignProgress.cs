using Anmin.Casework.Registers;
using Anmin.Casework.Store;
using Anmin.Core.Values;

namespace Anmin.Casework.Tests;

/// <summary>A campaign: the city sets targets, counties report, each sees its own.</summary>
public sealed class CampaignProgress
{
    private const string Books = "books-to-villages";

    private static readonly DivisionCode Ziyang = DivisionCode.Of("610924");

    private static CampaignTarget Target(int n) => new() { 任务数 = n };

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 市里下任务_县里报进度_别县看不到数(string engine)
    {
        await using var house = await House.On(engine);
        await house.It.Campaigns.SetTarget(House.City, Books, Ziyang, 0, Target(200));
        await house.It.Campaigns.Report(House.Reviewer, Books, 1, new() { 累计完成 = 50, 截至 = house.It.Database.Today });
        await house.It.Campaigns.Reach(House.Reviewer, Books, "选好书");

        var city = await house.It.Campaigns.Open(House.City, Books);
        Assert.Equal((200, 50, 25), (city.Target, city.Done, city.Percent));
        Assert.Equal(3, city.Counties.Count);
        var own = Assert.Single((await house.It.Campaigns.Open(House.Reviewer, Books)).Counties);
        Assert.Equal(("赵审核", house.It.Database.Today), (own.ReportedBy, own.Reached["选好书"]));
        Assert.Equal((0, 0), (await house.It.Campaigns.Open(House.OtherCounty, Books)) is var other ? (other.Target, other.Done) : default);
        Assert.Empty((await house.It.Campaigns.Open(House.Clerk, Books)).Counties);
        await Assert.ThrowsAsync<NotThere>(() => house.It.Campaigns.Open(House.Resident, Books));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 县里不能给自己下任务_市里不能替县里报数_报告不能倒着写(string engine)
    {
        await using var house = await House.On(engine);
        var today = house.It.Database.Today;

        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Campaigns.SetTarget(House.Reviewer, Books, Ziyang, 0, Target(1)));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Campaigns.Report(House.City, Books, 0, new() { 累计完成 = 1, 截至 = today }));
        await house.It.Campaigns.Report(House.Reviewer, Books, 0, new() { 累计完成 = 5, 截至 = today });

        await Assert.ThrowsAsync<Refused>(() => house.It.Campaigns.Report(House.Reviewer, Books, 1, new() { 累计完成 = 6, 截至 = today.AddDays(-1) }));
        await house.It.Campaigns.Reach(House.Chief, Books, "选好书");
        await Assert.ThrowsAsync<Refused>(() => house.It.Campaigns.Reach(House.Reviewer, Books, "选好书"));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Campaigns.Reach(House.Reviewer, Books, "没有的节点"));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 别人先报过的_按旧的数再报不算_一份都不盖掉(string engine)
    {
        await using var house = await House.On(engine);
        var today = house.It.Database.Today;
        var read = Assert.Single((await house.It.Campaigns.Open(House.Reviewer, Books)).Counties).Version;
        await house.It.Campaigns.Report(House.Reviewer2, Books, read, new() { 累计完成 = 8, 截至 = today });

        await Assert.ThrowsAsync<Stale>(() => house.It.Campaigns.Report(House.Reviewer, Books, read, new() { 累计完成 = 5, 截至 = today }));
        await Assert.ThrowsAsync<Stale>(() => house.It.Campaigns.SetTarget(House.City, Books, Ziyang, read, Target(9)));

        Assert.Equal(8, (await house.It.Campaigns.Open(House.City, Books)).Done);
    }
}
