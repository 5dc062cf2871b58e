using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anmin.Core.Declaring;

namespace Anmin.Web.Forms;

/// <summary>Answers that came as JSON, read with the form in hand: a member it does not know is named and changes nothing (S-AZ-4).</summary>
/// <remarks>What a member must be is decided here — a text, a number, a list; whether it is right is the <see cref="Binder"/>'s to say, as for pages.</remarks>
public sealed class JsonAnswers
{
    /// <summary>More than this many faults are not told at once.</summary>
    private const int MostFaults = 100;

    private readonly Dictionary<string, string> raw = new(StringComparer.Ordinal);
    private readonly List<Fault> faults = [];

    private JsonAnswers()
    {
    }

    /// <summary>Path → text, as the binder reads it.</summary>
    public IReadOnlyDictionary<string, string> Raw => raw;

    /// <summary>Members that are not asked for, or not of the kind that is.</summary>
    public IReadOnlyList<Fault> Faults => faults;

    public static JsonAnswers Read(Form form, JsonNode? node)
    {
        var read = new JsonAnswers();
        if (form.Pages is [{ Key: "" } whole])
        {
            read.Record(whole.Fields, node, "");
            return read;
        }
        foreach (var (key, value) in read.Members(node, ""))
        {
            if (form.Find(key) is { } page) { read.Record(page.Fields, value, page.Path); }
            else { read.Unknown(key); }
        }
        return read;
    }

    private void Record(IReadOnlyList<Field> fields, JsonNode? node, string path)
    {
        foreach (var (key, value) in Members(node, path))
        {
            var at = Binder.Join(path, key);
            if (fields.FirstOrDefault(f => f.Key == key) is not { } field) { Unknown(at); }
            else if (value is not null) { Value(field, value, at); }
        }
    }

    private IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonNode? node, string path)
    {
        if (node is JsonObject members)
        {
            return members.TakeWhile(_ => faults.Count < MostFaults);
        }
        if (node is not null || path.Length == 0)
        {
            Tell(path, "应为对象，写在花括号里", "type");
        }
        return [];
    }

    private void Value(Field field, JsonNode value, string path)
    {
        switch (field.Kind, value)
        {
            case (FieldKind.Rows, JsonArray rows):
                Rows(field, rows, path);
                break;
            case (FieldKind.Choices, JsonArray ticked) when ticked.All(t => t?.GetValueKind() == JsonValueKind.String):
                raw[path] = string.Join('\n', ticked.Select(t => t!.GetValue<string>()));
                break;
            case (not FieldKind.Rows and not FieldKind.Choices, JsonValue single) when Text(field.Kind, single) is { } text:
                raw[path] = text;
                break;
            default:
                Tell(path, $"应为{Wanted(field.Kind)}", "type");
                break;
        }
    }

    private void Rows(Field field, JsonArray rows, string path)
    {
        foreach (var (row, i) in rows.Take(Binder.MostRows).Select((r, i) => (r, i)))
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
            if (row is not JsonObject)
            {
                Tell(at, "应为对象，写在花括号里", "type");
                continue;
            }
            // A row exists as soon as one of its questions has an answer, be it empty.
            raw[Binder.Join(at, field.Rows[0].Key)] = "";
            Record(field.Rows, row, at);
        }
    }

    /// <summary>A single value as a page would have sent it; null where it is of the wrong kind. Texts are taken for anything: the binder reads them as it reads a page's.</summary>
    private static string? Text(FieldKind kind, JsonValue value) => (kind, value.GetValueKind()) switch
    {
        (FieldKind.YesNo, JsonValueKind.True) => "是",
        (FieldKind.YesNo, JsonValueKind.False) => "否",
        (FieldKind.Amount or FieldKind.Whole, JsonValueKind.Number) => value.TryGetValue<decimal>(out var number) ? number.ToString(CultureInfo.InvariantCulture) : value.ToString(),
        (_, JsonValueKind.String) => value.GetValue<string>(),
        _ => null,
    };

    private static string Wanted(FieldKind kind) => kind switch
    {
        FieldKind.Amount => "数字，单位元，最多两位小数",
        FieldKind.Whole => "整数",
        FieldKind.YesNo => " true 或 false",
        FieldKind.Choices => "文字的数组",
        FieldKind.Rows => "对象的数组",
        FieldKind.Day => "日期文字，例如 \"1956-03-08\"",
        _ => "文字",
    };

    private void Unknown(string path) => Tell(path, "没有这一项，请对照结构说明检查名称", "unknown");

    private void Tell(string path, string message, string code)
    {
        if (faults.Count < MostFaults)
        {
            faults.Add(new(path.Length <= 200 ? path : path[..200] + "…", message, code));
        }
    }
}
