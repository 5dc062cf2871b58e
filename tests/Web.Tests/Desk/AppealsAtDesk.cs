using System.Net;
using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.LibraryCard;

namespace Anmin.Web.Tests.Desk;

/// <summary>申诉、复议、诉讼 over HTTP without script, each step by the one whose step it is.</summary>
public sealed class AppealsAtDesk(DeskHouse house) : IClassFixture<DeskHouse>
{
    [Fact]
    public async Task 本人在网上申诉_另一个人改变_家里看到钱和决定书()
    {
        var (id, she) = await Refused(house, 21);
        var home = await house.As(she);
        Assert.Contains("不服决定，提出来", (await home.Opens($"/my/{id}")).Text, StringComparison.Ordinal);

        var empty = await home.Does($"/my/{id}/appeal");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("请选择用哪种办法", empty.Beside("kind"), StringComparison.Ordinal);
        var odd = await empty.Sends(("kind", "申诉"), ("grounds", "那笔收入不是我家的"), ("knownOn", "前天"));
        Assert.Contains("2026-03-08", odd.Beside("knownOn"), StringComparison.Ordinal);
        Assert.Equal("那笔收入不是我家的", odd.Typed("grounds"));
        var mine = await odd.Sends(("knownOn", ""));
        Assert.Contains("正在重新看", mine.Of("#appeals"), StringComparison.Ordinal);

        var chief = await house.As(house.Chief);
        Assert.Contains("向秀兰", (await chief.Opens("/desk/appeals")).Text, StringComparison.Ordinal);
        var at = (await chief.Opens($"/desk/cases/{id}")).Links.First(l => l.StartsWith("/desk/appeals/", StringComparison.Ordinal));
        var none = await chief.Does(at, ("text", ""));
        Assert.Contains("请选择怎样答复", none.Beside("choice"), StringComparison.Ordinal);
        var answered = await none.Sends(("choice", "grant"), ("monthly", "40"), ("reason", "核对的是同名的另一个人"), ("text", "您家没有那笔收入，应当发给"));

        Assert.Equal(HttpStatusCode.OK, answered.Status);
        Assert.Contains("2026年9月起每月 40 元", answered.Of("#result"), StringComparison.Ordinal);
        Assert.Contains("一字不差", answered.Of("#result"), StringComparison.Ordinal);
        var seen = await home.Opens($"/my/{id}");
        Assert.Contains("原来没有批准，后来改为批准", seen.Text, StringComparison.Ordinal);
        var letter = await home.Opens(seen.Links.First(l => l.StartsWith("/letter/appeals/", StringComparison.Ordinal)));
        Assert.Contains("每月合计", letter.Text, StringComparison.Ordinal);
        Assert.Contains("行政复议", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 窗口登记复议通知_答复_登记责令重作_原来的人办不了_另一个人重新决定()
    {
        var (id, _) = await Refused(house, 22);
        var clerk = await house.As(house.Clerk);
        var lodged = await clerk.Does($"/desk/cases/{id}/appeal", ("kind", "行政复议"), ("grounds", "申请书说收入查错了人"), ("document", "紫政复受〔2026〕3号"));
        var at = lodged.Address.AbsolutePath;
        Assert.StartsWith("/desk/appeals/", at, StringComparison.Ordinal);
        Assert.Contains("10日", (await (await house.As(house.Chief)).Opens(at)).Of("#reply"), StringComparison.Ordinal);
        var reviewer = await house.As(house.Reviewer);
        var shut = await reviewer.Opens(at);
        Assert.Contains("您作出了这个决定", shut.Text, StringComparison.Ordinal);
        Assert.Empty(shut.Page.QuerySelectorAll("main form"));

        var chief = await house.As(house.Chief);
        var replied = await (await chief.Opens(at)).Presses("记下答复", ("replyDocument", "紫民函〔2026〕9号，全案材料"));
        Assert.Contains("等结果", replied.Text, StringComparison.Ordinal);
        var wrong = await replied.Presses("登记结果", ("result", "变更"), ("number", "紫政复决〔2026〕5号"), ("resultOn", "昨天"), ("text", "事实不清"));
        Assert.Contains("2026-03-08", wrong.Beside("resultOn"), StringComparison.Ordinal);
        Assert.Equal("紫政复决〔2026〕5号", wrong.Typed("number"));
        var ordered = await wrong.Presses("登记结果", ("result", "责令重作"), ("resultOn", $"{house.Today:yyyy-MM-dd}"), ("text", "收入认定的证据对不上本人"));
        Assert.Contains("等重新决定", ordered.Text, StringComparison.Ordinal);
        var anew = await ordered.Presses("签署决定", ("choice", "grant"), ("monthly", "36"), ("reason", "核对的是同名的另一个人"));

        Assert.Contains("每月 36 元", anew.Of("#result"), StringComparison.Ordinal);
        Assert.Contains("重新作出决定", (await clerk.Opens($"/desk/cases/{id}")).Text, StringComparison.Ordinal);
        Assert.Contains("重新决定书", (await clerk.Opens($"/letter/appeals/{at[^36..]}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 逾期的说明原因才收_照样登记_有标记()
    {
        await using var later = await DeskHouse.On(new(2026, 8, 3));
        var (id, she) = await Refused(later, 23);
        await later.Pass(31);
        await later.Pass(31);
        await later.Pass(8);
        var home = await later.As(she);

        var late = await home.Does($"/my/{id}/appeal", ("kind", "行政复议"), ("grounds", "那笔收入不是我家的"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("照样收下", late.Beside("lateReason"), StringComparison.Ordinal);
        var taken = await late.Sends(("lateReason", "住院两个月，没看到决定书"));

        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.Contains("向紫阳县人民政府核实", taken.Of("#appeals"), StringComparison.Ordinal);
        Assert.Contains("提出时逾期", (await (await later.As(later.Chief)).Opens("/desk/appeals")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await later.As(later.OtherClerk)).Opens($"/desk/cases/{id}/appeal")).Status);
    }

    /// <summary>Refused by the reviewer because the check showed too much, and delivered.</summary>
    private static async Task<(Guid Case, Caller She)> Refused(DeskHouse house, int n)
    {
        var it = house.It;
        var she = DeskHouse.Person("向秀兰", Role.居民, "610924100201");
        await house.Open(she);
        var draft = await it.Drafts.Start(she, "library-card");
        await it.Drafts.Replace(she, draft, 借书证样例.答案(
            ("申请人.身份证号", 借书证样例.身份证号("19560308", n)), ("同用.成员[0].身份证号", 借书证样例.身份证号("20180601", n)), ("借阅.启用日", $"{house.Today:yyyy-MM-dd}")), 0);
        var id = (await it.Submissions.Submit(she, draft)).CaseId!.Value;
        await it.Acceptance.Accept(house.Clerk, id, await house.Version(id));
        Assert.Empty(await it.Investigation.Record(house.Clerk, id, await house.Version(id), "home-visit", LibraryCards.Seen, house.Clerk2.Human, house.Today));
        Assert.Empty(await it.Investigation.Record(house.Reviewer2, id, await house.Version(id), "means-check", new Dictionary<string, string> { ["年收入"] = "9000" }, null, house.Today));
        await it.Opinions.Sign(house.Clerk, id, await house.Version(id), new Signed(false, null, null, null));
        if ((await house.Case(id)).Drawn)
        {
            Assert.Empty(await it.Investigation.Record(house.Reviewer2, id, await house.Version(id), "county-visit", LibraryCards.Agrees, house.Clerk2.Human, house.Today));
        }
        await it.Decisions.Decide(house.Reviewer, id, await house.Version(id), new Signed(false, null, null, null));
        await it.Decisions.Deliver(house.Clerk, id, await house.Version(id));
        return (id, she);
    }
}
