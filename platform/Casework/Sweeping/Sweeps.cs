using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Casework.Watchtower;
using Anmin.Core.Declaring;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Sweeping;

/// <summary>The nightly sweep: county by county, each in one transaction under its own key, so that it may be cut off anywhere, run twice or by two processes, and comes out the same.</summary>
public sealed class Sweeps(CaseWork work, CountySweep county, Comparing.Comparisons comparisons)
{
    /// <summary>A finding that somebody called wrong is not brought up again for so long while it says the same. Our own choice.</summary>
    private const int QuietDays = 180;

    /// <summary>Rows named in one statement.</summary>
    private const int AtOnce = 1000;

    /// <summary>The counties that still have to be swept on a day.</summary>
    public async Task<IReadOnlyList<DivisionCode>> Left(DateOnly on)
    {
        await using var db = work.Database.OpenForSystem();
        var done = await db.Sweeps.Where(s => s.On == on).Select(s => s.CountyCode).ToListAsync();
        return [.. work.Database.Divisions.Counties(on).Where(c => !done.Contains(c.Code)).Select(c => c.Place)];
    }

    /// <summary>Sweeps every county that is left. One that cannot be swept does not keep the others waiting.</summary>
    /// <exception cref="AggregateException">What was the matter with each that could not be swept, after the others; where it is one county, what it said is thrown as it is.</exception>
    public async Task<int> Run(DateOnly on, CancellationToken stop = default)
    {
        var swept = 0;
        await EachForItself.Run((await Left(on)).Select(place => (Func<Task>)(async () =>
        {
            stop.ThrowIfCancellationRequested();
            await One(place, on);
            swept++;
        })));
        return swept;
    }

    /// <summary>Sweeps one county, once a day; later calls answer what the first one found.</summary>
    public async Task<SweepRow> One(DivisionCode place, DateOnly on)
    {
        if (await Done(place, on) is { } before)
        {
            return before;
        }
        var started = work.Database.Now;
        var found = await county.Of(place, on);
        try
        {
            return await work.Database.Effect(Caller.System, async db =>
            {
                var row = await Record(db, place, on, found);
                row.Faults = string.Join('\n', [.. row.Faults.Split('\n', StringSplitOptions.RemoveEmptyEntries), .. await comparisons.Night(db, found.County)]);
                row.StartedAt = started;
                row.EndedAt = work.Database.Now;
                db.Sweeps.Add(row);
                return (new Event("county-swept", $"county:{place}", Detail: $"{on:yyyy-MM-dd}：{row.Households} 户 {row.People} 人，发现 {row.Found} 条，新 {row.New} 条，消失 {row.Gone} 条"), row);
            });
        }
        catch (Stale)
        {
            // Another process was faster; what it recorded is what this one found too.
            return await Done(place, on) ?? throw new InvalidOperationException($"{place} {on:yyyy-MM-dd} 的筛查没有记下");
        }
    }

    private async Task<SweepRow?> Done(DivisionCode place, DateOnly on)
    {
        await using var db = work.Database.OpenForSystem();
        return await db.Sweeps.AsNoTracking().SingleOrDefaultAsync(s => s.CountyCode == place.Value && s.On == on);
    }

