using System.Net;
using Anmin.Casework.People;
using Anmin.Exchange.Sources;
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
        Assert.Contains("等决定", proposed.Text, StringComparison.Ordinal);
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

    [Fact]
    public async Task 联系不上_暂停_决定书打得出来_送达记下_家里看得到()
    {
        var id = await house.Granted(13);
        var clerk = await house.As(house.Clerk);
        var at = (await clerk.Does($"/desk/cases/{id}/change", ("what", "失去联系"), ("on", $"{house.Today:yyyy-MM-dd}"), ("text", "打了五次电话、上门三次都找不到人"))).Address.AbsolutePath;
        var why = await clerk.Does(at, ("choice", "suspend"), ("reason", "上门三次、打电话五次都没有找到人"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, why.Status);
        Assert.Contains("为什么暂停", why.Beside("suspend"), StringComparison.Ordinal);
        Assert.Equal("上门三次、打电话五次都没有找到人", why.Typed("reason"));
        await why.Sends(("suspend", "联系不上"));
        await clerk.Does(at, ("heardOn", $"{house.Today:yyyy-MM-dd}"), ("heard", "在村务公开栏贴了通知，没有人来"));
        var decided = await (await house.As(house.Chief)).Does(at, ("choice", "town"));
        Assert.Contains("2026年9月起暂停", decided.Of("#result"), StringComparison.Ordinal);

        var letter = await clerk.Opens($"/letter/review/{at[^36..]}");
        Assert.Contains("暂停发放决定书", letter.Text, StringComparison.Ordinal);
        Assert.Contains("听取意见记录", letter.Of("#hearing"), StringComparison.Ordinal);
        Assert.Contains("/desk/reviews/", (await clerk.Opens("/desk/reviews")).Page.QuerySelector("#deliver a")!.GetAttribute("href"), StringComparison.Ordinal);
        var missing = await (await clerk.Opens(at)).Presses("记下送达", ("deliveredOn", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.Contains("怎样送到", missing.Beside("manner"), StringComparison.Ordinal);
        var sent = await missing.Presses("记下送达", ("deliveredOn", $"{house.Today:yyyy-MM-dd}"), ("manner", "公告"), ("note", "村务公开栏，照片一张"));
        Assert.Contains("送达（公告", sent.Of("#result"), StringComparison.Ordinal);
        Assert.Contains("最后一天", (await clerk.Opens($"/letter/review/{at[^36..]}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 骗取_罚款超过幅度的当场指出_改对以后决定书写明退款和罚款()
    {
        var id = await house.Granted(14);
        var clerk = await house.As(house.Clerk);
        var at = (await clerk.Does($"/desk/cases/{id}/change", ("what", "骗取"), ("on", "2026-01-08"), ("text", "邻居举报她在外地有工资，从一月起没有说"))).Address.AbsolutePath;
        Assert.Contains("要约谈", (await clerk.Opens("/desk/reviews")).Text, StringComparison.Ordinal);
        await Finds(at, "5400.50");
        var wrong = await (await clerk.Opens(at)).Presses("提出意见", ("choice", "fraud"), ("fraudFrom", "一月"), ("fine", "很多"), ("reason", "隐瞒在外地的工资"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("2026-03", wrong.Beside("fraudFrom"), StringComparison.Ordinal);
        Assert.Contains("数字", wrong.Beside("fine"), StringComparison.Ordinal);
        var above = await wrong.Presses("提出意见", ("choice", "fraud"), ("fraudFrom", "2026-09"), ("fine", "500"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, above.Status);
        Assert.Contains("请填写从", above.Beside("fraudFrom"), StringComparison.Ordinal);
        var talked = await (await clerk.Opens(at)).Presses("记下约谈", ("talkedOn", $"{house.Today:yyyy-MM-dd}"), ("talk", "说明了有变化要马上报告"));
        Assert.Contains("说明了有变化要马上报告", talked.Of("#talk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task 从复核页请县区核对_用途是复核_结果列在复核里_决定写明依据哪份报告()
    {
        var id = await house.Granted(17);
        var clerk = await house.As(house.Clerk);
        var at = (await clerk.Does($"/desk/cases/{id}/change", ("what", "收入财产变化"), ("on", $"{house.Today:yyyy-MM-dd}"), ("text", "收到一笔稿费，收入多了"))).Address.AbsolutePath;
        Assert.Contains($"{at}/verification", (await clerk.Opens(at)).Links);
        var form = await clerk.Opens($"{at}/verification");
        Assert.Equal(["复核"], form.Page.QuerySelectorAll("[name=purpose]").Select(r => r.GetAttribute("value")!));
        var asked = await form.Sends(("purpose", "复核"));
        Assert.Contains(at, asked.Links);
        var check = Guid.Parse(asked.Address.AbsolutePath[^36..]);

        var county = await house.As(house.Reviewer2);
        await (await county.Opens(asked.Address.AbsolutePath)).Presses("启动");
        foreach (var source in new[] { "L01", "L02", "L03" })
        {
            var questions = await house.It.Asking.List(house.Reviewer2, source, again: true);
            var (sheet, _) = await AnswerFile.Open(new MemoryStream(PretendedSource.Answer(questions, source, house.Ways.KeyOf(source)!)), "演示.csv", house.Ways.KeyOf(source)!);
            await house.It.AnswerFiles.Read(house.Reviewer2, source, sheet!);
        }
        await (await county.Opens(asked.Address.AbsolutePath)).Presses("出具报告");
        var number = (await house.It.Verifications.Open(house.City, check)).Row.ReportNumber!;
        Assert.Contains(number, (await clerk.Opens(at)).Of("#verification"), StringComparison.Ordinal);
        await clerk.Does($"{at}/found/home-visit", [.. LibraryCards.Seen.Select(a => (a.Key, a.Value)), ("with", house.Clerk2.Human.ToString())]);
        await clerk.Does(at, ("choice", "computed"));
        var decided = await (await house.As(house.Chief)).Does(at, ("choice", "computed"));

        Assert.Contains($"依据核对报告 {number}", decided.Of("#result"), StringComparison.Ordinal);
        Assert.Contains(number, (await clerk.Opens($"/letter/review/{at[^36..]}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{at}/verification", (await clerk.Opens(at)).Links);
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
