using System.Globalization;
using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Casework.Sweeping;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Comparing;

/// <summary>Lays other offices' registers beside ours: by itself in the night when it is time, and when the county wants it.</summary>
public sealed class Comparisons(CaseWork work, Catalogue catalogue, CountySweep sweep)
{
    /// <summary>Compares now. Once a day: later calls answer what the first one found.</summary>
    /// <exception cref="Refused">The county has no register of theirs in use, or a figure is missing.</exception>
    public async Task<Guid> Make(Caller officer, string counterpart)
    {
        Duties.Require(officer, Role.县区审核, Role.县区负责);
        var other = catalogue.Find<Counterpart>(counterpart) ?? throw new NotThere();
        var (county, on) = (officer.Area.County, work.Today);
        if (await Made(county, other, on) is { } before)
        {
            return before;
        }
        var screened = await sweep.Screened(county, on);
        if (screened.County.Beside(other) is null)
        {
            throw new Refused($"还没有启用的{other.Register}：请先导入一份", "no_register");
        }
        try
        {
            return await work.Database.Effect(officer, async db => await Record(db, other, screened.County, officer.Name) is var row
                ? (new Event("registers-compared", $"comparison:{row.Id}", Detail: $"{other.Name}，名册 {row.AsOf:yyyy-MM-dd}，名单 {row.Listed} 户"), row.Id) : default);
        }
        catch (Stale)
        {
            return await Made(county, other, on) ?? throw new InvalidOperationException($"{county} {on:yyyy-MM-dd} 的比对没有记下");
        }
        catch (Exception e) when (e is MissingParameter or ParameterFault)
        {
            throw new Refused(e.Message, "no_figure");
        }
    }

    /// <summary>What is due in a county's night: a register came into use since the last comparison, or the time between two is over. Within the transaction of the sweep.</summary>
    /// <returns>Faults of those that could not be made, one a line.</returns>
    internal async Task<IReadOnlyList<string>> Night(AnminDb db, Screened county)
    {
        List<string> faults = [];
        foreach (var other in catalogue.Of<Counterpart>().OrderBy(c => c.Slug, StringComparer.Ordinal).Where(c => county.Beside(c) is not null))
        {
            try
            {
                var code = county.Roster.County.Value;
                var last = await db.Comparisons.Where(c => c.CountyCode == code && c.Counterpart == other.Slug).OrderByDescending(c => c.On).FirstOrDefaultAsync();
                var file = await db.TheirFiles.SingleAsync(f => f.CountyCode == code && f.Counterpart == other.Slug && f.State == TheirFileState.在用);
                if (last is null || (last.On < county.On && (last.FileId != file.Id || last.On.AddMonths(other.EveryMonths(county.Policy)) <= county.On)))
                {
                    await Record(db, other, county, Caller.System.Name);
                }
            }
            catch (Exception e) when (e is MissingParameter or ParameterFault)
            {
                faults.Add($"{other.Name}：{e.Message}");
            }
        }
        return faults;
    }

    private async Task<Guid?> Made(DivisionCode county, Counterpart other, DateOnly on)
    {
        await using var db = work.Database.OpenForSystem();
        return await db.Comparisons.Where(c => c.CountyCode == county.Value && c.Counterpart == other.Slug && c.On == on).Select(c => (Guid?)c.Id).SingleOrDefaultAsync();
    }

    private async Task<ComparisonRow> Record(AnminDb db, Counterpart other, Screened county, string by)
    {
        var (roster, laid) = (county.Roster, other.Over(county));
        var code = roster.County.Value;
        var file = await db.TheirFiles.SingleAsync(f => f.CountyCode == code && f.Counterpart == other.Slug && f.State == TheirFileState.在用);
        var row = new ComparisonRow
        {
            Id = work.Database.NewId(), CountyCode = code, Counterpart = other.Slug, On = county.On, FileId = file.Id, AsOf = file.AsOf, Register = roster.Version, MadeByName = by,
            Listed = laid.Count(l => l.HasFlag(Laid.可能漏册)),
        };
        db.Comparisons.Add(row);
        db.ComparisonTowns.AddRange(laid.Index().GroupBy(l => Village(county, l.Index).Town.Value).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Town(row, g.Key, [.. g.Select(l => l.Item)])));
        db.ComparisonLines.AddRange(await Lines(db, row, other, county, [.. laid.Index().Where(l => l.Item.HasFlag(Laid.可能漏册)).Select(l => l.Index)]));
        return row;
    }

    private static ComparisonTownRow Town(ComparisonRow of, string town, IReadOnlyList<Laid> laid)
    {
        int All(Laid what) => laid.Count(l => l.HasFlag(what));
        return new()
        {
            ComparisonId = of.Id, CountyCode = of.CountyCode, TownCode = town, Registered = All(Laid.在册), Receiving = All(Laid.在领), Both = All(Laid.在册 | Laid.在领),
            Missed = All(Laid.可能漏保), Unlisted = All(Laid.可能漏册), Differing = All(Laid.数不一致), LeftAndReceiving = All(Laid.脱贫仍在领),
        };
    }

    private async Task<List<ComparisonLineRow>> Lines(AnminDb db, ComparisonRow of, Counterpart other, Screened county, IReadOnlyList<int> households)
    {
        var roster = county.Roster;
        var heads = households.ToDictionary(h => h, h => Enumerable.Range(roster.First[h], roster.First[h + 1] - roster.First[h]).First(roster.IsHere));
        var people = new Dictionary<Guid, (string Name, string? Number)>();
        foreach (var ids in heads.Values.Select(p => roster.Person[p]).Chunk(1000))
        {
            foreach (var p in await db.Persons.IgnoreQueryFilters().AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.IdNumber }).ToListAsync())
            {
                people[p.Id] = (p.Name, p.IdNumber);
            }
        }
        return [.. households.Select(h => (Village: Village(county, h), Head: people[roster.Person[heads[h]]], Household: h)).Select(x => new ComparisonLineRow
        {
            Id = work.Database.NewId(), ComparisonId = of.Id, CountyCode = of.CountyCode, TownCode = x.Village.Town.Value, VillageCode = x.Village.Value, HouseholdId = roster.Household[x.Household],
            Name = x.Head.Name, Number = x.Head.Number, People = Enumerable.Range(roster.First[x.Household], roster.First[x.Household + 1] - roster.First[x.Household]).Count(roster.IsHere),
            Income = other.Income(roster, x.Household).Fen,
        })];
    }

    private static DivisionCode Village(Screened county, int household) => DivisionCode.Of(county.Roster.Village[household].ToString("000000000000", CultureInfo.InvariantCulture));
}
