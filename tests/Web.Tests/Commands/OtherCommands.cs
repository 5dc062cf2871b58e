using System.Diagnostics;
using System.Text.Json.Nodes;
using Anmin.Casework.Geography;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.LibraryCard;
using Anmin.Web.Commands;
using Microsoft.Data.Sqlite;

namespace Anmin.Web.Tests.Commands;

/// <summary>help, schema and the journal's commands; and the built program as somebody calls it.</summary>
public sealed class OtherCommands : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anmin-commands-");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task 帮助列出的正好是有的命令()
    {
        var help = await Ordered.Run("", null, "help");

        var listed = help.Out.Split('\n').Where(l => l.StartsWith("  ./run ", StringComparison.Ordinal)).Select(l => l.Trim().Split(' ')[1]);
        Assert.Equal(CommandLine.All.Select(c => c.Name), listed);
        Assert.Equal(CommandLine.All.Count, CommandLine.All.Select(c => c.Name).Distinct().Count());
        Assert.Equal(0, help.Code);
    }

    [Fact]
    public async Task 每个命令都说得出自己怎样用()
    {
        foreach (var command in CommandLine.All)
        {
            Assert.StartsWith($"用法：./run {command.Name}", (await Ordered.Run("", null, "help", command.Name)).Out, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://127.0.0.1:1")]
    [InlineData(false, "--environment=Development")]
    [InlineData(true, "assess")]
    [InlineData(true, "nonsense")]
    [InlineData(true, "--help")]
    public void 有命令才不启动服务(bool asks, params string[] args) => Assert.Equal(asks, CommandLine.Asks(args));

    [Fact]
    public async Task 结构里有中文选项_必填_条件必填和字段类别()
    {
        var schema = JsonNode.Parse((await Ordered.Run("", null, "schema", "library-card")).Out)!;

        var reader = schema["properties"]!["申请人"]!;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string)schema["$schema"]!);
        Assert.Equal(["姓名", "身份证号", "电话", "居住地"], reader["required"]!.AsArray().Select(r => (string)r!));
        Assert.Equal("sensitive", (string)reader["properties"]!["身份证号"]!["x-class"]!);
        Assert.Equal("id-number", (string)reader["properties"]!["身份证号"]!["format"]!);
        var wish = schema["properties"]!["借阅"]!;
        Assert.Equal("儿童证（未满14周岁）", (string)wish["properties"]!["证类"]!["oneOf"]![1]!["title"]!);
        Assert.DoesNotContain("家庭年收入", wish["required"]!.AsArray().Select(r => (string)r!));
        Assert.True((bool)wish["allOf"]![0]!["if"]!["properties"]!["要购书补贴"]!["enum"]![0]!);
        Assert.Equal("家庭年收入", (string)wish["allOf"]![0]!["then"]!["required"]![0]!);
        Assert.False((bool)schema["additionalProperties"]!);
    }

    [Fact]
    public async Task 查明也有结构_没有的查明列出有哪些()
    {
        Assert.Contains("查到的家庭年收入", (await Ordered.Run("", null, "schema", "library-card", "means-check")).Out, StringComparison.Ordinal);
        var none = await Ordered.Run("", null, "schema", "library-card", "visit");
        Assert.Equal(2, none.Code);
        Assert.Contains("home-visit（上门核对）", none.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 日志完整就说完整_改了一行就指出那一行()
    {
        await Written();
        Assert.Equal(0, (await Ordered.Run("", folder.FullName, "verify-journal")).Code);

        Tamper("UPDATE journal SET name = '别人' WHERE seq = 2");
        var broken = await Ordered.Run("", folder.FullName, "verify-journal");

        Assert.Equal(1, broken.Code);
        Assert.Contains("第 2 行", broken.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 结尾被截去_或者结尾的记号被抹去_都能发现()
    {
        await Written();
        Tamper("DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)");
        Assert.Contains("截去", (await Ordered.Run("", folder.FullName, "verify-journal")).Said, StringComparison.Ordinal);

        Tamper("DELETE FROM journal_heads");
        var headless = await Ordered.Run("", folder.FullName, "verify-journal");

        Assert.Equal(1, headless.Code);
        Assert.Contains("没有记着结尾", headless.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 导出的日志离开数据库也能核对_改动和截尾都指得出()
    {
        await Written();
        var file = Path.Combine(folder.FullName, "journal.jsonl");
        var exported = (await Ordered.Run("", folder.FullName, "export-journal")).Out;
        var lines = exported.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        async Task<Ordered> Verify(string text)
        {
            await File.WriteAllTextAsync(file, text);
            return await Ordered.Run("", null, "verify-journal", file);
        }

        Assert.Contains("日志完整，共", (await Verify(exported)).Said, StringComparison.Ordinal);
        Assert.Contains("\"action\":\"exported\"", lines[^2], StringComparison.Ordinal);
        Assert.Contains("第 2 行与链条不符", (await Verify(exported.Replace("测试二", "测试三", StringComparison.Ordinal))).Said, StringComparison.Ordinal);
        Assert.Contains("第 2 行读不懂", (await Verify(exported.Replace("\"seq\":2,", "\"seq\":2,\"note\":\"x\",", StringComparison.Ordinal))).Said, StringComparison.Ordinal);
        Assert.Contains("截去", (await Verify(string.Join('\n', lines[..^2]))).Said, StringComparison.Ordinal);
        Assert.Contains("截去", (await Verify(string.Join('\n', [.. lines[..^2], lines[^1]]))).Said, StringComparison.Ordinal);
        Assert.Contains("缺失", (await Verify(string.Join('\n', [lines[0], .. lines[2..]]))).Said, StringComparison.Ordinal);
        Assert.Contains("写在结尾之后", (await Verify(exported + lines[0])).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 没有数据库_说明怎样办_也不建一个()
    {
        var missing = Path.Combine(folder.FullName, "none");

        var ordered = await Ordered.Run("", missing, "verify-journal");

        Assert.Equal(3, ordered.Code);
        Assert.Contains("ANMIN_DATA", ordered.Said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(missing));
    }

    [Fact]
    public async Task 不是本程序的数据库_说打不开_不是程序出错()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "anmin.db"), []);

        var ordered = await Ordered.Run("", folder.FullName, "verify-journal");

        Assert.Equal(3, ordered.Code);
        Assert.Contains("数据库打不开", ordered.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 编好的程序_帮助不用数据库_不认识的命令写到标准错误_代码是二()
    {
        var nothing = Path.Combine(folder.FullName, "untouched");

        var (code, output, said) = await Program("help", nothing);
        Assert.Equal((0, ""), (code, said));
        Assert.Contains("./run assess", output, StringComparison.Ordinal);

        (code, output, said) = await Program("nonsense", nothing);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("没有「nonsense」这个命令", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(nothing));
    }

    private static async Task<(int Code, string Out, string Said)> Program(string word, string data)
    {
        var order = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Anmin.Web.dll"), word])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, Environment = { ["ANMIN_DATA"] = data },
        };
        using var program = Process.Start(order)!;
        program.StandardInput.Close();
        var (output, said) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, await output, await said);
    }

    /// <summary>A database with a few rows of journal.</summary>
    private async Task Written()
    {
        var database = Database.At(Setup.Sqlite, $"Data Source={Path.Combine(folder.FullName, "anmin.db")}", TimeProvider.System);
        await ReferenceData.Prepare(database, Declared.AllDivisions());
        var it = Declared.Services([new LibraryCardMeasure()], database, folder.FullName, demonstration: true);
        foreach (var name in (string[])["测试二", "另一个", "再一个"])
        {
            await it.Accounts.Note(Caller.System with { Name = name }, "signed-in");
        }
    }

    /// <summary>Somebody with the database's own password.</summary>
    private void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "anmin.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written above, by hand.
        command.CommandText = "DROP TRIGGER IF EXISTS journal_unchanged; DROP TRIGGER IF EXISTS journal_kept; " + sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
