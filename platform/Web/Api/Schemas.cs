using System.Text.Json.Nodes;
using Anmin.Core.Declaring;
using Anmin.Core.Registers;

namespace Anmin.Web.Api;

/// <summary>The schemas of what is declared, each with the address at which it is found.</summary>
public static class Schemas
{
    public static JsonObject Of(Matter matter) => FormSchema.Document(matter.Form, Address(matter), matter.Name);

    public static JsonObject Of(Matter matter, FindingKind kind) => FormSchema.Document(kind.Form, Address(matter, kind), $"{matter.Name}·{kind.Name}");

    public static JsonObject Of(Matter matter, Trial trial) => FormSchema.Document(trial.Form, $"/api/v1/services/{matter.Slug}/estimate/schema", $"{matter.Name}·试算");

    public static JsonObject Of(Register register) => FormSchema.Document(register.Form, Address(register), register.Name);

    public static string Address(Matter matter) => $"/api/v1/services/{matter.Slug}/schema";

    public static string Address(Matter matter, FindingKind kind) => $"/api/v1/services/{matter.Slug}/findings/{kind.Slug}/schema";

    public static string Address(Register register) => $"/api/v1/registers/{register.Slug}/schema";
}
