using System.Globalization;
using System.Text;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;

namespace Anmin.Exchange.Sources;

/// <summary>A source that does not exist, for a demonstration: it answers a list, or hands over all it has, in the form of a real one.</summary>
public static class PretendedSource
{
    /// <param name="says">What it has of somebody; null where it has no record. Without it nobody has one.</param>
    public static byte[] Answer(IReadOnlyList<SourceQuestion> questions, string source, SourceKey key, Func<SourceQuestion, SourceValue?>? says = null)
    {
        var text = new StringBuilder($"安民核对回答,{source}\r\n");
        foreach (var question in questions)
        {
            if (says?.Invoke(question) is { } has)
            {
                text.Append(CultureInfo.InvariantCulture, $"{question.RequestNo},有,{has.Item},{has.Amount?.InYuan:0.00},{has.Count},{has.AsOf:yyyy-MM-dd},{has.Note}\r\n");
                continue;
            }
            text.Append(CultureInfo.InvariantCulture, $"{question.RequestNo},无,,,,,\r\n");
        }
        var body = Encoding.UTF8.GetBytes(text.ToString());
        return [.. body, .. Encoding.UTF8.GetBytes($"合计,{questions.Count},{key.Sign(body)}\r\n")];
    }

    /// <summary>All that it has, in its own columns: every other one of those who were asked about, with 860 yuan.</summary>
    public static (byte[] File, string Signature) Register(IReadOnlyList<SourceQuestion> questions, SourceKey key)
    {
        var text = new StringBuilder("姓名,身份证号,金额\r\n");
        foreach (var question in questions.DistinctBy(q => q.IdNumber).Where((_, i) => i % 2 == 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"{question.Name},{question.IdNumber},860.00\r\n");
        }
        var file = Encoding.UTF8.GetBytes(text.ToString());
        return (file, key.Sign(file));
    }
}
