using System.Net;

namespace Anmin.Web.Tests.Security;

/// <summary>S-IN-15: whatever goes wrong becomes a plain page with a trace number; the detail is in the log under the same number.</summary>
[Collection(nameof(SecurityWorld))]
public sealed class Faults(SecurityWorld world)
{
    [Fact]
    public async Task 出了错_页面只说人话和编号_细节在日志里()
    {
        using var browser = new Browser(world.Address);

        var answer = await browser.Get("/planted/fault");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Contains("系统出了问题，不是您的错", answer.Body, StringComparison.Ordinal);
        foreach (var detail in new[] { "planted", "InvalidOperation", "Exception", " at Anmin", ".cs:" })
        {
            Assert.DoesNotContain(detail, answer.Body.Replace("/planted/fault", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        var trace = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(answer.Body).QuerySelector("main .hint b")!.TextContent;
        Assert.Contains(world.Log, line => line.Contains(trace, StringComparison.Ordinal) && line.Contains("planted detail", StringComparison.Ordinal));
    }

    [Fact]
    public async Task 接口出了错_也只说人话和编号()
    {
        using var browser = new Browser(world.Address);

        var answer = await browser.Get("/api/v1/planted/fault");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.DoesNotContain("planted", answer.Body.Replace("/planted/fault", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
        var trace = System.Text.Json.JsonDocument.Parse(answer.Body).RootElement.GetProperty("trace").GetString()!;
        Assert.Contains(world.Log, line => line.Contains(trace, StringComparison.Ordinal) && line.Contains("planted api detail", StringComparison.Ordinal));
    }

    [Fact]
    public async Task 没有的地址_不许的地址_都有人话_没有编号()
    {
        using var browser = new Browser(world.Address);

        var answer = await browser.Get("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.DoesNotContain("编号", answer.Body, StringComparison.Ordinal);
    }
}
