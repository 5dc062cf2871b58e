using System.Text.Json.Nodes;
using Anmin.Core.Declaring;

namespace Anmin.Casework.Registers;

/// <summary>What of an entry anyone may read: no sensitive word leaves this room, whatever a page does with the rest (S-AZ-4, S-PR-3).</summary>
public static class OpenWords
{
    /// <summary>Ordinary words, and numbers of persons only where the declaration says that they are public.</summary>
    public static bool IsOpen(Field field) =>
        field.Asks.Class is FieldClass.Public || (field.Asks.Class is FieldClass.Ordinary && !field.Masked);

    /// <summary>A record as written down, without the words that are not open and without any that nobody asks for.</summary>
    public static string Of(Form form, string content)
    {
        var written = JsonNode.Parse(content)!.AsObject();
        var open = form.Pages is [{ Key: "" } whole]
            ? Open(whole.Fields, written)
            : new JsonObject(form.Pages.Where(p => written[p.Key] is JsonObject).Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, Open(p.Fields, written[p.Key]!.AsObject()))));
        return open.ToJsonString(FactsJson.Options);
    }

    private static JsonObject Open(IReadOnlyList<Field> fields, JsonObject written)
    {
        var open = new JsonObject();
        foreach (var field in fields.Where(IsOpen))
        {
            if (written[field.Key] is { } said)
            {
                open[field.Key] = field.Kind == FieldKind.Rows
                    ? new JsonArray([.. said.AsArray().Select(row => Open(field.Rows, row!.AsObject()))])
                    : said.DeepClone();
            }
        }
        return open;
    }
}
