using Anmin.Casework.People;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>Whether a database was founded for a demonstration or for real is its first event, and stays so: one-click sign-in never meets real people, and made-up people never meet real money.</summary>
public static class Founding
{
    private const string Action = "house-founded";

    /// <summary>Whether a database is there and nothing was ever put into it.</summary>
    public static async Task<bool> IsEmpty(Database database)
    {
        await using var db = database.OpenForSystem();
        return !(await db.Database.GetAppliedMigrationsAsync()).Any();
    }

    /// <summary>Notes what kind of house this is, once.</summary>
    /// <exception cref="InvalidOperationException">The database was founded for the other kind.</exception>
    public static async Task Require(Database database, bool demonstration)
    {
        var (mine, other) = demonstration ? ("house:demonstration", "house:real") : ("house:real", "house:demonstration");
        List<string> marks;
        bool hasPeople;
        await using (var db = database.OpenForSystem())
        {
            // Among the first rows, if anywhere: the journal may be long.
            marks = await db.Journal.OrderBy(j => j.Seq).Take(100).Where(j => j.Action == Action).Select(j => j.Object).ToListAsync();
            hasPeople = marks.Count == 0 && await db.Accounts.AnyAsync();
        }
        // A database with people in it and no mark can only be an old demonstration: nothing else has run before.
        if (marks.Contains(other) || (hasPeople && !demonstration))
        {
            throw new InvalidOperationException(demonstration
                ? "这是正式用的数据库，不能拿来演示：演示有一键登录。请另指一个数据目录（ANMIN_DATA）或数据库（Anmin:Connection），或设 Anmin:Demonstration=false"
                : "这是演示用的数据库，里面的人和钱都是虚构的，不能正式使用。请另指一个空的数据目录（ANMIN_DATA）或数据库（Anmin:Connection）");
        }
        if (marks.Count == 0 && !hasPeople)
        {
            await database.Effect(Caller.System, _ => Task.FromResult(new Event(Action, mine)));
        }
    }
}
