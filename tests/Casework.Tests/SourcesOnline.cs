using System.Diagnostics;
using System.Globalization;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Exchange.Sources;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>A source that is called, as a process of its own: slow, broken, silent, lying. Whatever goes wrong is trouble, never an answer. S-RE-4, S-IN-13.</summary>
public sealed class SourcesOnline : IAsyncLifetime
{
    private static readonly HttpLimits Quick = new(TimeSpan.FromSeconds(1), 2, TimeSpan.FromMilliseconds(10), 100, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));

    private readonly Process agency = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Anmin.Agency.dll"), VerifyWalk.KeyText]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    private readonly HttpClient asks = new();
    private string address = "";

    public async ValueTask InitializeAsync()
    {
        address = await agency.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("机构没有启动");
        // The first answer of a process is slow; no test is about that.
        using var body = new StringContent("");
        (await asks.PostAsync(new Uri($"{address}/ask/warm"), body)).Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        agency.StandardInput.Close();
        await agency.WaitForExitAsync();
        agency.Dispose();
        asks.Dispose();
    }

    [Fact]
    public async Task 问得到_金额一分不差_只告诉它找人用得着的()
    {
        using var source = Source("good");

        var answer = await source.Ask(Question(), CancellationToken.None);

        var value = Assert.Single(answer!.Values);
        Assert.Equal((Reply.已返回, "年收入", 120050L, new DateOnly(2026, 8, 31)), (answer.Reply, value.Item, value.Amount!.Value.Fen, value.AsOf));
        Assert.InRange(DateTime.UtcNow - answer.StoodAt!.Value, TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(1));
        Assert.Equal("""{"请求号":"q1","用途":"A","姓名":"向秀兰","身份证号":"610999195603080028"}""", await asks.GetStringAsync(new Uri($"{address}/last/good")));
    }

    [Fact]
    public async Task 说没有记录_是一个回答() => Assert.Equal(Reply.无数据, await Says("none"));

    [Theory]
    [InlineData("silent", "没有在规定时间内回答", 3)]
    [InlineData("failing", "状态码 503", 3)]
    [InlineData("garbage", "读不懂", 1)]
    [InlineData("forged", "签名不符", 1)]
    [InlineData("other", "不是这个请求", 1)]
    [InlineData("huge", "太长", 3)]
    [InlineData("moved", "状态码 307", 1)]
    [InlineData("undated", "截至什么时候", 1)]
    [InlineData("nothing-undated", "截至什么时候", 1)]
    [InlineData("tomorrow", "比现在还晚", 1)]
    [InlineData("empty-line", "读不懂", 1)]
    public async Task 不答_出错_乱答_都是异常_不是没有(string mood, string why, int times)
    {
        using var source = Source(mood);

        var answer = await source.Ask(Question(), CancellationToken.None);

        Assert.Equal(Reply.异常, answer!.Reply);
        Assert.Empty(answer.Values);
        Assert.Contains(why, answer.Trouble, StringComparison.Ordinal);
        Assert.Equal(times, await Count(mood));
    }

    [Theory]
    [InlineData("flaky", 3)]
    [InlineData("slow", 2)]
    public async Task 一时出错_自己再问就问到(string mood, int times)
    {
        Assert.Equal(Reply.已返回, await Says(mood));
        Assert.Equal(times, await Count(mood));
    }

    [Fact]
    public async Task 连不上的_也是异常()
    {
        using var source = new HttpSource(new("http://127.0.0.1:1/ask"), VerifyWalk.Key, ["年收入"], Quick, TimeProvider.System);

        Assert.Equal("连不上来源", (await source.Ask(Question(), CancellationToken.None))!.Trouble);
    }

    [Fact]
    public async Task 连续出错就停一停_不再去敲它的门()
    {
        using var source = new HttpSource(new($"{address}/ask/failing"), VerifyWalk.Key, ["年收入"], Quick with { Retries = 1, BreakAfter = 4 }, TimeProvider.System);

        for (var i = 0; i < 5; i++)
        {
            await source.Ask(Question(), CancellationToken.None);
        }
        var last = await source.Ask(Question(), CancellationToken.None);

        Assert.Equal(4, await Count("failing"));
        Assert.Contains("暂停查询", last!.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void 不加密的外部地址不收() =>
        Assert.Throws<ArgumentException>(() => new HttpSource(new("http://example.org/ask"), VerifyWalk.Key, [], Quick, TimeProvider.System));

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 联网的来源自己去问_没答成的记下原因_过一阵再问_问到的不再问(string engine)
    {
        using var good = Source("good");
        using var failing = Source("failing");
        await using var house = await House.On(engine);
        house.Ways = code => code switch { "L01" => good, "L02" => failing, _ => new FileSource() };
        var check = await house.Started(await house.Accepted());

        Assert.Equal(3, await house.It.Asking.AskOnline());
        var items = await house.Items(check);
        Assert.Equal([Reply.已返回, Reply.异常, Reply.异常, Reply.未返回, Reply.未返回], items.Select(i => i.Reply));
        Assert.Equal([1, 1], items.Where(i => i.Source == "L02").Select(i => i.Tries));
        Assert.Contains("503", items[1].Trouble, StringComparison.Ordinal);
        Assert.All(items.Take(3), i => Assert.Equal(Way.联网, i.Way));
        Assert.Equal([true, false, false], items.Take(3).Select(i => i.StoodAt is not null));
        Assert.Equal(0, await house.It.Asking.AskOnline());
        Assert.Equal(2, await house.It.Asking.AskNow(House.Reviewer, check));
        house.Pass(1);
        Assert.Equal(2, await house.It.Asking.AskOnline());
        Assert.Equal(1, await Count("good"));

        var rate = (await house.It.Verifications.Rates(House.Reviewer)).Single(r => r.Source.Code == "L02");
        Assert.Equal((2, 0, 2, 100), (rate.Asked, rate.Answered, rate.Failed, rate.MissingPercent));
        await using var db = house.Raw();
        Assert.Equal(3, await db.Journal.CountAsync(j => j.Action == "verification-asked" && j.CaseId != null));
    }

    private static SourceQuestion Question() => new("q1", Guid.NewGuid(), "L01", "A", "向秀兰", "610999195603080028");

    private HttpSource Source(string mood) => new(new($"{address}/ask/{mood}"), VerifyWalk.Key, ["年收入"], Quick, TimeProvider.System);

    private async Task<Reply> Says(string mood)
    {
        using var source = Source(mood);
        return (await source.Ask(Question(), CancellationToken.None))!.Reply;
    }

    private async Task<int> Count(string mood) => int.Parse(await asks.GetStringAsync(new Uri($"{address}/count/{mood}")), CultureInfo.InvariantCulture);
}
