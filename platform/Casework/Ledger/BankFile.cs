using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Anmin.Core.Values;

namespace Anmin.Casework.Ledger;

/// <summary>The file a bank pays from: one head row, one row per line, lines ended by CRLF. The same batch gives the same bytes for ever.</summary>
/// <remarks>Head: 安民发放, reference, number of rows, sum in yuan. Row: number, holder, bank, account, amount in yuan, purpose.</remarks>
public static class BankFile
{
    static BankFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>What counties' banks read: UTF-8 or GB18030.</summary>
    public static Encoding EncodingOf(bool gb18030) =>
        gb18030 ? Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback) : new UTF8Encoding(false, true);

    /// <summary>The rows of a batch as bytes.</summary>
    /// <param name="lines">Lines that go out, in the order of their numbers.</param>
    public static byte[] Write(BatchRow batch, string benefit, IReadOnlyList<LineRow> lines, bool gb18030)
    {
        var text = new StringBuilder();
        Row(text, "安民发放", batch.Reference, lines.Count.ToString(CultureInfo.InvariantCulture), Yuan(lines.Sum(l => l.Fen)));
        foreach (var line in lines)
        {
            Row(text, line.No.ToString(CultureInfo.InvariantCulture), line.Holder, line.Bank, line.Account, Yuan(line.Fen), $"{PayMonth.Parse(line.ForMonth)}{benefit}");
        }
        return EncodingOf(gb18030).GetBytes(text.ToString());
    }

    public static string Hash(byte[] utf8) => Convert.ToHexStringLower(SHA256.HashData(utf8));

    /// <summary>677.00: no thousands commas, for machines.</summary>
    public static string Yuan(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static void Row(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            text.Append(i == 0 ? "" : ",");
            text.Append(cells[i].AsSpan().ContainsAny(",\"\r\n") ? $"\"{cells[i].Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cells[i]);
        }
        text.Append("\r\n");
    }
}
