using System.Net;
using Anmin.Casework.People;
using Anmin.Casework.Policies;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Anmin.Web.Pages.Portal;

namespace Anmin.Web.Tests;

/// <summary>1.1 in the demonstration city: the years for everybody, and what a raise would do before it is published.</summary>
public sealed class StandardPages(DocumentHouse house) : IClassFixture<DocumentHouse>
{
    private const string Here = "/standards/living-allowance-standard";

    [Fact]
    public async Task 谁都能看_每县每年分城乡_图表同数_演示值标明()
    {
        using var nobody = house.Web.CreateClient(new() { AllowAutoRedirect = false });

        var city = await DocumentHouse.Page(nobody, Here);
        var county = await DocumentHouse.Page(nobody, Here + "?county=610924000000");

        Assert.Equal(2, city.QuerySelectorAll("main section table").Count(t => t.QuerySelectorAll("tbody tr").Length == 10));
        Assert.Equal(12, county.QuerySelectorAll("main svg rect").Length);
        Assert.Contains("700", county.QuerySelector("main table tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("700", county.QuerySelectorAll("main svg text.number").SkipLast(1).Last().TextContent);
        Assert.All(county.QuerySelectorAll("#rows ~ .scroll tbody tr"), r => Assert.Contains("演示值，不是真实标准", r.TextContent, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync("/standards/nothing")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(Here + "?county=610101000000")).StatusCode);
    }

    [Fact]
    public void 转设的市_接着用原来的县的数()
    {
        var it = house.It;
        var history = new StandardHistory(it.Standards.Table("living-allowance-standard"), it.Policies, it.Database.Divisions, it.Database.Today);
        var xunyang = DivisionCode.Of("610981");

        Assert.Equal("550", history.In(xunyang, "城镇", 2020)!.Value);
        var spans = history.Of(xunyang).Where(s => s.Class == "城镇").ToList();
        Assert.Equal(spans.Count, spans.Select(s => s.Row.Value).Distinct().Count());
        Assert.All(spans.Zip(spans.Skip(1)), s => Assert.Equal(s.First.From.AddDays(-1), s.Second.To));
        Assert.Null(spans[0].To);
    }

    [Fact]
    public async Task 文件第一条_连到标准表()
    {
        using var city = await house.As(house.Who(Role.市级));

        var page = await DocumentHouse.Page(city, "/document/1.1");

        Assert.NotNull(page.QuerySelector($"main a[href='{Here}']"));
    }

    [Fact]
    public async Task 提标测算_请来申请的都是一年内没批准的_没有一户自动享受()
    {
        var it = house.It;
        var city = (await it.Accounts.Find(house.Who(Role.市级).Id, "test"))!;
        var from = PayMonth.After(it.Database.Today);
        var before = (await it.Grants.List(city, "living-allowance-grant", new(), 0)).Sums;
        var id = await it.Standards.Propose(city, "living-allowance-standard", new(from, DivisionLevel.City, "试算用的文件", "试〔2026〕1号", null, ParameterStatus.演示, "",
            [.. it.Database.Divisions.Counties(from.FirstDay).SelectMany(c => ((string[])["城镇", "农村"]).Select(k => new StandardValue(c.Place, k,
                StandardHistory.AmountOf(it.Policies.Find("DIBAO_STD", k, c.Place, from.FirstDay)!) + Money.Yuan(200), null)))]));

        var effect = await it.StandardPreviews.Of(city, id);

        Assert.Equal(10, effect.Counties.Count);
        Assert.True(effect.Monthly > Money.Zero);
        Assert.Equal(effect.Counties.Sum(c => c.Invited), effect.Invitations.Count);
        Assert.NotEmpty(effect.Invitations);
        foreach (var family in effect.Invitations)
        {
            Assert.False((await it.CaseFiles.Glance(Caller.System, family.CaseId)).Granted);
            Assert.True(family.RefusedOn >= it.Database.Today.AddMonths(-12));
            Assert.True(family.Monthly > Money.Zero);
        }
        Assert.Equal(effect.Counties.Sum(c => c.Reclassed), effect.Reclassed.Count);
        Assert.All(effect.Reclassed, r => Assert.NotEqual(r.Before, r.After));
        Assert.Equal(["低保边缘标准", "特困基本生活标准", "小额快救最高档"], effect.Followers.Select(f => f.What.Name).Distinct());
        Assert.All(effect.Followers.Where(f => f.What.Name == "低保边缘标准"), f => Assert.Equal((Money.Yuan(300), null), (f.After - f.Before, f.Holds)));
        Assert.All(effect.Followers.Where(f => f.What.Name == "特困基本生活标准"), f => Assert.Equal(((f.Before + Money.Yuan(260)), false), (f.After, f.Holds)));
        Assert.All(effect.Followers.Where(f => f.What.Name == "小额快救最高档"), f => Assert.Equal((Money.Yuan(500), true), (f.Published, f.Holds)));
        Assert.Equal(before, (await it.Grants.List(city, "living-allowance-grant", new(), 0)).Sums);
        using var browser = await house.As(house.Who(Role.市级));
        var page = await DocumentHouse.Page(browser, $"{Here}/changes/{id}");
        Assert.Contains(effect.Invitations[0].Name, page.QuerySelector("#invited")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不够，至少要", page.QuerySelector("#followers")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("要由另一位", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action*=Publish]"));
    }
}
