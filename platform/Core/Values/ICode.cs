using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Anmin.Core.Values;

/// <summary>A text with a rule: it exists only when the rule holds, and a wrong one is answered with the fault in plain Chinese.</summary>
public interface ICode<T> where T : struct, ICode<T>
{
    string Value { get; }

    static abstract bool TryParse([NotNullWhen(true)] string? text, out T code, [NotNullWhen(false)] out string? fault);
}

/// <summary>Codes travel as JSON strings and are checked on the way in.</summary>
public sealed class CodeJson<T> : JsonConverter<T> where T : struct, ICode<T>
{
    /// <summary>An empty text is a question that was not asked, and stays the empty code; the binder requires what is asked.</summary>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is not { Length: > 0 } text ? default
        : T.TryParse(text, out var code, out var fault) ? code
        : throw new JsonException(fault);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
