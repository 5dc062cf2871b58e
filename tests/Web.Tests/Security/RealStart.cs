using System.Net;
using Anmin.Measures;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Anmin.Web.Tests.Security;

/// <summary>S-ID-1: a house that is not a demonstration has no way in at all until somebody makes one; the two kinds never open each other's data.</summary>
public sealed class RealStart : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anmin-real-");

    [Fact]
    public async Task 正式运行_没有一个账户_没有一键登录_内部的页面都打不开()
    {
        await using var app = await Open(demonstration: false);
        await app.StartAsync();
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        using var browser = new Browser(address, behindTls: true);
        using var bare = new Browser(address);

        Assert.Equal(0L, Count("select count(*) from accounts"));
        Assert.Equal(0L, Count("select count(*) from cases"));
        var signIn = await browser.Get("/sign-in");
        Assert.DoesNotContain("name=\"account\"", signIn.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"password\"", signIn.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/demo")).Status);
        var plain = await bare.Get("/");
        Assert.Equal(HttpStatusCode.Forbidden, plain.Status);
        Assert.Contains("https", plain.Body, StringComparison.Ordinal);
        Assert.Contains("max-age", signIn.Header("Strict-Transport-Security"), StringComparison.Ordinal);
        Assert.All((await browser.Get("/")).Header("Set-Cookie")!.Split(",__", StringSplitOptions.None), c => Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase));
        var complaints = new List<string>();
        foreach (var endpoint in (await EndpointRules.List(app)).Where(e => e.Rule != "anyone" && (e.Actions.Count == 0 || e.Actions.Any(a => a.Method == "GET")) && !e.Pattern.Contains('{', StringComparison.Ordinal)))
        {
            var answer = await browser.Get("/" + endpoint.Pattern.TrimStart('/'));
            if (!answer.AsksToSignIn && answer.Status != HttpStatusCode.MethodNotAllowed) { complaints.Add($"{endpoint.Pattern} 没有登录却得到 {(int)answer.Status}"); }
        }
        Complaints.None(complaints);
    }

    [Theory]
    [InlineData(true, false, "演示")]
    [InlineData(false, true, "正式")]
    public async Task 演示的数据正式不开_正式的数据演示不开(bool first, bool then, string kind)
    {
        await using (await Open(demonstration: first)) { }

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Open(demonstration: then));

        Assert.Contains($"这是{kind}用的数据库", refused.Message, StringComparison.Ordinal);
        await using (await Open(demonstration: first)) { }
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private async Task<WebApplication> Open(bool demonstration)
    {
        var file = Path.Combine(folder.FullName, "anmin.db");
        if (!File.Exists(file)) { await File.WriteAllBytesAsync(file, []); }
        return await House.Build(SecurityWorld.Arguments(folder.FullName, $"--Anmin:Demonstration={demonstration}", "--ForwardedHeaders_Enabled=true"), AllMeasures.List);
    }

    private object? Count(string sql)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "anmin.db")};Mode=ReadOnly");
        database.Open();
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // The words are this test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
