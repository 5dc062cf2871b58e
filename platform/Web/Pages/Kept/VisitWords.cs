using System.Text.Json.Nodes;
using Anmin.Core.Declaring;

namespace Anmin.Web.Pages.Kept;

/// <summary>How the record of a visit reads.</summary>
public static class VisitWords
{
    /// <summary>The choices and figures of a visit in one line; its words and its day stand elsewhere.</summary>
    public static string Said(object answer)
    {
        var raw = FactsJson.Flatten(JsonNode.Parse(FactsJson.Write(answer)));
        return string.Join("；", Form.Of(answer.GetType()).Pages.SelectMany(p => p.Fields).Where(f => f.Kind == FieldKind.Choice && raw.ContainsKey(f.Key))
            .Select(f => f.Choices.FirstOrDefault(c => c.Value == raw[f.Key])?.Text ?? raw[f.Key]));
    }
}
