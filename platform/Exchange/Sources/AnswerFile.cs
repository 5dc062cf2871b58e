using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Exchange.Sources;

/// <summary>回答文件: what a source sends back, of any size. It is looked through once to know that it is whole and theirs, then read line by line.</summary>
/// <remarks>
/// Head: 安民核对回答, source. Row: request number, 有 or 无 or 异常, item, yuan, count, day, note; cells that do not apply are empty.
/// Last line: 合计, number of rows, HMAC-SHA256 over all bytes before it. UTF-8 (with or without BOM) or GB18030.
/// Without its last line, or with a wrong number or digest, it is a half file and nothing of it is read (S-FI-5).
/// </remarks>
public static class AnswerFile
{
    /// <summary>Looks the file through.</summary>
    /// <param name="stream">Must be able to go back to its beginning.</param>
    /// <returns>The sheet, or null and why nothing of it is read.</returns>
    public static async Task<(AnswerSheet? Sheet, string? Fault)> Open(Stream stream, string name, SourceKey key, CancellationToken stop = default)
    {
        try
        {
            var (head, trailer, rows, digest, sha, isUtf8) = await LookThrough(stream, key, stop);
            if (Text(head, isUtf8) is not { } first || Cells(first) is not ["安民核对回答", { Length: > 0 } source])
            {
                return (null, "第1行应是「安民核对回答,来源代码」，这不像一份回答文件");
            }
            if (Text(trailer, isUtf8) is not { } last || Cells(last) is not ["合计", var count, var signature] || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var said))
            {
                return (null, "最后一行应是「合计,行数,摘要」，没有这一行：文件不完整，一行也没有读入，请向来源重新索取");
            }
            if (said != rows)
            {
                return (null, $"最后一行说有 {said} 条，实际有 {rows} 条：文件不完整，一行也没有读入，请向来源重新索取");
            }
            if (!SourceKey.Same(digest, signature))
            {
                return (null, "摘要不符：文件被改动过，或者不是这个来源签的，一行也没有读入，请向来源重新索取");
            }
            return (new(name, sha, source, rows, () => Lines(stream, rows, isUtf8)), null);
        }
        catch (InvalidDataException e)
        {
            return (null, $"{e.Message}，这不像一份回答文件");
        }
    }

    private static async Task<(byte[] Head, byte[] Trailer, int Rows, string Digest, string Sha, bool IsUtf8)> LookThrough(Stream stream, SourceKey key, CancellationToken stop)
    {
        stream.Position = 0;
        using var signed = key.Begin();
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var lines = new ByteLines(stream);
        byte[] head = [], pending = [];
        var (seen, isUtf8) = (0, true);
        for (var line = await lines.Next(stop); line.Length > 0; line = await lines.Next(stop))
        {
            whole.AppendData(line.Span);
            if (IsBlank(line.Span))
            {
                // Empty lines at the end do not make a file a half one; they are signed with what follows.
                pending = [.. pending, .. line.Span];
                continue;
            }
            if (seen == 1) { head = pending; }
            signed.AppendData(pending);
            isUtf8 = isUtf8 && Utf8.IsValid(line.Span);
            pending = line.ToArray();
            seen++;
        }
        return (head, pending, Math.Max(0, seen - 2), Convert.ToHexStringLower(signed.GetHashAndReset()), Convert.ToHexStringLower(whole.GetHashAndReset()), isUtf8);
    }

    private static async IAsyncEnumerable<AnswerLine> Lines(Stream stream, int rows, bool isUtf8, [EnumeratorCancellation] CancellationToken stop = default)
    {
        stream.Position = 0;
        var lines = new ByteLines(stream);
        var (no, lineNo) = (0, 0);
        while (no < rows)
        {
            var line = await lines.Next(stop);
            lineNo++;
            if (IsBlank(line.Span) || (no == 0 && IsHead(line.Span, isUtf8)))
            {
                continue;
            }
            no++;
            yield return Read(no, lineNo, Text(line.Span, isUtf8));
        }
    }

    private static AnswerLine Read(int no, int lineNo, string? text)
    {
        if (text is null)
        {
            return new(no, lineNo, "", Reply.异常, null, "有读不出的文字，编码既不是 UTF-8 也不是 GB18030");
        }
        if (Cells(text) is not [var number, var result, var item, var amount, var count, var day, var note])
        {
            return new(no, lineNo, "", Reply.异常, null, "应有7栏（请求号、结果、项目、金额、数量、截至日、说明）");
        }
        var (value, fault) = Value(item, amount, count, day, note);
        return result switch
        {
            _ when fault is not null => new(no, lineNo, number, Reply.异常, null, fault),
            "有" => new(no, lineNo, number, Reply.已返回, value, null),
            "无" when amount.Length + count.Length > 0 => new(no, lineNo, number, Reply.异常, null, "结果是「无」，却写了金额或数量"),
            "无" => new(no, lineNo, number, Reply.无数据, null, null),
            "异常" => new(no, lineNo, number, Reply.异常, value, null),
            _ => new(no, lineNo, number, Reply.异常, null, $"结果「{Short(result)}」应是有、无或异常"),
        };
    }

    private static (SourceValue Value, string? Fault) Value(string item, string amount, string count, string day, string note)
    {
        var none = new SourceValue(item, null, null, null, null);
        Money? money = null;
        int? number = null;
        DateOnly? asOf = null;
        if (amount.Length > 0)
        {
            if (!Money.TryParse(amount, out var yuan) || yuan < Money.Zero) { return (none, $"金额「{Short(amount)}」应是元，最多两位小数，不能是负数"); }
            money = yuan;
        }
        if (count.Length > 0)
        {
            if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) || whole > 1_000_000) { return (none, $"数量「{Short(count)}」应是整数"); }
            number = whole;
        }
        if (day.Length > 0)
        {
            if (!DateOnly.TryParseExact(day, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)) { return (none, $"截至日「{Short(day)}」应像 2026-10-12"); }
            asOf = on;
        }
        var plain = Plain.Text(note);
        return Plain.Length(plain) > 200 ? (none, "说明最多200个字") : (new(item, money, number, asOf, plain.Length > 0 ? plain : null), null);
    }

    private static bool IsHead(ReadOnlySpan<byte> line, bool isUtf8) => Text(line, isUtf8)?.StartsWith("安民核对回答,", StringComparison.Ordinal) == true;

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim("\r\n \t"u8).IsEmpty;

    private static string Short(string cell) => cell.Length > 20 ? cell[..20] + "…" : cell;

    private static string? Text(ReadOnlySpan<byte> line, bool isUtf8)
    {
        try
        {
            return Encodings.Of(!isUtf8).GetString(line is [0xEF, 0xBB, 0xBF, ..] ? line[3..] : line).TrimEnd('\r', '\n', ' ');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Cells of a line; a quoted cell may hold commas and doubled quotes, no line break.</summary>
    private static string[] Cells(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal))
        {
            return line.Split(',', StringSplitOptions.TrimEntries);
        }
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"') { cell.Append(line[i++]); }
            else if (line[i] == '"') { isQuoted = !isQuoted; }
            else if (line[i] == ',' && !isQuoted) { cells.Add(cell.ToString().Trim()); cell.Clear(); }
            else { cell.Append(line[i]); }
        }
        cells.Add(cell.ToString().Trim());
        return [.. cells];
    }
}
