using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Anmin.Casework.Figures;
using Anmin.Casework.People;
using Anmin.Core.Values;
using Anmin.Documents;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Sheet = Anmin.Documents.Sheet;

namespace Anmin.Web.Tests.Lists;

/// <summary>月报 over pages: what stands on the page stands in the workbook and in the CSV; and the township's and the county's pages beside it.</summary>
public sealed class MonthReport(DocumentHouse house) : IClassFixture<DocumentHouse>
{
    private const string Here = "/benefits/living-allowance-grant/month";

    private string LastMonth => PayMonth.Of(house.It.Database.Today.AddMonths(-1)).Key;

    [Fact]
    public async Task 市里的月报_十个县加全市_每县城乡相加_各栏有编号()
    {
        using var client = await house.As(house.Who(Role.市级));
        var page = await DocumentHouse.Page(client, Here);

        var tables = page.QuerySelectorAll("table.month");
        Assert.Equal(3, tables.Length);
        Assert.All(tables, t => Assert.Equal(11, t.QuerySelectorAll("tbody").Length));
        foreach (var place in tables[0].QuerySelectorAll("tbody"))
        {
            var rows = place.QuerySelectorAll("tr").Select(r => r.QuerySelectorAll("td").Select(c => c.ChildNodes.Length == 0 ? "" : c.TextContent).ToList()).ToList();
            Assert.Equal(3, rows.Count);
            Assert.Equal(Number(rows[0][1]), Number(rows[1][1]) + Number(rows[2][1]));
        }
        Assert.Equal(Enumerable.Range(1, 4).Select(n => $"{n}"), tables[1].QuerySelectorAll(".nos .n").Take(4).Select(n => n.TextContent));
        Assert.Contains("缺少参数：POPULATION", tables[0].TextContent, StringComparison.Ordinal);
        Assert.Contains($"{PayMonth.Parse(LastMonth)}", page.QuerySelector(".report")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("填报单位：安康市民政局", page.QuerySelector(".report")!.TextContent, StringComparison.Ordinal);
        var counties = tables[1].QuerySelectorAll("tbody:not(.total) tr:first-child").Select(r => Amount(r.QuerySelectorAll("td")[3].TextContent)).ToList();
        Assert.Equal(Amount(tables[1].QuerySelector(".total tr td:nth-of-type(4)")!.TextContent), counties.Sum());
        Assert.True(counties.Sum() > 0);
        var families = await DocumentHouse.Page(client, page.QuerySelector("table.month td a")!.GetAttribute("href")!);
        Assert.Contains("户", families.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 导出的工作簿_打得开_合规_数和页面一样_两次一个字节不差()
    {
        var head = house.Who(Role.市级);
        using var client = await house.As(head);
        var page = await DocumentHouse.Page(client, $"{Here}?month={LastMonth}");

        using var without = await Post(client, page, "", "xlsx");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        var bytes = await (await Post(client, page, "上报", "xlsx")).Content.ReadAsByteArrayAsync();
        Assert.Equal(bytes, await (await Post(client, page, "上报", "xlsx")).Content.ReadAsByteArrayAsync());

        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator().Validate(file).Select(e => $"{e.Path?.XPath} {e.Description}"));
        var table = await house.It.Figures.MonthTable((await house.It.Accounts.Find(head.Id, "test"))!, "living-allowance-grant", PayMonth.Parse(LastMonth));
        foreach (var (i, sheet) in Enum.GetValues<MonthSheet>().Index())
        {
            var rows = ((WorksheetPart)file.WorkbookPart!.GetPartById($"sheet{i + 1}")).Worksheet!.Descendants<Row>().ToList();
            Assert.StartsWith("低保金月报", rows[0].InnerText, StringComparison.Ordinal);
            Assert.Contains("填报单位：安康市民政局", rows[1].InnerText, StringComparison.Ordinal);
            Assert.Contains("制表日期", rows[1].InnerText, StringComparison.Ordinal);
            var columns = table.Of(sheet);
            foreach (var (n, row) in table.Rows.Index())
            {
                var cells = rows[5 + n].Elements<Cell>().ToList();
                Assert.Equal((row.Place, row.Class), (cells[0].InnerText, cells[1].InnerText));
                foreach (var (k, (no, _)) in columns.Index())
                {
                    Assert.Equal(row.Cells[no].Value is { } value ? value.ToString(CultureInfo.InvariantCulture) : row.Cells[no].Why, cells[k + 2].InnerText);
                    Assert.Null(cells[k + 2].CellFormula);
                }
            }
        }
        await using var db = house.It.Database.OpenForSystem();
        Assert.True(await db.Journal.AnyAsync(j => j.Action == "exported" && j.Object == $"month:living-allowance-grant:610900000000:{LastMonth}"));
    }

    [Fact]
    public async Task 县里的CSV_只有自己的镇_各栏名称带编号和单位()
    {
        using var client = await house.As(house.Who(Role.县区审核, "610924"));
        var page = await DocumentHouse.Page(client, $"{Here}?month={LastMonth}");

        using var answer = await Post(client, page, "自查", "csv");
        var lines = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("月份,地方,类别,1 户数（户）,2 人数（人）,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{LastMonth},紫阳县,合计,", lines[^3], StringComparison.Ordinal);
        Assert.DoesNotContain("汉阴县", string.Concat(lines), StringComparison.Ordinal);
        using var other = await client.GetAsync($"{Here}?area=610921");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        using var ahead = await client.GetAsync($"{Here}?month=2999-01");
        Assert.Equal(HttpStatusCode.NotFound, ahead.StatusCode);
    }

    [Fact]
    public async Task 镇里各村谁在领_加起来是合计_打开办件_没有别的镇()
    {
        var clerk = await house.BusyClerk();
        using var client = await house.As(clerk);
        var page = await DocumentHouse.Page(client, "/benefits/living-allowance-grant/villages");

        var parts = page.QuerySelectorAll(".villages tbody tr").Select(r => r.QuerySelectorAll("td").Take(2).Select(c => Number(c.TextContent)).ToList()).ToList();
        var total = page.QuerySelectorAll(".villages tfoot td").Take(2).Select(c => Number(c.TextContent)).ToList();
        Assert.NotEmpty(parts);
        Assert.Equal(total, [parts.Sum(p => p[0]), parts.Sum(p => p[1])]);
        using var @case = await client.GetAsync(page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).First(h => h.StartsWith("/desk/cases/", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, @case.StatusCode);
        var elsewhere = house.Accounts.First(a => a.Role == Role.镇办经办 && a.Area.StartsWith("610924", StringComparison.Ordinal) && a.Area != clerk.Area).Area;
        using var other = await client.GetAsync($"/benefits/living-allowance-grant/villages?area={elsewhere}");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        using var money = await client.GetAsync("/money/living-allowance-grant/overview");
        Assert.Equal(HttpStatusCode.Forbidden, money.StatusCode);
    }

    [Fact]
    public async Task 县里一页看批次退回账龄_连到原来的发放页()
    {
        using var client = await house.As(house.Who(Role.县区负责, "610924"));
        var page = await DocumentHouse.Page(client, "/money/living-allowance-grant/overview");

        Assert.Contains("已对平", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        foreach (var address in page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Distinct())
        {
            using var answer = await client.GetAsync(address);
            Assert.True(answer.IsSuccessStatusCode, address);
        }
    }

    [Fact]
    public async Task 演示里有两个县提了标_逐户确认过_补发了_还有一件分期追缴()
    {
        await using var db = house.It.Database.OpenForSystem();

        var change = await db.StandardChanges.SingleAsync();
        Assert.NotEqual(change.ProposedBy, change.PublishedBy!.Value);
        Assert.Equal(4, await db.StandardValues.CountAsync(v => v.Published));
        Assert.True(await db.Recalculations.AnyAsync(r => r.State == Casework.Policies.RecalculationState.已确认));
        Assert.True(await db.Lines.AnyAsync(l => l.Kind == Casework.Ledger.LineKind.补差));
        var recovery = await db.Recoveries.SingleAsync();
        Assert.Equal(Casework.Ledger.RecoveryState.追缴中, recovery.State);
        Assert.True(recovery.RecoveredFen > 0 && recovery.LeftFen > 0);
    }

    [Fact]
    public void 像公式的字_在工作簿里只是字()
    {
        var bytes = Xlsx.Write([new Sheet("表", "=1+1", ("", "", ""), [new("地方", "", 10), new("类别", "", 8), new("数", "户", 8)], [new([new("=HYPERLINK(1)"), new("@x"), new("", 1.5m, 1)])], [])]);

        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator().Validate(file).Select(e => e.Description));
        var cells = ((WorksheetPart)file.WorkbookPart!.GetPartById("sheet1")).Worksheet!.Descendants<Cell>().ToList();
        Assert.All(cells, c => Assert.Null(c.CellFormula));
        Assert.Contains(cells, c => c.InnerText == "'=HYPERLINK(1)");
        Assert.Contains(cells, c => c.InnerText == "1.5" && c.DataType!.Value == CellValues.Number);
    }

    private Task<HttpResponseMessage> Post(HttpClient client, IHtmlDocument form, string purpose, string format) => client.PostAsync($"{Here}?month={LastMonth}", new FormUrlEncodedContent(
        [new("__RequestVerificationToken", form.QuerySelector("#form [name=__RequestVerificationToken]")!.GetAttribute("value")!), new("用途", purpose), new("format", format)]));

    private static int Number(string said) => int.Parse(new string([.. said.TakeWhile(c => char.IsAsciiDigit(c) || c == ',')]), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static decimal Amount(string said) => decimal.Parse(said, NumberStyles.Number, CultureInfo.InvariantCulture);
}
