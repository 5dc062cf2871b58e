using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Anmin.Casework;
using Anmin.Casework.People;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Anmin.Web.Tests;

/// <summary>A villager fills in her application without script: what she types is answered beside the field and never lost.</summary>
public sealed class Applying : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anmin-applying-");
    private WebApplicationFactory<Program> house = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        File.WriteAllBytes(Path.Combine(folder.FullName, "anmin.db"), []);
        house = new WebApplicationFactory<Program>().WithWebHostBuilder(b => b.UseSetting("ANMIN_DATA", folder.FullName));
        var account = new Account { Id = Guid.NewGuid(), Human = Guid.NewGuid(), Name = "向秀兰", Role = Role.居民, Area = "610924100201" };
        await house.Services.GetRequiredService<CaseworkServices>().Accounts.Add(Caller.System, [account]);
        client = house.CreateClient();
        await Send("/sign-in", ("account", account.Id.ToString()));
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await house.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task 添一位成员_下一页多一栏_填过的还在()
    {
        var first = await Begin();

        var (status, page, address) = await Send(first, ("家庭.申请人", "向秀兰"), ("家庭.成员#", "1"), ("家庭.成员[0].姓名", "向𠮷"), ("_do", "add:家庭.成员"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("fresh=", address.Query, StringComparison.Ordinal);
        Assert.NotNull(Field(page, "家庭.成员[1].姓名"));
        Assert.Equal("向𠮷", Field(page, "家庭.成员[0].姓名")!.Value);
    }

    [Fact]
    public async Task 身份证号里有二月二十九日_话在栏旁边_原样留着()
    {
        var first = await Begin();

        var (status, page, _) = await Send(first, ("家庭.成员#", "1"), ("家庭.成员[0].证件", "有身份证号"), ("家庭.成员[0].身份证号", "６１０９２４２０２１０２２９００１２"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.StartsWith("有错误", page.Title, StringComparison.Ordinal);
        var field = Field(page, "家庭.成员[0].身份证号")!;
        Assert.Equal("６１０９２４２０２１０２２９００１２", field.Value);
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        var beside = page.GetElementById(field.GetAttribute("aria-describedby")!.Split(' ')[^1])!;
        Assert.Contains("2021年02月29日 不存在", beside.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("家庭.成员[0].身份证号", "610924195603080020", "校验位")]
    [InlineData("家庭.成员[0].身份证号", "61092419560308", "14")]
    [InlineData("收入.流转出租", "-900", "不能是负数")]
    [InlineData("收入.流转出租", "九百元", "请填写数字")]
    public async Task 写错的号码和金额_话在栏旁边_原样留着_同页别的栏也在(string name, string typed, string says)
    {
        var at = await PageWith(await Begin(), name[..name.IndexOf('.', StringComparison.Ordinal)]);
        (string, string)[] others = name.StartsWith("家庭", StringComparison.Ordinal)
            ? [("家庭.成员#", "1"), ("家庭.成员[0].证件", "有身份证号"), ("家庭.成员[0].姓名", "向𠮷")] : [("收入.其他", "１２００")];

        var (status, page, _) = await Send(at, [.. others, (name, typed)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var field = Field(page, name)!;
        Assert.Equal(typed, field.Value);
        Assert.Contains(says, page.GetElementById(field.GetAttribute("aria-describedby")!.Split(' ')[^1])!.TextContent, StringComparison.Ordinal);
        Assert.Equal(others[^1].Item2, Field(page, others[^1].Item1)!.Value);
    }

    /// <summary>The page of the draft that asks under a heading.</summary>
    private async Task<string> PageWith(string first, string under)
    {
        for (var n = 1; ; n++)
        {
            var address = first[..(first.LastIndexOf('/') + 1)] + n;
            if ((await client.GetStringAsync(address)).Contains($"name=\"{under}.", StringComparison.Ordinal)) { return address; }
        }
    }

    [Fact]
    public async Task 写得离谱地长_不截断不丢_说明写在旁边()
    {
        var first = await Begin();
        var name = new string('王', 30_000);

        var (status, page, _) = await Send(first, ("家庭.申请人", name), ("_do", "later"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(name, Field(page, "家庭.申请人")!.Value);
    }

    [Fact]
    public async Task 不要的草稿_问一句再删_删了就没有这个地址()
    {
        var first = await Begin();
        var draft = first[..first.LastIndexOf('/')];

        var (status, page, address) = await Send(draft + "/discard");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("/my", address.AbsolutePath);
        Assert.DoesNotContain("没填完的", page.Body!.TextContent, StringComparison.Ordinal);
        using var gone = await client.GetAsync(first);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    private static IHtmlInputElement? Field(IHtmlDocument page, string name) =>
        page.QuerySelectorAll("input").OfType<IHtmlInputElement>().SingleOrDefault(i => i.Name == name);

    private async Task<string> Begin() => (await Send("/apply/living-allowance")).Address.AbsolutePath;

    /// <summary>Opens a page, puts answers into its own form and sends it, as a browser without script does.</summary>
    private async Task<(HttpStatusCode Status, IHtmlDocument Page, Uri Address)> Send(string address, params (string Name, string Value)[] answers)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(address));
        var form = page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().First(f => f.Method == "post");
        var hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Where(i => answers.All(a => a.Name != i.Name)).Select(i => (i.Name!, i.Value));
        using var body = new FormUrlEncodedContent(hidden.Concat(answers).Select(a => KeyValuePair.Create(a.Item1, a.Item2)));
        using var answered = await client.PostAsync(address, body);
        return (answered.StatusCode, await new HtmlParser().ParseDocumentAsync(await answered.Content.ReadAsStringAsync()), answered.RequestMessage!.RequestUri!);
    }
}
