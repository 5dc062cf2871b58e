using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Anmin.Core.Values;

/// <summary>An exact amount of yuan, kept in whole fen. Never binary floating point (S-IN-6).</summary>
/// <remarks>Arithmetic is checked: an amount beyond ±92 million billion yuan throws instead of wrapping.</remarks>
[JsonConverter(typeof(MoneyJson))]
public readonly record struct Money(long Fen) : IComparable<Money>
{
    /// <summary>Nothing, 0.00 yuan.</summary>
    public static Money Zero => default;

    /// <summary>Whole yuan.</summary>
    public static Money Yuan(long yuan) => new(checked(yuan * 100));

    /// <summary>Yuan with at most two decimals; a third decimal throws, for money is never silently rounded.</summary>
    public static Money Of(decimal yuan)
    {
        var fen = yuan * 100m;
        return fen == decimal.Truncate(fen)
            ? new((long)fen)
            : throw new ArgumentException($"金额 {yuan} 元小数超过两位", nameof(yuan));
    }

    /// <summary>The amount as yuan.</summary>
    public decimal InYuan => Fen / 100m;

    public static Money operator +(Money a, Money b) => new(checked(a.Fen + b.Fen));
    public static Money operator -(Money a, Money b) => new(checked(a.Fen - b.Fen));
    public static Money operator *(Money a, long times) => new(checked(a.Fen * times));
    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;
    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;
    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;
    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    /// <summary>This amount, or zero where it is negative (handbook 01 A5-5).</summary>
    public Money OrZero => Fen < 0 ? Zero : this;

    /// <summary>The smaller of two amounts.</summary>
    public static Money Min(Money a, Money b) => a.Fen <= b.Fen ? a : b;

    /// <summary>The larger of two amounts.</summary>
    public static Money Max(Money a, Money b) => a.Fen >= b.Fen ? a : b;

    /// <summary>Multiplies by a fraction and rounds once (handbook 01 A5-1).</summary>
    public Money Times(long numerator, long denominator, Rounding rounding) =>
        new(rounding.Divide(checked(Fen * numerator), denominator));

    /// <summary>Divides and rounds once, at the end of a calculation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Money DividedBy(long denominator, Rounding rounding) => new(rounding.Divide(Fen, denominator));

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>As a Chinese reader expects it: 13,000.00.</summary>
    public override string ToString() => (Fen / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>Whole yuan without decimals (677), otherwise with fen (516.67).</summary>
    public string Short => Fen % 100 == 0
        ? (Fen / 100).ToString("#,##0", CultureInfo.InvariantCulture)
        : ToString();

    /// <summary>Reads what people type: digits, thousands commas, at most two decimals, an optional 元.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Money money)
    {
        money = default;
        var plain = Plain.Code(text).Replace(",", "", StringComparison.Ordinal).TrimEnd('元');
        if (!decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
            || Math.Abs(yuan) > 100_000_000_000m || decimal.Truncate(yuan * 100) != yuan * 100)
        {
            return false;
        }
        money = Of(yuan);
        return true;
    }
}
