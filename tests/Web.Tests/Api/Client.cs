using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Anmin.Casework.People;
using Anmin.Core.Declaring;
using Anmin.Web.Tests.Security;

namespace Anmin.Web.Tests.Api;

/// <summary>A program that speaks the API for somebody.</summary>
/// <param name="account">Null for somebody who has not signed in.</param>
public sealed class Client(Uri address, Account? account) : IDisposable
{
    private readonly Browser browser = new(address);
    private string? header;
    private string? token;

    public Account Account => account!;

    public void Dispose() => browser.Dispose();

    public async Task SignIn()
    {
        await browser.SignIn(account!.Id);
        var session = (await Get("/session")).Json;
        (header, token) = ((string)session["header"]!, (string)session["token"]!);
    }

    public Task<Said> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Said> Post(string path, JsonNode? body = null, string? ifMatch = null, string? key = null) => Send(HttpMethod.Post, path, Text(body), ifMatch, key);

    public Task<Said> Put(string path, JsonNode? body, string? ifMatch = null) => Send(HttpMethod.Put, path, Text(body), ifMatch);

    public Task<Said> Delete(string path, string? ifMatch = null) => Send(HttpMethod.Delete, path, null, ifMatch);

    public async Task<Said> Send(HttpMethod method, string path, string? body, string? ifMatch = null, string? key = null, string type = "application/json", bool withToken = true)
    {
        var request = new HttpRequestMessage(method, path.StartsWith("/openapi", StringComparison.Ordinal) ? path : "/api/v1" + path);
        if (body is not null) { request.Content = new StringContent(body, Encoding.UTF8, type); }
        if (ifMatch is not null) { request.Headers.TryAddWithoutValidation("If-Match", ifMatch); }
        if (key is not null) { request.Headers.TryAddWithoutValidation("Idempotency-Key", key); }
        if (withToken && token is not null && method != HttpMethod.Get) { request.Headers.TryAddWithoutValidation(header!, token); }
        var answer = await browser.Send(request);
        return new((int)answer.Status, answer.Body, answer.Header("ETag"), answer.Header("Location"), answer.Header("Content-Type") ?? "");
    }

    /// <summary>A draft of a right application, saved.</summary>
    public async Task<(string Path, string Tag)> Drafted(JsonNode facts, string service = "library-card")
    {
        var started = (await Post("/drafts", new JsonObject { ["service"] = service })).Is(HttpStatusCode.Created);
        var path = $"/drafts/{started.Json["id"]}";
        var saved = (await Put(path, facts, started.Tag)).Is(HttpStatusCode.OK);
        Assert.Empty(saved.Json["faults"]!.AsArray());
        return (path, saved.Tag!);
    }

    /// <summary>A case from a right application.</summary>
    public async Task<string> Submitted(JsonNode facts, string service = "library-card")
    {
        var (path, tag) = await Drafted(facts, service);
        return $"/cases/{(await Post(path + "/submission", null, tag)).Is(HttpStatusCode.Created).Json["case"]}";
    }

    /// <summary>Carries out an act on what is read just before.</summary>
    public async Task<Said> Does(string @case, string act, JsonNode? body = null) => await Post($"{@case}/{act}", body, (await Get(@case)).Is(HttpStatusCode.OK).Tag);

    private static string? Text(JsonNode? body) => body?.ToJsonString(FactsJson.Options);
}

/// <summary>What the API answered.</summary>
public sealed record Said(int Status, string Text, string? Tag, string? Location, string Type)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The stable code of a problem.</summary>
    public string? Code => (string?)Json["code"];

    /// <summary>The faults of a problem as 栏目=代码.</summary>
    public IReadOnlyList<string> Errors => [.. (Json["errors"]?.AsArray() ?? []).Select(e => $"{e!["field"]}={e["code"]}")];

    public Said Is(HttpStatusCode status)
    {
        Assert.True((int)status == Status, $"应是 {(int)status}，却是 {Status}：{Text}");
        return this;
    }

    /// <summary>A problem as RFC 9457 has it.</summary>
    public Said Refuses(int status, string code)
    {
        Assert.True(status == Status && Type == "application/problem+json", $"应是 {status} {code}，却是 {Status}：{Type} {Text}");
        Assert.Equal(code, Code);
        Assert.Equal($"/problems/{code}", (string)Json["type"]!);
        Assert.Equal(status, (int)Json["status"]!);
        Assert.NotEmpty((string)Json["title"]!);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", (string)Json["detail"]!);
        return this;
    }
}
