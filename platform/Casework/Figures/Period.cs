using System.Globalization;
using Anmin.Core.Values;

namespace Anmin.Casework.Figures;

/// <summary>From when to when something is counted: a year, a month, or everything on file.</summary>
/// <param name="Key">As it is written in an address: 2026, 2026-09, all.</param>
public sealed record Period(DateOnly From, DateOnly To, string Key)
{
    /// <summary>The month that it is, or null where it is longer.</summary>
    public PayMonth? Month => Key.Length == 7 ? PayMonth.Of(From) : null;

    public static readonly Period All = new(DateOnly.MinValue, DateOnly.MaxValue, "all");

    public static Period OfYear(int year) => new(new(year, 1, 1), new(year, 12, 31), year.ToString("0000", CultureInfo.InvariantCulture));

    public static Period Of(PayMonth month) => new(month.FirstDay, month.Next.FirstDay.AddDays(-1), month.Key);

    /// <summary>Reads an address; nothing is the running year.</summary>
    public static bool TryParse(string? text, DateOnly today, out Period period)
    {
        period = OfYear(today.Year);
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }
        if (text == All.Key)
        {
            period = All;
            return true;
        }
        var isMonth = text.Length == 7;
        if (!DateOnly.TryParseExact(text, isMonth ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year == DateOnly.MaxValue.Year)
        {
            return false;
        }
        period = isMonth ? Of(PayMonth.Of(day)) : OfYear(day.Year);
        return true;
    }

    public override string ToString() => this == All ? "有记录以来" : Key.Length == 4 ? $"{From.Year}年" : $"{From.Year}年{From.Month}月";
}
