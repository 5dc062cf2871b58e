using System.Globalization;
using System.Text.Json.Nodes;
using Anmin.Casework;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Anmin.Web.Api;

/// <summary>OpenAPI 3.1 of the API, with the structure of everything declared.</summary>
public static class Description
{
    public const string Name = "v1";

    private const string ProblemName = nameof(Problem);

    private const string Session = "session";

    private static readonly string[] Groups = ["事项", "登录", "申请", "办件", "办理", "台账"];

    public static void AddDescription(this IServiceCollection services) => services.AddOpenApi(Name, o =>
    {
        o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        o.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true;
        o.AddSchemaTransformer(Shape);
        o.AddOperationTransformer(Tell);
        o.AddDocumentTransformer(Complete);
    });

    /// <summary>Money is a number of yuan; what may be missing is left out and so is not required.</summary>
    private static Task Shape(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken stop)
    {
        var type = context.JsonTypeInfo;
        if ((Nullable.GetUnderlyingType(type.Type) ?? type.Type) == typeof(Money))
        {
            (schema.Type, schema.MultipleOf) = (JsonSchemaType.Number, 0.01m);
        }
        foreach (var missing in type.Properties.Where(p => p.IsGetNullable))
        {
            schema.Required?.Remove(missing.Name);
        }
        return Task.CompletedTask;
    }

    private static Task Complete(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        var site = context.ApplicationServices.GetRequiredService<Site>();
        document.Info = new()
        {
            Title = $"安民 · {site.City}民政一体化平台接口",
            Version = Name,
            Description = $"{site.Document} 各事项的公开接口。事项、查明、台账的结构都从事项的声明得出。读写都要先登录；写的请求带 GET {ApiMap.Root}/session 给的令牌。出错按 RFC 9457 回答，code 不变。",
        };
        document.Servers = [];
        document.Tags = new HashSet<OpenApiTag>(Groups.Select(g => new OpenApiTag { Name = g }));
        document.AddComponent<IOpenApiSecurityScheme>(Session, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = SessionCookie.NameIn(site.Demonstration), Description = "登录以后的会话",
        });
        return Task.CompletedTask;
    }

    private static async Task Tell(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var document = context.Document!;
        operation.OperationId = OperationId(context.Description);
        var names = Declare(document, context.ApplicationServices);
        if (document.Components?.Schemas?.ContainsKey(ProblemName) is not true)
        {
            document.AddComponent<IOpenApiSchema>(ProblemName, await context.GetOrCreateSchemaAsync(typeof(Problem), cancellationToken: stop));
        }
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var word in metadata.OfType<AsksFor>().SelectMany(a => a.Words))
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = word.Name, In = word.In == In.Header ? ParameterLocation.Header : ParameterLocation.Query, Required = word.Required, Description = word.Says, Schema = Read(word.Schema, document),
            });
        }
        if (metadata.OfType<TakesBody>().FirstOrDefault() is { } takes)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new OpenApiMediaType { Schema = Read(Components.Any(names, takes.Component), document) } },
            };
        }
        var refusals = metadata.OfType<Refuses>().SelectMany(r => r.Statuses).ToHashSet();
        if (metadata.OfType<Writes>().Any())
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = "RequestVerificationToken", In = ParameterLocation.Header, Required = true, Description = $"GET {ApiMap.Root}/session 给的令牌", Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
            refusals.Add(StatusCodes.Status403Forbidden);
        }
        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            refusals.Add(StatusCodes.Status401Unauthorized);
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Session, document)] = [] }];
        }
        if (metadata.OfType<GivesViews>().FirstOrDefault() is { } gives)
        {
            var views = new List<IOpenApiSchema>();
            foreach (var view in gives.Views)
            {
                views.Add(await context.GetOrCreateSchemaAsync(view, cancellationToken: stop));
            }
            (operation.Responses ??= [])["200"] = new OpenApiResponse
            {
                Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new OpenApiMediaType { Schema = new OpenApiSchema { AnyOf = views } } },
            };
        }
        Answer(operation, document, metadata.OfType<GivesTag>().Any(), refusals.Order());
    }

    /// <summary>post-cases-id-acceptance: stable, and readable in generated clients.</summary>
    private static string OperationId(ApiDescription call) =>
        $"{call.HttpMethod} {call.RelativePath![(ApiMap.Root.Length - 1)..]}".ToLowerInvariant().Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)
            .Replace(":guid", "", StringComparison.Ordinal).Replace(' ', '-').Replace("/", "-", StringComparison.Ordinal).Replace("--", "-", StringComparison.Ordinal).TrimEnd('-');

    private static void Answer(OpenApiOperation operation, OpenApiDocument document, bool isTagged, IEnumerable<int> refusals)
    {
        var responses = operation.Responses ??= [];
        foreach (var (status, response) in responses.Where(r => r.Key.StartsWith('2')).Select(r => (r.Key, (OpenApiResponse)r.Value)))
        {
            response.Description = status switch { "201" => "已经办成，Location 是它的地址", "204" => "已经办成", _ => "就是这样" };
            if (isTagged)
            {
                (response.Headers ??= new Dictionary<string, IOpenApiHeader>())["ETag"] = new OpenApiHeader { Description = "版本，改的时候写在 If-Match 里", Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            }
        }
        foreach (var status in refusals)
        {
            responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = Problem.Of(status).Title,
                Content = new Dictionary<string, OpenApiMediaType> { [Problem.ContentType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(ProblemName, document) } },
            };
        }
    }

    /// <summary>Puts the named structures into the document, once.</summary>
    private static IReadOnlyList<string> Declare(OpenApiDocument document, IServiceProvider services)
    {
        var casework = services.GetRequiredService<CaseworkServices>();
        var all = Components.All(casework.Catalogue, casework.Database.Today);
        foreach (var (name, schema) in all.Where(s => document.Components?.Schemas?.ContainsKey(s.Key) is not true))
        {
            document.AddComponent(name, Read(schema, document));
        }
        return [.. all.Keys];
    }

    private static IOpenApiSchema Read(JsonObject schema, OpenApiDocument document)
    {
        if (schema["$ref"] is { } address)
        {
            return new OpenApiSchemaReference(((string)address!).Split('/')[^1], document);
        }
        var read = OpenApiModelFactory.Parse<OpenApiSchema>(schema.ToJsonString(), OpenApiSpecVersion.OpenApi3_1, document, out var diagnostic, "json");
        return read is not null && diagnostic.Errors.Count == 0 ? read
            : throw new InvalidOperationException($"结构读不成 OpenAPI：{string.Join("；", diagnostic.Errors.Select(e => e.Message))}");
    }
}
