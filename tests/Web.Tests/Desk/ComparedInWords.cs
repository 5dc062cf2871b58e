using Anmin.Core.Declaring;
using Anmin.Web.Pages.Desk;

namespace Anmin.Web.Tests.Desk;

/// <summary>申报与核对 says each source once, whatever it said of how many.</summary>
public sealed class ComparedInWords
{
    private static readonly DateOnly Day = new(2026, 8, 3);

    [Fact]
    public void 一个来源一天只说一遍_有数的写数_其余的人没有记录()
    {
        Told[] told =
        [
            new("银行存款", Reply.未返回, null, Day),
            new("证券", Reply.无数据, null, Day), new("证券", Reply.已返回, new(10703, "元"), Day), new("证券", Reply.已返回, new(20, "元"), Day), new("证券", Reply.无数据, null, Day),
            new("商业保险", Reply.无数据, null, Day), new("商业保险", Reply.无数据, null, Day),
            new("车辆船舶", Reply.异常), new("入户", Reply.已返回),
        ];

        Assert.Equal(
            [("银行存款", Day, "没有回音"), ("证券", Day, "10,703、20；其余的人没有记录"), ("商业保险", Day, "没有记录"), ("车辆船舶", null, "返回异常，要重查"), ("入户", (DateOnly?)null, "已返回")],
            ComparedView.Sources(new("存款", null, null, null, told)).Select(s => (s.Source, s.On, s.Said)));
    }
}
