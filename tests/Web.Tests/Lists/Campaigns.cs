using System.Net;
using Anmin.Web.Tests.Desk;

namespace Anmin.Web.Tests.Lists;

/// <summary>A made-up campaign in the generic pages: the city sets targets, counties report.</summary>
public sealed class Campaigns(DeskHouse house) : IClassFixture<DeskHouse>
{
    private const string Books = "/campaigns/books-to-villages";

    [Fact]
    public async Task 市里定任务_县里报进度_到了节点_倒着报和后报的不收()
    {
        var (city, county) = (await house.As(house.City), await house.As(house.Reviewer));
        Assert.Contains("任务数已经记下。", (await city.Does($"{Books}/targets/610924000000", ("任务数", "200"))).Text, StringComparison.Ordinal);
        var late = await (await house.As(house.Chief)).Opens($"{Books}/report");

        var reported = await county.Does($"{Books}/report", ("累计完成", "50"));
        Assert.Contains("进度已经记下。", reported.Text, StringComparison.Ordinal);
        Assert.Contains("25%", reported.Text, StringComparison.Ordinal);
        Assert.Contains("赵审核", reported.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await late.Sends(("累计完成", "60"))).Status);
        var backwards = await county.Does($"{Books}/report", ("累计完成", "70"), ("截至", "2026-08-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, backwards.Status);
        Assert.Contains("不能更早", backwards.Beside("截至"), StringComparison.Ordinal);
        Assert.Equal("70", backwards.Typed("累计完成"));
        Assert.Contains("节点已经记下", (await county.Does(Books)).Text, StringComparison.Ordinal);

        var all = await city.Opens(Books);
        Assert.Contains("50 / 200 箱", all.Text, StringComparison.Ordinal);
        Assert.Contains("送书下乡", (await city.Opens("/campaigns")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 县里不能自己定任务_镇里没有要填的_市里不能替县里报()
    {
        var (county, clerk, city) = (await house.As(house.Reviewer), await house.As(house.Clerk), await house.As(house.City));

        Assert.Equal(HttpStatusCode.Forbidden, (await county.Opens($"{Books}/targets/610924000000")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await county.Opens($"{Books}/targets/610921000000")).Status);
        Assert.Contains("镇（办）这里没有要填的", (await clerk.Opens(Books)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await city.Opens($"{Books}/report")).Status);
    }
}
