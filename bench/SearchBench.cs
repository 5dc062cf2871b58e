using System.Diagnostics;
using System.Globalization;
using Anmin.Casework;
using Anmin.Casework.Geography;
using Anmin.Casework.People;
using Anmin.Casework.Policies;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Values;
using Anmin.Data.City;
using Anmin.Measures;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Anmin.Bench;

/// <summary>P5: two characters of a name against three, first twenty, in a register of a million and of more; LIKE over the same rows beside it.</summary>
internal static class SearchBench
{
    private const int Chunk = 40_000;

    private static readonly Caller City = new(Guid.NewGuid(), Guid.NewGuid(), "刘主任", Role.市级, Caller.City, "bench");
    private static readonly Caller County = new(Guid.NewGuid(), Guid.NewGuid(), "赵审核", Role.县区审核, DivisionCode.Of("610902"), "bench");

    /// <param name="more">A second, larger register, or 0 for none; both are asked in turn, so that what else the machine does touches both alike.</param>
    public static async Task Run(Report report, int rows, int more, int rounds, string? server)
    {
        int[] sizes = [.. new[] { rows, more }.Where(c => c > 0).Distinct().Order()];
        var files = sizes.Select(_ => Path.Combine(Path.GetTempPath(), $"anmin-bench-{Guid.NewGuid():n}.db")).ToList();
        try
        {
            await On(report, "sqlite", Setup.Sqlite, [.. files.Select(f => $"Data Source={f}")], sizes, rounds);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            foreach (var left in files.SelectMany(f => new[] { f, f + "-wal", f + "-shm" })) { File.Delete(left); }
        }
        if (server is null)
        {
            Console.Error.WriteLine("没有写 --server，PostgreSQL 这一半没有量");
            return;
        }
        var names = sizes.Select(_ => $"bench_{Guid.NewGuid():n}").ToList();
        foreach (var name in names) { await Admin(server, $"create database {name}"); }
        try
        {
            await On(report, "postgresql", Setup.Npgsql, [.. names.Select(n => new NpgsqlConnectionStringBuilder(server) { Database = n, CommandTimeout = 3600 }.ConnectionString)], sizes, rounds);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            foreach (var name in names) { await Admin(server, $"drop database {name} with (force)"); }
        }
    }

