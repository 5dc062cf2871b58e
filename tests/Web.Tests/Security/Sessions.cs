using Anmin.Casework.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Kept = Anmin.Web.Security.Sessions;

namespace Anmin.Web.Tests.Security;

/// <summary>S-ID-5, S-ID-6: a session ends on the server, and whoever is disabled or moved is so at his next request.</summary>
[Collection(nameof(SecurityWorld))]
public sealed class Sessions(SecurityWorld world)
{
    [Fact]
    public async Task 退出以后_旧的凭据再送来也打不开()
    {
        using var browser = await SignedIn(Role.居民, "A 镇");
        using var thief = new Browser(world.Address);
        Copy(browser, thief);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await thief.Get("/my")).Status);

        var answer = await browser.Send("POST", "/sign-out");

        Assert.Contains("storage", answer.Header("Clear-Site-Data"), StringComparison.Ordinal);
        Assert.True((await thief.Get("/my")).AsksToSignIn);
        Assert.True((await browser.Get("/my")).AsksToSignIn);
    }

    [Fact]
    public async Task 在同一个浏览器再登录一次_先前的凭据就作废()
    {
        using var browser = await SignedIn(Role.居民, "A 镇");
        using var thief = new Browser(world.Address);
        Copy(browser, thief);

        await browser.SignIn(world.People.First(p => p.Caller.Role == Role.镇办经办).Caller.Account);

        Assert.True((await thief.Get("/my")).AsksToSignIn);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await browser.Get("/my")).Status);
    }

    [Fact]
    public async Task 登录凭据脚本读不到_别的网站带不来()
    {
        using var browser = new Browser(world.Address);

        var answer = await browser.Send("POST", "/sign-in", true, ("account", world.People.First(p => p.Caller.Role == Role.居民).Caller.Account.ToString()));

        var cookie = answer.Header("Set-Cookie")!.ToLowerInvariant();
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("disabled = 1", true)]
    [InlineData("role = '审计'", false)]
    public async Task 停用或换岗_下一次请求就生效(string change, bool isOut)
    {
        var person = world.People.Last(p => p.Caller.Role == Role.居民 && p.Where == "B 镇");
        using var browser = new Browser(world.Address);
        await browser.SignIn(person.Caller.Account);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.Get("/my")).Status);
        try
        {
            Change(person, change);

            var answer = await browser.Get("/my");

            Assert.Equal(isOut, answer.AsksToSignIn);
            Assert.NotEqual(System.Net.HttpStatusCode.OK, answer.Status);
        }
        finally
        {
            Change(person, "disabled = 0, role = '居民'");
        }
    }

    [Fact]
    public async Task 闲得太久或总共太久_服务器上的会话就没有了()
    {
        var clock = new FakeTimeProvider(new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero));
        var kept = new Kept(clock);
        var idle = await kept.StoreAsync(Ticket(clock.GetUtcNow().AddMinutes(30)));
        var busy = await kept.StoreAsync(Ticket(clock.GetUtcNow().AddMinutes(30)));

        clock.Advance(TimeSpan.FromMinutes(29));
        Assert.NotNull(await kept.RetrieveAsync(idle));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await kept.RetrieveAsync(idle));

        await kept.RenewAsync(busy, Ticket(clock.GetUtcNow().AddHours(20)));
        Assert.NotNull(await kept.RetrieveAsync(busy));
        clock.Advance(Kept.Longest);
        Assert.Null(await kept.RetrieveAsync(busy));
    }

    private async Task<Browser> SignedIn(Role role, string where)
    {
        var browser = new Browser(world.Address);
        await browser.SignIn(world.People.First(p => p.Caller.Role == role && p.Where == where).Caller.Account);
        return browser;
    }

    private void Copy(Browser from, Browser to)
    {
        foreach (System.Net.Cookie cookie in from.Cookies.GetCookies(world.Address)) { to.Cookies.Add(world.Address, new System.Net.Cookie(cookie.Name, cookie.Value)); }
    }

    private static AuthenticationTicket Ticket(DateTimeOffset until) => new(new(), new AuthenticationProperties { ExpiresUtc = until }, "x");

    /// <summary>There is no page for it yet: the account's row is changed as an administrator would.</summary>
    private void Change(Person person, string set)
    {
        using var database = new SqliteConnection($"Data Source={world.DatabaseFile}");
        database.Open();
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // The words are this test's own.
        command.CommandText = $"update accounts set {set} where upper(id) = $id";
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$id", person.Caller.Account.ToString().ToUpperInvariant());
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
