using System.Net;
using Anmin.Casework.People;

namespace Anmin.Web.Tests.Desk;

/// <summary>转移 over HTTP without script, from the family's report to the new place's letter, each step by the one whose step it is.</summary>
public sealed class MovesAtDesk(DeskHouse house) : IClassFixture<DeskHouse>
{
    private const string There = "610921100000";
    private const string Village = "610921100203";

    [Fact]
    public async Task 家里报告搬家_移交_退回_再移交_接收_决定_家里看到决定书()
    {
        var id = await house.Granted(31);
        var she = new Caller((await house.Case(id)).OwnerHuman, Guid.NewGuid(), "向秀兰", Role.居民, Core.Values.DivisionCode.Of("610924100201"), "test");
        var (clerk, chief) = (DeskHouse.Person("吴接收", Role.镇办经办, There), DeskHouse.Person("汉阴审核", Role.县区审核, "610921000000"));
        await house.Open(she, clerk, chief);
        var (home, here, there) = (await house.As(she), await house.As(house.Clerk), await house.As(clerk));

        var same = await home.Does($"/my/{id}/change", ("what", "搬家"), ("on", $"{house.Today:yyyy-MM-dd}"), ("text", "搬到镇上另一个村"), ("town", DeskHouse.Town));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, same.Status);
        Assert.Contains("不用移交", same.Beside("town"), StringComparison.Ordinal);
        var reported = await same.Sends(("town", There), ("text", "一家人搬到儿子那里住了"));
        Assert.Contains("搬到汉阴县", reported.Text, StringComparison.Ordinal);

        var list = await here.Opens("/desk/moves");
        var at = list.Links.Single(l => l.StartsWith("/desk/moves/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await there.Opens(at)).Status);
        var empty = await (await here.Opens(at)).Presses("移交给迁入地");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("交接的说明", empty.Beside("words"), StringComparison.Ordinal);
        await empty.Presses("移交给迁入地", ("words", "材料六份，核对报告一份"));
        var back = await (await there.Opens(at)).Presses("退回迁出地", ("why", "那个地址没有人住"));
        Assert.Equal("/desk/moves", back.Address.AbsolutePath);
        Assert.Contains("那个地址没有人住", (await home.Opens($"/my/{id}")).Text, StringComparison.Ordinal);

        await (await here.Opens(at)).Presses("移交给迁入地", ("words", "地址已经问清楚了"));
        var unseen = await (await there.Opens(at)).Presses("接收档案", ("address", "三组 12 号"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unseen.Status);
        Assert.Contains("哪个村", unseen.Beside("village"), StringComparison.Ordinal);
        Assert.Contains("户口", unseen.Beside("register"), StringComparison.Ordinal);
        Assert.Equal("三组 12 号", unseen.Typed("address"));
        await unseen.Presses("接收档案", ("village", Village), ("register", "true"), ("text", "两人到家里看过，一家人住在这里"));
        var decided = await (await (await house.As(chief)).Opens(at)).Presses("按测算接续");

        Assert.Contains("已接续", decided.Of("#result"), StringComparison.Ordinal);
        var mine = await home.Opens($"/my/{id}");
        var letter = mine.Links.First(l => l.StartsWith("/my/", StringComparison.Ordinal) && l.Length == 40 && !l.Contains($"{id}", StringComparison.Ordinal));
        var paper = await home.Opens($"/letter/{letter[4..]}");
        Assert.Contains("转移接续通知书", paper.Text, StringComparison.Ordinal);
        Assert.Contains("从紫阳县", paper.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await there.Opens($"/desk/cases/{letter[4..]}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await here.Opens($"/desk/cases/{letter[4..]}")).Status);
    }
}
