using System.Text;
using Anmin.Casework.Geography;
using Anmin.Casework.Store;
using Anmin.LibraryCard;
using Anmin.Web.Commands;
using Microsoft.Data.Sqlite;

namespace Anmin.Web.Tests.Commands;

/// <summary>./run import population: the exit codes scripts rely on, and bad rows that stop nobody.</summary>
public sealed class ImportCommand : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anmin-import-");

    private string File => Path.Combine(folder.FullName, "人口.csv");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private async Task<Database> Prepared(params string[] rows)
    {
        var database = Database.At(Setup.Sqlite, $"Data Source={Path.Combine(folder.FullName, "anmin.db")}", TimeProvider.System);
        await ReferenceData.Prepare(database, Declared.AllDivisions());
        await System.IO.File.WriteAllTextAsync(File, "证件号码,姓名,户籍类别,居住地\n" + string.Concat(rows.Select(r => r + "\n")), Encoding.UTF8);
        return database;
    }

    private Task<Ordered> Run(params string[] words) => Ordered.Run("", folder.FullName, ["import", .. words]);

    [Fact]
    public async Task 先比_写明提交才写_有错的行说出来_好的照样进_再导不变()
    {
        var (good, other) = (借书证样例.身份证号("19560308", 1), 借书证样例.身份证号("19560308", 2));
        await using var db = (await Prepared($"{good},向秀兰,农村,610924100201", "123,写错的,农村,610924100201", $"{other},陈大山,农村,610924100201")).OpenForSystem();

        var compared = await Run("population", File, "--county", "610924");
        Assert.Equal(Exit.Found, compared.Code);
        Assert.Contains("第 3 行 ：身份证号应为18位", compared.Out, StringComparison.Ordinal);
        Assert.Contains("3 行，新增 2，变更 0，不变 0，错误 1", compared.Said, StringComparison.Ordinal);
        Assert.Empty(db.Persons);

        var committed = await Run("population", File, "--county=610924", "--commit");
        Assert.Equal(Exit.Found, committed.Code);
        Assert.Contains("已提交", committed.Said, StringComparison.Ordinal);
        Assert.Equal(2, db.Persons.Count());
        await System.IO.File.WriteAllTextAsync(File, $"证件号码,姓名\n{good},向秀兰\n");
        var again = await Run("population", File, "--county", "610924", "--commit");
        Assert.Equal((Exit.Done, "底册没有要变的"), (again.Code, again.Said.Trim().Split('\n')[^1]));
    }

    [Fact]
    public async Task 写错命令_没有文件_半个文件_各有各的代码()
    {
        await Prepared();
        Assert.Equal(Exit.Misused, (await Run("households", File)).Code);
        Assert.Equal(Exit.Misused, (await Run("population", File)).Code);
        Assert.Equal(Exit.Misused, (await Run("population", File, "--county", "610900")).Code);
        Assert.Equal(Exit.NotReady, (await Run("population", File + ".no", "--county", "610924")).Code);
        Assert.Equal(Exit.NotReady, (await Ordered.Run("", null, "import", "population", File, "--county", "610924")).Code);
        await System.IO.File.WriteAllTextAsync(File, "证件号码,姓名\n\"610924");
        var half = await Run("population", File, "--county", "610924");
        Assert.Equal(Exit.Found, half.Code);
        Assert.Contains("引号到文件末尾也没有合上", half.Said, StringComparison.Ordinal);
    }
}
