using Anmin.Web.Security;

namespace Anmin.Web.Api;

/// <summary>The API as a whole: everything derives from the catalogue, every address has its rule (R11).</summary>
public static class ApiMap
{
    public const string Root = "/api/v1";

    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o => ApiJson.Settle(o.SerializerOptions));
        services.AddDescription();
    }

    public static void MapApi(this WebApplication app, Site site)
    {
        var api = app.MapGroup(Root);
        // Answers to somebody known are nobody else's to keep (S-PR-7).
        var personal = api.MapGroup("").AddEndpointFilter(async (context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return await next(context);
        });
        var write = personal.MapGroup("").AsksForToken().WithMetadata(new Writes());
        ServiceEndpoints.Map(api);
        SessionEndpoints.Map(personal);
        DraftEndpoints.Map(personal, write);
        CaseEndpoints.Map(personal);
        ActEndpoints.Map(write);
        RegisterEndpoints.Map(personal, write);
        StatusEndpoints.Map(write);
        var description = app.MapOpenApi("/openapi/{documentName}.json");
        // Outside a demonstration nobody unknown reads what there is to be called (S-SC-2).
        _ = site.Demonstration ? description.AllowAnonymous() : description.RequireAuthorization(May.SignedIn);
    }
}

/// <summary>Marks what rides on the session's cookie and carries the token.</summary>
internal sealed record Writes;
