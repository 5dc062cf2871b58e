using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Journal;

/// <summary>Holds the journal against its chain and names the first row that does not fit, or a tail that was cut (S-AU-4).</summary>
public static class JournalVerifier
{
    /// <summary>What was found.</summary>
    /// <param name="BrokenAt">Sequence number of the first bad row, or null.</param>
    public sealed record Result(long Rows, long? BrokenAt, string Message)
    {
        public bool IsWhole => BrokenAt is null;
    }

    /// <summary>Verifies a database, even while others write: the end is read before the rows, and rows that came meanwhile are walked in another round.</summary>
    public static async Task<Result> Verify(Database database)
    {
        await using var db = database.OpenForSystem();
        var chain = new JournalChain();
        while (true)
        {
            var head = await HeadOf(db);
            var before = chain.Rows;
            await foreach (var row in db.Journal.AsNoTracking().Where(r => r.Seq > before).OrderBy(r => r.Seq).AsAsyncEnumerable())
            {
                if (!chain.Take(row))
                {
                    return chain.End(head);
                }
            }
            if (chain.Rows == before || head?.Seq >= chain.Rows)
            {
                return chain.End(head);
            }
        }
    }

    private static Task<JournalHead?> HeadOf(AnminDb db) => db.JournalHeads.AsNoTracking().SingleOrDefaultAsync(h => h.Id == 1);
}
