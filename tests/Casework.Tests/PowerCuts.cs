using System.Collections.Concurrent;
using System.Diagnostics;
using Anmin.Casework.Journal;
using Anmin.Casework.Ledger;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>Never twice, never lost: a process that makes, releases and settles months is killed without warning, over and over; the next one goes on from what the database says.</summary>
public sealed class PowerCuts
{
    /// <summary>Each kind of step is cut off at least so many times; ANMIN_CUTS=100 is the long run, by hand.</summary>
    private static readonly int Cuts = int.Parse(Environment.GetEnvironmentVariable("ANMIN_CUTS") ?? "2", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Databases that one process works on at once, so that one cut hits as many steps; the long run has more of them.</summary>
    private static readonly int Treasuries = Cuts < 20 ? 4 : 12;

    private const int Households = 8;

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 核算_放行_回盘时随时断电_不丢不重_接着办得完(string engine)
    {
        var houses = new List<House>();
        try
        {
            for (var i = 0; i < Treasuries; i++)
            {
                var house = await House.On(engine, new(2025, 12, 20));
                houses.Add(house);
                await house.Open(Households);
            }
            var (cut, dice) = (new Dictionary<string, int> { ["make"] = 0, ["release"] = 0, ["return"] = 0 }, new Random(20261127));
            while (cut.Values.Min() < Cuts)
            {
                foreach (var step in await CutOff(engine, houses, dice))
                {
                    cut[step] = cut.GetValueOrDefault(step) + 1;
                }
                await Task.WhenAll(houses.Select(Balances));
            }
            var last = PayMonth.Parse(await Newest(houses)).Next;
            await Finishes(engine, houses, last);
            foreach (var house in houses)
            {
                await Balances(house);
                await PaidOnce(house, last);
            }
        }
        finally
        {
            foreach (var house in houses)
            {
                await house.DisposeAsync();
            }
        }
    }

    /// <summary>A population file that is read, committed or rolled back while the power fails: done or not begun, and in the end the same register as without any cut.</summary>
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 读人口文件_提交_撤回时随时断电_要么没有要么全有_接着办得完(string engine)
    {
        var houses = new List<House>();
        try
        {
            for (var i = 0; i < Treasuries; i++)
            {
                houses.Add(await House.On(engine));
            }
            var (cut, dice) = (new Dictionary<string, int> { ["read"] = 0, ["commit"] = 0, ["roll-back"] = 0 }, new Random(20261127));
            while (cut.Values.Min() < Cuts)
            {
                foreach (var step in await CutOff(engine, houses, dice, "files"))
                {
                    cut[step]++;
                }
                await Task.WhenAll(houses.Select(AllOrNothing));
            }
            var last = 1;
            foreach (var house in houses)
            {
                await using var db = house.Raw();
                last = Math.Max(last, await db.Imports.CountAsync());
            }
            await Finishes(engine, houses, $"files={last}");
            var never = await House.On(engine);
            houses.Add(never);
            await Finishes(engine, [never], $"files={last}");
            var expected = await SaidOfPeople(never);
            foreach (var house in houses)
            {
                await AllOrNothing(house);
                Assert.Equal(expected, await SaidOfPeople(house));
                Assert.True((await JournalVerifier.Verify(house.It.Database)) is { IsWhole: true });
            }
        }
        finally
        {
            foreach (var house in houses)
            {
                await house.DisposeAsync();
            }
        }
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 夜里筛查时随时断电_一个县要么没有要么全有_接着做完_和没断过的一样(string engine)
    {
        var houses = new List<House>();
        try
        {
            for (var i = 0; i < Treasuries; i++)
            {
                houses.Add(await Watched(engine));
            }
            var (cut, dice) = (0, new Random(20261127));
            while (cut < Cuts)
            {
                cut += (await CutOff(engine, houses, dice, "nights")).Count;
                await Task.WhenAll(houses.Select(NightsWhole));
            }
            var last = 5; // enough nights for somebody to be found and lost again
            foreach (var house in houses)
            {
                await using var db = house.Raw();
                last = Math.Max(last, (await db.Sweeps.MaxAsync(s => (DateOnly?)s.On) ?? Killed.Night.First).DayNumber - Killed.Night.First.DayNumber + 1);
            }
            await Finishes(engine, houses, $"nights={last}");
            var never = await Watched(engine);
            houses.Add(never);
            await Finishes(engine, [never], $"nights={last}");
            var expected = await SaidOfNights(never);
            Assert.Contains(expected, line => line.Contains("已消失", StringComparison.Ordinal));
            foreach (var house in houses)
            {
                await NightsWhole(house);
                Assert.Equal(expected, await SaidOfNights(house));
                Assert.True((await JournalVerifier.Verify(house.It.Database)) is { IsWhole: true });
            }
        }
        finally
        {
            foreach (var house in houses)
            {
                await house.DisposeAsync();
            }
        }
    }

    /// <summary>A register whose households are poor every third day, so that each night finds some and loses some.</summary>
    private static async Task<House> Watched(string engine)
    {
        var house = await House.On(engine, Killed.Night.First);
        await house.Settles([.. Enumerable.Range(1, 40).Select(n => Register.Home(n, n % 2 == 0 ? Rows.Town : Rows.OtherCounty, null))]);
        await using var db = house.Raw();
        for (var n = 1; n <= 40; n++)
        {
            for (var day = 0; day < 330; day++)
            {
                var on = Killed.Night.First.AddDays(day);
                db.Means.Add(new() { HouseholdId = Register.Household(n), Since = on, Until = on, Source = "演示", Wages = (day + n) % 3 == 0 ? 100_000 : 9_000_000 });
            }
        }
        await db.SaveChangesAsync();
        return house;
    }

    /// <summary>Of every county's night either everything is there or nothing: what its row counts is what lies in the tables, and the journal knows each night once.</summary>
    private static async Task NightsWhole(House house)
    {
        await using var db = house.Raw();
        var nights = await db.Sweeps.AsNoTracking().ToListAsync();
        Assert.Equal(nights.Count, await db.Journal.CountAsync(j => j.Action == "county-swept"));
        Assert.Equal(nights.Sum(s => s.New), await db.Discoveries.CountAsync());
        Assert.Equal(nights.Sum(s => s.Gone), await db.Discoveries.CountAsync(d => d.State == Sweeping.DiscoveryState.已消失));
    }

    private static async Task<List<string>> SaidOfNights(House house)
    {
        await using var db = house.Raw();
        var nights = (await db.Sweeps.AsNoTracking().ToListAsync()).Select(s => $"{s.On:yyyy-MM-dd} {s.CountyCode} {s.Register} {s.Digest} {s.Found} {s.New} {s.Gone} {s.Faults}");
        var found = (await db.Discoveries.AsNoTracking().ToListAsync()).Select(d => $"{d.Screening} {d.Subject} {d.CountyCode} {d.Text} {d.FoundOn:yyyy-MM-dd} {d.SeenOn:yyyy-MM-dd} {d.State} {d.ClosedOn:yyyy-MM-dd} {d.Due:yyyy-MM-dd}");
        return [.. nights.Concat(found).Order(StringComparer.Ordinal)];
    }

    /// <summary>Of every import either all rows are there or none; what it wrote is there exactly while it is committed, and the journal knows of each time.</summary>
    private static async Task AllOrNothing(House house)
    {
        await using var db = house.Raw();
        var imports = await db.Imports.AsNoTracking().ToListAsync();
        Assert.Equal(imports.Sum(i => i.Lines), await db.ImportLines.CountAsync());
        Assert.Equal(imports.Count, await db.Journal.CountAsync(j => j.Action == "population-file-read"));
        Assert.Equal(imports.Count(i => i.State == Population.ImportState.已提交), await db.Journal.CountAsync(j => j.Action == "population-imported") - await db.Journal.CountAsync(j => j.Action == "population-rolled-back"));
        foreach (var import in imports)
        {
            var lines = db.ImportLines.Where(l => l.ImportId == import.Id && l.State == Population.ImportLineState.变更);
            var wrote = import.State == Population.ImportState.已提交;
            Assert.Equal(wrote ? await lines.CountAsync(l => l.PersonChanged) : 0, await db.PersonVersions.CountAsync(v => v.EndedBy == import.Id));
            Assert.Equal(wrote ? import.Added : 0, await db.Identities.CountAsync(i => i.Cause == import.Id));
            Assert.Equal(wrote ? await lines.CountAsync(l => l.BookletChanged) : 0, await db.ImportMemberships.CountAsync(m => m.ImportId == import.Id && m.Until == null)
                + (wrote ? await lines.CountAsync(l => l.BookletChanged && !db.ImportMemberships.Any(m => m.ImportId == import.Id && m.PersonId == l.PersonId)) : 0));
        }
    }

    /// <summary>The register as anybody reads it, without ids that differ from run to run.</summary>
    private static async Task<List<string>> SaidOfPeople(House house)
    {
        await using var db = house.Raw();
        var people = (await db.Persons.AsNoTracking().ToListAsync()).Select(p => $"{p.IdNumber} {p.Name} {p.VillageCode} {p.Address} {p.Since} {p.Version}");
        var past = (await (from v in db.PersonVersions join p in db.Persons on v.PersonId equals p.Id select new { p.IdNumber, v.Seq, v.Name, v.Address, v.Since, v.Until }).ToListAsync()).Select(v => $"{v}");
        var homes = (await (from m in db.Memberships join h in db.Households on m.HouseholdId equals h.Id join p in db.Persons on m.PersonId equals p.Id
            select new { h.Number, h.VillageCode, p.IdNumber, m.Relation, m.Since, m.Until }).ToListAsync()).Select(m => $"{m}");
        return [.. people.Concat(past).Concat(homes).Order(StringComparer.Ordinal)];
    }

    /// <summary>Runs a process until half its treasuries are warm, and kills it at a random moment.</summary>
    /// <returns>The steps that were begun and not done.</returns>
    private static async Task<List<string>> CutOff(string engine, List<House> houses, Random dice, string until = "")
    {
        using var process = Start(engine, houses, until);
        var running = new ConcurrentDictionary<string, string>();
        var warm = new HashSet<string>();
        var late = dice.Next(5, 120);
        while (warm.Count < houses.Count / 2)
        {
            var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
            Follow(line, running);
            if (line.StartsWith("done", StringComparison.Ordinal)) { warm.Add(line.Split(' ')[1]); }
        }
        var reading = Task.Run(async () =>
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line) { Follow(line, running); }
        });
        await Task.Delay(late);
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
        return [.. running.Values];
    }

