using System.Text;
using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Policies;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Anmin.Killed;

/// <summary>One of the four things done about money.</summary>
internal sealed record Step(string Kind, Func<Task> Do);

/// <summary>A county's two finance officers. What is to be done next is read from the database alone, so that it makes no difference how the last process ended.</summary>
internal sealed class Treasury
{
    private const string Programme = "BK";

    private static readonly DivisionCode County = DivisionCode.Of("610924000000");
    private static readonly Caller Maker = new(new Guid(13, 0, 0, new byte[8]), new Guid(13, 1, 0, new byte[8]), "冯会计", Role.县区财务, County, "killed");
    private static readonly Caller Checker = new(new Guid(14, 0, 0, new byte[8]), new Guid(14, 1, 0, new byte[8]), "何出纳", Role.县区财务, County, "killed");

    private readonly CaseworkServices it;

    public Treasury(string provider, string connection) => it = new(
        new Catalogue([new LibraryCardMeasure()]), Policies.Book([typeof(LibraryCardMeasure).Assembly]), Data.Calendar.Official,
        Database.At(provider, connection, new FakeTimeProvider(new(2060, 1, 10, 2, 0, 0, TimeSpan.Zero))), Path.GetTempPath(), demonstration: true);

    /// <summary>The next step, or null when everything up to a month is done; with no month there is always one more.</summary>
    public async Task<Step?> Next(string until)
    {
        await using var db = it.Database.OpenForSystem();
        var batch = await db.Batches.AsNoTracking().Where(b => b.Programme == Programme).OrderByDescending(b => b.Month).FirstOrDefaultAsync();
        if (batch is { State: BatchState.已核算 })
        {
            return new("release", () => Release(batch));
        }
        if (batch is not null && await db.Lines.AnyAsync(l => l.BatchId == batch.Id && l.State == LineState.已送))
        {
            return new("return", () => Answer(batch));
        }
        if (await db.Lines.AsNoTracking().Where(l => l.State == LineState.退回).OrderBy(l => l.BatchId).ThenBy(l => l.No).FirstOrDefaultAsync() is { } back)
        {
            return new("retry", () => it.Returns.Retry(Maker, back.BatchId, back.No));
        }
        var month = batch is null ? new PayMonth(2026, 1) : PayMonth.Parse(batch.Month).Next;
        return until.Length > 0 && string.CompareOrdinal(month.Key, until) > 0 ? null : new("make", () => it.Batches.Make(Maker, Programme, month));
    }

    private async Task Release(BatchRow batch)
    {
        await using var db = it.Database.OpenForSystem();
        var needed = new Money(await db.Lines.Where(l => l.BatchId == batch.Id && l.State == LineState.待发 && l.Kind != LineKind.重发).SumAsync(l => l.Fen));
        var left = (await it.Funds.Of(Maker, Programme)).Where(f => f.Source == LedgerAccount.专户县).Sum(f => f.Left.Fen);
        if (left < needed.Fen)
        {
            await it.Funds.Allot(Maker, Programme, LedgerAccount.专户县, new(needed.Fen - left), $"县财社〔2026〕{batch.Month}号");
        }
        await it.Batches.Release(Checker, batch.Id, batch.Version, [new(LedgerAccount.专户县, needed)]);
    }

    /// <summary>The bank sends every fifth line back; the same batch always gets the same file.</summary>
    private async Task Answer(BatchRow batch)
    {
        await using var db = it.Database.OpenForSystem();
        var sent = await db.Lines.AsNoTracking().Where(l => l.BatchId == batch.Id && l.State == LineState.已送).OrderBy(l => l.No).ToListAsync();
        var text = $"安民回盘,{batch.Reference},{sent.Count},{BankFile.Yuan(sent.Sum(l => l.Fen))}\r\n"
            + string.Concat(sent.Select(l => $"{l.No},{BankFile.Yuan(l.Fen)},{(l.No % 5 == 0 && l.Kind != LineKind.重发 ? "失败,系统超时" : "成功,")},2026-10-12\r\n"));
        await it.Returns.Read(Maker, "回盘.csv", Encoding.UTF8.GetBytes(text));
    }
}
