using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Anmin.Web.Security;

/// <summary>No endpoint without a rule: one that says neither who may come nor that anyone may keeps the program from starting (R11, S-AZ-1).</summary>
public static class EndpointRules
{
    /// <summary>Every endpoint with its rule, for the start-up check and for the tests' matrix.</summary>
    public static async Task<IReadOnlyList<EndpointRule>> List(IEndpointRouteBuilder app)
    {
        var pages = app.ServiceProvider.GetRequiredService<PageLoader>();
        var rules = new List<EndpointRule>();
        foreach (var endpoint in app.DataSources.SelectMany(s => s.Endpoints))
        {
            // The attributes of a page are known only after its model is loaded.
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } known ? await pages.LoadAsync(known, endpoint.Metadata) : null;
            var metadata = page?.Endpoint?.Metadata ?? endpoint.Metadata;
            var pattern = (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? endpoint.DisplayName ?? "";
            var rule = metadata.GetMetadata<IAllowAnonymous>() is not null
                ? "anyone"
                : metadata.GetMetadata<IAuthorizeData>() is { } who ? who.Policy ?? who.Roles ?? May.SignedIn : null;
            rules.Add(new(pattern, [.. Actions(page, metadata)], rule));
        }
        return rules;
    }

    /// <summary>What can be asked of an endpoint: a page by its handlers, anything else by its methods.</summary>
    private static IEnumerable<EndpointAction> Actions(CompiledPageActionDescriptor? page, EndpointMetadataCollection metadata) =>
        page is not null ? page.HandlerMethods.Select(h => new EndpointAction(h.HttpMethod.ToUpperInvariant(), h.Name)).Distinct()
        : (metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Select(m => new EndpointAction(m, null));

    /// <summary>Throws with the names of all endpoints that have no rule.</summary>
    public static async Task Require(IEndpointRouteBuilder app)
    {
        var open = (await List(app)).Where(r => r.Rule is null).Select(r => r.Pattern).Distinct().ToList();
        if (open.Count > 0)
        {
            throw new InvalidOperationException("这些地址没有说明谁可以访问，程序不能启动：" + string.Join("、", open));
        }
    }
}

/// <summary>An address, what can be asked of it, and the name of its rule.</summary>
/// <param name="Actions">Empty where every method is answered alike.</param>
public sealed record EndpointRule(string Pattern, IReadOnlyList<EndpointAction> Actions, string? Rule);

/// <summary>A method, and the handler of a page where it has several.</summary>
public sealed record EndpointAction(string Method, string? Handler);
