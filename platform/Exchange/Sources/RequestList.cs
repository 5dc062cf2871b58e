using System.Globalization;
using System.Text;
using Anmin.Casework.Verification;

namespace Anmin.Exchange.Sources;

/// <summary>请求清单: the list of questions that is carried to a source, and its signature beside it.</summary>
/// <remarks>Head: 安民核对请求, source, day, number of rows. Row: request number, purpose code, name, ID number: nothing else. CRLF, UTF-8 or GB18030.</remarks>
public static class RequestList
{
    /// <summary>The list as bytes, and its detached signature as text.</summary>
    public static (byte[] List, string Signature) Write(IReadOnlyList<SourceQuestion> questions, string source, DateOnly on, SourceKey key, bool gb18030)
    {
        var text = new StringBuilder();
        Row(text, "安民核对请求", source, on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), questions.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var q in questions)
        {
            Row(text, q.RequestNo, q.PurposeCode, q.Name, q.IdNumber);
        }
        var bytes = Encodings.Of(gb18030).GetBytes(text.ToString());
        return (bytes, key.Sign(bytes));
    }

    internal static void Row(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(Cell(cells[i]));
        }
        text.Append("\r\n");
    }

    /// <summary>A cell that no spreadsheet takes for a formula (S-IN-11).</summary>
    private static string Cell(string value)
    {
        var safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}

/// <summary>The two encodings of sources' files; both refuse what they cannot read.</summary>
internal static class Encodings
{
    static Encodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Of(bool gb18030) =>
        gb18030 ? Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback) : new UTF8Encoding(false, true);
}
