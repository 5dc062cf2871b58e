using System.Diagnostics;
using Anmin.Casework;
using Anmin.Casework.Geography;
using Anmin.Casework.People;
using Anmin.Casework.Policies;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Data.City;
using Anmin.Measures;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Anmin.Bench;

/// <summary>P7: a county's population file read and compared, committed and rolled back, against the bare copying of the rows it writes into empty tables with the same keys and indexes, inside the database.</summary>
internal static class ImportBench
{
    private static readonly DivisionCode County = DivisionCode.Of("610924");

    private static readonly string[] Head = ["证件号码", "姓名", "户籍类别", "居住地", "地址", "户号", "与户主关系", "共同生活户号", "共同生活关系"];

    /// <summary>What a commit writes, and with it the words by which people are found.</summary>
    private static readonly string[] Written = ["persons", "identities", "households", "memberships", "person_tokens"];

    public static async Task Run(Report report, int rows, string? server)
    {
        var file = Path.Combine(Path.GetTempPath(), $"anmin-bench-{Guid.NewGuid():n}.db");
        var lines = Lines(rows);
        try
        {
            await On(report, "sqlite", Setup.Sqlite, $"Data Source={file}", lines);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            foreach (var left in new[] { file, file + "-wal", file + "-shm" }) { File.Delete(left); }
        }
        if (server is null)
        {
            Console.Error.WriteLine("没有写 --server，PostgreSQL 这一半没有量");
            return;
        }
        var name = $"bench_{Guid.NewGuid():n}";
        await Admin(server, $"create database {name}");
        try
        {
            await On(report, "postgresql", Setup.Npgsql, new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString, lines);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await Admin(server, $"drop database {name} with (force)");
        }
    }

    private static async Task On(Report report, string engine, string provider, string connection, List<SourceLine> lines)
    {
        var database = Database.At(provider, connection, TimeProvider.System);
        await using (var db = database.OpenForSystem())
        {
            await Setup.Migrate(db);
            db.Divisions.AddRange(Data.Divisions.All.Select(d => new Division { Code = d.Code, Name = d.Name, ParentCode = d.ParentCode, From = d.From, To = d.To }));
            await db.SaveChangesAsync();
        }
        var house = new CaseworkServices(new Catalogue(AllMeasures.List), Policies.Book([typeof(AllMeasures).Assembly]), Data.Calendar.Official, database, Path.GetTempPath(), demonstration: true);
        var rows = lines.Count - 1;
        var id = Guid.Empty;

        var read = await Timed(async () => id = (await house.PopulationImports.Read(Caller.System, new("人口.csv", $"{rows}", "UTF-8", false, () => lines), County)).Id);
        var it = await Look(database, id);
        if (it.Added != rows)
        {
            throw new InvalidOperationException($"{rows} 行里只有 {it.Added} 行是新增：{it.Faulty} 行有错");
        }
        var commit = await Timed(async () => await house.PopulationImports.Commit(Caller.System, id, (await Look(database, id)).Version));
        var (bareLines, bareRows) = await Bare(database);
        var again = await Timed(() => house.PopulationImports.Read(Caller.System, new("再一次.csv", "again", "UTF-8", false, () => lines), County));
        var back = await Timed(async () => await house.PopulationImports.RollBack(Caller.System, id, (await Look(database, id)).Version));
        await using (var db = database.OpenForSystem())
        {
            if (await db.Persons.AnyAsync() || await db.Memberships.AnyAsync() || await db.PersonTokens.AnyAsync())
            {
                throw new InvalidOperationException("撤回以后还有人留在底册里");
            }
        }

        foreach (var (what, seconds) in new[] { ("read", read), ("commit", commit), ("read again, nothing changed", again), ("roll-back", back), ("bare copy of the file's rows", bareLines), ("bare copy of what is written", bareRows) })
        {
            Report.Line($"P7 import {what}, {engine}", "rows_per_s", rows / seconds, ("rows", rows), ("s", Math.Round(seconds, 2)));
        }
        report.AtMost($"P7 import, {engine}: read and compare / bare copy of the file's rows", read / bareLines, 40);
        report.AtMost($"P7 import, {engine}: commit / bare copy of what is written", commit / bareRows, 8);
        report.AtMost($"P7 import, {engine}: roll-back / bare copy of what is written", back / bareRows, 8);
    }

    /// <summary>Copies what is there into empty tables with the same keys and indexes, in one transaction each.</summary>
    /// <returns>Seconds for the rows of the file, and for those of the register.</returns>
    private static async Task<(double Lines, double Rows)> Bare(Database database)
    {
        await using var db = database.OpenForSystem();
#pragma warning disable EF1002, EF1003 // names of tables are this file's own
        foreach (var table in Written.Append("import_lines"))
        {
            if (db.Database.IsNpgsql())
            {
                await db.Database.ExecuteSqlRawAsync($"CREATE TABLE bare_{table} (LIKE {table} INCLUDING INDEXES)");
                continue;
            }
            foreach (var made in await db.Database.SqlQuery<string>($"SELECT sql AS \"Value\" FROM sqlite_master WHERE tbl_name = {table} AND sql IS NOT NULL AND type IN ('table', 'index') ORDER BY type DESC").ToListAsync())
            {
                await db.Database.ExecuteSqlRawAsync(made.Replace($"\"{table}\"", $"\"bare_{table}\"", StringComparison.Ordinal).Replace("\"ix_", "\"bare_ix_", StringComparison.Ordinal).Replace("{", "{{", StringComparison.Ordinal));
            }
        }
        async Task Copy(params string[] tables)
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var table in tables) { await db.Database.ExecuteSqlRawAsync($"INSERT INTO bare_{table} SELECT * FROM {table}"); }
            await transaction.CommitAsync();
        }
#pragma warning restore EF1002, EF1003
        return (await Timed(() => Copy("import_lines")), await Timed(() => Copy(Written)));
    }

    /// <summary>The people of the made-up city, all put into the villages of one county.</summary>
    private static List<SourceLine> Lines(int rows)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
        string[] villages = [.. Data.Divisions.All.Where(d => d.Code.StartsWith("610924", StringComparison.Ordinal) && DivisionCode.Of(d.Code).Level == DivisionLevel.Village && d.From <= today && (d.To is null || d.To >= today)).Select(d => d.Code)];
        List<SourceLine> lines = [new(1, Head)];
        var household = 0;
        foreach (var home in DemonstrationCity.Generate(int.MaxValue, 42, new(2026, 9, 1)))
        {
            household++;
            foreach (var (i, p) in home.People.Index())
            {
                if (lines.Count > rows)
                {
                    return lines;
                }
                var relation = i == 0 ? "户主" : "其他";
                lines.Add(new(lines.Count + 1, [p.IdNumber, p.Name, "农村", villages[household % villages.Length], home.Address, $"H{household}", relation, $"G{household}", relation]));
            }
        }
        return lines;
    }

    private static async Task<ImportRow> Look(Database database, Guid id)
    {
        await using var db = database.OpenForSystem();
        return await db.Imports.AsNoTracking().SingleAsync(i => i.Id == id);
    }

    private static async Task<double> Timed(Func<Task> what)
    {
        var watch = Stopwatch.StartNew();
        await what();
        return watch.Elapsed.TotalSeconds;
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
