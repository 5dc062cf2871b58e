using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Core.Declaring;
using Anmin.Data.City;
using Anmin.Web.Demonstration;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Anmin.Journeys.Tests.City))]
// One city with one calendar: a journey that moves the day on would move it under the others.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Anmin.Journeys.Tests;

/// <summary>The whole product, open on an address of its own with a small demonstration city in it, and a real browser before it.</summary>
public sealed class City : IAsyncLifetime
{
    /// <summary>Households that the city knows; later ones of the same drawing are newcomers.</summary>
    private const int Known = 60;

    private const int Drawing = 42;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anmin-journeys-");
    private WebApplicationFactory<Program> house = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;
    private List<DemoHousehold> newcomers = [];

    public CaseworkServices It { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public DateOnly Today => It.Database.Today;

    public async ValueTask InitializeAsync()
    {
        house = new WebApplicationFactory<Program>().WithWebHostBuilder(b => b.UseSetting("ANMIN_DATA", folder.FullName).UseSetting("Anmin:Households", $"{Known}").UseSetting("urls", "http://127.0.0.1:0"));
        house.UseKestrel();
        house.StartServer();
        It = house.Services.GetRequiredService<CaseworkServices>();
        Address = house.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        newcomers = [.. DemonstrationCity.Generate(6000, Drawing, Today).Skip(Known)];
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("ANMIN_CHROMIUM") ?? throw new InvalidOperationException("没有 Chromium：请用 ./test 运行，它会装上"),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await house.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>A family that the city does not know yet, in a county, for whom something holds.</summary>
    public DemoHousehold Newcomers(string county, Func<DemoHousehold, bool> who)
    {
        var found = newcomers.First(h => h.Village.StartsWith(county, StringComparison.Ordinal) && who(h));
        newcomers.Remove(found);
        return found;
    }

    /// <summary>Somebody with a way in.</summary>
    public async Task<Account> Account(string name, Role role, string area, string? id = null)
    {
        var account = new Account { Id = Guid.NewGuid(), Human = Guid.NewGuid(), Name = name, Role = role, Area = area, IdNumber = id };
        await It.Accounts.Add(Caller.System, [account]);
        return account;
    }

    /// <summary>Officers of a place in a role, as the demonstration hired them.</summary>
    public async Task<IReadOnlyList<Account>> Officers(Role role, string area) =>
        [.. (await It.Accounts.All()).Where(a => a.Role == role && a.Area == area)];

    public Matter Matter(string slug) => It.Catalogue.Find<Matter>(slug)!;

    public DemonstrationClock Clock => house.Services.GetRequiredService<DemonstrationClock>();

    /// <summary>A browser of somebody's own.</summary>
    /// <param name="width">Width of the screen: 1280 at a desk, 360 on an old phone.</param>
    public async Task<Visitor> Opens(int width = 1280, bool script = true)
    {
        var context = await browser.NewContextAsync(new() { JavaScriptEnabled = script, ViewportSize = new() { Width = width, Height = 900 }, Locale = "zh-CN", BaseURL = Address });
        context.SetDefaultTimeout(20_000);
        return new(this, await context.NewPageAsync(), script);
    }
}
