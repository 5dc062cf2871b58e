using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Casework.Appeals;

/// <summary>The limits of 行政复议 and 行政诉讼 by the law of a day. Said here once: letters, pages and the check of a late appeal read them here.</summary>
/// <param name="ReconsiderationDays">Days to ask for 行政复议, from knowing the decision.</param>
/// <param name="OneBody">Whether only the government hears requests against its departments.</param>
/// <param name="LawsuitMonths">Months to bring 行政诉讼, from knowing the decision.</param>
/// <param name="AfterDays">Days to bring 行政诉讼 after the decision on a 行政复议.</param>
/// <param name="ReplyDays">Days for the office to answer the body that hears the 行政复议.</param>
/// <param name="HeardDays">Days in which the 行政复议 is decided.</param>
/// <param name="DefenceDays">Days for the office to answer the court.</param>
/// <param name="TriedMonths">Months in which the court decides in the first instance.</param>
public sealed record AppealLaw(
    int ReconsiderationDays, Article Reconsideration, bool OneBody, int LawsuitMonths, Article Lawsuit, int AfterDays, Article After,
    int ReplyDays, Article Reply, int HeardDays, int DefenceDays, Article Defence, int TriedMonths)
{
    private sealed record OfReconsideration(DateOnly From, string Name, int Days, string DaysAt, bool OneBody, int Reply, string ReplyAt, int Heard);

    private sealed record OfLawsuit(DateOnly From, string Name, int Months, string MonthsAt, int After, string AfterAt, int Defence, string DefenceAt, int Tried);

    /// <summary>行政复议法：1999年、2023年修订（2024年1月1日起）。</summary>
    private static readonly OfReconsideration[] Reconsiderations =
    [
        new(DateOnly.MinValue, "行政复议法（1999年）", 60, "第九条", false, 10, "第二十三条", 60),
        new(new(2024, 1, 1), "行政复议法", 60, "第二十条", true, 10, "第四十八条", 60),
    ];

    /// <summary>行政诉讼法：1989年、2014年修正（2015年5月1日起）。</summary>
    private static readonly OfLawsuit[] Lawsuits =
    [
        new(DateOnly.MinValue, "行政诉讼法（1989年）", 3, "第三十九条", 15, "第三十八条", 10, "第四十三条", 3),
        new(new(2015, 5, 1), "行政诉讼法", 6, "第四十六条", 15, "第四十五条", 15, "第六十七条", 6),
    ];

    public static AppealLaw On(DateOnly day)
    {
        var r = Reconsiderations.Last(l => l.From <= day);
        var l = Lawsuits.Last(s => s.From <= day);
        return new(r.Days, new(r.Name, r.DaysAt), r.OneBody, l.Months, new(l.Name, l.MonthsAt), l.After, new(l.Name, l.AfterAt),
            r.Reply, new(r.Name, r.ReplyAt), r.Heard, l.Defence, new(l.Name, l.DefenceAt), l.Tried);
    }

    /// <summary>The last day on which an appeal is in time; null for 申诉, to which no law sets a limit. A last day off moves to the next working day.</summary>
    /// <param name="known">The day on which the decision was delivered or known.</param>
    /// <param name="afterReconsideration">Whether it follows the decision on a 行政复议.</param>
    public DateOnly? LastDay(AppealKind kind, DateOnly known, bool afterReconsideration, Workdays calendar) => kind switch
    {
        AppealKind.行政复议 => Moved(known.AddDays(ReconsiderationDays), calendar),
        AppealKind.行政诉讼 when afterReconsideration => Moved(known.AddDays(AfterDays), calendar),
        AppealKind.行政诉讼 => Moved(known.AddMonths(LawsuitMonths), calendar),
        _ => null,
    };

    /// <summary>A last day off moves to the next working day. In a year whose days off are not published yet it stays where it is: nothing that happens before then can be late for it.</summary>
    internal static DateOnly Moved(DateOnly last, Workdays calendar)
    {
        try
        {
            return calendar.Last(last, Limit.日(0));
        }
        catch (CalendarMissing)
        {
            return last;
        }
    }
}
