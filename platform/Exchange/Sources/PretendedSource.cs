using System.Globalization;
using System.Text;
using Anmin.Casework.Verification;

namespace Anmin.Exchange.Sources;

/// <summary>A source that does not exist, for a demonstration: it answers a list with no record for anybody, in the form of a real one.</summary>
public static class PretendedSource
{
    public static byte[] Answer(IReadOnlyList<SourceQuestion> questions, string source, SourceKey key)
    {
        var text = new StringBuilder($"安民核对回答,{source}\r\n");
        foreach (var question in questions)
        {
            text.Append(CultureInfo.InvariantCulture, $"{question.RequestNo},无,,,,,\r\n");
        }
        var body = Encoding.UTF8.GetBytes(text.ToString());
        return [.. body, .. Encoding.UTF8.GetBytes($"合计,{questions.Count},{key.Sign(body)}\r\n")];
    }
}
