using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Anmin.Core.Values;

namespace Anmin.Exchange.Matching;

/// <summary>An identity number as one integer: its first 17 digits, which fit 57 bits. The 18th character follows from them (GB 11643-1999), so it is verified and not kept.</summary>
internal static class PackedNumber
{
    /// <summary>Length of a number; <see cref="TryRead"/> may read this many bytes.</summary>
    public const int Bytes = 18;

    private const int OldDigits = 15, FirstYear = 1850;
    private const byte EveryYear = 1, LeapYears = 2;

    private static readonly byte[] Days = DaysOfAYear();

    private static ReadOnlySpan<byte> CheckCharacters => "10X98765432"u8;

    /// <summary>The same for a number that is known to be right.</summary>
    /// <exception cref="ArgumentException">The default value, which is no number.</exception>
    public static ulong Of(IdNumber number) =>
        number.Value.Length == Bytes ? ulong.Parse(number.Value.AsSpan(0, 17), System.Globalization.CultureInfo.InvariantCulture) : throw new ArgumentException("名单里有人没有身份证号", nameof(number));

    /// <summary>Eighteen bytes that are a right number as it is usually written; x may be small. False says only that a closer look is needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ref readonly byte first, out ulong packed)
    {
        unchecked
        {
            ref var at = ref Unsafe.AsRef(in first);
            var digits = Vector128.LoadUnsafe(ref at) - Vector128.Create((byte)'0');
            var last = (uint)Unsafe.Add(ref at, 16) - '0';
            var (low, high) = Vector128.Widen(digits);
            var sum = Vector128.Sum((low * Vector128.Create((ushort)7, 9, 10, 5, 8, 4, 2, 1)) + (high * Vector128.Create((ushort)6, 3, 7, 9, 10, 5, 8, 4))) + (2 * last);
            var front = Eight(Unsafe.ReadUnaligned<ulong>(ref at));
            var back = Eight(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref at, 8)));
            var check = Unsafe.Add(ref at, 17);
            packed = (((front * 100_000_000) + back) * 10) + last;
            if (Vector128.GreaterThanAny(digits, Vector128.Create((byte)9)) || last > 9)
            {
                return false;
            }
            var expected = CheckCharacters[(int)(sum % 11)];
            return (check == expected || (check == (byte)'x' && expected == (byte)'X'))
                && IsDay((uint)(front % 100 * 100) + (uint)(back / 1_000_000), (uint)(back / 100 % 10_000));
        }
    }

    /// <summary>The closer look: full-width characters, blanks, and old numbers of 15 digits, whose bearers were all born in the years 19xx.</summary>
    /// <returns>Null where the number is right.</returns>
    public static RejectReason? Read(string text, out ulong packed, out bool upgraded)
    {
        packed = 0;
        var code = Plain.Code(text);
        upgraded = code.Length == OldDigits && code.All(char.IsAsciiDigit);
        if (upgraded)
        {
            var digits = string.Concat(code.AsSpan(0, 6), "19", code.AsSpan(6));
            code = digits + IdNumber.CheckCharacter(digits);
        }
        if (IdNumber.TryParse(code, out var number, out _))
        {
            packed = Of(number);
            return null;
        }
        upgraded = false;
        return code.Length == 0 ? RejectReason.NoNumber
            : code.Length is not (Bytes or OldDigits) ? RejectReason.Length
            : code.Length == OldDigits || code[..17].Any(c => !char.IsAsciiDigit(c)) || !(char.IsAsciiDigit(code[17]) || code[17] == 'X') ? RejectReason.Characters
            : !IsDay(uint.Parse(code.AsSpan(6, 4), System.Globalization.CultureInfo.InvariantCulture), uint.Parse(code.AsSpan(10, 4), System.Globalization.CultureInfo.InvariantCulture)) ? RejectReason.BirthDate
            : RejectReason.CheckCharacter;
    }

    private static bool IsDay(uint year, uint monthAndDay) => year >= FirstYear && Days[monthAndDay] switch
    {
        EveryYear => true,
        LeapYears => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0),
        _ => false,
    };

    /// <summary>Eight digits, the first in the lowest byte, as a number: neighbours are added up in twos, fours and eights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Eight(ulong text)
    {
        unchecked
        {
            if (!BitConverter.IsLittleEndian) { text = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(text); }
            const ulong Fours = 0x000000FF_000000FF;
            text -= 0x30303030_30303030;
            text = (text * 10) + (text >> 8);
            return (((text & Fours) * (100 + (1_000_000UL << 32))) + (((text >> 16) & Fours) * (1 + (10_000UL << 32)))) >> 32;
        }
    }

    private static byte[] DaysOfAYear()
    {
        var days = new byte[10_000];
        for (var day = new DateOnly(2000, 1, 1); day.Year == 2000; day = day.AddDays(1))
        {
            days[(day.Month * 100) + day.Day] = day is { Month: 2, Day: 29 } ? LeapYears : EveryYear;
        }
        return days;
    }
}
