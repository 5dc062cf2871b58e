using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Journal;

/// <summary>Walks the chain and names the first row that does not fit, or a tail that was cut (S-AU-4).</summary>
public static class JournalVerifier
{
    /// <summary>What was found.</summary>
    /// <param name="BrokenAt">Sequence number of the first bad row, or null.</param>
    public sealed record Result(long Rows, long? BrokenAt, string Message)
    {
        public bool IsWhole => BrokenAt is null;
    }

    public static async Task<Result> Verify(Database database)
    {
        await using var db = database.OpenForSystem();
        var previous = JournalWriter.Genesis;
        long rows = 0;
        await foreach (var row in db.Journal.AsNoTracking().OrderBy(r => r.Seq).AsAsyncEnumerable())
        {
            rows++;
            if (row.Seq != rows)
            {
                return new(rows, rows, $"第 {rows} 行缺失，下一行是第 {row.Seq} 行");
            }
            if (row.Previous != previous || row.Hash != row.ComputeHash())
            {
                return new(rows, row.Seq, $"第 {row.Seq} 行与链条不符，内容可能被改动");
            }
            previous = row.Hash;
        }
        var head = await db.JournalHeads.AsNoTracking().SingleOrDefaultAsync(h => h.Id == 1);
        return head is not null && (head.Seq != rows || head.Hash != previous)
            ? new(rows, rows + 1, $"日志应有 {head.Seq} 行，实有 {rows} 行：结尾被截去")
            : new(rows, null, $"日志完整，共 {rows} 行");
    }
}
