using System.IO.Compression;
using System.Net;
using System.Text;
using Anmin.LibraryCard;
using Anmin.Web.Tests.Desk;

namespace Anmin.Web.Tests.Lists;

/// <summary>1.6 at the desk, without script: the county reads another office's register, uses it, compares, sends its list and writes down what came back; a town sees its figures and no names.</summary>
public sealed class RegistersBeside
{
    private const string Here = "/beside/reading-club";

    private static string Text(params string[] rows) => string.Join("\r\n", ["证件号码,姓名,家庭编号,类别,脱贫状态,人均年收入", .. rows]) + "\r\n";

    [Fact]
    public async Task 导入名册_启用_比对_发名单_登记答复()
    {
        await using var house = await DeskHouse.On(new(2026, 8, 3));
        await house.Granted(61);
        var she = 借书证样例.身份证号("19560308", 61);
        await house.It.Settling.Settle(Casework.People.Caller.System,
            [Homes.Home(1, "610924100201", "向秀兰", new(2026, 1, 1), (p, i) => p.IdNumber = i == 0 ? she : p.IdNumber), Homes.Home(2, "610924100201", "陈大山", new(2026, 1, 1))]);
        var (at, clerk) = (await house.As(house.Reviewer), await house.As(house.Clerk));
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Opens(Here + "/files")).Status);
        Assert.Contains("还没有比过", (await clerk.Opens(Here)).Text, StringComparison.Ordinal);

        var wrong = await (await at.Opens(Here + "/files")).Hands("试读", "file", "名册.csv", Encoding.UTF8.GetBytes(Text($"{Homes.Number(2)},陈大山,F2,监测户,未消除,500")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("哪一天", wrong.Beside("asOf"), StringComparison.Ordinal);
        var read = await wrong.Hands("试读", "file", "名册.csv", Encoding.UTF8.GetBytes(Text($"{Homes.Number(2)},陈大山,F2,监测户,未消除,500", "123,错的,F3,监测户,,")), ("asOf", "2026-08-01"));
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Contains("对上 1", read.Text, StringComparison.Ordinal);
        Assert.Contains("错误 1", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Homes.Number(2), read.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("已启用", (await read.Presses("启用")).Text, StringComparison.Ordinal);

        var result = await (await at.Opens(Here)).Presses("现在比一次");
        Assert.Contains("不是停发补贴的理由", result.Text, StringComparison.Ordinal);
        Assert.Contains("双向纳入", result.Text, StringComparison.Ordinal);
        Assert.NotNull(result.Page.QuerySelector("svg"));
        var list = await at.Opens(result.Page.QuerySelector($"a[href^='{Here}/lists/']")!.GetAttribute("href")!);
        Assert.Contains("向秀兰", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(she, list.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var town = await clerk.Opens(Here);
        Assert.Contains("可能漏册", town.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/lists/", town.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("现在比一次", town.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Opens(list.Address.AbsolutePath)).Status);

        var taken = await list.Takes("取名单，今天发出");
        using var zip = new ZipArchive(new MemoryStream(taken), ZipArchiveMode.Read);
        Assert.Equal(["reading-club-610924-20260803.csv", "reading-club-610924-20260803.csv.hmac-sha256"], zip.Entries.Select(e => e.FullName));
        Assert.Contains($",向秀兰,{she},2,500.00", new StreamReader(zip.Entries[0].Open()).ReadToEnd(), StringComparison.Ordinal);
        var sent = await at.Opens(list.Address.AbsolutePath);
        var unanswered = await sent.Presses("登记", ("answer", "核实后不纳入"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unanswered.Status);
        var answered = await unanswered.Presses("登记", ("answer", "已纳入监测"));
        Assert.Contains("答复已登记", answered.Text, StringComparison.Ordinal);
        Assert.Equal("已纳入监测", answered.Of("span.tag.ok"));
        Assert.Contains("更正答复", answered.Text, StringComparison.Ordinal);
    }
}
