using System.Globalization;
using System.IO.Compression;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Population;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Anmin.Journeys.Tests;

/// <summary>The city asks what raising the rural standard by eight percent would do and cost: who comes in and who goes out, by county, age, size and income; beside a smaller rise; as a workbook and as an annex; kept, and computed again to the fen. A county asks for itself.</summary>
public sealed class WhatWouldItCost(City city)
{
    private const string Rural = "DIBAO_STD.农村";

    private static readonly SemaphoreSlim Once = new(1);
    private static bool isPoor;

    /// <summary>The made-up city here is too small to hold one of each: its families earn a little less or a little more than the standard.</summary>
    private async Task Earns()
    {
        await Once.WaitAsync();
        try
        {
            if (!isPoor)
            {
                await city.It.Database.Effect(Caller.System, async db =>
                {
                    var people = (await db.Memberships.Where(m => m.Kind == HouseholdKind.共同生活家庭 && m.Until == null).GroupBy(m => m.HouseholdId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync())
                        .ToDictionary(g => g.Key, g => g.Count);
                    foreach (var (i, means) in (await db.Means.OrderBy(m => m.HouseholdId).ToListAsync()).Index())
                    {
                        (means.Wages, means.Business, means.Property, means.Transfers, means.Savings) = (people.GetValueOrDefault(means.HouseholdId) * (i % 2 == 0 ? 500_000L : 700_000L), 0, 0, 0, 0);
                    }
                    return new Event("looked", "journey");
                });
                isPoor = true;
            }
        }
        finally
        {
            Once.Release();
        }
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task 市里问农村提高百分之八要多少钱_和提高百分之四比_留下来一分不差(int width)
    {
        await Earns();
        await using var head = await city.Opens(width);
        await head.SignsIn((await city.Officers(Role.市级, "610900000000"))[0]);
        await head.Opens("/what-if");
        await head.Looks("what-if");
        await head.Follows("测算低保金");
        await head.Looks("what-if-new");
        await head.Presses("开始算");
        await head.Sees("请至少改一个数");
        await head.Looks("what-if-wrong");

        var eight = await Asks(head, "+8%");
        await head.Sees("一共", "新进", "退出", "多领", "少领", "各县（区、市）", "按人的年龄", "家庭人数", "人均收入，从低到高分十份", "紫阳县", "不满18岁", "最低一成");
        await head.Looks("what-if-result");
        var told = await head.Page.Locator("p.sum").InnerTextAsync();
        Assert.StartsWith("+", told, StringComparison.Ordinal);
        await SumsUp(head, told);
        await Keeps(head, eight, $"农村提高百分之八（{width}）");
        await head.Presses("用当时的底册复算一遍");
        await head.Sees("用当时的底册复算，结果一分不差");
        Assert.Equal(told, await head.Page.Locator("p.sum").InnerTextAsync());
        await head.Looks("what-if-kept");

        var four = await Asks(head, "+4%");
        await Keeps(head, four, $"农村提高百分之四（{width}）");
        await head.Opens("/what-if");
        await head.Looks("what-if-made");
        foreach (var id in new[] { eight, four })
        {
            await head.Page.Locator($"input[name=id][value='{id}']").CheckAsync();
        }
        await head.Presses("放在一起比");
        await head.Sees("方案1", "方案2", $"农村提高百分之八（{width}）", $"农村提高百分之四（{width}）", "紫阳县每月（元）");
        await head.Looks("what-if-compare");

        await head.Opens($"/what-if/{eight}/annex");
        await head.Sees("附件", "合计", "制表");
        await head.Looks("what-if-annex");
        await Downloads(head, eight);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task 县里只问自己的(int width)
    {
        await Earns();
        await using var chief = await city.Opens(width);
        await chief.SignsIn((await city.Officers(Role.县区负责, "610924000000"))[0]);
        await Asks(chief, "+8%");
        await chief.Sees("紫阳县", "按人的年龄");
        Assert.DoesNotContain("汉阴县", await chief.Reads(), StringComparison.Ordinal);
        await chief.Looks("what-if-county");
    }

    /// <summary>Asks, and waits until it is computed; the page renews itself.</summary>
    private static async Task<Guid> Asks(Visitor who, string change)
    {
        await who.Opens("/what-if/new/living-allowance-grant");
        await who.Page.Locator($"input[name='{Rural}']").FillAsync(change);
        await who.Presses("开始算");
        var id = Guid.Parse(new Uri(who.Page.Url).Segments[^1]);
        await who.Page.Locator("p.sum").WaitForAsync(new() { Timeout = 60_000 });
        return id;
    }

    private static async Task Keeps(Visitor who, Guid id, string name)
    {
        await who.Opens($"/what-if/{id}");
        await who.Page.Locator("#name").FillAsync(name);
        await who.Presses("保存");
        await who.Sees(name, "已连同底册保存");
    }

    /// <summary>Every table adds up to the same sum.</summary>
    private static async Task SumsUp(Visitor who, string told)
    {
        var total = Yuan(told.Split('元')[0]);
        foreach (var region in new[] { "按人的年龄", "家庭人数", "人均收入，从低到高分十份" })
        {
            var cells = await who.Page.GetByRole(AriaRole.Region, new() { Name = region, Exact = true }).Locator("div.scroll tbody tr td:last-child, tbody tr td:last-child").AllInnerTextsAsync();
            Assert.Equal(total, cells.Sum(Yuan));
        }
        var counties = await who.Page.Locator("div.scroll[aria-label='各县（区、市）'] tbody tr td:nth-child(6)").AllInnerTextsAsync();
        Assert.Equal(total, counties.Sum(Yuan));
    }

    private static decimal Yuan(string text) => decimal.Parse(text.Trim().Replace('−', '-'), NumberStyles.Any, CultureInfo.InvariantCulture);

    private static async Task Downloads(Visitor who, Guid id)
    {
        await who.Opens($"/what-if/{id}");
        var download = await who.Page.RunAndWaitForDownloadAsync(() => who.Page.GetByRole(AriaRole.Link, new() { Name = "下载表格（XLSX）" }).ClickAsync());
        Assert.StartsWith("测算-农村提高百分之八", download.SuggestedFilename, StringComparison.Ordinal);
        await using var bytes = await download.CreateReadStreamAsync();
        using var whole = new MemoryStream();
        await bytes.CopyToAsync(whole);
        using var book = new ZipArchive(whole);
        Assert.Equal(4, book.Entries.Count(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)));
    }
}
