using Anmin.Casework.People;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Geography;

/// <summary>First load of reference data into an empty database: schema, then divisions with their dates.</summary>
public static class ReferenceData
{
    /// <summary>Brings the schema up to date and loads what is not there yet. Running again changes nothing.</summary>
    public static async Task Prepare(Database database, IReadOnlyList<Division> divisions)
    {
        await using (var db = database.OpenForSystem())
        {
            await Setup.Migrate(db);
            if (await db.Divisions.AnyAsync())
            {
                return;
            }
        }
        await database.Effect(Caller.System, db =>
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.Divisions.AddRange(divisions);
            return Task.FromResult(new Event("divisions-loaded", "divisions", Detail: $"{divisions.Count} 行"));
        });
        database.ForgetDivisions();
    }
}
