using System.Globalization;
using System.Text;
using Anmin.Core.Values;

namespace Anmin.Casework.Ledger;

/// <summary>What a bank sends back, read in full or not at all.</summary>
/// <remarks>Head: 安民回盘, reference, number of rows, sum in yuan. Row: line number, amount in yuan, 成功 or 失败, cause (empty for 成功), day.
/// The head's count and sum tell a half file from a whole one.</remarks>
public sealed record BankReturn(string Reference, IReadOnlyList<BankReturn.Row> Rows)
{
    /// <summary>One row.</summary>
    public sealed record Row(int No, int LineNo, Money Amount, bool Settled, string? Cause, DateOnly On);

    /// <summary>Reads the bytes; with any fault, nothing but the faults.</summary>
    /// <returns>The return, or null and every fault with its row number.</returns>
    public static (BankReturn? Return, IReadOnlyList<string> Faults) Read(ReadOnlySpan<byte> bytes)
    {
        if (Decode(bytes) is not { } text)
        {
            return (null, ["文件既不是 UTF-8 也不是 GB18030，请向银行重新索取"]);
        }
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || Head(lines[0]) is not { } head)
        {
            return (null, ["第1行应是「安民回盘,批次,行数,合计」，这不像一份回盘文件"]);
        }
        var faults = new List<string>();
        var rows = new List<Row>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (RowOf(i, lines[i].Split(',', StringSplitOptions.TrimEntries), out var fault) is { } row)
            {
                rows.Add(row);
            }
            else
            {
                faults.Add($"第{i + 1}行：{fault}");
            }
        }
        if (faults.Count == 0 && (rows.Count != head.Rows || rows.Aggregate(Money.Zero, (sum, r) => sum + r.Amount) != head.Sum))
        {
            faults.Add($"第1行说有 {head.Rows} 行、合计 {head.Sum} 元，实际读到 {rows.Count} 行、合计 {rows.Aggregate(Money.Zero, (sum, r) => sum + r.Amount)} 元：文件不完整，请向银行重新索取");
        }
        return faults.Count > 0 ? (null, faults) : (new(head.Reference, rows), []);
    }

    private static (string Reference, int Rows, Money Sum)? Head(string line) =>
        line.Split(',', StringSplitOptions.TrimEntries) is ["安民回盘", { Length: > 0 } reference, var count, var sum]
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && Money.TryParse(sum, out var total)
            ? (reference, rows, total)
            : null;

    private static Row? RowOf(int no, string[] cells, out string fault)
    {
        fault = "";
        if (cells is not [var number, var amount, var result, var cause, var day])
        {
            fault = $"应有5栏（行号、金额、结果、原因、日期），现在有 {cells.Length} 栏";
        }
        else if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var line))
        {
            fault = $"行号「{number}」应是数字";
        }
        else if (!Money.TryParse(amount, out var money))
        {
            fault = $"金额「{amount}」应是元，最多两位小数";
        }
        else if (result is not ("成功" or "失败"))
        {
            fault = $"结果「{result}」应是成功或失败";
        }
        else if (result == "失败" && cause.Length == 0)
        {
            fault = "失败的应写明原因";
        }
        else if (!DateOnly.TryParseExact(day, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
        {
            fault = $"日期「{day}」应像 2026-10-12";
        }
        else
        {
            return new(no, line, money, result == "成功", result == "成功" ? null : cause, on);
        }
        return null;
    }

    private static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var plain = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        foreach (var gb18030 in new[] { false, true })
        {
            try
            {
                return BankFile.EncodingOf(gb18030).GetString(plain);
            }
            catch (DecoderFallbackException)
            {
                // Not this encoding: the next one is tried.
            }
        }
        return null;
    }
}
