using System.Net;
using Anmin.Casework.Records;
using Anmin.Data.City;

namespace Anmin.Web.Tests.Desk;

/// <summary>A case from desk to desk over HTTP, each step by the one whose step it is (S-WF-1, S-AZ-5).</summary>
public sealed class TheWay(DeskHouse house) : IClassFixture<DeskHouse>
{
    [Fact]
    public async Task 四个人走完一件_受理_调查_意见_公示_决定_送达_看决定书()
    {
        var (id, home) = await house.Applies();
        var at = $"/desk/cases/{id}";
        var clerk = await house.As(house.Clerk);

        var accepted = await clerk.Does($"{at}/accept");
        Assert.Equal((HttpStatusCode.OK, at), (accepted.Status, accepted.Address.AbsolutePath));
        Assert.Contains("办好了：受理", accepted.Text, StringComparison.Ordinal);
        foreach (var kind in new[] { "means-check", "home-visit" })
        {
            var found = await clerk.Does($"{at}/found/{kind}", [.. DeskHouse.Rows(LivingAllowancePapers.Finding(kind, home, house.Today, 0)), ("with", house.Clerk2.Human.ToString())]);
            Assert.Equal(at, found.Address.AbsolutePath);
        }
        var before = await clerk.Opens(at);
        Assert.Contains("存款、证券等金融资产", before.Of("#compared"), StringComparison.Ordinal);
        Assert.Contains("周敏、陈立", before.Of("#findings"), StringComparison.Ordinal);
        Assert.Contains("演示", before.Of("#proposal"), StringComparison.Ordinal);
        Assert.All(before.Page.QuerySelectorAll("#proposal .why li"), reason => Assert.NotEmpty(reason.QuerySelector("cite")!.TextContent));
        var signed = await before.Sends(("choice", "computed"));
        Assert.Contains("签署初审意见", signed.Text, StringComparison.Ordinal);
        Assert.Equal(CaseState.公示中, (await house.Case(id)).State);

        await house.Pass(8);
        var reviewer = await house.As(house.Reviewer);
        if ((await house.Case(id)).Drawn)
        {
            await reviewer.Does($"{at}/found/county-visit", [.. DeskHouse.Rows(LivingAllowancePapers.Finding("county-visit", home, house.Today, 0)), ("with", house.Reviewer2.Human.ToString())]);
        }
        var chief = await house.As(house.Chief);
        var decided = await chief.Does($"{at}/decide", ("choice", "computed"));
        Assert.Contains("办好了：批准", decided.Text, StringComparison.Ordinal);

        var delivered = await (await house.As(house.Clerk)).Does($"{at}/deliver");
        Assert.Contains("办好了：决定书送达", delivered.Text, StringComparison.Ordinal);
        Assert.Contains($"/letter/{id}", delivered.Links);
        Assert.Contains(home.Head.Name, (await clerk.Opens($"/letter/{id}")).Text, StringComparison.Ordinal);
        string[] story = ["submitted", "accepted", "found", "found", "opinion-signed", "publicity-ended"];
        Assert.Equal(story, (await house.Journal(id)).Select(j => j.Action).Where(a => a is not ("opened" or "letter-read")).Take(6));
    }

    [Fact]
    public async Task 决定以后_为什么是这个结果_重算一字不差_看的人留下记录()
    {
        var (id, _) = await house.Investigated();
        await house.It.Endings.Extend(house.Lead, id, await house.Version(id), "主要成员在外务工，等他返乡");
        await house.It.Opinions.Sign(house.Clerk, id, await house.Version(id), new(false, null, "邻居和村里都说长期不在本地居住", "最低生活保障审核确认办法 第五条"));
        await Visit(id);
        await house.It.Decisions.Decide(house.Chief, id, await house.Version(id), new(false, null, "长期不在本地居住", "最低生活保障审核确认办法 第五条"));

        var seen = await (await house.As(house.City)).Opens($"/desk/cases/{id}/replay");

        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Contains("重算一致", seen.Text, StringComparison.Ordinal);
        Assert.Contains("与测算不同", seen.Of("main aside"), StringComparison.Ordinal);
        Assert.Contains((await house.Journal(id)), j => j is { Action: "replayed", Name: "刘主任" });
    }

    [Fact]
    public async Task 下放的镇_镇长决定_经手的不能决定_县里抽查得到()
    {
        await using var own = await DeskHouse.On(new(2026, 8, 3));
        Assert.Empty(await own.It.Registers.Add(own.Reviewer, LivingAllowancePapers.Delegations,
            new Dictionary<string, string>(LivingAllowancePapers.Delegation(DeskHouse.Town, new(2026, 7, 1), null, "紫政发〔2026〕3号", "陕政规〔2026〕1号")) { ["抽查比例"] = "100" }));
        var (id, home) = await own.Investigated();
        var at = $"/desk/cases/{id}";
        var clerk = await own.As(own.Clerk);
        Assert.Contains("紫政发〔2026〕3号", (await clerk.Opens(at)).Text, StringComparison.Ordinal);
        await (await clerk.Opens($"{at}/opinion")).Sends(("choice", "computed"));
        await own.Pass(8);
        Assert.Equal(HttpStatusCode.Conflict, (await (await own.As(own.Reviewer)).Opens($"{at}/decide")).Status);

        var decided = await (await own.As(own.Lead)).Does($"{at}/decide", ("choice", "computed"));

        Assert.Contains("办好了：批准", decided.Text, StringComparison.Ordinal);
        var county = await own.As(own.Reviewer);
        var drawn = await county.Opens("/desk/drawn");
        Assert.Contains(home.Head.Name, drawn.Text, StringComparison.Ordinal);
        Assert.Contains("种子取自日志第", drawn.Text, StringComparison.Ordinal);
        await county.Does($"{at}/found/county-visit", [.. DeskHouse.Rows(LivingAllowancePapers.Finding("county-visit", home, own.Today, 0)), ("with", own.Reviewer2.Human.ToString())]);
        Assert.DoesNotContain(home.Head.Name, (await county.Opens("/desk/drawn")).Text, StringComparison.Ordinal);
        Assert.Contains("赵审核、钱审核", (await county.Opens("/desk/drawn?visited=true")).Text, StringComparison.Ordinal);
    }

    private async Task Visit(Guid id)
    {
        if ((await house.Case(id)).Drawn)
        {
            Assert.Empty(await house.It.Investigation.Record(house.Reviewer, id, await house.Version(id), "county-visit",
                new Dictionary<string, string> { ["日期"] = $"{house.Today:yyyy-MM-dd}", ["一致"] = "是", ["情况"] = "与镇办调查相同" }, house.Reviewer2.Human, house.Today));
        }
    }
}
