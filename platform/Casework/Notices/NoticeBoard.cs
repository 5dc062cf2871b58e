using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Notices;

/// <summary>A public notice as anyone may read it: no number, no address below the village, no child (S-PR-4).</summary>
public sealed record PublicNotice(Guid Id, string Name, int Members, string Matter, string Proposal, string Place, DateOnly PostedOn, DateOnly Until, bool ByCounty);

/// <summary>The open board of running notices; a notice is gone the day after its last day, whether or not anything else runs.</summary>
public sealed class NoticeBoard(Database database)
{
    /// <summary>Running notices, newest first.</summary>
    /// <param name="area">A division code prefix: county or town, or null for the city.</param>
    public async Task<IReadOnlyList<PublicNotice>> Running(string? area = null, int take = 200)
    {
        await using var db = database.OpenForSystem();
        return await Running(db).Where(n => area == null || n.CountyCode == area || n.TownCode == area || n.VillageCode == area)
            .OrderByDescending(n => n.PostedOn).ThenBy(n => n.Id).Take(take)
            .Select(n => new PublicNotice(n.Id, n.Name, n.Members, n.MatterName, n.Proposal, n.Place, n.PostedOn, n.Until, n.ByCounty)).ToListAsync();
    }

    public async Task<PublicNotice> Get(Guid id)
    {
        await using var db = database.OpenForSystem();
        return await Running(db).Where(n => n.Id == id)
            .Select(n => new PublicNotice(n.Id, n.Name, n.Members, n.MatterName, n.Proposal, n.Place, n.PostedOn, n.Until, n.ByCounty)).SingleOrDefaultAsync()
            ?? throw new NotThere();
    }

    private IQueryable<Records.NoticeRow> Running(AnminDb db) =>
        db.Notices.AsNoTracking().Where(n => n.TakenDownOn == null && n.Until >= database.Today && n.PostedOn <= database.Today);
}
