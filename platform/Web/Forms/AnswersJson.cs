using System.Globalization;
using System.Text.Json.Nodes;
using Anmin.Casework.Geography;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Web.Forms;

/// <summary>Answers written as JSON, nested as the facts are. Each reader names what he may see (S-AZ-4).</summary>
/// <param name="divisions">Names of places, for the one function that also says answers on pages.</param>
/// <param name="highest">Fields of a higher class are left out.</param>
/// <param name="whole">Numbers of persons in full; only for the one who typed them (S-PR-3).</param>
public sealed class AnswersJson(DivisionTable divisions, FieldClass highest, bool whole)
{
    /// <summary>Answers of a draft as typed, those no longer asked among them: nothing entered is lost.</summary>
    public static AnswersJson AsTyped(DivisionTable divisions) => new(divisions, FieldClass.Protected, whole: true);

    /// <summary>What is written down, with the numbers masked.</summary>
    public static AnswersJson Masked(DivisionTable divisions, FieldClass highest) => new(divisions, highest, whole: false);

    /// <summary>Frozen facts, a finding or a register's entry as written down.</summary>
    public JsonObject Write(Form form, string frozen) => Write(form, FactsJson.Flatten(JsonNode.Parse(frozen)));

    public JsonObject Write(Form form, IReadOnlyDictionary<string, string> raw)
    {
        if (form.Pages is [{ Key: "" } single])
        {
            return Record(single.Fields, "", raw);
        }
        var pages = new JsonObject();
        foreach (var page in form.Pages)
        {
            if (Record(page.Fields, page.Path, raw) is { Count: > 0 } answers) { pages[page.Key] = answers; }
        }
        return pages;
    }

    private JsonObject Record(IReadOnlyList<Field> fields, string path, IReadOnlyDictionary<string, string> raw)
    {
        var record = new JsonObject();
        foreach (var field in fields.Where(f => f.Asks.Class <= highest && (whole || Binder.IsAsked(f, path, raw))))
        {
            if (Value(field, Binder.Join(path, field.Key), raw) is { } value) { record[field.Key] = value; }
        }
        return record;
    }

    private JsonNode? Value(Field field, string path, IReadOnlyDictionary<string, string> raw)
    {
        if (field.Kind == FieldKind.Rows)
        {
            var rows = Enumerable.Range(0, Binder.RowCount(raw, path)).Select(i => Record(field.Rows, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), raw)).ToArray<JsonNode>();
            return rows.Length == 0 ? null : new JsonArray(rows);
        }
        if (!raw.TryGetValue(path, out var text) || text.Length == 0)
        {
            return null;
        }
        return field.Kind switch
        {
            FieldKind.Amount when Money.TryParse(text, out var money) => JsonValue.Create(money.InYuan),
            FieldKind.Whole when int.TryParse(Plain.Code(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            FieldKind.YesNo when text is "是" or "否" => JsonValue.Create(text == "是"),
            FieldKind.Choices => new JsonArray([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(t => JsonValue.Create(t))]),
            FieldKind.Code when field.Masked && !whole && field.Asks.Class != FieldClass.Public => JsonValue.Create(Spoken.Of(field, text, divisions)),
            _ => JsonValue.Create(text),
        };
    }
}
