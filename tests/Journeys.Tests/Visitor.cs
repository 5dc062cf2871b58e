using Anmin.Casework.People;
using Anmin.Core.Declaring;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Anmin.Journeys.Tests;

/// <summary>Somebody before the browser: opens, reads, fills in, presses. Every page that is looked at must be clean for a screen reader and fit the screen.</summary>
public sealed class Visitor(City city, IPage page, bool script) : IAsyncDisposable
{
    private static readonly string? Shots = Environment.GetEnvironmentVariable("ANMIN_SHOTS");

    public IPage Page => page;

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();

    public async Task Opens(string address)
    {
        var answer = await page.GotoAsync(address);
        Assert.True(answer!.Status == 200, $"{address} 的回答是 {answer.Status}");
    }

    public async Task SignsIn(Account account)
    {
        await Opens($"/sign-in?county={(account.Area.Length > 4 && !account.Area.StartsWith("610900", StringComparison.Ordinal) ? account.Area[..6] + "000000" : "")}");
        await Goes(page.Locator($"form:has(input[name=account][value='{account.Id}']) button"));
    }

    /// <summary>Clicks, and waits for the page that comes of it.</summary>
    public async Task Goes(ILocator where)
    {
        var came = new TaskCompletionSource();
        void Came(object? sender, IFrame frame)
        {
            if (frame == page.MainFrame) { came.TrySetResult(); }
        }
        page.FrameNavigated += Came;
        try
        {
            await where.ClickAsync();
            await came.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
        finally
        {
            page.FrameNavigated -= Came;
        }
        try
        {
            await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        }
        catch (TimeoutException)
        {
            // The event can come before anybody waits for it: what counts is whether the page is there.
            Assert.NotEqual("loading", await page.EvaluateAsync<string>("document.readyState"));
        }
    }

    public Task<string> Reads() => page.Locator("#main").InnerTextAsync();

    public async Task Sees(params string[] words)
    {
        var text = await Reads();
        Assert.All(words, w => Assert.Contains(w, text, StringComparison.Ordinal));
    }

    public Task Presses(string button) => Goes(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = false }).First);

    public Task Follows(string link) => Goes(page.GetByRole(AriaRole.Link, new() { Name = link, Exact = false }).First);

    /// <summary>Looks at the page: axe finds nothing, nothing sticks out to the right; a picture is kept where somebody asks for them.</summary>
    public async Task Looks(string name)
    {
        if (Shots is not null)
        {
            Directory.CreateDirectory(Shots);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"{name}-{page.ViewportSize!.Width}.png"), FullPage = true });
        }
        if (script)
        {
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(wide <= 0, $"{name}：页面比屏幕宽 {wide} 像素");
            var found = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
            Assert.True(found.Violations.Length == 0, name + "：" + string.Join("；", found.Violations.Select(v => $"{v.Id} {v.Help} {string.Join(" ", v.Nodes.Select(n => n.Target))}")));
        }
    }

    /// <summary>Fills in what the page asks and sends it, again where an answer opened another question, until the next page comes.</summary>
    public async Task FillsIn(Form form, IReadOnlyDictionary<string, string> answers, string send)
    {
        for (var turn = 0; turn < 6; turn++)
        {
            var here = new Uri(page.Url).AbsolutePath;
            await AddRows(answers);
            foreach (var (path, value) in answers)
            {
                await Answers(form, path, value);
            }
            await Presses(send);
            if (new Uri(page.Url).AbsolutePath != here)
            {
                return;
            }
        }
        Assert.Fail($"这一页填了几遍还是不能过：{await Reads()}");
    }

    private async Task AddRows(IReadOnlyDictionary<string, string> answers)
    {
        foreach (var group in answers.Keys.Where(k => k.Contains("].", StringComparison.Ordinal)).GroupBy(k => k[..k.IndexOf('[', StringComparison.Ordinal)]))
        {
            var wanted = group.Max(k => int.Parse(k[(group.Key.Length + 1)..k.IndexOf(']', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture)) + 1;
            while (await page.Locator($"input[name='{group.Key}#']").CountAsync() > 0
                && int.Parse((await page.Locator($"input[name='{group.Key}#']").GetAttributeAsync("value"))!, System.Globalization.CultureInfo.InvariantCulture) < wanted)
            {
                await Goes(page.Locator($"button[value='add:{group.Key}']"));
            }
        }
    }

    private async Task Answers(Form form, string path, string value)
    {
        var fields = page.Locator($"[name='{path}']:not([type=hidden])");
        var count = await fields.CountAsync();
        if (count == 0 || value.Length == 0 || !await fields.First.IsVisibleAsync())
        {
            return;
        }
        var first = fields.First;
        var tag = await first.EvaluateAsync<string>("e => e.tagName + ':' + (e.type || '')");
        switch (tag)
        {
            case "SELECT:select-one" when await page.Locator($"button[value=refresh]").CountAsync() > 0 && value.Length == 12 && value.All(char.IsAsciiDigit):
                await Places(path, value);
                break;
            case "SELECT:select-one":
                await first.SelectOptionAsync(new SelectOptionValue { Value = value });
                break;
            case "INPUT:radio" or "INPUT:checkbox":
                foreach (var choice in value.Split('\n'))
                {
                    await page.Locator($"[name='{path}'][value='{choice}']").CheckAsync();
                }
                break;
            default:
                await first.FillAsync(value);
                break;
        }
    }

    /// <summary>County, township, village: each list comes after the one before it, with script or by its button.</summary>
    private async Task Places(string path, string village)
    {
        string[] steps = [village[..6] + "000000", village[..9] + "000", village];
        for (var i = 0; i < steps.Length; i++)
        {
            var list = page.Locator($"select[name='{path}']").Nth(i);
            await list.WaitForAsync();
            await list.SelectOptionAsync(new SelectOptionValue { Value = steps[i] });
            if (i < steps.Length - 1)
            {
                if (!script)
                {
                    await Goes(page.Locator("button[value=refresh]").First);
                }
                await page.Locator($"select[name='{path}'] option[value='{steps[i + 1]}']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            }
        }
    }

    public City City => city;
}
