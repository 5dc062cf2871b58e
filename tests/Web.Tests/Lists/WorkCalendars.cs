using System.Net;
using Anmin.Web.Tests.Desk;

namespace Anmin.Web.Tests.Lists;

/// <summary>The working calendar of a year that does not ship, maintained through the pages; the year here is made up.</summary>
public sealed class WorkCalendars
{
    private static readonly (string, string)[] Year2027 =
    [
        ("document", "测试用的放假通知"), ("number", "测发〔2026〕1号"), ("link", "https://example.invalid/2027"),
        ("festival-1-from", "2027-01-01"), ("festival-1-to", "2027-01-03"),
        ("festival-2-from", "2027-02-05"), ("festival-2-to", "2027-02-12"), ("festival-2-work", "2027-01-31 2027-02-14"),
        ("festival-3-from", "2027-04-03"), ("festival-3-to", "2027-04-05"),
        ("festival-4-from", "2027-05-01"), ("festival-4-to", "2027-05-05"), ("festival-4-work", "2027-04-25、2027-05-08"),
        ("festival-5-from", "2027-06-09"), ("festival-5-to", "2027-06-09"),
        ("festival-6-from", "2027-09-15"), ("festival-6-to", "2027-09-15"),
        ("festival-7-from", "2027-10-01"), ("festival-7-to", "2027-10-07"), ("festival-7-work", "2027-09-26 2027-10-09"),
    ];

    [Fact]
    public async Task 县里照通知录入_市里核过公布_等着的期限跟着有了_提醒消失()
    {
        await using var house = await DeskHouse.On(new(2026, 12, 30));
        var (chief, city, clerk) = (await house.As(house.Chief), await house.As(house.City), await house.As(house.Clerk));
        Assert.Contains("未维护2027年工作日历", (await chief.Opens("/desk")).Text, StringComparison.Ordinal);
        Assert.Contains("照通知录入", (await city.Opens("/document")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("工作日历", (await clerk.Opens("/desk")).Text, StringComparison.Ordinal);

        var wrong = await chief.Does("/calendar/new", [.. Year2027.Select(f => f.Item1 == "festival-5-to" ? (f.Item1, "六月九日") : f)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("「六月九日」不是一个日期", wrong.Text, StringComparison.Ordinal);
        Assert.Equal("2027-01-31 2027-02-14", wrong.Typed("festival-2-work"));
        var drawn = await wrong.Sends(("festival-5-to", "2027-06-09"));
        Assert.Equal("/calendar/2027", drawn.Address.AbsolutePath);
        Assert.Contains("要由市里另一位同事公布", drawn.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Opens("/calendar/2027")).Status);

        var published = await city.Does("/calendar/2027");

        Assert.Contains("已公布，等这一年的期限已经补算", published.Text, StringComparison.Ordinal);
        Assert.Contains("全年 249 个工作日", published.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("未维护2027年", (await chief.Opens("/desk")).Text, StringComparison.Ordinal);
        Assert.Contains("随系统发布，出自国务院办公厅当年的通知，不能在这里改写。全年 248 个工作日", (await city.Opens("/calendar/2026")).Text, StringComparison.Ordinal);
    }
}
