using System.Net;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Anmin.Web.Tests.Security;

/// <summary>R11: an endpoint without a rule keeps the program from starting; if it ever got in, nobody could open it without signing in.</summary>
[Collection(nameof(SecurityWorld))]
public sealed class StartUp(SecurityWorld world)
{
    [Fact]
    public async Task 有一个地址没写规则_说出它的名字_不启动()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => EndpointRules.Require(world.App));

        Assert.Equal("这些地址没有说明谁可以访问，程序不能启动：/planted/without-rule", refused.Message);
    }

    [Fact]
    public async Task 一个页面忘了写规则_整个程序起不来()
    {
        var folder = Directory.CreateTempSubdirectory("anmin-without-rule-");
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "anmin.db"), []);
        await using var house = new WebApplicationFactory<Program>().WithWebHostBuilder(b => b.UseSetting("ANMIN_DATA", folder.FullName)
            .ConfigureServices(s => s.Configure<RazorPagesOptions>(o => o.Conventions.AddPageApplicationModelConvention("/Portal/Accessibility", Forgetful))));

        var refused = Assert.Throws<InvalidOperationException>(() => house.Server);

        Assert.Contains("accessibility", refused.Message, StringComparison.Ordinal);
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task 没写规则的地址_没有登录的人打不开()
    {
        using var browser = new Browser(world.Address);

        var answer = await browser.Get("/planted/without-rule");

        Assert.True(answer.AsksToSignIn);
        Assert.NotEqual(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public void 矩阵填不了的参数_报出页面的名字()
    {
        var unknown = Assert.Throws<UnknownParameter>(() => Parameters.Routes(new("planted/{thing:guid}/edit", [], "anyone"), world.Places[0]));

        Assert.StartsWith("矩阵不知道 planted/{thing:guid}/edit 的参数 {thing} 填什么", unknown.Message, StringComparison.Ordinal);
    }

    /// <summary>The page as it would be if its author had forgotten the attribute.</summary>
    private static void Forgetful(PageApplicationModel page)
    {
        var attributes = (IList<object>)page.HandlerTypeAttributes;
        for (var i = 0; i < attributes.Count; i++)
        {
            attributes[i] = attributes[i] is IAllowAnonymous ? new object() : attributes[i];
        }
    }
}
