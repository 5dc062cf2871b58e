using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Anmin.Casework;
using Anmin.Casework.People;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Anmin.Web.Tests;

/// <summary>A small demonstration city, built once for the tests that only read it.</summary>
public sealed class DocumentHouse : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anmin-document-");

    /// <summary>A made-up text in the shape of a city document, one paragraph hostile.</summary>
    public static string MadeUp { get; } = string.Join('\n',
        ["某某市试编文件", "", "为了试一试，编一份有二十三项的文件。", "一、头一部分的题目", .. Enumerable.Range(1, 23).Select(n => $"{n}. **编的第{n}项。**这一段是编的，<script>alert({n})</script>不许变成程序。"), "某某市", "2000年1月1日"]);

    public WebApplicationFactory<Program> Web { get; private set; } = null!;

    public CaseworkServices It => Web.Services.GetRequiredService<CaseworkServices>();

    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var text = Path.Combine(folder.FullName, "official.txt");
        await File.WriteAllTextAsync(text, MadeUp);
        Web = new WebApplicationFactory<Program>().WithWebHostBuilder(b => b.UseSetting("ANMIN_DATA", folder.FullName).UseSetting("Anmin:Households", "400").UseSetting("Anmin:OfficialDocument", text));
        Accounts = await It.Accounts.All();
    }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>Somebody of a role, of an area where one is named.</summary>
    public Account Who(Role role, string area = "") => Accounts.First(a => a.Role == role && a.Area.StartsWith(area, StringComparison.Ordinal));

    /// <summary>How many figures are declared.</summary>
    public int Indicators => It.Catalogue.Of<Core.Watching.Indicator>().Count();

    /// <summary>A clerk of 紫阳 in whose township people receive money.</summary>
    public async Task<Account> BusyClerk()
    {
        foreach (var account in Accounts.Where(a => a.Role == Role.镇办经办 && a.Area.StartsWith("610924", StringComparison.Ordinal)))
        {
            var caller = (await It.Accounts.Find(account.Id, "test"))!;
            if ((await It.Figures.Of(caller)).Any(f => f.Indicator.Figure == Core.Watching.Figure.Households && f.Total.Rows > 0))
            {
                return account;
            }
        }
        throw new InvalidOperationException("紫阳没有一个镇有人在领");
    }

    /// <summary>Signs in as a browser does.</summary>
    public async Task<HttpClient> As(Account account)
    {
        var client = Web.CreateClient(new() { AllowAutoRedirect = false });
        var form = await Page(client, "/sign-in");
        using var body = new FormUrlEncodedContent([new("account", account.Id.ToString()), new("__RequestVerificationToken", TokenOf(form))]);
        using var answer = await client.PostAsync("/sign-in", body);
        client.DefaultRequestHeaders.Add("X-Landed", answer.Headers.Location!.OriginalString);
        return client;
    }

    public static async Task<IHtmlDocument> Page(HttpClient client, string address) => await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(address));

    public static string TokenOf(IHtmlDocument page) => page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
