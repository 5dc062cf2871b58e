using System.Data.Common;
using Anmin.Casework.Journal;
using Anmin.Casework.Store;

namespace Anmin.Web.Commands;

/// <summary>The journal's chain, verified where it lies or from a file that was taken away.</summary>
public static class JournalCommands
{
    public static Command Verify { get; } = new("verify-journal", "[文件]", "核对操作日志的链条，指出第一行不符的，或者结尾被截去",
    [
        "不写文件就核对数据库里的日志；写了文件就核对 ./run export-journal 导出的那一份，不需要数据库。",
    ], RunVerify);

    public static Command Export { get; } = new("export-journal", "", "导出操作日志：逐行写到标准输出，末行是链条的结尾",
    [
        "导出本身也记一行日志。",
    ], RunExport);

    private static async Task<int> RunVerify(Order order)
    {
        var result = new Words(order.Words, 1).At(0) is { } file
            ? await OfFile(file)
            : await Opened(order, JournalVerifier.Verify);
        await order.At.Say.WriteLineAsync(result.Message);
        return result.IsWhole ? Exit.Done : Exit.Found;
    }

    private static async Task<int> RunExport(Order order)
    {
        _ = new Words(order.Words, 0);
        await using var output = new BufferedStream(order.At.Out, 64 * 1024);
        var rows = await Opened(order, database => JournalFile.Write(database, output));
        await order.At.Say.WriteLineAsync($"已导出 {rows} 行");
        return Exit.Done;
    }

    private static async Task<JournalVerifier.Result> OfFile(string file)
    {
        try
        {
            await using var opened = File.OpenRead(file);
            return await JournalFile.Verify(opened);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotReady($"文件 {file} 打不开：{e.Message}");
        }
    }

    private static async Task<T> Opened<T>(Order order, Func<Database, Task<T>> work)
    {
        var place = Place.Of(order.At.Settings);
        if (!place.Exists)
        {
            throw new NotReady($"没有找到数据库 {place.File}；请先用 ./run 启动一次，或者用 ANMIN_DATA 指明数据在哪里");
        }
        try
        {
            return await work(Database.At(place.Provider, place.Connection, TimeProvider.System));
        }
        catch (DbException e)
        {
            throw new NotReady($"数据库打不开，或者不是本程序的：{e.Message}");
        }
    }
}
