using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Anmin.Web.Api;

/// <summary>Strict reading of JSON that strangers send: UTF-8, no member twice, no depth beyond a limit. What cannot be read is told with its place.</summary>
public static class JsonText
{
    /// <summary>Facts are four levels deep; more than this is nobody's answer (S-IN-16).</summary>
    public const int Deepest = 32;

    /// <exception cref="Unreadable">The text is no JSON that can be taken.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Deepest + 1 });
        var open = new Stack<HashSet<string>>();
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= Deepest && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    throw Unreadable.At(utf8, reader.TokenStartIndex, $"嵌套超过 {Deepest} 层");
                }
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        open.Push(new(StringComparer.Ordinal));
                        break;
                    case JsonTokenType.EndObject:
                        open.Pop();
                        break;
                    case JsonTokenType.PropertyName when !open.Peek().Add(reader.GetString()!):
                        throw Unreadable.At(utf8, reader.TokenStartIndex, "同一项写了两次");
                    case JsonTokenType.String:
                        reader.GetString();
                        break;
                    default:
                        break;
                }
            }
        }
        catch (JsonException fault)
        {
            throw Unreadable.At(utf8, Offset(utf8, fault), utf8.IsEmpty ? "内容是空的" : "不合 JSON 的写法");
        }
        catch (InvalidOperationException)
        {
            // The reader says so of bytes that are no UTF-8 and of half a surrogate pair.
            throw Unreadable.At(utf8, reader.TokenStartIndex, "有不成字的编码，请用 UTF-8");
        }
        return JsonNode.Parse(utf8, documentOptions: new() { MaxDepth = Deepest });
    }

    private static int Offset(ReadOnlySpan<byte> utf8, JsonException fault)
    {
        var start = 0;
        for (var line = 0L; line < (fault.LineNumber ?? 0) && utf8[start..].IndexOf((byte)'\n') is >= 0 and var end; line++)
        {
            start += end + 1;
        }
        return (int)Math.Min(start + (fault.BytePositionInLine ?? 0), utf8.Length);
    }
}

/// <summary>A text that is no JSON, and where it stops being any.</summary>
public sealed class Unreadable(int line, int column, string why) : Exception($"第 {line} 行第 {column} 个字：{why}")
{
    public int Line { get; } = line;

    public int Column { get; } = column;

    public string Why { get; } = why;

    internal static Unreadable At(ReadOnlySpan<byte> utf8, long offset, string why)
    {
        var before = utf8[..(int)offset];
        return new(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1, why);
    }
}
