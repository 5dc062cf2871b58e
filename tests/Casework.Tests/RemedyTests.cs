using Anmin.Casework.Desk;
using Anmin.Casework.Records;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>S-WF-8: every decision says where and until when it may be fought, by the law of its day.</summary>
public sealed class RemedyTests
{
    [Theory]
    [InlineData("2015-04-30", false, 3, "紫阳县人民政府或者安康市民政局", "行政诉讼法（1989年） 第三十九条")]
    [InlineData("2015-05-01", false, 6, "紫阳县人民政府或者安康市民政局", "行政诉讼法 第四十六条")]
    [InlineData("2023-12-31", false, 6, "紫阳县人民政府或者安康市民政局", "行政诉讼法 第四十六条")]
    [InlineData("2023-12-31", true, 6, "紫阳县人民政府", "行政诉讼法 第四十六条")]
    [InlineData("2024-01-01", false, 6, "紫阳县人民政府", "行政复议法 第二十条、第二十四条")]
    public void 不服怎么办_按决定那天的法(string day, bool byTown, int months, string body, string basis)
    {
        var remedies = Remedies.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), "紫阳县", "安康市", byTown);

        Assert.Equal(60, remedies.ReconsiderationDays);
        Assert.Equal(months, remedies.LawsuitMonths);
        Assert.Equal(body, remedies.Body);
        Assert.Contains(basis, remedies.Basis.Select(a => a.ToString()));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 决定书写明金额怎样算_发到哪个账户_不服找谁(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id);
        await house.Signs(id);
        await house.Visited(id);
        await house.Decides(id);

        var letter = await house.It.Letters.Of(House.Resident, id);

        Assert.Equal("尾号0001", letter.Account);
        Assert.Equal(letter.Monthly, letter.Lines.Aggregate(Core.Values.Money.Zero, (sum, line) => sum + line.Amount));
        Assert.Equal("紫阳县人民政府", letter.Remedies.Body);
        Assert.All(letter.Reasons, r => Assert.NotEmpty(r.Basis.Number));
        Assert.Equal(letter.Remedies.Body, (await house.It.MyCases.Open(House.Resident, id)).Remedies?.Body);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 等补材料的_过了日子要催本人_补完以后才受理(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();
        await house.It.Acceptance.AskSupplement(House.Clerk, id, await house.Version(id), "缺户口簿首页", 10);
        Assert.Equal(CaseState.待补正, (await house.Case(id)).State);

        house.Pass(40);
        var mine = await house.It.MyCases.Open(House.Resident, id);

        Assert.True(mine.Waiting is { ForYou: true, Late: true });
        Assert.Contains(mine.Timeline, m => !m.Done && m.Text == "受理");
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 受理没有期限的_补完材料以后不再按补交的日子算超期(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();
        await using (var db = house.Raw())
        {
            await db.Clocks.Where(c => c.CaseId == id).ExecuteDeleteAsync();
        }
        await house.It.Acceptance.AskSupplement(House.Clerk, id, await house.Version(id), "缺户口簿首页", 10);
        house.Pass(40);

        await house.It.Acceptance.AnswerSupplement(House.Resident, id, await house.Version(id), "户口簿丢了，正在补办");

        Assert.Null((await house.Case(id)).Due);
        Assert.True((await house.It.MyCases.Open(House.Resident, id)).Waiting is { Late: false });
    }
}
