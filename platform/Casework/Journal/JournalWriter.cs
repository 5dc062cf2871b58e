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
        if (await db.JournalHeads.Where(h => h.Id == 1).ExecuteUpdateAsync(s => s.SetProperty(h => h.Seq, h => h.Seq + 1)) == 0)
        {
            db.JournalHeads.Add(new() { Id = 1, Seq = 1, Hash = Genesis });
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        var head = await db.JournalHeads.AsNoTracking().SingleAsync(h => h.Id == 1);
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
        await db.SaveChangesAsync();
        await db.JournalHeads.Where(h => h.Id == 1).ExecuteUpdateAsync(s => s.SetProperty(h => h.Hash, row.Hash));
    }
}
