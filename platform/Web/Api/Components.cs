using System.Text.Json.Nodes;
using Anmin.Casework.Ledger;
using Anmin.Casework.Registers;
using Anmin.Core.Declaring;
using Anmin.Core.Registers;

namespace Anmin.Web.Api;

/// <summary>The named structures of the API's description: one for each service, finding, estimate and register declared, and those that acts ask for.</summary>
public static class Components
{
    public static IReadOnlyDictionary<string, JsonObject> All(Catalogue catalogue, DateOnly today)
    {
        var all = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var matter in catalogue.Matters)
        {
            all[$"facts.{matter.Slug}"] = FormSchema.Of(matter.Form, matter.Name);
            foreach (var kind in matter.FindingsOn(today))
            {
                all[$"finding.{matter.Slug}.{kind.Slug}"] = FormSchema.Of(kind.Form, $"{matter.Name}·{kind.Name}");
            }
            if (matter.Trial is { } trial)
            {
                all[$"estimate.{matter.Slug}"] = FormSchema.Of(trial.Form, $"{matter.Name}·试算");
            }
        }
        foreach (var register in catalogue.Of<Register>())
        {
            all[$"entry.{register.Slug}"] = FormSchema.Of(register.Form, register.Name);
        }
        all["act.start"] = FormSchema.Of(Form.Of<DraftStart>(), "开始申请");
        all["act.supplement-request"] = FormSchema.Of(Form.Of<SupplementRequest>(), "一次性告知");
        all["act.supplement"] = FormSchema.Of(Form.Of<SupplementAnswer>(), "补交");
        all["act.signature"] = FormSchema.Of(Form.Of<Signature>(), "签署");
        all["act.objection-answer"] = FormSchema.Of(Form.Of<ObjectionAnswer>(), "答复异议");
        all["act.pause"] = FormSchema.Of(Form.Of<Awaited>(), "暂停计时");
        all["act.outcome"] = FormSchema.Of(Form.Of<Outcome>(), "等到的结果");
        all["act.grounds"] = FormSchema.Of(Form.Of<Grounds>(), "理由");
        all["act.entry-end"] = FormSchema.Of(Form.Of<Ending>(), "结束登记");
        all["act.entry-withdrawal"] = FormSchema.Of(Form.Of<Ground>(), "撤销登记");
        all["act.status-question"] = FormSchema.Of(Form.Of<StatusQuestion>(), "查认定结果");
        all["act.finding"] = With(FormSchema.Of(Form.Of<FoundOn>(), "查明"), "facts", Any(all.Keys, "finding."));
        all["act.entry-correction"] = With(FormSchema.Of(Form.Of<Ground>(), "更正登记"), "entry", Any(all.Keys, "entry."));
        return all;
    }

    /// <summary>The structure of a name, or any whose name begins so.</summary>
    public static JsonObject Any(IEnumerable<string> names, string name)
    {
        var refs = names.Where(n => n == name || (name.EndsWith('.') && n.StartsWith(name, StringComparison.Ordinal))).Select(Ref).ToArray<JsonNode>();
        return refs is [JsonObject only] ? only : new() { ["anyOf"] = new JsonArray(refs) };
    }

    private static JsonObject Ref(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    private static JsonObject With(JsonObject schema, string member, JsonObject inner)
    {
        schema["properties"]![member] = inner;
        ((JsonArray)(schema["required"] ??= new JsonArray())).Add(member);
        return schema;
    }
}
