using System.Diagnostics;
using Anmin.Casework.Store;
using Anmin.Data;
using Anmin.Measures;
using Anmin.Web.Commands;
using Anmin.Web.Demonstration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Anmin.Web.Tests.Cluster;

/// <summary>Two processes of the whole program over one PostgreSQL: one dies without a word while both are at work on the night's sweep.</summary>
public sealed class TwoHouses : IAsyncLifetime
{
    private readonly string name = $"t_{Guid.NewGuid():n}";
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"anmin-cluster-{Guid.NewGuid():n}");
    private readonly List<Process> processes = [];

    public async ValueTask InitializeAsync()
    {
        await Admin($"create database {name}");
        Directory.CreateDirectory(folder);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ANMIN_DATA"] = folder, ["Anmin:Provider"] = Setup.Npgsql, ["Anmin:Connection"] = For(name, "make-city"),
        }).Build();
        var code = await CommandLine.Run(["make-city", "--people", "6000"], AllMeasures.List, new(Stream.Null, Stream.Null, TextWriter.Null, settings, default));
        Assert.Equal(0, code);
        NpgsqlConnection.ClearPool(new(For(name, "make-city")));
        await Admin($"create database {name}_alone template {name}");
    }

    [Fact]
    public async Task 两个进程一起筛查_杀掉一个_另一个接着做完_结果与一个进程做的逐字节相同()
    {
        await using (var holding = new NpgsqlConnection(For(name, "test")))
        {
            // Whoever has found something has to wait with writing it down: so both are in the middle when one is killed.
            await holding.OpenAsync();
            await using var transaction = await holding.BeginTransactionAsync();
            await Run(holding, "LOCK TABLE sweeps IN EXCLUSIVE MODE");
            // The first one never begins by itself; the second one does, once both are there.
            var first = Start("one", hour: 25);
            await Until(async () => await Count("SELECT count(*) FROM orleansmembershiptable WHERE status = 3") == 1, "第一个进程在了");
            Start("two", hour: 0);
            await Until(async () => await Waiting("one") > 0 && await Waiting("two") > 0, "两个进程都在等着写");
            first.Kill(entireProcessTree: true);
            await first.WaitForExitAsync();
            await transaction.CommitAsync();
        }
        await using var db = Open(name);
        await Until(async () => await db.Sweeps.CountAsync() == 10, "另一个进程把十个县做完");

        var alone = Alone();
        await alone.Sweeps.Run(alone.Database.Today);
        await using var single = alone.Database.OpenForSystem();
        Assert.Equal(await Swept(single), await Swept(db));
        Assert.Equal(await Found(single), await Found(db));
        Assert.NotEmpty(await Found(db));
    }

    private Casework.CaseworkServices Alone() => Declared.Services(AllMeasures.List,
        new Database(Setup.Options(Setup.Npgsql, For(name + "_alone", "alone")), new DemonstrationClock(TimeProvider.System, Calendar.Official, Path.Combine(folder, "demonstration-days"))),
        Path.Combine(folder, "files"), demonstration: true);

    private Process Start(string called, int hour)
    {
        var data = Path.Combine(folder, called);
        Directory.CreateDirectory(data);
        File.Copy(Path.Combine(folder, "demonstration-days"), Path.Combine(data, "demonstration-days"));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Anmin.Web.dll"), "--urls", $"http://127.0.0.1:{FreePort()}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (key, value) in new Dictionary<string, string>
        {
            ["ANMIN_DATA"] = data, ["Anmin__Provider"] = Setup.Npgsql, ["Anmin__Connection"] = For(name, called),
            ["Anmin__Cluster__SiloPort"] = $"{FreePort()}", ["Anmin__Cluster__GatewayPort"] = $"{FreePort()}", ["DOTNET_TieredPGO"] = "0", ["Anmin__SweepHour"] = $"{hour}",
        })
        {
            start.Environment[key] = value;
        }
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        processes.Add(process);
        return process;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>What a query counts; nothing while the table is not there yet.</summary>
    private async Task<long> Count(string sql)
    {
        await using var looking = new NpgsqlConnection(For(name, "looking"));
        await looking.OpenAsync();
        await using var command = new NpgsqlCommand(sql, looking);
        try
        {
            return (long)(await command.ExecuteScalarAsync())!;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return 0;
        }
    }

    /// <summary>Connections of a process that wait for the lock.</summary>
    private async Task<long> Waiting(string called)
    {
        // A transaction sees who is active as of its first look: each look is one of its own.
        await using var looking = new NpgsqlConnection(For(name, "looking"));
        await looking.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE application_name = @called AND wait_event_type = 'Lock' AND datname = current_database()", looking);
        command.Parameters.AddWithValue("called", called);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<string> Swept(AnminDb db) => string.Join('\n', await db.Sweeps.OrderBy(s => s.CountyCode).Select(s => $"{s.CountyCode} {s.On} {s.Register} {s.Digest} {s.Found} {s.New}").ToListAsync());

    private static async Task<string> Found(AnminDb db) => string.Join('\n', (await db.Discoveries.OrderBy(d => d.CountyCode).ThenBy(d => d.Screening).ThenBy(d => d.Subject).ToListAsync())
        .Select(d => $"{d.CountyCode} {d.Screening} {d.Subject} {d.Text} {d.DueFen} {d.PaidFen} {d.Reasons} {d.FoundOn} {d.Due}"));

    private async Task Until(Func<Task<bool>> holds, string what)
    {
        var patience = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(3), $"等不到：{what}");
            Assert.True(processes.Any(p => !p.HasExited), $"进程都停了，还没有：{what}");
            await Task.Delay(100);
        }
    }

    private static AnminDb Open(string database) => new Database(Setup.Options(Setup.Npgsql, For(database, "test")), TimeProvider.System).OpenForSystem();

    private static string For(string database, string application) => new NpgsqlConnectionStringBuilder(Server) { Database = database, ApplicationName = application, MaxPoolSize = 20 }.ConnectionString;

    private static string Server => Environment.GetEnvironmentVariable("ANMIN_TEST_PG") ?? throw new InvalidOperationException("没有测试用的 PostgreSQL：请用 ./test 运行，它会启动一个临时的");

    private static async Task Admin(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await Run(connection, sql);
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            if (!process.HasExited) { process.Kill(entireProcessTree: true); }
            process.Dispose();
        }
        NpgsqlConnection.ClearAllPools();
        await Admin($"drop database if exists {name} with (force)");
        await Admin($"drop database if exists {name}_alone with (force)");
        Directory.Delete(folder, recursive: true);
    }
}
