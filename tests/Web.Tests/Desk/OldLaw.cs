using System.Net;
using Anmin.Casework.Records;
using Anmin.LibraryCard;

namespace Anmin.Web.Tests.Desk;

/// <summary>A library card under its old charter, over HTTP: two public notices, an objection from the open site, the hearing that only an objection asks for.</summary>
public sealed class OldLaw
{
    [Fact]
    public async Task 旧章程_村里有人提异议_重新入户_评议_县里再公示_才批准()
    {
        await using var house = await DeskHouse.On(借书证样例.旧章程时);
        var id = await house.Submits();
        var at = $"/desk/cases/{id}";
        var (clerk, reviewer, visitor) = (await house.As(house.Clerk), await house.As(house.Reviewer), house.Visitor());
        Task<Screen> Visit() => clerk.Does($"{at}/found/home-visit", [.. DeskHouse.Rows(LibraryCards.Seen), ("with", house.Clerk2.Human.ToString())]);
        async Task<string> Posted() => $"/notices/{Assert.Single(await house.It.NoticeBoard.Running()).Id}";

        Assert.Contains(章程.旧名, (await clerk.Does($"{at}/accept")).Text, StringComparison.Ordinal);
        await Visit();
        await reviewer.Does($"{at}/found/means-check", [.. DeskHouse.Rows(LibraryCards.Checked)]);
        await clerk.Does($"{at}/opinion", ("choice", "computed"));
        Assert.Equal(CaseState.公示中, (await house.Case(id)).State);
        Assert.DoesNotContain("异议评议", (await clerk.Opens(at)).Of("#now"), StringComparison.Ordinal);

        var notice = await Posted();
        var short1 = await visitor.Does(notice, ("内容", "假"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, short1.Status);
        Assert.NotEmpty(short1.Beside("内容"));
        Assert.Equal("假", short1.Typed("内容"));
        var filed = await visitor.Does(notice, ("内容", "他家里开着书店，不缺买书的钱"));
        Assert.Equal(HttpStatusCode.OK, filed.Status);
        Assert.Equal(CaseState.异议处理, (await house.Case(id)).State);
        var answering = await clerk.Opens($"{at}/objection");
        Assert.Contains("他家里开着书店", answering.Text, StringComparison.Ordinal);
        await answering.Sends(("outcome", "另派两人到镇上核实书店的执照"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Opens(notice)).Status);

        var again = await clerk.Opens(at);
        Assert.Contains("记录异议评议", again.Of("#now"), StringComparison.Ordinal);
        Assert.Contains("上门核对", again.Of("#now"), StringComparison.Ordinal);
        await Visit();
        await clerk.Does($"{at}/opinion", ("choice", "computed"));
        await house.Pass(10);
        Assert.Equal(CaseState.审核中, (await house.Case(id)).State);
        var early = await reviewer.Opens($"{at}/publish");
        Assert.Equal(HttpStatusCode.Conflict, early.Status);
        Assert.Contains("异议评议", early.Text, StringComparison.Ordinal);

        await clerk.Does($"{at}/found/hearing", ("成立", "否"), ("with", house.Clerk2.Human.ToString()));
        await reviewer.Does($"{at}/found/county-visit", [.. DeskHouse.Rows(LibraryCards.Agrees), ("with", house.Reviewer2.Human.ToString())]);
        var chief = await house.As(house.Chief);
        var tooSoon = await chief.Does($"{at}/decide", ("choice", "computed"));
        Assert.Equal((HttpStatusCode.Conflict, true), (tooSoon.Status, tooSoon.Text.Contains("县级公示", StringComparison.Ordinal)));
        Assert.Contains("办好了", (await (await house.As(house.Reviewer2)).Does($"{at}/publish")).Text, StringComparison.Ordinal);
        Assert.Contains("向秀兰", (await visitor.Opens(await Posted())).Text, StringComparison.Ordinal);
        await house.Pass(10);
        Assert.Contains("办好了：批准", (await chief.Does($"{at}/decide", ("choice", "computed"))).Text, StringComparison.Ordinal);
        await clerk.Does($"{at}/deliver");

        Assert.Contains("向秀兰", (await clerk.Opens($"/letter/{id}")).Text, StringComparison.Ordinal);
        string[] story =
        [
            "submitted", "accepted", "found", "found", "opinion-signed", "objected", "resurvey", "found", "opinion-signed", "publicity-ended",
            "found", "found", "county-published", "publicity-ended", "granted", "delivered",
        ];
        Assert.Equal(story, (await house.Journal(id)).Select(j => j.Action).Where(a => a is not ("opened" or "letter-read")));
    }
}
