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
            var metadata = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                ? (await pages.LoadAsync(page, endpoint.Metadata)).Endpoint?.Metadata ?? endpoint.Metadata
                : endpoint.Metadata;
            var pattern = (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? endpoint.DisplayName ?? "";
            var rule = metadata.GetMetadata<IAllowAnonymous>() is not null
                ? "anyone"
                : metadata.GetMetadata<IAuthorizeData>() is { } who ? who.Policy ?? who.Roles ?? May.SignedIn : null;
            rules.Add(new(pattern, metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [], rule));
        }
        return rules;
    }

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

/// <summary>An address, its methods and the name of its rule.</summary>
public sealed record EndpointRule(string Pattern, IReadOnlyList<string> Methods, string? Rule);
