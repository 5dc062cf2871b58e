using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Exchange.Sources;
using Anmin.LibraryCard;
using Microsoft.Extensions.Time.Testing;

namespace Anmin.Killed;

/// <summary>替县里读一份核对回答，读到一半可能被断电；下次从断的地方接着读。</summary>
internal static class AnswerReading
{
    public static async Task Read(bool whole, string provider, string connection, string path, string key)
    {
        var clock = new FakeTimeProvider(new(2026, 9, 2, 2, 0, 0, TimeSpan.Zero));
        var it = new CaseworkServices(
            new Catalogue([new LibraryCardMeasure()]), Casework.Policies.Policies.Book([typeof(LibraryCardMeasure).Assembly]), Data.Calendar.Official,
            Database.At(provider, connection, clock), Path.GetTempPath(), demonstration: true, seal: OpenSeal.It);
        var officer = new Caller(new Guid(7, 0, 0, new byte[8]), new Guid(7, 1, 0, new byte[8]), "赵审核", Role.县区审核, DivisionCode.Of("610924000000"), "killed");
        await using var file = File.OpenRead(path);
        var (sheet, fault) = whole ? await Match(it, officer, file, path, SourceKey.Of(key)) : await AnswerFile.Open(file, Path.GetFileName(path), SourceKey.Of(key));
        var result = await it.AnswerFiles.Read(officer, sheet?.Source ?? throw new InvalidOperationException(fault), sheet);
        Console.Out.WriteLine($"{result.File.Taken} {result.File.Same} {result.File.Rejected}");
    }

    /// <summary>来源的全部数据：先整个比对一遍，比对完了才开始记。签名是照文件算的。</summary>
    private static async Task<(AnswerSheet? Sheet, string? Fault)> Match(CaseworkServices it, Caller officer, FileStream file, string path, SourceKey key)
    {
        var signature = key.Sign(await File.ReadAllBytesAsync(path));
        var questions = await it.Asking.Held(officer, "L02");
        Console.Out.WriteLine("matching");
        Console.Out.Flush();
        return WholeRegister.Match(file, Path.GetFileName(path), new("L02", "年收入", "证件号", "利息", "", new(2026, 8, 31), true, signature), questions, key);
    }
}
