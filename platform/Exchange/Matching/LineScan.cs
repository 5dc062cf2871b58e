using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Anmin.Exchange.Matching;

/// <summary>Finds the end of a line, its number of columns and where the identity number begins, 64 bytes at a time.</summary>
/// <remarks>Blocks are laid from the start of each line, not from the last block's end: lines of a file are much alike, so the same few steps come every time and the processor guesses them.
/// Up to <see cref="ByteWindow.Slack"/> bytes past the end are read; what is found there is for the caller to dismiss.</remarks>
/// <param name="separator">Between two columns.</param>
/// <param name="number">Column of the identity number.</param>
internal readonly struct LineScan(byte separator, int number)
{
    private const byte NewLine = (byte)'\n', Return = (byte)'\r', Quote = (byte)'"';
    private const int Block = 64;

    /// <summary>A line without quotes.</summary>
    /// <returns>Place of its line end, or -1 where it has a quote or goes on past the end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Plain(ref byte first, int begin, int end, out int columns, out int from)
    {
        unchecked
        {
            (columns, from) = (1, number == 0 ? begin : -1);
            for (var at = begin; at < end; at += Block)
            {
                var block = new Bytes(ref Unsafe.Add(ref first, at));
                var ends = block.Equal(NewLine);
                // All bits up to the first line end.
                var line = ends ^ (ends - 1);
                if ((block.Equal(Quote) & line) != 0) { return -1; }
                Count(block.Equal(separator) & line, at, ref columns, ref from);
                if (ends != 0) { return at + BitOperations.TrailingZeroCount(ends); }
            }
            return -1;
        }
    }

    /// <summary>A line whose quotes open at the start of a field and close at its end, or stand doubled inside; the number begins behind its quote.</summary>
    /// <returns>Place of its line end, or -1 where a closer look is needed: a quote elsewhere, a line end inside quotes, or no end at all.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Quoted(ref byte first, int begin, int end, out int columns, out int from)
    {
        unchecked
        {
            (columns, from) = (1, number == 0 ? begin : -1);
            // What the block before leaves: all ones inside quotes; one bit for each that the next byte must answer.
            var (inside, canOpen, closed, returned) = (0UL, 1UL, 0UL, 0UL);
            for (var at = begin; at < end; at += Block)
            {
                var block = new Bytes(ref Unsafe.Add(ref first, at));
                var (quotes, separators, ends, returns) = (block.Equal(Quote), block.Equal(separator), block.Equal(NewLine), block.Equal(Return));
                // Bit by bit: are we inside after this byte? Opening quotes are inside, closing ones are not.
                var within = Odd(quotes) ^ inside;
                var (opening, closing) = (quotes & within, quotes & ~within);
                var outer = ends & ~within;
                var line = outer ^ (outer - 1);
                var behindClosing = (closing << 1) | closed;
                var behindReturn = ((returns & behindClosing) << 1) | returned;
                var wrong = (opening & ~(((separators & ~within) << 1) | (quotes << 1) | canOpen))
                    | (behindClosing & ~(separators | ends | quotes | returns))
                    | (behindReturn & ~ends)
                    | (ends & within);
                if ((wrong & line) != 0) { return -1; }
                Count(separators & ~within & line, at, ref columns, ref from);
                if (outer != 0)
                {
                    if (from >= 0 && Unsafe.Add(ref first, from) == Quote) { from++; }
                    return at + BitOperations.TrailingZeroCount(outer);
                }
                inside = (ulong)((long)within >> (Block - 1));
                canOpen = ((separators & ~within) | quotes) >> (Block - 1);
                closed = closing >> (Block - 1);
                returned = (returns & behindClosing) >> (Block - 1);
            }
            return -1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Count(ulong separators, int at, ref int columns, ref int from)
    {
        unchecked
        {
            var found = columns + BitOperations.PopCount(separators);
            if (from < 0 && found > number)
            {
                for (var before = columns; before < number; before++) { separators &= separators - 1; }
                from = at + BitOperations.TrailingZeroCount(separators) + 1;
            }
            columns = found;
        }
    }

    /// <summary>A bit is set where an odd number of bits up to it are.</summary>
    private static ulong Odd(ulong bits)
    {
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }

    /// <summary>Sixty-four bytes, in one piece where the processor can.</summary>
    private readonly struct Bytes
    {
        private readonly Vector512<byte> all;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Bytes(ref byte first) => all = Vector512.LoadUnsafe(ref first);

        /// <summary>Where a byte stands, a bit for each.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ulong Equal(byte what) => Vector512.Equals(all, Vector512.Create(what)).ExtractMostSignificantBits();
    }
}