    private static void Follow(string line, ConcurrentDictionary<string, string> running)
    {
        if (line.Split(' ') is [var what, var who, var step])
        {
            if (what == "begin") { running[who] = step; } else { running.TryRemove(who, out _); }
        }
    }

    private static Task Finishes(string engine, List<House> houses, PayMonth last) => Finishes(engine, houses, last.Key);

    private static async Task Finishes(string engine, List<House> houses, string until)
    {
        using var process = Start(engine, houses, until);
        var said = process.StandardOutput.ReadToEndAsync();
        var wrong = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await said;
        Assert.True(process.ExitCode == 0, wrong);
    }

    private static Process Start(string engine, List<House> houses, string until)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["DOTNET_TieredPGO"] = "0" } };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Anmin.Killed.dll"));
        start.ArgumentList.Add(engine);
        start.ArgumentList.Add(until);
        foreach (var house in houses) { start.ArgumentList.Add(house.Connection); }
        return Process.Start(start)!;
    }

    private static async Task<string> Newest(List<House> houses)
    {
        var newest = "2026-01";
        foreach (var house in houses)
        {
            await using var db = house.Raw();
            var month = await db.Batches.MaxAsync(b => (string?)b.Month);
            newest = string.CompareOrdinal(month, newest) > 0 ? month! : newest;
        }
        return newest;
    }

    /// <summary>Whatever was cut off: the ledger says what the lines say, and nobody was paid a month twice.</summary>
    private static async Task Balances(House house)
    {
        await using var db = house.Raw();
        var lines = await db.Lines.AsNoTracking().GroupBy(l => l.State).Select(g => new { g.Key, Fen = g.Sum(l => l.Fen) }).ToDictionaryAsync(g => g.Key, g => g.Fen);
        long Of(params LineState[] states) => states.Sum(s => lines.GetValueOrDefault(s));
        Assert.Equal(Of(LineState.已送), await house.Stands(LedgerAccount.在途));
        Assert.Equal(Of(LineState.退回, LineState.待重发), await house.Stands(LedgerAccount.待重发));
        Assert.Equal(Of(LineState.到账), await house.Stands(LedgerAccount.已发放));
        Assert.Equal(0, await house.Stands(LedgerAccount.待付));
        Assert.Equal(await db.Funds.SumAsync(f => f.BalanceFen), await house.Stands(LedgerAccount.专户县));
        Assert.Equal(0, await db.PaidMonths.Where(p => p.ReversedOn == null).GroupBy(p => new { p.ForMonth, p.Person }).CountAsync(g => g.Count() > 1));
        Assert.Equal(await db.Batches.CountAsync(b => b.ReleasedAt != null), await db.Journal.CountAsync(j => j.Action == "batch-released"));
    }

    /// <summary>Every household, every month, once; every effect in an unbroken journal.</summary>
    private static async Task PaidOnce(House house, PayMonth last)
    {
        await using var db = house.Raw();
        var months = 1;
        for (var month = new PayMonth(2026, 1); month < last; month = month.Next) { months++; }
        var paid = await db.Lines.AsNoTracking().Where(l => l.RepaysNo == null && l.State != LineState.暂缓 && l.State != LineState.不发).GroupBy(l => new { l.GrantId, l.ForMonth }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync();
        Assert.Equal(Households * months, paid.Count);
        Assert.All(paid, p => Assert.Equal(1, p.Count));
        Assert.Equal(0, await db.Lines.CountAsync(l => l.State == LineState.已送 || l.State == LineState.退回));
        Assert.Equal(await db.ReturnFiles.CountAsync(), await db.Journal.CountAsync(j => j.Action == "return-read"));
        Assert.True((await JournalVerifier.Verify(house.It.Database)) is { IsWhole: true });
    }
}
