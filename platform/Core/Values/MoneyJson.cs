using System.Text.Json;
using System.Text.Json.Serialization;

namespace Anmin.Core.Values;

/// <summary>Money travels as a JSON number of yuan with at most two decimals.</summary>
public sealed class MoneyJson : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var yuan)
            ? Money.Of(yuan)
            : throw new JsonException("金额须为数字，单位元，最多两位小数");

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.InYuan);
}
