using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Anmin.Casework.People;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Web.Tests;

/// <summary>The document is the front door: every clause, live figures, and behind each figure exactly its rows.</summary>
public sealed class DocumentHome(DocumentHouse house) : IClassFixture<DocumentHouse>
{
    [Theory]
    [InlineData(Role.市级)]
    [InlineData(Role.审计)]
    public async Task 市里和审计登录后_先看到文件(Role role)
    {
        using var client = await house.As(house.Who(role));

        Assert.Equal("/document", client.DefaultRequestHeaders.GetValues("X-Landed").Single());
        Assert.Equal("/document", (await DocumentHouse.Page(client, "/document")).QuerySelector(".brand")!.GetAttribute("href"));
    }

    [Fact]
    public async Task 六部分_二十三项_一百四十五条_没建的明说_建了的连得到()
    {
        using var client = await house.As(house.Who(Role.市级));

        var page = await DocumentHouse.Page(client, "/document");

        Assert.Equal(["一、", "二、", "三、", "四、", "五、", "六、"], page.QuerySelectorAll(".doc > h2").Select(h => h.TextContent[..2]));
        Assert.Equal(23, page.QuerySelectorAll(".doc article").Length);
        var clauses = page.QuerySelectorAll(".clauses li");
        Assert.Equal(145, clauses.Length);
        Assert.Equal(145, clauses.Select(c => c.QuerySelector("a")!.GetAttribute("href")).Distinct().Count());
        foreach (var clause in clauses)
        {
            var isBuilt = house.It.Catalogue.Answering(clause.QuerySelector("a")!.TextContent.Split(' ')[0]).Any();
            Assert.Equal(!isBuilt, clause.ClassList.Contains("not-yet"));
            Assert.Equal(!isBuilt, clause.TextContent.Contains("还没有建", StringComparison.Ordinal) && clause.QuerySelectorAll("a").Length == 1);
        }
        var third = clauses.Single(c => c.QuerySelector("a")!.TextContent.StartsWith("1.3 ", StringComparison.Ordinal));
        Assert.Equal(["/document/1.3", "/service/living-allowance", "/benefits/living-allowance-grant", "/watches",
            .. ((string[])["missed", "exceeding", "deceased", "left", "twice"]).Select(s => $"/discoveries?screening=living-allowance-{s}")], third.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData(Role.市级)]
    [InlineData(Role.审计)]
    [InlineData(Role.县区审核)]
    [InlineData(Role.镇办经办)]
    public async Task 首页每个数_点开_翻完每一页_一条不差(Role role)
    {
        using var client = await house.As(role == Role.镇办经办 ? await house.BusyClerk() : house.Who(role, role == Role.县区审核 ? "610924" : ""));
        var page = await DocumentHouse.Page(client, "/document");
        var figures = page.QuerySelectorAll(".fig b a");
        Assert.Equal(house.Indicators, figures.Length);
        var decided = 0;

        foreach (var figure in figures)
        {
            var rows = await Rows(client, figure.GetAttribute("href")!);
            var said = figure.ChildNodes.OfType<IText>().Single().TextContent;
            var slug = figure.GetAttribute("href")!.Split('/')[^1];
            if (slug.EndsWith("-persons", StringComparison.Ordinal))
            {
                Assert.Equal(Number(said), rows.Sum(r => Number(r.QuerySelector("[data-label=人数]")!.TextContent)));
            }
            else if (slug.StartsWith("living-allowance-standard-", StringComparison.Ordinal))
            {
                Assert.True(rows.Count > 0 || slug.EndsWith("-raised", StringComparison.Ordinal));
            }
            else if (said == "—")
            {
                Assert.Empty(rows);
            }
            else if (slug.EndsWith("-per-person", StringComparison.Ordinal))
            {
                Assert.NotEmpty(rows);
            }
            else if (said.EndsWith(" 元", StringComparison.Ordinal) && !slug.EndsWith("-average", StringComparison.Ordinal))
            {
                Assert.Equal(Yuan(said), rows.Sum(r => Yuan((r.QuerySelector("[data-label=元]") ?? r.QuerySelector("[data-label$=资金]"))!.TextContent)));
            }
            else if (slug is "living-allowance-delegated-days" or "living-allowance-delegated-drawn")
            {
                Assert.Equal(decided, rows.Count);
            }
            else if (slug.EndsWith("-over-poverty-line", StringComparison.Ordinal))
            {
                Assert.Equal(said, rows.Select(r => r.QuerySelector("[data-label=高出底线]")!.TextContent).MinBy(t => decimal.Parse(t.TrimEnd('%'), CultureInfo.InvariantCulture)));
            }
            else if (slug.EndsWith("-on-time", StringComparison.Ordinal))
            {
                Assert.Equal(said, $"{rows.Count(r => r.TextContent.Contains("按时", StringComparison.Ordinal) && !r.TextContent.Contains("没有按时", StringComparison.Ordinal)) * 1000 / rows.Count / 10m:0.0}%");
            }
            else if (slug.EndsWith("-average", StringComparison.Ordinal))
            {
                var yuan = rows.Sum(r => decimal.Parse(r.QuerySelector("[data-label=本月]")!.TextContent, CultureInfo.InvariantCulture));
                Assert.Equal(decimal.Parse(said.Split(' ')[0], CultureInfo.InvariantCulture), Math.Round(yuan / rows.Count, 2, MidpointRounding.AwayFromZero));
            }
            else
            {
                Assert.Equal(Number(said), rows.Count);
            }
            if (slug == "living-allowance-delegated") { decided = rows.Count; }
            if (role is Role.市级 or Role.审计 && !MayBeNone.Any(n => slug.EndsWith(n, StringComparison.Ordinal))) { Assert.NotEmpty(rows); }
        }
    }

    [Fact]
    public async Task 县里的数字里没有邻县_邻县的地址和没有的地址一个样()
    {
        using var client = await house.As(house.Who(Role.县区审核, "610924"));

        var places = (await Rows(client, "/document/1.3/living-allowance-applications")).Select(r => r.QuerySelector("[data-label=住址]")!.TextContent).ToList();
        var table = await DocumentHouse.Page(client, "/document/1.3");

        Assert.NotEmpty(places);
        Assert.All(places, p => Assert.StartsWith("紫阳县", p, StringComparison.Ordinal));
        Assert.Null(table.QuerySelector(".map"));
        Assert.All(table.QuerySelectorAll(".by-place tbody th"), th => Assert.DoesNotContain("县", th.TextContent, StringComparison.Ordinal));
        foreach (var path in new[] { "/document", "/document/1.3", "/document/1.3/living-allowance-open", "/document/figures" })
        {
            var answers = new List<string>();
            foreach (var area in new[] { "610921", "619999", "x" })
            {
                using var answer = await client.GetAsync($"{path}?area={area}");
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                answers.Add((await DocumentHouse.Page(client, "/document")).QuerySelector("h1")!.TextContent + new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("main")!.TextContent);
            }
            Assert.Single(answers.Distinct());
        }
    }

    [Fact]
    public async Task 地图上十个县_数和去处都与旁边的表一样_表加起来是合计()
    {
        using var client = await house.As(house.Who(Role.市级));
        var clause = await DocumentHouse.Page(client, "/document/1.3");

        foreach (var address in clause.QuerySelectorAll(".figures a").Select(a => a.GetAttribute("href")!))
        {
            var page = await DocumentHouse.Page(client, address);
            var tiles = page.QuerySelectorAll(".map a").Select(a => (a.QuerySelector(".place")!.TextContent, Said(a), a.GetAttribute("href"))).Order().ToList();
            var rows = page.QuerySelectorAll(".by-place tbody tr").Select(r => (r.QuerySelector("th")!.TextContent, r.QuerySelector("td a")!.ChildNodes.OfType<IText>().First().TextContent, r.QuerySelector("td a")!.GetAttribute("href"))).Order().ToList();
            Assert.Equal(10, tiles.Count);
            Assert.Equal(rows, tiles);
            Assert.All(page.QuerySelectorAll(".map a"), a => Assert.StartsWith(a.QuerySelector(".place")!.TextContent, a.GetAttribute("aria-label"), StringComparison.Ordinal));
            if (address.EndsWith("applications", StringComparison.Ordinal) || address.EndsWith("persons", StringComparison.Ordinal))
            {
                Assert.Equal(Number(page.QuerySelector(".by-place tfoot td")!.TextContent), rows.Sum(r => Number(r.Item2)));
            }
        }
        Assert.Equal("旬阳市", (await DocumentHouse.Page(client, "/document/1.3?area=610981")).QuerySelector(".row .tag:not(.han)")!.TextContent);
    }

    [Fact]
    public async Task 逐月的柱子和表_都是十二个月_点开就是那个月的()
    {
        using var client = await house.As(house.Who(Role.市级));
        var page = await DocumentHouse.Page(client, "/document/1.3?figure=living-allowance-decisions");

        var months = page.QuerySelectorAll(".by-month tbody tr a");
        Assert.Equal((12, 12), (months.Length, page.QuerySelectorAll(".trend rect").Length));
        Assert.Equal(page.QuerySelectorAll(".trend .number").Select(n => n.TextContent), months.Select(m => m.ChildNodes.OfType<IText>().First().TextContent));
        foreach (var month in months.Take(3))
        {
            Assert.Equal(Number(month.ChildNodes.OfType<IText>().First().TextContent), (await Rows(client, month.GetAttribute("href")!)).Count);
        }
    }

    [Fact]
    public async Task 没有的条目_没有的指标_写错的期间_都是没有找到_居民不能来()
    {
        using var client = await house.As(house.Who(Role.市级));
        foreach (var address in new[] { "/document/1.8", "/document/24.1", "/document/abc", "/document/1.3?figure=no", "/document/1.5/living-allowance-open", "/document/1.3?period=2026-13", "/document/1.3/no" })
        {
            using var answer = await client.GetAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, address);
        }
        Assert.Contains("还没有建", (await DocumentHouse.Page(client, "/document/18.2")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var resident = await house.As(house.Who(Role.居民));
        using var refused = await resident.GetAsync("/document");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task 装载的正式文件_列在各项旁边_里面的标签只当字看()
    {
        using var client = await house.As(house.Who(Role.市级));

        var html = await client.GetStringAsync("/document");
        var page = await DocumentHouse.Page(client, "/document");

        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Equal(23, page.QuerySelectorAll("article .official").Length);
        Assert.Contains("编的第7项。这一段是编的，<script>alert(7)</script>", page.QuerySelector("#measure-7 .official")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("一、头一部分的题目", page.QuerySelector("#part-1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("编的第1项", (await DocumentHouse.Page(client, "/document/1.3")).QuerySelector(".official")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 导出要写用途_写了就是一张表_记入日志()
    {
        var reviewer = house.Who(Role.县区审核, "610924");
        using var client = await house.As(reviewer);
        var form = await DocumentHouse.Page(client, "/document/figures");

        using var without = await Post(client, form, "");
        using var with = await Post(client, form, "季度通报");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Contains("导出做什么用", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("text/csv", with.Content.Headers.ContentType!.MediaType);
        var lines = Encoding.UTF8.GetString(await with.Content.ReadAsByteArrayAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("条目,指标,单位,统计期间,紫阳县,", lines[0], StringComparison.Ordinal);
        Assert.Equal(1 + house.Indicators, lines.Length);
        await using var db = house.It.Database.OpenForSystem();
        var noted = await db.Journal.SingleAsync(j => j.Action == "exported" && j.Human == reviewer.Human);
        Assert.Equal(("figures:610924000000", $"{house.Indicators} 行，用途：季度通报"), (noted.Object, noted.Detail));
    }

    /// <summary>Figures that a good day, or the first week of a month, has nothing of.</summary>
    private static readonly string[] MayBeNone = ["overdue", "unreached", "from-recovered", "month-money", "per-person", "overturned"];

    private static decimal Yuan(string said) => decimal.Parse(new string([.. said.TakeWhile(c => char.IsAsciiDigit(c) || c is ',' or '.')]), NumberStyles.Number, CultureInfo.InvariantCulture);

    private static Task<HttpResponseMessage> Post(HttpClient client, IHtmlDocument form, string purpose) => client.PostAsync("/document/figures", new FormUrlEncodedContent(
        [new("__RequestVerificationToken", form.QuerySelector("#form [name=__RequestVerificationToken]")!.GetAttribute("value")!), new("用途", purpose)]));

    /// <summary>What a tile says of its county, without the unit; large sums stand on it in short.</summary>
    private static string Said(IElement tile) => tile.GetAttribute("aria-label")!.Split(' ')[1].TrimEnd('%');

    private static int Number(string said) => int.Parse(said.Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    /// <summary>Turns the pages of a list to its end; the caption must have told the truth.</summary>
    private static async Task<IReadOnlyList<IElement>> Rows(HttpClient client, string address)
    {
        var rows = new List<IElement>();
        string? promised = null;
        for (string? next = address; next is not null;)
        {
            var page = await DocumentHouse.Page(client, next);
            promised ??= page.QuerySelector(".behind caption")?.TextContent.Split(' ')[1] ?? "0";
            rows.AddRange(page.QuerySelectorAll(".behind tbody tr"));
            next = page.QuerySelectorAll(".pages a").FirstOrDefault(a => a.TextContent == "下一页")?.GetAttribute("href");
        }
        Assert.Equal(Number(promised!), rows.Count);
        Assert.All(rows, r => Assert.Matches("^/(desk/cases|benefits|registers|money/batches|desk/reviews|standards)/", r.QuerySelector("th a")!.GetAttribute("href")!));
        return rows;
    }
}
