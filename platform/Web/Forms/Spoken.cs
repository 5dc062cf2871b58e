using System.Globalization;
using Anmin.Casework.Geography;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Web.Forms;

/// <summary>An answer as one reads it: 2021年3月8日, 3,500 元／年, 紫阳县城关镇西关社区; a number of a person masked unless it is declared public.</summary>
public static class Spoken
{
    public static string Of(Field field, string typed, DivisionTable divisions, bool whole = false)
    {
        if (typed.Length == 0)
        {
            return "";
        }
        return field.Kind switch
        {
            FieldKind.Amount => Money.TryParse(typed, out var money) ? WithUnit(money.Short, field) : typed,
            FieldKind.Whole => WithUnit(Plain.Code(typed), field),
            FieldKind.Day => Binder.TryDay(typed, out var day) ? Day(day) : typed,
            FieldKind.YesNo => typed switch { "true" or "True" => "是", "false" or "False" => "否", _ => typed },
            FieldKind.Choice or FieldKind.Choices => string.Join('、', typed.Split('\n').Select(v => field.Choices.FirstOrDefault(c => c.Value == v)?.Text ?? v)),
            FieldKind.Division => DivisionCode.TryParse(typed, out var place, out _) ? divisions.FullName(place) : typed,
            FieldKind.Code when field.Masked && !whole && field.Asks.Class != FieldClass.Public => Mask(field, typed),
            _ => typed,
        };
    }

    /// <summary>A number with its thousands apart: 241,672.</summary>
    public static string Number(long n) => n.ToString("#,##0", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>Days of this year without the year, as one would say them.</summary>
    public static string Day(DateOnly day, DateOnly today) =>
        day.ToString(day.Year == today.Year ? "M月d日" : "yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>The last day of something, or what it waits for: 期限待算：未维护2027年工作日历. Empty where there is none.</summary>
    public static string Due(DateOnly? day, int? awaits, DateOnly today) => day is { } d ? Day(d, today) : awaits is { } year ? Undated(year) : "";

    /// <summary>Why a last day cannot be said yet.</summary>
    public static string Undated(int year) => $"期限待算：{CalendarMissing.Of(year)}";

    /// <summary>A moment on the clock of Asia/Shanghai: 11月12日 20:14.</summary>
    public static string Moment(DateTime utc, DateOnly today)
    {
        var here = utc.AddHours(8);
        return Day(DateOnly.FromDateTime(here), today) + here.ToString(" HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>What is wrong is shown as typed only where it is not a number of a person.</summary>
    private static string Mask(Field field, string typed) =>
        field.Item == typeof(IdNumber) ? IdNumber.TryParse(typed, out var id, out _) ? id.Masked : Stars(typed)
        : field.Item == typeof(BankAccount) ? BankAccount.TryParse(typed, out var account, out _) ? account.Masked : Stars(typed)
        : field.Item == typeof(Phone) && Phone.TryParse(typed, out var phone, out _) ? phone.Masked
        : Stars(typed);

    private static string Stars(string typed) => typed.Length <= 4 ? "****" : "****" + typed[^4..];

    private static string WithUnit(string text, Field field) => field.Asks.Unit is { } unit ? $"{text} {unit}" : text;
}
