using System.Numerics;
using System.Runtime.CompilerServices;
using Anmin.Core.Values;

namespace Anmin.Exchange.Matching;

/// <summary>The small side: packed numbers in an open table, before it a field of bits small enough for the processor's own memory that sends nearly all strangers away.</summary>
internal sealed class ApplicantTable
{
    private const int BitsEach = 16;
    private const ulong Spread = 0x9E3779B9_7F4A7C15;

    private readonly ulong[] keys;
    private readonly int[] firsts;
    private readonly int[] nexts;
    private readonly ulong[] bits;
    private readonly int keyShift, bitShift;

    public ApplicantTable(IReadOnlyList<IdNumber> applicants)
    {
        var places = BitOperations.RoundUpToPowerOf2((uint)Math.Max(applicants.Count, 8) * 2);
        keys = new ulong[places];
        firsts = new int[places];
        nexts = new int[applicants.Count];
        keyShift = 64 - BitOperations.Log2(places);
        var field = BitOperations.RoundUpToPowerOf2((uint)Math.Max(applicants.Count, 64)) * (ulong)BitsEach;
        bits = new ulong[field / 64];
        bitShift = 64 - BitOperations.Log2(field);
        // From the last to the first: of a person who stands twice in the list the first place leads to the second.
        for (var i = applicants.Count - 1; i >= 0; i--)
        {
            var key = PackedNumber.Of(applicants[i]);
            var at = Slot(key);
            nexts[i] = keys[at] == key ? firsts[at] : -1;
            (keys[at], firsts[at]) = (key, i);
            var bit = unchecked(key * Spread) >> bitShift;
            bits[bit / 64] |= 1UL << (int)(bit % 64);
        }
    }

    /// <summary>Place of the first applicant with this number, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int First(ulong key)
    {
        var bit = unchecked(key * Spread) >> bitShift;
        return (bits[bit / 64] & (1UL << (int)(bit % 64))) == 0 ? -1 : Look(key);
    }

    /// <summary>The next place of the same person, or -1.</summary>
    public int Next(int applicant) => nexts[applicant];

    private int Look(ulong key) => Slot(key) is var at && keys[at] == key ? firsts[at] : -1;

    // No number packs to 0: the year of birth would be 0000.
    private int Slot(ulong key)
    {
        var at = (int)(unchecked(key * Spread) >> keyShift);
        while (keys[at] != 0 && keys[at] != key)
        {
            at = at + 1 == keys.Length ? 0 : at + 1;
        }
        return at;
    }
}
