using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Anmin.Exchange.Matching;

/// <summary>One reading of one file. Nearly every line is found by looking at 64 bytes at once; what is unusual about a line is left to the careful splitter.</summary>
internal sealed class MatchRun(ApplicantTable table, ByteWindow bytes, FileLayout layout, Action<Hit> onHit, Action<Reject> onReject)
{
    private const byte NewLine = (byte)'\n', Return = (byte)'\r', Quote = (byte)'"';

    private readonly RecordSplitter split = new((byte)layout.Separator);
    private readonly Wholeness whole = new(layout);
    private readonly byte separator = (byte)layout.Separator;
    private FileHead head = null!;
    private Encoding encoding = null!;
    private long line = 1, lines, matched, rejected, upgraded, hits;
    // How many lines there were when one was refused as if it had been cut.
    private long cutAt;
    private bool skips;

    public MatchReport Read(CancellationToken cancel)
    {
        while (bytes.End < 4 && !bytes.IsLast) { bytes.Fill(); }
        var fault = ReadHead();
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            if (fault is null) { Scan(); } else { bytes.Start = bytes.End; }
            if (bytes.IsLast) { break; }
            bytes.Fill();
        }
        return new()
        {
            Lines = lines, Matched = matched, Unmatched = lines - matched - rejected, Rejected = rejected, Upgraded = upgraded, Hits = hits,
            Encoding = head?.Encoding, Digest = bytes.Digest(), Fault = fault ?? whole.Fault(lines, bytes.WasCut && lines > 0 && cutAt == lines), WasCounted = whole.WasCounted,
        };
    }

    private string? ReadHead()
    {
        if (bytes.Rest is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return "文件是 UTF-16 编码，请另存为 UTF-8 或 GB18030 再导入";
        }
        var (mark, marked) = FileHead.Mark(bytes.Rest);
        bytes.Start += mark;
        while (true)
        {
            if (bytes.Rest.IsEmpty && bytes.IsLast) { return "文件是空的"; }
            var outcome = split.Split(bytes.Rest, bytes.IsLast);
            if (outcome == RecordSplitter.Outcome.NeedsMore) { bytes.Fill(); continue; }
            if (outcome == RecordSplitter.Outcome.Malformed) { return "表头读不出来：引号没有成对，或者一行太长"; }
            var record = bytes.Rest[..split.Length];
            bytes.Start += split.Length;
            line += record.Count(NewLine);
            if (split.IsEmpty(record)) { continue; }
            (var read, var fault) = FileHead.Read(record, split, layout, marked);
            if (read is null) { return fault; }
            (head, encoding) = (read, FileHead.Lenient(read.Encoding));
            return null;
        }
    }

    /// <summary>Everything in the window up to the last record that is whole; that one begins the next window.</summary>
    private void Scan()
    {
        if (skips && !Skip()) { return; }
        var (begin, end) = (bytes.Start, bytes.End);
        var scan = new LineScan(separator, head.Number);
        ref var first = ref MemoryMarshal.GetArrayDataReference(bytes.Buffer);
        while (begin < end)
        {
            var here = scan.Plain(ref first, begin, end, out var columns, out var from);
            if (here < 0) { here = scan.Quoted(ref first, begin, end, out columns, out from); }
            if (here < 0)
            {
                var used = Careful(begin);
                if (used == 0) { break; }
                begin += used;
                continue;
            }
            if (here >= end) { break; }
            Take(begin, here, columns, from);
            begin = here + 1;
        }
        bytes.Start = begin;
    }

    /// <summary>A line without quotes or with quotes in their places, from its first byte to its line end. Eighteen digits hold no separator, so only what follows them is looked at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(int begin, int end, int columns, int from)
    {
        if (columns == head.Columns && end - begin < RecordSplitter.Longest && PackedNumber.TryRead(ref bytes.Buffer[from], out var packed)
            && (bytes.Buffer[from + PackedNumber.Bytes] is var after) && (after == separator || after == NewLine || after == Quote || (after == Return && from + PackedNumber.Bytes + 1 == end)))
        {
            if (table.First(packed) is >= 0 and var applicant)
            {
                split.Split(bytes.Buffer.AsSpan(begin, end + 1 - begin), isLast: true);
                Tell(bytes.Buffer.AsSpan(begin, end + 1 - begin), applicant, HitMarks.None);
            }
            lines = unchecked(lines + 1);
            line = unchecked(line + 1);
            return;
        }
        TakeSlowly(begin, end);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TakeSlowly(int begin, int end)
    {
        if (end + 1 - begin > RecordSplitter.Longest)
        {
            Refuse(RejectReason.TooLong);
        }
        else
        {
            var record = bytes.Buffer.AsSpan(begin, end + 1 - begin);
            split.Split(record, isLast: true);
            TakeFields(record);
        }
        line++;
    }

    /// <summary>A record with quotes, or one that outgrows the window.</summary>
    /// <returns>Bytes used; 0 where the window does not hold enough to tell.</returns>
    private int Careful(int begin)
    {
        var rest = bytes.Buffer.AsSpan(begin, bytes.End - begin);
        switch (split.Split(rest, bytes.IsLast))
        {
            case RecordSplitter.Outcome.Record:
                var record = rest[..split.Length];
                TakeFields(record);
                line += record.Count(NewLine);
                return record.Length;
            case RecordSplitter.Outcome.Malformed:
                var end = rest.IndexOf(NewLine);
                if (end < 0 && rest.Length < RecordSplitter.Longest) { return 0; }
                Refuse(end < 0 || end + 1 > RecordSplitter.Longest ? RejectReason.TooLong : RejectReason.Quotes);
                skips = end < 0;
                if (!skips) { line++; }
                return skips ? rest.Length : end + 1;
            default:
                return 0;
        }
    }

    private bool Skip()
    {
        var end = bytes.Rest.IndexOf(NewLine);
        bytes.Start = end < 0 ? bytes.End : bytes.Start + end + 1;
        if (end < 0) { return false; }
        skips = false;
        line++;
        return true;
    }

    /// <summary>A record that the splitter has cut.</summary>
    private void TakeFields(ReadOnlySpan<byte> record)
    {
        if (split.IsEmpty(record))
        {
            return;
        }
        if (split.Count != head.Columns)
        {
            if (IsEnd(record)) { return; }
            Refuse(RejectReason.Columns);
            return;
        }
        var field = split.Field(record, head.Number, out _);
        var isNew = false;
        RejectReason? wrong = null;
        if (field.Length != PackedNumber.Bytes || !PackedNumber.TryRead(in field[0], out var packed))
        {
            wrong = PackedNumber.Read(FileHead.Cell(record, split, head.Number, encoding), out packed, out isNew);
        }
        if (wrong is { } reason)
        {
            if (!IsEnd(record)) { Refuse(reason); }
            return;
        }
        lines++;
        if (isNew) { upgraded++; }
        if (table.First(packed) is >= 0 and var applicant)
        {
            Tell(record, applicant, isNew ? HitMarks.Upgraded : HitMarks.None);
        }
    }

    private bool IsEnd(ReadOnlySpan<byte> record) =>
        layout.Trailer is { } name && FileHead.Cell(record, split, 0, encoding) is var cell && cell == name && whole.End(line, lines, split.Count > 1 ? FileHead.Cell(record, split, 1, encoding) : "");

    private void Refuse(RejectReason reason)
    {
        lines++;
        rejected++;
        if (reason is RejectReason.Columns or RejectReason.Quotes || (reason == RejectReason.Length && head.Number == head.Columns - 1)) { cutAt = lines; }
        onReject(new(line, reason));
    }

    private void Tell(ReadOnlySpan<byte> record, int applicant, HitMarks marks)
    {
        var kept = new string[head.Kept.Count];
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = FileHead.Cell(record, split, head.Kept[i], encoding);
            if (kept[i].Contains('\uFFFD', StringComparison.Ordinal)) { marks |= HitMarks.WrongBytes; }
        }
        matched++;
        for (var each = applicant; each >= 0; each = table.Next(each))
        {
            hits++;
            onHit(new(each, line, kept, marks));
        }
    }
}
