using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Anmin.Core.Declaring;

/// <summary>How facts and decisions are written down for good: the law's words as keys, strict numbers, readable Chinese.</summary>
public static class FactsJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(object facts) => JsonSerializer.Serialize(facts, facts.GetType(), Options);

    public static object Read(string json, Type type) =>
        JsonSerializer.Deserialize(json, type, Options) ?? throw new JsonException("空的内容");

    public static T Read<T>(string json) => (T)Read(json, typeof(T));

    /// <summary>A JSON document as the flat map that <see cref="Binder"/> reads, so that pages, API and files share one set of rules.</summary>
    public static Dictionary<string, string> Flatten(JsonNode? node)
    {
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        Flatten(node, "", flat);
        return flat;
    }

    private static void Flatten(JsonNode? node, string path, Dictionary<string, string> flat)
    {
        switch (node)
        {
            case JsonObject o:
                foreach (var (key, value) in o) { Flatten(value, Binder.Join(path, key), flat); }
                break;
            case JsonArray a when a.Count > 0 && a.All(i => i is JsonValue):
                flat[path] = string.Join('\n', a.Select(i => i!.ToString()));
                break;
            case JsonArray a:
                for (var i = 0; i < a.Count; i++) { Flatten(a[i], $"{path}[{i}]", flat); }
                break;
            case JsonValue v:
                // As a form would say it, so that OnlyIf(…, "是") holds for pages and JSON alike.
                flat[path] = v.GetValueKind() switch { JsonValueKind.True => "是", JsonValueKind.False => "否", _ => v.ToString() };
                break;
            default:
                break;
        }
    }
}
