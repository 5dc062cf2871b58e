using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Casework.Clock;

/// <summary>What the notice says of one festival.</summary>
/// <param name="From">First day off.</param>
/// <param name="To">Last day off.</param>
/// <param name="MakeUps">Weekend days on which offices work instead.</param>
public sealed record FestivalDays(string Festival, DateOnly? From, DateOnly? To, IReadOnlyList<DateOnly> MakeUps)
{
    public string Path => PathOf(Festival);

    public static string PathOf(string festival) => $"festival-{Festivals.All.Index().First(f => f.Item == festival).Index + 1}";
}

/// <summary>A year's working calendar as somebody copies it from the State Council's notice.</summary>
public sealed record WorkYearProposal(int Year, string Document, string DocumentNumber, string Link, IReadOnlyList<FestivalDays> Days)
{
    /// <summary>Most days off in a row that a notice has ever given, with room to spare.</summary>
    private const int LongestHoliday = 15;

    /// <summary>The rows it makes; a day of two festivals is one row with both names.</summary>
    internal IEnumerable<WorkDayRow> Rows(Guid id) => Days
        .SelectMany(f => Span(f).Select(day => (Day: day, IsMakeUp: false, f.Festival)).Concat(f.MakeUps.Select(day => (Day: day, IsMakeUp: true, f.Festival))))
        .GroupBy(d => d.Day).OrderBy(g => g.Key)
        .Select(g => new WorkDayRow { WorkYearId = id, Day = g.Key, IsMakeUp = g.First().IsMakeUp, Festival = string.Join('、', g.Select(d => d.Festival).Distinct()) });

    /// <summary>How many working days the year has with these days: the figure to compare before it is published.</summary>
    public static int Workdays(int year, IEnumerable<WorkDayRow> days)
    {
        var rows = days.ToList();
        var calendar = new Workdays(rows.Where(d => !d.IsMakeUp).Select(d => d.Day), rows.Where(d => d.IsMakeUp).Select(d => d.Day), [year]);
        return Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Count(n => calendar.IsWorkday(new DateOnly(year, 1, 1).AddDays(n)));
    }

    /// <summary>What has to be mended; each fault names its field.</summary>
    /// <param name="shipped">The years that cannot be written over.</param>
    internal IEnumerable<Fault> Faults(Workdays shipped)
    {
        if (Year is < Festivals.First or > Festivals.Last)
        {
            yield return new("year", "请填写年份，例如 2027", "range");
            yield break;
        }
        if (shipped.Knows(Year))
        {
            yield return new("year", $"{Year}年的工作日历随系统发布，不能改写", "shipped");
            yield break;
        }
        if (Plain.Length(Plain.Text(Document)) < 2)
        {
            yield return new("document", "请填写通知的名称", "required");
        }
        if (Plain.Length(Plain.Text(DocumentNumber)) < 2)
        {
            yield return new("number", "请填写通知的文号，例如 国办发明电〔2025〕7号", "required");
        }
        if (!Uri.TryCreate(Plain.Text(Link), UriKind.Absolute, out var link) || link.Scheme != Uri.UriSchemeHttps)
        {
            yield return new("link", "请填写通知原文的网址，以 https:// 开头，公布的同事要对着核", "format");
        }
        var off = Days.SelectMany(Span).ToHashSet();
        foreach (var festival in Festivals.All)
        {
            if (Days.FirstOrDefault(d => d.Festival == festival) is not { From: { } from, To: { } to } it)
            {
                yield return new(FestivalDays.PathOf(festival), $"请填写{festival}从哪天放到哪天", "required");
            }
            else if (FaultOf(it, from, to, off, shipped) is { } fault)
            {
                yield return new(it.Path, fault, "range");
            }
        }
        foreach (var twice in Days.SelectMany(f => f.MakeUps.Select(day => (day, f))).GroupBy(m => m.day).Where(g => g.Count() > 1))
        {
            yield return new(twice.Last().f.Path, $"{twice.Key:yyyy-MM-dd} 上班写了两次", "twice");
        }
    }

    private string? FaultOf(FestivalDays it, DateOnly from, DateOnly to, HashSet<DateOnly> off, Workdays shipped)
    {
        var day = Festivals.Day(it.Festival, Year);
        if (to < from || to.DayNumber - from.DayNumber >= LongestHoliday)
        {
            return $"{it.Festival}从 {from:yyyy-MM-dd} 放到 {to:yyyy-MM-dd}，请核对先后和天数";
        }
        if (day < from || day > to)
        {
            return $"{Year}年{it.Festival}是 {day:yyyy-MM-dd}，所填的日子里没有这一天，请核对";
        }
        foreach (var outside in Span(it).Concat(it.MakeUps).Where(d => d.Year != Year))
        {
            if (outside.Year != Year - 1 || outside.Month != 12)
            {
                return $"{outside:yyyy-MM-dd} 不在 {Year} 年";
            }
            if (shipped.Knows(outside.Year))
            {
                return $"{outside:yyyy-MM-dd} 属于 {outside.Year} 年，那一年的工作日历随系统发布，不能改写";
            }
        }
        return it.MakeUps.FirstOrDefault(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) is { Year: > 1 } weekday ? $"{weekday:yyyy-MM-dd} 不是周末，不用写成调休上班"
            : it.MakeUps.FirstOrDefault(off.Contains) is { Year: > 1 } both ? $"{both:yyyy-MM-dd} 又放假又上班，请核对"
            : null;
    }

    private static IEnumerable<DateOnly> Span(FestivalDays it) => it is { From: { } from, To: { } to } && to >= from
        ? Enumerable.Range(0, Math.Min(to.DayNumber - from.DayNumber, LongestHoliday) + 1).Select(from.AddDays)
        : [];
}
