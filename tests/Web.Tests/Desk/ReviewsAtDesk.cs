using System.Net;
using Anmin.Casework.People;
using Anmin.LibraryCard;

namespace Anmin.Web.Tests.Desk;

/// <summary>复核 over HTTP without script, from the report to the new amount, each step by the one whose step it is.</summary>
public sealed class ReviewsAtDesk(DeskHouse house) : IClassFixture<DeskHouse>
{
    [Fact]
    public async Task 镇里报告变化_更正_查实_提意见_县里决定_下月起多发()
    {
        var id = await house.Granted(11);
        var clerk = await house.As(house.Clerk);

        var empty = await clerk.Does($"/desk/cases/{id}/change");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("请选择有什么变化", empty.Beside("what"), StringComparison.Ordinal);
        var at = (await empty.Sends(("what", "收入财产变化"), ("on", $"{house.Today:yyyy-MM-dd}"), ("text", "今年收成不好，收入少了一半"))).Address.AbsolutePath;
        Assert.StartsWith("/desk/reviews/", at, StringComparison.Ordinal);
        Assert.Contains("向秀兰", (await clerk.Opens("/desk/reviews")).Text, StringComparison.Ordinal);
        var corrected = await clerk.Does($"{at}/facts", ("借阅.家庭年收入", "3000"));
        Assert.Equal((HttpStatusCode.OK, at), (corrected.Status, corrected.Address.AbsolutePath));
        await Finds(at, "3000");
        var proposed = await clerk.Does(at, ("choice", "computed"));
        Assert.Contains("等县区决定", proposed.Text, StringComparison.Ordinal);
        var decided = await (await house.As(house.Chief)).Does(at, ("choice", "computed"));

        Assert.Contains("2026年9月起每月 72 元", decided.Of("#result"), StringComparison.Ordinal);
        var grant = (await house.It.Reviews.Open(house.City, Guid.Parse(at[^36..]))).Grant;
        Assert.Contains("72", (await clerk.Opens($"/benefits/book-money/{grant.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 减少以前_没有听取意见_县里不能决定_记下以后可以()
    {
        var id = await house.Granted(12);
        var clerk = await house.As(house.Clerk);
        var at = (await clerk.Does($"/desk/cases/{id}/change", ("what", "收入财产变化"), ("on", $"{house.Today:yyyy-MM-dd}"), ("text", "收到一笔稿费，收入多了"))).Address.AbsolutePath;
        await Finds(at, "5800");
        await clerk.Does(at, ("choice", "computed"));
        var chief = await house.As(house.Chief);
        Assert.Contains("等镇（办）听取本人意见", (await chief.Opens(at)).Text, StringComparison.Ordinal);

        var missing = await clerk.Does(at, ("heardOn", "昨天"), ("heard", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        var heard = await missing.Sends(("heardOn", $"{house.Today:yyyy-MM-dd}"), ("heard", "向秀兰说没有意见"));
        Assert.Equal(HttpStatusCode.OK, heard.Status);

        var decided = await chief.Does(at, ("choice", "computed"));
        Assert.Contains("减少", decided.Of("#result"), StringComparison.Ordinal);
    }

    private async Task Finds(string at, string income)
    {
        var clerk = await house.As(house.Clerk);
        var visit = await clerk.Does($"{at}/found/home-visit", [.. LibraryCards.Seen.Select(a => (a.Key, a.Value)), ("with", house.Clerk2.Human.ToString())]);
        Assert.Equal(at, visit.Address.AbsolutePath);
        var check = await (await house.As(house.Reviewer2)).Does($"{at}/found/means-check", ("年收入", income));
        Assert.Equal(at, check.Address.AbsolutePath);
    }
}
