using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Exchange.Sources;
using Anmin.LibraryCard;
using Microsoft.Extensions.Time.Testing;

namespace Anmin.Killed;

/// <summary>替县里读一份核对回答，读到一半可能被断电；下次从断的地方接着读。</summary>
internal static class AnswerReading
{
    public static async Task Read(string provider, string connection, string path, string key)
    {
        var clock = new FakeTimeProvider(new(2026, 9, 2, 2, 0, 0, TimeSpan.Zero));
        var it = new CaseworkServices(
            new Catalogue([new LibraryCardMeasure()]), Casework.Policies.Policies.Book([typeof(LibraryCardMeasure).Assembly]), Data.Calendar.Official,
            Database.At(provider, connection, clock), Path.GetTempPath(), demonstration: true, seal: OpenSeal.It);
        var officer = new Caller(new Guid(7, 0, 0, new byte[8]), new Guid(7, 1, 0, new byte[8]), "赵审核", Role.县区审核, DivisionCode.Of("610924000000"), "killed");
        await using var file = File.OpenRead(path);
        var (sheet, fault) = await AnswerFile.Open(file, Path.GetFileName(path), SourceKey.Of(key));
        var result = await it.AnswerFiles.Read(officer, sheet?.Source ?? throw new InvalidOperationException(fault), sheet);
        Console.Out.WriteLine($"{result.File.Taken} {result.File.Same} {result.File.Rejected}");
    }
}
