using Anmin.Casework.Store;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;

namespace Anmin.Casework.Population;

/// <summary>Takes the people of a county out of the register as columns, as of a day.</summary>
public sealed class Rosters(Database database)
{
    /// <summary>The county's register on a day, sealed with its version.</summary>
    public async Task<Roster> Take(DivisionCode county, DateOnly on)
    {
        await using var db = database.OpenForSystem();
        return await RosterSql.Read(db, county, [.. database.Divisions.WithPredecessors(county).Select(c => c.Value)], on);
    }

    /// <summary>The same with what reaches its people, and who has an application open.</summary>
    public async Task<(Roster Roster, Received Received, IReadOnlySet<int> Applying)> TakeWithGrants(DivisionCode county, DateOnly on)
    {
        await using var db = database.OpenForSystem();
        var roster = await RosterSql.Read(db, county, [.. database.Divisions.WithPredecessors(county).Select(c => c.Value)], on);
        var people = RosterSql.Index(roster);
        return (roster, await RosterSql.Received(db, roster, people, PayMonth.Of(on)), await RosterSql.Applying(db, roster, people));
    }
}
