using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Population;

/// <summary>The rows of a population file, before and after, are kept only as long as the declaration says: until then it can be taken back whole. What it wrote into the register, and the register's history, stay (S-PR-5).
/// Safe to run at any time; a cut is taken up again.</summary>
public sealed class OldImports(CaseWork work)
{
    /// <summary>Rows of one step.</summary>
    public const int AtOnce = 20_000;

    /// <summary>The last day on which an import can be taken back, or committed where it was not.</summary>
    /// <exception cref="Core.Deciding.MissingParameter">Nobody has said for how long files are kept.</exception>
    internal static DateOnly Until(CaseWork work, ImportRow import)
    {
        var last = Day(import).AddMonths(Months(work, import.CountyCode));
        return import.RowsRemovedOn is { } removed && removed <= last ? removed.AddDays(-1) : last;
    }

    /// <summary>Closes what is past its time, each with one event, then removes the rows step by step.</summary>
    /// <returns>How many imports were closed, and how many rows removed.</returns>
    public async Task<(int Imports, int Rows)> Tidy()
    {
        var closed = 0;
        foreach (var id in await Past())
        {
            closed += await Close(id) ? 1 : 0;
        }
        var rows = 0;
        foreach (var id in await Left())
        {
            rows += await Remove(id);
        }
        return (closed, rows);
    }

    /// <summary>Imports past their last day that are still open to be taken back.</summary>
    private async Task<List<Guid>> Past()
    {
        await using var look = work.Database.OpenForSystem();
        var open = look.Imports.AsNoTracking().Where(i => i.RowsRemovedOn == null && i.State != ImportState.作废);
        List<Guid> past = [];
        foreach (var county in await open.Select(i => i.CountyCode).Distinct().OrderBy(c => c).ToListAsync())
        {
            var before = work.Today.AddMonths(-Months(work, county)).AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-8);
            past.AddRange((await open.Where(i => i.CountyCode == county && i.ReadAt < before).OrderBy(i => i.ReadAt).ToListAsync()).Where(i => Until(work, i) < work.Today).Select(i => i.Id));
        }
        return past;
    }

    /// <summary>From here on nobody takes it back; whoever was doing so at this moment goes first.</summary>
    private async Task<bool> Close(Guid id)
    {
        try
        {
            return await work.Database.Effect(Caller.System, async db =>
            {
                var row = await db.Imports.SingleAsync(i => i.Id == id);
                var until = Until(work, row);
                if (row.RowsRemovedOn is not null || row.State == ImportState.作废 || until >= work.Today)
                {
                    throw new Stale();
                }
                (row.RowsRemovedOn, row.Version) = (work.Today, row.Version + 1);
                return (new Event("population-rows-removed", $"import:{id}", Detail: $"{row.Name}：{row.Lines} 行，可以撤回到 {until:yyyy-MM-dd} 为止；底册和它的历史不动"), true);
            });
        }
        catch (Stale)
        {
            return false;
        }
    }

    /// <summary>Closed imports of which rows are still there.</summary>
    private async Task<List<Guid>> Left()
    {
        await using var look = work.Database.OpenForSystem();
        return await look.Imports.Where(i => i.RowsRemovedOn != null && (look.ImportLines.Any(l => l.ImportId == i.Id) || look.ImportMemberships.Any(m => m.ImportId == i.Id)
            || look.ImportHouseholds.Any(h => h.ImportId == i.Id) || look.ImportEvents.Any(e => e.ImportId == i.Id))).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync();
    }

    private async Task<int> Remove(Guid id)
    {
        await using var db = work.Database.OpenForSystem();
        var removed = 0;
        foreach (var table in ImportCarrySql.Kept)
        {
            while (await ImportCarrySql.Remove(db, id, table, AtOnce) is > 0 and var some)
            {
                removed += some;
            }
        }
        return removed;
    }

    private static int Months(CaseWork work, string county) => work.PolicyAt(DivisionCode.Of(county)).Whole(work.Catalogue.FilesKept);

    /// <summary>The business day from which the time counts: of the commit, of the roll-back, or of the reading where it came no further.</summary>
    private static DateOnly Day(ImportRow import) => DateOnly.FromDateTime((import.State switch
    {
        ImportState.已提交 => import.CommittedAt!.Value,
        ImportState.已撤回 => import.RolledBackAt!.Value,
        _ => import.ReadAt,
    }).AddHours(8));
}
