using System.Net;
using System.Text.RegularExpressions;

namespace Anmin.Web.Tests.Security;

/// <summary>A browser without script that follows nothing by itself.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly HttpClient client;
    private string? token;

    /// <param name="behindTls">As the operator's proxy hands on what came encrypted.</param>
    public Browser(Uri address, bool behindTls = false)
    {
        client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies, UseCookies = true }) { BaseAddress = address };
        if (behindTls) { client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https"); }
    }

    public CookieContainer Cookies { get; } = new();

    public Task<Answer> Get(string address) => Send(new(HttpMethod.Get, address));

    /// <summary>Sends a form; with the token of its own page unless told otherwise.</summary>
    public async Task<Answer> Send(string method, string address, bool withToken = true, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(new(method), address);
        if (address.StartsWith("/api", StringComparison.Ordinal))
        {
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
            request.Headers.TryAddWithoutValidation("If-Match", "\"0\"");
            if (withToken) { request.Headers.TryAddWithoutValidation("RequestVerificationToken", await Token()); }
        }
        else
        {
            request.Content = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), .. withToken ? [KeyValuePair.Create("__RequestVerificationToken", await Token())] : Array.Empty<KeyValuePair<string, string>>()]);
        }
        return await Send(request);
    }

    public async Task SignIn(Guid account)
    {
        var answer = await Send("POST", "/sign-in", true, ("account", account.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        token = null;
    }

    public async Task<Answer> Send(HttpRequestMessage request)
    {
        using var sent = request;
        using var answer = await client.SendAsync(sent);
        return new(sent.RequestUri!, answer.StatusCode, await answer.Content.ReadAsStringAsync(),
            answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase));
    }

    public void Dispose() => client.Dispose();

    /// <summary>The anti-forgery token that the head of every page carries.</summary>
    private async Task<string> Token() => token ??= WebUtility.HtmlDecode(TokenField().Match((await Get("/")).Body).Groups[1].Value);

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex TokenField();
}

/// <summary>What came back.</summary>
public sealed partial record Answer(Uri Asked, HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public bool IsPage => Header("Content-Type")?.StartsWith("text/html", StringComparison.Ordinal) is true;

    public bool AsksToSignIn => Status == HttpStatusCode.Unauthorized || (Status == HttpStatusCode.Redirect && Header("Location")?.Contains("/sign-in?back=", StringComparison.Ordinal) is true);

    /// <summary>The answer without what differs every time: tokens and trace numbers.</summary>
    public string Plain(params IEnumerable<string> without) =>
        without.Aggregate(Changing().Replace(Body, ""), (body, word) => body.Replace(word, "…", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("""(?<=name="__RequestVerificationToken" type="hidden" value=")[^"]+|(?<="(?:trace(?:Id)?|token)":\s*")[^"]+""")]
    private static partial Regex Changing();
}
