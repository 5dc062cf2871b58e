using Anmin.Core.Values;
using Xunit;

namespace Anmin.Measures.Tests;

/// <summary>Working days and limits (handbook 01 A6) over the official calendar that ships.</summary>
public sealed class CalendarTests
{
    private static readonly Workdays Calendar = Data.Calendar.Official;

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

    [Fact]
    public void 公示期满的第二天才是下一步() =>
        Assert.Equal(Day("2026-08-13"), Calendar.Last(Day("2026-08-05"), Limit.日(7)).AddDays(1));

    [Theory]
    [InlineData("2026-08-07", "2026-08-14")] // 周五张贴，第七天是周五
    [InlineData("2026-08-08", "2026-08-17")] // 周六张贴，第七天是周六，顺延到周一
    [InlineData("2026-08-09", "2026-08-17")] // 周日张贴，第七天是周日，顺延到周一
    [InlineData("2026-09-13", "2026-09-20")] // 第七天是周日而补班，不顺延
    [InlineData("2026-02-10", "2026-02-24")] // 第七天是除夕，顺延到春节后第一个工作日
    [InlineData("2020-01-18", "2020-02-03")] // 第七天在延长的春节假期里
    public void 公示最后一天遇到休息日才顺延(string posted, string ends) =>
        Assert.Equal(Day(ends), Calendar.Last(Day(posted), Limit.日(7)));

    [Theory]
    [InlineData(20, "2026-09-21")]
    [InlineData(30, "2026-10-12")]
    [InlineData(45, "2026-11-02")]
    public void 八月二十五日受理_全部时限跨过中秋和国庆(int workdays, string due) =>
        Assert.Equal(Day(due), Calendar.Last(Day("2026-08-25"), Limit.工作日(workdays)));

    [Theory]
    [InlineData("2021-06-30", "2021-07-05")] // 三日：第三天是周六，顺延到周一
    [InlineData("2021-06-29", "2021-07-02")] // 三日：周五
    public void 旧办法三日内告知_按日历日(string decided, string by) =>
        Assert.Equal(Day(by), Calendar.Last(Day(decided), Limit.日(3)));

    [Theory]
    [InlineData("2021-07-01", "2021-07-06")] // 三个工作日：隔一个周末
    [InlineData("2021-09-30", "2021-10-11")] // 三个工作日：隔国庆，10月9日补班算一天
    public void 新办法三个工作日内告知(string decided, string by) =>
        Assert.Equal(Day(by), Calendar.Last(Day(decided), Limit.工作日(3)));

    [Theory]
    [InlineData("2017-12-29", 2017)]
    [InlineData("2027-01-01", 2027)]
    public void 没有装入的年份_一天也不猜(string day, int year) =>
        Assert.Equal($"未维护{year}年工作日历", Assert.Throws<CalendarMissing>(() => Calendar.IsWorkday(Day(day))).Message);

    /// <summary>The days of the festivals are reckoned, the days off are from the notices: each lies in its own.</summary>
    [Fact]
    public void 九年的通知里_每个节日那天都在它的假期里()
    {
        foreach (var (year, festival) in Data.Workdays.All.Select(d => d.Date.Year).Distinct().SelectMany(y => Festivals.All.Select(f => (y, f))))
        {
            var off = Data.Workdays.All.Where(d => d.Kind == "holiday" && d.Name.Contains(festival, StringComparison.Ordinal)).Select(d => d.Date);

            Assert.Contains(Festivals.Day(festival, year), off);
        }
    }

    [Fact]
    public void 等日历的期限_比算得出的都晚_比那一年以前的日子都晚()
    {
        var waits = Calendar.Due(Day("2026-12-30"), Limit.工作日(3));

        Assert.Equal(new DueDay(null, 2027), waits);
        Assert.Equal(DueDay.Of(Day("2026-12-31")), waits.Sooner(DueDay.Of(Day("2026-12-31"))));
        Assert.Equal(waits, waits.Sooner(DueDay.Of(Day("2027-01-01"))));
        Assert.Equal(waits, DueDay.Of(Day("2027-01-01")).Sooner(waits));
        Assert.Equal(new DueDay(null, 2027), waits.Sooner(new(null, 2028)));
        Assert.Null(Calendar.Count(Day("2026-12-30"), Day("2027-01-04")));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
