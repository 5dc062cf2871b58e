using System.Globalization;

namespace Anmin.Core.Values;

/// <summary>The seven festivals on which everybody is off (全国年节及纪念日放假办法 第二条), and the day of each by the calendars, for checking what was typed from a notice.</summary>
public static class Festivals
{
    public const string 元旦 = "元旦";
    public const string 春节 = "春节";
    public const string 清明节 = "清明节";
    public const string 劳动节 = "劳动节";
    public const string 端午节 = "端午节";
    public const string 中秋节 = "中秋节";
    public const string 国庆节 = "国庆节";

    /// <summary>In the order of the year; 中秋节 may come after 国庆节.</summary>
    public static IReadOnlyList<string> All { get; } = [元旦, 春节, 清明节, 劳动节, 端午节, 中秋节, 国庆节];

    /// <summary>First and last year for which the days are known here.</summary>
    public const int First = 2000;
    public const int Last = 2099;

    /// <summary>The day of a festival in a year; its days off lie around it.</summary>
    public static DateOnly Day(string festival, int year) => year is < First or > Last
        ? throw new ArgumentOutOfRangeException(nameof(year), $"只知道 {First} 到 {Last} 年的节日")
        : festival switch
        {
            元旦 => new(year, 1, 1),
            春节 => Lunar(year, 1, 1),
            清明节 => new(year, 4, Qingming(year)),
            劳动节 => new(year, 5, 1),
            端午节 => Lunar(year, 5, 5),
            中秋节 => Lunar(year, 8, 15),
            国庆节 => new(year, 10, 1),
            _ => throw new ArgumentOutOfRangeException(nameof(festival), $"没有「{festival}」这个节日"),
        };

    /// <summary>The day of April on which the sun stands at 15 degrees, by the usual formula for this century.</summary>
    private static int Qingming(int year) => (year % 100 * 2422 + 48100) / 10000 - year % 100 / 4;

    private static DateOnly Lunar(int year, int month, int day)
    {
        var calendar = new ChineseLunisolarCalendar();
        // A leap month counts as a month of its own and pushes the later ones up by one.
        var leap = calendar.GetLeapMonth(year);
        return DateOnly.FromDateTime(calendar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }
}
