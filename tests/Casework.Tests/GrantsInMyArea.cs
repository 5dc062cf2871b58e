using Anmin.Casework.Ledger;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>Who receives what: the list by area, one grant with what it rests on; S-AZ-2, S-AZ-3, S-PR-3.</summary>
public sealed class GrantsInMyArea
{
    private const string BookMoney = "book-money";

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 在享名单只有本地的_按月看_合计和名单一致(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Granted();

        var page = await house.It.Grants.List(House.Clerk, BookMoney, new(Month: PayMonth.Parse("2026-10")));
        var line = Assert.Single(page.Lines);
        Assert.Equal((id, "向秀兰", "紫阳县城关镇新桃村"), (line.Id, line.Name, line.Place));
        Assert.Equal((1, line.Persons, line.Monthly), (page.Sums.Households, page.Sums.Persons, page.Sums.Monthly));
        var only = await house.It.Grants.List(House.Clerk, BookMoney, new(Month: PayMonth.Parse("2026-10")), size: 0);
        Assert.Equal((0, null, page.Sums), (only.Lines.Count, only.Next, only.Sums));
        Assert.Empty((await house.It.Grants.List(House.Clerk, BookMoney, new(Month: PayMonth.Parse("2026-09")))).Lines);
        Assert.Empty((await house.It.Grants.List(House.Clerk, BookMoney, new(Text: "陈"))).Lines);
        foreach (var stranger in new[] { House.SiblingClerk, House.OtherCounty })
        {
            Assert.Equal(0, (await house.It.Grants.List(stranger, BookMoney, new())).Sums.Households);
            await Assert.ThrowsAsync<NotThere>(() => house.It.Grants.Open(stranger, BookMoney, id));
        }
        await Assert.ThrowsAsync<NotThere>(() => house.It.Grants.List(House.Resident, BookMoney, new()));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 打开一户_金额构成理由都在_号码遮住_看过留痕(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Granted();

        var file = await house.It.Grants.Open(House.Reviewer, BookMoney, id);

        var term = Assert.Single(file.Terms);
        Assert.Equal(file.Grant.Monthly, term.Monthly);
        Assert.Equal(term.Monthly, term.Lines.Aggregate(Money.Zero, (sum, l) => sum + l.Amount));
        Assert.NotEmpty(file.Decision.Reasons);
        Assert.All(file.Covered, c => Assert.DoesNotContain("19560308", c.Masked, StringComparison.Ordinal));
        await using var db = house.Raw();
        Assert.Equal(House.Reviewer.Human, (await db.Journal.SingleAsync(j => j.Action == "grant-opened")).Human);
        Assert.True((await house.It.Replays.Of(House.Reviewer, file.CaseId)).IsSame);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 导出要写用途_写进日志(string engine)
    {
        await using var house = await House.On(engine);

        await Assert.ThrowsAsync<Refused>(() => house.It.Exports.Note(House.Clerk, "grants:book-money", " ", 3));
        await house.It.Exports.Note(House.Clerk, "grants:book-money", "十月发放前核对", 3);

        await using var db = house.Raw();
        Assert.Equal("3 行，用途：十月发放前核对", (await db.Journal.SingleAsync(j => j.Action == "exported")).Detail);
    }
}
