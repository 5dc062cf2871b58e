using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Anmin.Web.Tests.Desk;

/// <summary>Somebody at a desk whose browser has no script: opens pages, fills in what a form shows, presses a button.</summary>
public sealed class AtDesk : IDisposable
{
    private readonly HttpClient client;

    public AtDesk(Uri address) => client = new(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = true }) { BaseAddress = address };

    public async Task SignIn(Guid account) => Assert.Equal(HttpStatusCode.OK, (await Send("/sign-in", (await Opens("/sign-in")).Form, [("account", account.ToString())])).Status);

    public async Task<Screen> Opens(string address)
    {
        using var answer = await client.GetAsync(address);
        return await Seen(answer);
    }

    /// <summary>Opens a page and sends its form.</summary>
    public async Task<Screen> Does(string address, params (string Name, string Value)[] answers) => await (await Opens(address)).Sends(answers);

    public void Dispose() => client.Dispose();

    /// <summary>Hands in a file by a form.</summary>
    internal async Task<Screen> Hand(string address, IHtmlFormElement form, string field, string name, byte[] bytes, string? pressed = null, params (string Name, string Value)[] answers)
    {
        using var body = new MultipartFormDataContent();
        foreach (var (shown, value) in Shown(form).Where(s => s.Name != field && answers.All(a => a.Name != s.Name)).Concat(answers)) { body.Add(new StringContent(value), shown); }
        body.Add(new ByteArrayContent(bytes), field, name);
        using var answer = await client.PostAsync(pressed ?? (form.GetAttribute("action") is { Length: > 0 } action ? action : address), body);
        return await Seen(answer);
    }

    /// <summary>Takes a file by a form.</summary>
    internal async Task<byte[]> Take(string address, IHtmlFormElement form, string? pressed, (string Name, string Value)[] answers)
    {
        using var body = new FormUrlEncodedContent(Shown(form).Where(s => answers.All(a => a.Name != s.Name)).Concat(answers).Select(a => KeyValuePair.Create(a.Name, a.Value)));
        using var answer = await client.PostAsync(pressed ?? (form.GetAttribute("action") is { Length: > 0 } action ? action : address), body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    internal async Task<Screen> Send(string address, IHtmlFormElement form, (string Name, string Value)[] answers, string? pressed = null)
    {
        var shown = Shown(form).Where(s => answers.All(a => a.Name != s.Name));
        using var body = new FormUrlEncodedContent(shown.Concat(answers).Select(a => KeyValuePair.Create(a.Name, a.Value)));
        using var answer = await client.PostAsync(pressed ?? (form.GetAttribute("action") is { Length: > 0 } action ? action : address), body);
        return await Seen(answer);
    }

    /// <summary>What a browser would send without anything being touched.</summary>
    private static IEnumerable<(string Name, string Value)> Shown(IHtmlFormElement form)
    {
        foreach (var element in form.QuerySelectorAll("input, select, textarea"))
        {
            if (element.GetAttribute("name") is not { Length: > 0 } name || element.Closest("fieldset[disabled]") is not null) { continue; }
            var value = element switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => null,
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value ?? "",
                IHtmlTextAreaElement area => area.Value,
                _ => null,
            };
            if (value is not null) { yield return (name, value); }
        }
    }

    private async Task<Screen> Seen(HttpResponseMessage answer) =>
        new(this, answer.StatusCode, await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync()), answer.RequestMessage!.RequestUri!);
}

/// <summary>What came back.</summary>
public sealed record Screen(AtDesk Desk, HttpStatusCode Status, IHtmlDocument Page, Uri Address)
{
    /// <summary>The form in the body of the page.</summary>
    public IHtmlFormElement Form => Page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().First(f => f.Method == "post");

    public string Text => Words(Page.QuerySelector("main")!.TextContent);

    /// <summary>Presses the button; what the page shows goes along unless an answer says otherwise.</summary>
    public Task<Screen> Sends(params (string Name, string Value)[] answers) => Desk.Send(Address.PathAndQuery, Form, answers);

    /// <summary>Presses the button so named; its form goes along.</summary>
    public Task<Screen> Presses(string button, params (string Name, string Value)[] answers) => Desk.Send(Address.PathAndQuery, With(button), answers, Pressed(button));

    /// <summary>Hands in a file and presses the button so named.</summary>
    public Task<Screen> Hands(string button, string field, string name, byte[] bytes, params (string Name, string Value)[] answers) => Desk.Hand(Address.PathAndQuery, With(button), field, name, bytes, Pressed(button), answers);

    /// <summary>Takes the file behind a button.</summary>
    public Task<byte[]> Takes(string button, params (string Name, string Value)[] answers) =>
        Desk.Take(Address.PathAndQuery, With(button), Pressed(button), [.. answers, .. With(button).QuerySelectorAll("button").Where(b => b.TextContent.Contains(button, StringComparison.Ordinal) && b.HasAttribute("name")).Select(b => (b.GetAttribute("name")!, b.GetAttribute("value")!)).Take(1)]);

    /// <summary>Where a button of its own mind sends the form.</summary>
    private string? Pressed(string button) => With(button).QuerySelectorAll("button").First(b => b.TextContent.Contains(button, StringComparison.Ordinal)).GetAttribute("formaction");

    private IHtmlFormElement With(string button) => Page.QuerySelectorAll("main form").OfType<IHtmlFormElement>()
        .First(f => f.QuerySelectorAll("button").Any(b => b.TextContent.Contains(button, StringComparison.Ordinal)));

    public string Of(string selector) => Words(Page.QuerySelector(selector)?.TextContent ?? "");

    /// <summary>What is said beside a field, or nothing.</summary>
    public string Beside(string name) => Page.QuerySelectorAll($"[name='{name}']").Select(e => e.GetAttribute("aria-describedby") ?? e.Closest("fieldset")?.GetAttribute("aria-describedby"))
        .OfType<string>().SelectMany(ids => ids.Split(' ')).Where(id => id.EndsWith("-err", StringComparison.Ordinal)).Select(id => Words(Page.GetElementById(id)!.TextContent)).FirstOrDefault() ?? "";

    /// <summary>What stands in a field.</summary>
    public string Typed(string name) => Page.QuerySelectorAll($"[name='{name}']").Select(e => e switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => null,
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    }).FirstOrDefault(v => v is not null) ?? "";

    public IReadOnlyList<string> Links => [.. Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href") ?? "")];

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