    private static async Task On(Report report, string engine, string provider, string[] connections, int[] sizes, int rounds)
    {
        List<CaseworkServices> houses = [];
        foreach (var (connection, size) in connections.Zip(sizes))
        {
            var watch = Stopwatch.StartNew();
            houses.Add(await Built(provider, connection, size));
            Report.Line($"P5 search fill, {engine}", "rows_per_s", size / watch.Elapsed.TotalSeconds, ("rows", size));
        }
        var times = new Dictionary<(string What, string Who, int Size), List<double>>();
        var found = new Dictionary<(string What, string Who, int Size), int>();
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (what, texts) in Asked)
            {
                foreach (var text in texts)
                {
                    foreach (var (who, caller) in new[] { ("county", County), ("city", City) })
                    {
                        foreach (var (house, size) in houses.Zip(sizes))
                        {
                            var watch = Stopwatch.StartNew();
                            var page = await house.PersonSearch.Find(caller, new(SearchBy.姓名, text));
                            var key = (what, who, size);
                            if (round == 0)
                            {
                                found[key] = found.GetValueOrDefault(key) + page.People.Count;
                            }
                            else
                            {
                                (times.TryGetValue(key, out var so) ? so : times[key] = []).Add(watch.Elapsed.TotalMilliseconds);
                            }
                        }
                    }
                }
            }
        }
        foreach (var (key, all) in times)
        {
            Report.Line($"P5 search {key.What} in a {key.Who}, {engine}", "ms", Report.Median(all), ("rows", key.Size), ("ms_max", Math.Round(all.Max(), 1)), ("checksum", found[key]));
        }
        double Ms(string what, string who, int size) => Report.Median(times[(what, who, size)]);
        foreach (var who in new[] { "county", "city" })
        {
            report.AtMost($"P5 search, {engine}, {who}: two characters / three", Ms("two", who, sizes[^1]) / Ms("three", who, sizes[^1]), 5);
            report.AtMost($"P5 search, {engine}, {who}: a frequent pair / three", Ms("frequent", who, sizes[^1]) / Ms("three", who, sizes[^1]), 5);
            foreach (var what in sizes.Length > 1 ? Asked.Select(a => a.What) : [])
            {
                report.AtMost($"P5 search, {engine}, {what}, {who}: {sizes[1]:#,##0} / {sizes[0]:#,##0} rows", Ms(what, who, sizes[1]) / Ms(what, who, sizes[0]), 1.5);
            }
        }
        var like = await Like(houses[^1].Database, Asked[0].Texts);
        Report.Line($"P5 search by LIKE, {engine}", "ms", like, ("rows", sizes[^1]));
        report.AtLeast($"P5 search, {engine}: LIKE / two characters, in a county", like / Ms("two", "county", sizes[^1]), 5);
    }

    private static async Task<CaseworkServices> Built(string provider, string connection, int size)
    {
        var database = Database.At(provider, connection, TimeProvider.System);
        await using (var db = database.OpenForSystem())
        {
            await Setup.Migrate(db);
            db.Divisions.AddRange(Data.Divisions.All.Select(d => new Division { Code = d.Code, Name = d.Name, ParentCode = d.ParentCode, From = d.From, To = d.To }));
            await db.SaveChangesAsync();
        }
        using var people = People().GetEnumerator();
        await Fill(database, people, size);
        return new(new Catalogue(AllMeasures.List), Policies.Book([typeof(AllMeasures).Assembly]), Data.Calendar.Official, database, Path.GetTempPath(), demonstration: true);
    }

    /// <summary>Pairs of given names that some have, their three characters, pairs that very many have, sounds and initials.</summary>
    private static readonly (string What, string[] Texts)[] Asked =
    [
        ("two", ["秀芳", "桂英", "文𬭎", "福明", "雅婧"]),
        ("three", ["王秀芳", "李桂英", "张文𬭎", "刘福明", "陈雅婧"]),
        ("frequent", ["王秀", "李建", "王梓", "张国"]),
        ("pinyin", ["wangxiufang", "guiying"]),
        ("initials", ["wxf", "lgy"]),
    ];

    private static async Task Fill(Database database, IEnumerator<PersonRow> people, int count)
    {
        for (var left = count; left > 0;)
        {
            var chunk = new List<PersonRow>(Chunk);
            while (chunk.Count < Math.Min(Chunk, left) && people.MoveNext()) { chunk.Add(people.Current); }
            await using var db = database.OpenForSystem();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await Settling.People(db, chunk);
            await transaction.CommitAsync();
            left -= chunk.Count;
        }
        await using var done = database.OpenForSystem();
        await PersonSearchSql.Settled(done);
    }

    /// <summary>The people of the made-up city, household after household.</summary>
    private static IEnumerable<PersonRow> People()
    {
        var n = 0;
        foreach (var household in DemonstrationCity.Generate(int.MaxValue, 42, new(2026, 9, 1)))
        {
            var village = DivisionCode.Of(household.Village);
            foreach (var p in household.People)
            {
                yield return new()
                {
                    Id = Guid.Parse($"00000000-0000-7000-8000-{++n:X12}"), Name = p.Name, IdNumber = p.IdNumber, Born = p.BirthDate, Hukou = HukouKind.农村, HukouVillage = household.Village,
                    CountyCode = village.County.Value, TownCode = village.Town.Value, VillageCode = household.Village, Address = household.Address, Since = new(2024, 9, 1), Version = 1,
                };
            }
        }
    }

    /// <summary>What one writes first: the name contains it, in the county, twenty by village.</summary>
    private static async Task<double> Like(Database database, string[] texts)
    {
        await using var db = database.Open(County);
        var times = new List<double>();
        foreach (var text in texts.Take(3))
        {
            var watch = Stopwatch.StartNew();
            await db.Persons.AsNoTracking().Where(p => p.Name.Contains(text)).OrderBy(p => p.VillageCode).ThenBy(p => p.Id).Take(20).ToListAsync();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        return Report.Median(times);
    }

    private static async Task Admin(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a name that this program made up
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
