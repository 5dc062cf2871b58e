using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Anmin.Core.Values;

/// <summary>A month that money is paid for.</summary>
[JsonConverter(typeof(PayMonthJson))]
public readonly record struct PayMonth(int Year, int Month) : IComparable<PayMonth>
{
    public static PayMonth Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>The month after the one of a decision (handbook 01 A5-4): decided on 31 January or on 1 January, both start in February.</summary>
    public static PayMonth After(DateOnly decided) => Of(decided).Next;

    public PayMonth Next => Month == 12 ? new(Year + 1, 1) : new(Year, Month + 1);

    /// <summary>The months from this one to a last one, both included; none where that is earlier.</summary>
    public IEnumerable<PayMonth> To(PayMonth last)
    {
        for (var month = this; month <= last; month = month.Next)
        {
            yield return month;
        }
    }

    public DateOnly FirstDay => new(Year, Month, 1);

    public int CompareTo(PayMonth other) => (Year, Month).CompareTo((other.Year, other.Month));

    public static bool operator <(PayMonth a, PayMonth b) => a.CompareTo(b) < 0;
    public static bool operator >(PayMonth a, PayMonth b) => a.CompareTo(b) > 0;
    public static bool operator <=(PayMonth a, PayMonth b) => a.CompareTo(b) <= 0;
    public static bool operator >=(PayMonth a, PayMonth b) => a.CompareTo(b) >= 0;

    /// <summary>2026-12, for storing and sorting.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    public static PayMonth Parse(string key) =>
        new(int.Parse(key.AsSpan(0, 4), CultureInfo.InvariantCulture), int.Parse(key.AsSpan(5, 2), CultureInfo.InvariantCulture));

    public override string ToString() => $"{Year}年{Month}月";
}

/// <summary>A month travels as "2026-12".</summary>
public sealed class PayMonthJson : JsonConverter<PayMonth>
{
    public override PayMonth Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => PayMonth.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, PayMonth value, JsonSerializerOptions options) => writer.WriteStringValue(value.Key);
}
