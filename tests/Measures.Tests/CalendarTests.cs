using Anmin.Core.Values;
using Xunit;

namespace Anmin.Measures.Tests;

/// <summary>Working days and limits (handbook 01 A6).</summary>
public sealed class CalendarTests
{
    private static readonly Workdays Calendar = new(
        [.. Days("2020-01-01"), .. Days("2020-01-24", "2020-02-02"), .. Days("2020-04-04", "2020-04-06"), .. Days("2020-05-01", "2020-05-05"),
            .. Days("2020-06-25", "2020-06-27"), .. Days("2020-10-01", "2020-10-08"), .. Days("2026-09-25", "2026-09-27"), .. Days("2026-10-01", "2026-10-07")],
        [Day("2020-01-19"), Day("2020-04-26"), Day("2020-05-09"), Day("2020-06-28"), Day("2020-09-27"), Day("2020-10-10"), Day("2026-09-20"), Day("2026-10-10")],
        [2020, 2026]);

    [Fact]
    public void 周一受理三个工作日_到周四() =>
        Assert.Equal(Day("2026-08-06"), Calendar.Last(Day("2026-08-03"), Limit.工作日(3)));

    [Fact]
    public void 周五受理十个工作日_到第二个周五() =>
        Assert.Equal(Day("2026-08-21"), Calendar.Last(Day("2026-08-07"), Limit.工作日(10)));

    [Fact]
    public void 周三公示七日_到下周三二十四时() =>
        Assert.Equal(Day("2026-08-12"), Calendar.Last(Day("2026-08-05"), Limit.日(7)));

    [Fact]
    public void 国庆节前受理五个工作日_跨过长假算上补班() =>
        Assert.Equal(Day("2020-10-13"), Calendar.Last(Day("2020-09-29"), Limit.工作日(5)));

    [Fact]
    public void 公示最后一天在国庆假期里_顺延到节后第一个工作日() =>
        Assert.Equal(Day("2026-10-08"), Calendar.Last(Day("2026-09-28"), Limit.日(7)));

    [Fact]
    public void 二〇二〇年春节延长假期里不是工作日_二月三日才上班()
    {
        Assert.False(Calendar.IsWorkday(Day("2020-01-31")));
        Assert.False(Calendar.IsWorkday(Day("2020-02-02")));
        Assert.True(Calendar.IsWorkday(Day("2020-02-03")));
        Assert.True(Calendar.IsWorkday(Day("2020-01-19")));
        Assert.Equal(Day("2020-02-04"), Calendar.Last(Day("2020-01-22"), Limit.工作日(3)));
    }

    [Fact]
    public void 没有维护的年份_说出是哪一年() =>
        Assert.Equal("未维护2027年工作日历", Assert.Throws<CalendarMissing>(() => Calendar.Last(Day("2026-12-31"), Limit.工作日(1))).Message);

    [Fact]
    public void 两天之间的工作日_不算起点算终点()
    {
        Assert.Equal(10, Calendar.Between(Day("2026-08-07"), Day("2026-08-21")));
        Assert.Equal(-10, Calendar.Between(Day("2026-08-21"), Day("2026-08-07")));
        Assert.Equal(0, Calendar.Between(Day("2026-08-07"), Day("2026-08-09")));
    }

    [Fact]
    public void 月底和月初作出的决定_都从下个月起发()
    {
        Assert.Equal(new PayMonth(2026, 2), PayMonth.After(Day("2026-01-31")));
        Assert.Equal(new PayMonth(2026, 2), PayMonth.After(Day("2026-01-01")));
        Assert.Equal(new PayMonth(2027, 1), PayMonth.After(Day("2026-12-15")));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<DateOnly> Days(string from, string? to = null)
    {
        for (var day = Day(from); day <= Day(to ?? from); day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
