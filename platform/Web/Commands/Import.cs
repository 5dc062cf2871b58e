using System.Data.Common;
using System.Globalization;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Values;

namespace Anmin.Web.Commands;

/// <summary>A population file of any size, read and compared where it lies; with <c>--commit</c> written into the register. Bad rows are told with number and reason and stop nobody.</summary>
public static class Import
{
    private const string County = "county", Committed = "commit";

    public static Command Command { get; } = new("import", "population <文件> [--county 代码] [--commit]", "把人口文件（CSV 或 XLSX）和底册比一比；写明提交才写进底册",
    [
        "文件多大都可以，最多 1,000,000 行。CSV 用 UTF-8 或 GB18030；栏目见网页 /people/imports 上的模板。",
        "有错的行写到标准输出：行号、证件号码（遮住中间）、原因；不影响其余各行。半个文件整个不收。",
        "--county 代码   是哪个县（区、市）的，例如 610924；库里只有一个县时可以不写",
        "--commit        比完就提交；不写就只比，到网页上看过再提交",
    ], Run);

    private static async Task<int> Run(Order order)
    {
        var commit = order.Words.Contains("--" + Committed);
        var words = new Words([.. order.Words.Where(w => w != "--" + Committed)], 2, County);
        if (words.Needed(0, "导入什么，例如 ./run import population 人口.csv") != "population")
        {
            throw new Misuse($"不认识「{words.At(0)}」，现在能导入的有：population（人口文件）");
        }
        var path = words.Needed(1, "文件，例如 ./run import population 人口.csv");
        var place = Place.Of(order.At.Settings);
        if (!place.Exists)
        {
            throw new NotReady($"没有找到数据库 {place.File}；请先用 ./run 启动一次，或者用 ANMIN_DATA 指明数据在哪里");
        }
        await using var file = Open(path);
        try
        {
            var it = Declared.Services(order.Measures, Database.At(place.Provider, place.Connection, TimeProvider.System), Path.Combine(place.Data, "files"), demonstration: false);
            return await Carry(it, order.At, PopulationSource.Of(Path.GetFileName(path), file), CountyOf(words.Named(County), it.Database), commit);
        }
        catch (Refused refused)
        {
            await order.At.Say.WriteLineAsync(refused.Message);
            return Exit.Found;
        }
        catch (DbException e)
        {
            throw new NotReady($"数据库打不开，或者不是本程序的：{e.Message}");
        }
    }

    private static async Task<int> Carry(Casework.CaseworkServices it, Surroundings at, SourceFile file, DivisionCode county, bool commit)
    {
        var read = await it.PopulationImports.Read(Caller.System, file, county);
        var line = (await it.ImportBook.Find(Caller.System, read.Id)).It;
        await using (var output = new StreamWriter(at.Out, leaveOpen: true))
        {
            foreach (var row in line.Faulty > 0 ? await it.ImportBook.Faults(Caller.System, read.Id) : [])
            {
                await output.WriteLineAsync($"第 {row.No} 行 {row.Number}：{row.Why}");
            }
        }
        await at.Say.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{it.Database.Divisions.Name(county)}，{line.Encoding}：{line.Lines:#,##0} 行，新增 {line.Added:#,##0}，变更 {line.Changed:#,##0}，不变 {line.Same:#,##0}，错误 {line.Faulty:#,##0}"));
        if (commit && line.Added + line.Changed > 0)
        {
            await it.PopulationImports.Commit(Caller.System, line.Id, line.Version);
            await at.Say.WriteLineAsync($"已提交，导入编号 {line.Id}");
        }
        else
        {
            await at.Say.WriteLineAsync(line.Added + line.Changed == 0 ? "底册没有要变的" : $"没有提交；看过再提交：/people/imports/{line.Id}");
        }
        return line.Faulty == 0 ? Exit.Done : Exit.Found;
    }

    private static DivisionCode CountyOf(string? code, Database database)
    {
        if (code is not null)
        {
            return DivisionCode.TryParse(code, out var county, out _) && county.Level == DivisionLevel.County && database.Divisions.Find(county, database.Today) is not null
                ? county : throw new Misuse($"--{County} 的「{code}」不是现有的县（区、市），例如 610924");
        }
        DivisionCode[] all = [.. database.Divisions.Counties(database.Today).Select(d => d.Place)];
        return all is [var only] ? only : throw new Misuse($"还要写 --{County}，例如 --{County} {all.FirstOrDefault().Value}");
    }

    private static FileStream Open(string file)
    {
        try
        {
            return new(file, FileMode.Open, FileAccess.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotReady($"文件 {file} 打不开：{e.Message}");
        }
    }
}
