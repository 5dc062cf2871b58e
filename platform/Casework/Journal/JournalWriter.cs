using Anmin.Casework.People;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Journal;

/// <summary>Appends to the chain inside the caller's transaction. The head's row lock makes writers take turns.</summary>
public static class JournalWriter
{
    /// <summary>Hash before the first row.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    public static async Task Append(AnminDb db, Caller caller, Event what, DateTime now)
    {
        var head = await Advance(db) ?? await Begin(db);
        var row = new JournalRow
        {
            Seq = head.Seq,
            At = now,
            Human = caller.Human,
            Account = caller.Account,
            Name = caller.Name,
            Role = caller.Role.ToString(),
            Area = caller.Area.Value,
            Action = what.Action,
            Object = what.Object,
            CaseId = what.CaseId,
            Outcome = what.Outcome,
            ForApplicant = what.ForApplicant,
            Detail = what.Detail,
            Trace = caller.Trace,
            Previous = head.Hash,
            Hash = "",
        };
        row.Hash = row.ComputeHash();
        db.Journal.Add(row);
        // Said outright: an effect of many rows may have switched off the looking for changes.
        db.JournalHeads.Attach(head).Property(h => h.Hash).CurrentValue = row.Hash;
        await db.SaveChangesAsync();
    }

    /// <summary>Takes the head's lock and the next number in one statement; null before the first row.</summary>
    private static async Task<JournalHead?> Advance(AnminDb db) =>
        (await db.JournalHeads.FromSql($"UPDATE journal_heads SET seq = seq + 1 WHERE id = 1 RETURNING id, seq, hash").AsNoTracking().ToListAsync()).SingleOrDefault();

    private static async Task<JournalHead> Begin(AnminDb db)
    {
        var head = new JournalHead { Id = 1, Seq = 1, Hash = Genesis };
        db.JournalHeads.Add(head);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return head;
    }
}
