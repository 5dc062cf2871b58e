using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Anmin.Web.Api;

/// <summary>How the machinery's own words are written for machines: English members in camelCase, readable Chinese, states by their legal names.</summary>
public static class ApiJson
{
    public static readonly JsonSerializerOptions Options = Settle(new());

    public static JsonSerializerOptions Settle(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Converters.Add(new JsonStringEnumConverter());
        return options;
    }
}