    private async Task<SweepRow> Record(AnminDb db, DivisionCode place, DateOnly on, CountyFindings found)
    {
        var faulty = found.Faults.Keys.Select(s => s.Slug).ToHashSet();
        var open = (await db.Discoveries.AsNoTracking().Where(d => d.CountyCode == place.Value && d.State == DiscoveryState.待核实)
            .Select(d => new { d.Id, d.Screening, d.Subject, d.Text, d.CaseId, d.VillageCode, d.HouseholdId }).ToListAsync()).ToDictionary(d => (d.Screening, d.Subject));
        var quietSince = on.AddDays(-QuietDays);
        var quiet = (await db.Discoveries.AsNoTracking().Where(d => d.CountyCode == place.Value && d.State == DiscoveryState.误报 && d.ClosedOn >= quietSince)
            .Select(d => new { d.Screening, d.Subject, d.Text }).ToListAsync()).Select(d => (d.Screening, d.Subject, d.Text)).ToHashSet();
        var recent = (await db.Discoveries.AsNoTracking().Where(d => d.CountyCode == place.Value && d.State == DiscoveryState.属实 && d.ClosedOn > on.AddMonths(-1))
            .Select(d => new { d.Screening, d.Subject }).ToListAsync()).Select(d => (d.Screening, d.Subject)).ToHashSet();
        List<DiscoveryRow> added = [];
        Dictionary<Guid, Finding> changed = [];
        foreach (var finding in found.All)
        {
            var (slug, subject, text) = (finding.Screening.Slug, finding.Hit.Subject, finding.Hit.Text);
            if (open.Remove((slug, subject), out var known))
            {
                if (known.Text != text || (known.VillageCode, known.HouseholdId) != Where(finding, found))
                {
                    changed[known.Id] = finding;
                }
            }
            else if (!quiet.Contains((slug, subject, text)) && !recent.Contains((slug, subject)))
            {
                added.Add(Row(finding, place, on, found));
            }
        }
        // While the application that came of it is under way nothing finds it, and it is not gone.
        var applied = open.Values.Select(d => d.CaseId).OfType<Guid>().ToList();
        var underWay = (await db.Cases.AsNoTracking().Where(c => applied.Contains(c.Id) && c.DecidedOn == null && c.State != CaseState.终止 && c.State != CaseState.撤回).Select(c => c.Id).ToListAsync()).ToHashSet();
        var gone = open.Values.Where(d => !faulty.Contains(d.Screening) && (d.CaseId is not { } c || !underWay.Contains(c))).Select(d => d.Id).ToList();
        foreach (var ids in gone.Chunk(AtOnce))
        {
            await db.Discoveries.Where(d => ids.Contains(d.Id) && d.State == DiscoveryState.待核实)
                .ExecuteUpdateAsync(u => u.SetProperty(d => d.State, DiscoveryState.已消失).SetProperty(d => d.ClosedOn, on));
        }
        await db.Discoveries.Where(d => d.CountyCode == place.Value && d.State == DiscoveryState.待核实 && !faulty.Contains(d.Screening) && (d.CaseId == null || !underWay.Contains(d.CaseId.Value)))
            .ExecuteUpdateAsync(u => u.SetProperty(d => d.SeenOn, on));
        foreach (var ids in changed.Keys.Chunk(AtOnce))
        {
            foreach (var row in await db.Discoveries.Where(d => ids.Contains(d.Id)).ToListAsync())
            {
                var now = changed[row.Id];
                (row.Text, row.DueFen, row.PaidFen) = (now.Hit.Text, now.Hit.Due, now.Hit.Paid);
                // A family that moves within the county takes its findings with it.
                (row.VillageCode, row.HouseholdId) = Where(now, found);
                row.TownCode = row.VillageCode.Length > 0 ? DivisionCode.Of(row.VillageCode).Town.Value : "";
            }
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        await Bulk.Insert(db, added);
        return new()
        {
            CountyCode = place.Value, On = on, Register = found.Roster.Version, Digest = found.Digest, Households = found.Roster.Households, People = found.Roster.People,
            Found = found.All.Count, New = added.Count, Gone = gone.Count, Faults = string.Join('\n', found.Faults.Select(f => $"{f.Key.Name}：{f.Value}")),
        };
    }

    private DiscoveryRow Row(Finding finding, DivisionCode place, DateOnly on, CountyFindings found)
    {
        var (screening, hit, roster) = (finding.Screening, finding.Hit, found.Roster);
        var (village, household) = Where(finding, found);
        var due = work.Clocks.Calendar.Due(on, screening.Limit);
        var raised = screening.Raised is { } later ? work.Clocks.Calendar.Due(on, later) : default;
        return new()
        {
            Id = work.Database.NewId(),
            Screening = screening.Slug,
            Subject = hit.Subject,
            CountyCode = place.Value,
            TownCode = village.Length > 0 ? DivisionCode.Of(village).Town.Value : "",
            VillageCode = village,
            HouseholdId = household,
            PersonId = hit.Person >= 0 ? roster.Person[hit.Person] : hit.Absent?.Person,
            GrantId = hit.Grant,
            Text = hit.Text,
            DueFen = hit.Due,
            PaidFen = hit.Paid,
            Reasons = finding.Aloud is { } aloud ? FactsJson.Write(aloud) : null,
            FoundOn = on,
            SeenOn = on,
            Owner = screening.Owner.ToString(),
            Due = due.Day,
            RaisedOn = raised.Day,
            AwaitsYear = due.Awaits ?? raised.Awaits,
        };
    }

    /// <summary>The village and the household that a finding is about; empty and null where it is about the county.</summary>
    private static (string Village, Guid? Household) Where(Finding finding, CountyFindings found) => finding.Hit.Absent is { } absent ? (absent.Village, absent.Household)
        : finding.Hit.Household is var h && h >= 0 ? (found.Roster.Village[h].ToString("000000000000", System.Globalization.CultureInfo.InvariantCulture), found.Roster.Household[h]) : ("", null);
}
