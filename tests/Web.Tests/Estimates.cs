using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;

namespace Anmin.Web.Tests;

/// <summary>先算一算: anybody may try, and nothing of it stays.</summary>
public sealed class Estimates : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anmin-estimates-");

    private string File => Path.Combine(folder.FullName, "anmin.db");

    [Fact]
    public async Task 匿名算一算_给出金额和理由_哪张表都没有多一行()
    {
        await using var house = Open();
        using var client = house.CreateClient();
        var form = new HtmlParser().ParseDocument(await client.GetStringAsync("/service/living-allowance/try")).QuerySelector("form#form")!;
        var before = Rows();

        using var answered = await client.PostAsync("/service/living-allowance/try", new FormUrlEncodedContent(Answers(form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!)));
        var page = new HtmlParser().ParseDocument(await answered.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Matches(@"^[\d,]+ 元／月$", page.QuerySelector("#result .sum")!.TextContent.Trim());
        Assert.NotEmpty(page.QuerySelectorAll("#result .why li"));
        Assert.All(page.QuerySelectorAll("#result .why li"), reason => Assert.NotEmpty(reason.QuerySelector("cite")!.TextContent));
        Assert.Equal(before, Rows());
        Assert.Empty(Directory.Exists(Path.Combine(folder.FullName, "files")) ? Directory.GetFiles(Path.Combine(folder.FullName, "files")) : []);
    }

    [Fact]
    public async Task 没有的地址_是没有找到_不是请登录()
    {
        await using var house = Open();
        using var client = house.CreateClient(new() { AllowAutoRedirect = false });

        using var answer = await client.GetAsync("/nowhere/at/all");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>A house over an empty database, without the demonstration's people.</summary>
    private WebApplicationFactory<Program> Open()
    {
        System.IO.File.WriteAllBytes(File, []);
        return new WebApplicationFactory<Program>().WithWebHostBuilder(b => b.UseSetting("ANMIN_DATA", folder.FullName));
    }

    private static Dictionary<string, string> Answers(string token) => new()
    {
        ["__RequestVerificationToken"] = token,
        ["县区"] = "610924000000",
        ["户籍类别"] = "农村",
        ["人数"] = "４",
        ["老人"] = "0",
        ["孩子"] = "2",
        ["重残"] = "0",
        ["务工"] = "9500",
        ["经营"] = "3500",
        ["财产收入"] = "0",
        ["转移收入"] = "0",
        ["存款"] = "0",
        ["有汽车"] = "否",
    };

    /// <summary>Rows of every table there is, whatever it is called.</summary>
    private Dictionary<string, long> Rows()
    {
        using var database = new SqliteConnection($"Data Source={File};Mode=ReadOnly");
        database.Open();
        using var names = database.CreateCommand();
        names.CommandText = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";
        var tables = new List<string>();
        using (var reader = names.ExecuteReader())
        {
            while (reader.Read()) { tables.Add(reader.GetString(0)); }
        }
        Assert.Contains("journal", tables);
        return tables.ToDictionary(t => t, t =>
        {
            using var count = database.CreateCommand();
#pragma warning disable CA2100 // The name comes from the database itself.
            count.CommandText = $"select count(*) from \"{t}\"";
#pragma warning restore CA2100
            return (long)count.ExecuteScalar()!;
        });
    }
}
