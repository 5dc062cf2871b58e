using System.Runtime.CompilerServices;

namespace Anmin.Core.Values;

/// <summary>How a division ends: declared by a document, applied once (handbook 01 A5-1).</summary>
public enum Rounding
{
    /// <summary>Any part of a yuan counts as a whole yuan: 516.67 → 517.</summary>
    进到元,

    /// <summary>To the nearest fen, half away from zero: 516.665 → 516.67.</summary>
    四舍五入到分,
}

/// <summary>Exact integer division in fen.</summary>
public static class Roundings
{
    /// <summary>Divides fen by a positive number and rounds the result as named. Inlined, so that a divisor known to the caller costs no division.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Divide(this Rounding rounding, long fen, long by)
    {
        if (rounding == Rounding.进到元)
        {
            var unit = checked(by * 100);
            return CeilingDivide(fen, unit) * 100;
        }
        var twice = checked(fen * 2);
        return twice >= 0 ? (twice + by) / (2 * by) : (twice - by) / (2 * by);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long CeilingDivide(long value, long by) =>
        value >= 0 ? (value + by - 1) / by : value / by;
}
