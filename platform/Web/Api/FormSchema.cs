using System.Text.Json.Nodes;
using Anmin.Core.Declaring;

namespace Anmin.Web.Api;

/// <summary>JSON Schema 2020-12 of any form: types, choices with their texts, what is required and when, the class of each field.</summary>
public static class FormSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>A document of its own.</summary>
    /// <param name="id">Where it is found.</param>
    public static JsonObject Document(Form form, string id, string title)
    {
        var document = new JsonObject { ["$schema"] = Dialect, ["$id"] = id };
        foreach (var (key, value) in Of(form, title))
        {
            document[key] = value?.DeepClone();
        }
        return document;
    }

    /// <summary>The schema alone, to be set into another document.</summary>
    public static JsonObject Of(Form form, string title)
    {
        if (form.Pages is [{ Key: "" } whole])
        {
            return Record(whole.Fields, title, null);
        }
        var pages = form.Pages.Select(p => (p.Key, Schema: Record(p.Fields, p.Question, p.Hint))).ToList();
        return Object(title, null, pages, [.. pages.Where(p => p.Schema.ContainsKey("required")).Select(p => p.Key)]);
    }

    private static JsonObject Record(IReadOnlyList<Field> fields, string title, string? hint)
    {
        var record = Object(title, hint, [.. fields.Select(f => (f.Key, Of(f)))], [.. fields.Where(f => f.OnlyIf is null && IsRequired(f)).Select(f => f.Key)]);
        if (fields.Where(f => f.OnlyIf is not null && IsRequired(f)).Select(f => When(fields, f)).ToArray() is { Length: > 0 } rules)
        {
            record["allOf"] = new JsonArray(rules);
        }
        return record;
    }

    private static JsonObject Object(string title, string? hint, IReadOnlyList<(string Key, JsonObject Schema)> properties, IReadOnlyList<string> required)
    {
        var schema = new JsonObject { ["type"] = "object", ["title"] = title };
        Put(schema, "description", hint);
        schema["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Schema)));
        if (required.Count > 0)
        {
            schema["required"] = Texts(required);
        }
        schema["additionalProperties"] = false;
        return schema;
    }

    private static bool IsRequired(Field field) => field.Kind switch
    {
        FieldKind.Rows => field.Asks.AtLeast > 0,
        FieldKind.Choices => false,
        _ => field.Required,
    };

    /// <summary>Required only where another answer of the same record asks for it.</summary>
    private static JsonNode When(IReadOnlyList<Field> fields, Field field)
    {
        var rule = field.OnlyIf!;
        var other = fields.First(f => f.Key == rule.Field);
        var said = new JsonObject { ["enum"] = new JsonArray([.. rule.Values.Select(v => other.Kind == FieldKind.YesNo ? JsonValue.Create(v == "是") : (JsonNode)v)]) };
        return new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["properties"] = new JsonObject { [rule.Field] = other.Kind == FieldKind.Choices ? new JsonObject { ["contains"] = said } : said },
                ["required"] = Texts([rule.Field]),
            },
            ["then"] = new JsonObject { ["required"] = Texts([field.Key]) },
        };
    }

    private static JsonObject Of(Field field)
    {
        var schema = Shape(field);
        schema["title"] = field.Asks.Label;
        Put(schema, "description", field.Asks.Hint);
        Put(schema, "x-unit", field.Asks.Unit);
        schema["x-class"] = Kebab(field.Asks.Class.ToString());
        if (field.OnlyIf is { } rule)
        {
            schema["x-asked-only-if"] = new JsonObject { ["field"] = rule.Field, ["values"] = Texts(rule.Values) };
        }
        return schema;
    }

    private static JsonObject Shape(Field field)
    {
        var asks = field.Asks;
        switch (field.Kind)
        {
            case FieldKind.Text:
                return new() { ["type"] = "string", ["maxLength"] = asks.Longest };
            case FieldKind.Amount:
                var amount = new JsonObject { ["type"] = "number", ["multipleOf"] = 0.01m, ["maximum"] = asks.Most };
                if (asks.Least >= 0) { amount["minimum"] = 0; }
                return amount;
            case FieldKind.Whole:
                return new() { ["type"] = "integer", ["minimum"] = asks.Least, ["maximum"] = asks.Most };
            case FieldKind.Day:
                return new() { ["type"] = "string", ["format"] = "date", ["x-may-be-future"] = asks.MayBeFuture };
            case FieldKind.YesNo:
                return new() { ["type"] = "boolean" };
            case FieldKind.Choice:
                return Choice(field);
            case FieldKind.Choices:
                return new() { ["type"] = "array", ["uniqueItems"] = true, ["items"] = Choice(field) };
            case FieldKind.Rows:
                return new() { ["type"] = "array", ["minItems"] = asks.AtLeast, ["maxItems"] = asks.AtMost, ["items"] = Record(field.Rows, asks.RowName ?? asks.Label, null) };
            case FieldKind.Division:
                return new() { ["type"] = "string", ["format"] = Kebab(field.Item.Name), ["x-level"] = Kebab(asks.Level.ToString()) };
            default:
                return new() { ["type"] = "string", ["format"] = Kebab(field.Item.Name) };
        }
    }

    private static JsonObject Choice(Field field) => new()
    {
        ["type"] = "string",
        ["enum"] = Texts(field.Choices.Select(c => c.Value)),
        ["oneOf"] = new JsonArray([.. field.Choices.Select(Titled)]),
    };

    private static JsonNode Titled(Option choice)
    {
        var schema = new JsonObject { ["const"] = choice.Value, ["title"] = choice.Text };
        Put(schema, "description", choice.Hint);
        return schema;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);

    private static void Put(JsonObject schema, string key, string? text)
    {
        if (text is not null) { schema[key] = text; }
    }

    /// <summary>IdNumber → id-number: a code's format is named after its type, which alone knows the rule.</summary>
    private static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
