using System.Text.Json.Nodes;
using Anmin.Casework;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Web.Pages.Portal;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anmin.Web.Api;

/// <summary>What can be applied for: guides, structures, estimates. Anyone may read; nothing is stored.</summary>
public static class ServiceEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var services = api.MapGroup("/services").AllowAnonymous().WithTags("事项");
        services.MapGet("/", List).Says("列出可以申请的事项");
        services.MapGet("/{slug}", Guide).Says("一个事项的办事指南", "按所问的一天；写明县（区、市），就带上当地的标准。")
            .Asks(Word.Day("on", "按哪一天的规定；不写就是今天"), Word.Text("county", "县（区、市）的行政区划代码")).MayRefuse(404, 422);
        services.MapGet("/{slug}/schema", (string slug, CaseworkServices casework) => Structure(Schemas.Of(Find(casework, slug))))
            .Says("事项的事实怎样写成 JSON", "JSON Schema 2020-12，从申请表得出。").MayRefuse(404);
        services.MapGet("/{slug}/findings/{kind}/schema", Finding).Says("一种查明怎样写成 JSON")
            .Asks(Word.Day("on", "受理的日子；不写就是今天")).MayRefuse(404, 422);
        services.MapGet("/{slug}/estimate/schema", (string slug, CaseworkServices casework) => Structure(Schemas.Of(Find(casework, slug), TrialOf(casework, slug))))
            .Says("试算问的几句怎样写成 JSON").MayRefuse(404);
        services.MapPost("/{slug}/estimate", Estimate).Says("不留名算一算", "给出结果、金额和理由；什么也不存。")
            .Takes("estimate.").MayRefuse(400, 404, 409, 413, 415, 422);
    }

    private static Ok<IReadOnlyList<ServiceLine>> List(CaseworkServices casework) =>
        TypedResults.Ok<IReadOnlyList<ServiceLine>>([.. casework.Catalogue.Matters.Select(ServiceLine.Of)]);

    private static Ok<ServiceView> Guide(string slug, HttpContext http, CaseworkServices casework)
    {
        var matter = Find(casework, slug);
        var query = new Query(http);
        var (on, county) = (query.Day("on") ?? casework.Database.Today, query.County("county"));
        query.Require();
        return TypedResults.Ok(ServiceView.Of(matter, on, county is not { } place ? null
            : [.. Standard.For(matter, casework.Policies.For(place, on)).Select(s => new StandardView(s.Label, s.Class.Length > 0 ? s.Class : null, s.Row is null ? null : ParameterView.Of(s.Row)))]));
    }

    private static JsonHttpResult<JsonObject> Finding(string slug, string kind, HttpContext http, CaseworkServices casework)
    {
        var matter = Find(casework, slug);
        var query = new Query(http);
        var on = query.Day("on") ?? casework.Database.Today;
        query.Require();
        return Structure(Schemas.Of(matter, matter.FindingsOn(on).FirstOrDefault(k => k.Slug == kind) ?? throw new NotThere()));
    }

    private static async Task<Ok<EstimateView>> Estimate(string slug, HttpContext http, CaseworkServices casework)
    {
        var trial = TrialOf(casework, slug);
        var today = casework.Database.Today;
        var (facts, faults) = Binder.Bind(trial.Form, (await Body.Read(http)).Answers(trial.Form), today);
        if (facts is null)
        {
            throw ApiFault.Invalid(faults);
        }
        var policy = casework.Policies.For(trial.PlaceOf(facts), today);
        var decision = DecisionView.Of(trial.Estimate(facts, policy, today));
        return TypedResults.Ok(new EstimateView(decision, [.. policy.Used.Select(ParameterView.Of)], today));
    }

    internal static JsonHttpResult<JsonObject> Structure(JsonObject schema) => TypedResults.Json(schema, ApiJson.Options, "application/schema+json");

    private static Matter Find(CaseworkServices casework, string slug) => casework.Catalogue.Find<Matter>(slug) ?? throw new NotThere();

    private static Trial TrialOf(CaseworkServices casework, string slug) => Find(casework, slug).Trial ?? throw new NotThere();
}
