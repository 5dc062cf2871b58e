using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Anmin.Casework.Tests;

/// <summary>A whole house on an empty database of one engine, with people in two counties and a clock that the test turns.</summary>
public sealed class House : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplate);
    private static readonly Lazy<Task> NpgsqlTemplate = new(MakeNpgsqlTemplate);

    /// <summary>One template a build: two checkouts may test on one server at the same time.</summary>
    private static readonly string TemplateName = $"anmin_template_{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(AppContext.BaseDirectory)))[..12]}";

    private readonly string? file;
    private readonly string? pgName;
    private readonly string connection;
    private readonly string provider;
    private readonly DateTimeOffset start;
    private int slipped;

    private House(string provider, string connection, string? file, string? pgName, DateOnly? day = null)
    {
        (this.provider, this.connection, this.file, this.pgName) = (provider, connection, file, pgName);
        start = Morning(day ?? new(2026, 9, 1));
        Clock = new(start);
        It = Build();
    }

    /// <summary>Where its database is, for a process of its own.</summary>
    public string Connection => connection;

    public FakeTimeProvider Clock { get; }

    public CaseworkServices It { get; }

    /// <summary>What the scanner says of a file; clean unless a test says otherwise.</summary>
    public Records.Scan Scan { get; set; } = _ => Task.FromResult(true);

    /// <summary>The way to a source; by file unless a test says otherwise.</summary>
    public Func<string, Verification.ISourcePort?> Ways { get; set; } = _ => null;

    /// <summary>Stands for the key ring: what is sealed reads like nothing, and is the same in another process.</summary>
    public static Records.Seal Seal { get; } = Killed.OpenSeal.It;

    /// <summary>Where its papers lie.</summary>
    public string Files { get; } = Path.Combine(Path.GetTempPath(), $"anmin-files-{Guid.NewGuid():n}");

    /// <summary>Both engines, for theories.</summary>
    public static TheoryData<string> Engines => [Setup.Sqlite, Setup.Npgsql];

    public static Caller Resident { get; } = Person(1, "向秀兰", Role.居民, "610924100201");
    public static Caller OtherResident { get; } = Person(2, "陈大山", Role.居民, "610924100201");
    public static Caller Helper { get; } = Person(3, "李协理", Role.村级协理, "610924100201");
    public static Caller Clerk { get; } = Person(4, "周敏", Role.镇办经办, "610924100000");
    public static Caller Clerk2 { get; } = Person(5, "陈立", Role.镇办经办, "610924100000");
    public static Caller Lead { get; } = Person(6, "王镇长", Role.镇办负责, "610924100000");
    public static Caller Reviewer { get; } = Person(7, "赵审核", Role.县区审核, "610924000000");
    public static Caller Reviewer2 { get; } = Person(8, "钱审核", Role.县区审核, "610924000000");
    public static Caller Chief { get; } = Person(9, "孙局长", Role.县区负责, "610924000000");
    public static Caller City { get; } = Person(10, "刘主任", Role.市级, "610900000000");
    public static Caller SiblingClerk { get; } = Person(11, "邻镇经办", Role.镇办经办, "610924101000");
    public static Caller OtherCounty { get; } = Person(12, "外县审核", Role.县区审核, "610921000000");

    public static Caller Finance { get; } = Person(13, "冯会计", Role.县区财务, "610924000000");
    public static Caller Finance2 { get; } = Person(14, "何出纳", Role.县区财务, "610924000000");
    public static Caller OtherFinance { get; } = Person(15, "外县会计", Role.县区财务, "610921000000");

    public static IReadOnlyList<Caller> Everybody { get; } =
        [Resident, OtherResident, Helper, Clerk, Clerk2, Lead, Reviewer, Reviewer2, Chief, City, SiblingClerk, OtherCounty, Finance, Finance2, OtherFinance];

    /// <summary>A house that opens at ten in the morning of a day.</summary>
    public static async Task<House> On(string provider, DateOnly? day = null)
    {
        House house;
        if (provider == Setup.Sqlite)
        {
            var file = Path.Combine(Path.GetTempPath(), $"anmin-{Guid.NewGuid():n}.db");
            File.Copy(await SqliteTemplate.Value, file);
            house = new(provider, At(file), file, null, day);
        }
        else
        {
            await NpgsqlTemplate.Value;
            var name = $"t_{Guid.NewGuid():n}";
            await Admin($"create database {name} template {TemplateName}");
            house = new(provider, For(name), null, name, day);
        }
        return house;
    }

    /// <summary>The same database seen by another process: own services, own caches.</summary>
    /// <param name="shipped">Other parameters than those that lie beside the rules.</param>
    public CaseworkServices Build(bool demonstration = true, Core.Deciding.PolicyBook? shipped = null) => new(
        new Catalogue([new LibraryCardMeasure()]), shipped ?? TestPolicies.Book, TestCalendar.Workdays, Database.At(provider, connection, Clock),
        Files, demonstration, file => Scan(file), code => Ways(code), Seal);

    /// <summary>Turns the clock on by days, to ten in the morning of Asia/Shanghai.</summary>
    public void Pass(int days)
    {
        slipped += days;
        Clock.SetUtcNow(start.AddDays(slipped));
    }

    /// <summary>Somebody with the database's own password removes what guards a table.</summary>
    public async Task Unguard(string table)
    {
        await using var db = Raw();
        await db.Database.ExecuteSqlRawAsync(provider == Setup.Npgsql
            ? $"ALTER TABLE {table} DISABLE TRIGGER ALL"
            : $"DROP TRIGGER {table}_unchanged; DROP TRIGGER {table}_kept;");
    }

    public AnminDb Raw() => It.Database.OpenForSystem();

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Files))
        {
            Directory.Delete(Files, recursive: true);
        }
        if (file is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            foreach (var path in new[] { file, file + "-wal", file + "-shm" })
            {
                File.Delete(path);
            }
        }
        if (pgName is not null)
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(connection));
            await Admin($"drop database if exists {pgName} with (force)");
        }
    }

    private static DateTimeOffset Morning(DateOnly day) => new(day.ToDateTime(new TimeOnly(2, 0)), TimeSpan.Zero);

    private static Caller Person(int n, string name, Role role, string area) =>
        new(new Guid(n, 0, 0, new byte[8]), new Guid(n, 1, 0, new byte[8]), name, role, DivisionCode.Of(area), "test");

    private async Task Fill()
    {
        await using var db = It.Database.OpenForSystem();
        await Setup.Migrate(db);
        db.Divisions.AddRange(TestDivisions.Rows());
        foreach (var who in Everybody)
        {
            db.Accounts.Add(new() { Id = who.Account, Human = who.Human, Name = who.Name, Role = who.Role, Area = who.Area.Value });
        }
        await db.SaveChangesAsync();
        It.Database.ForgetDivisions();
    }

    /// <summary>A file that is migrated and filled once; every test takes a copy.</summary>
    private static async Task<string> MakeSqliteTemplate()
    {
        var file = Path.Combine(Path.GetTempPath(), $"anmin-template-{Guid.NewGuid():n}.db");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        await using (var template = new House(Setup.Sqlite, At(file), null, null))
        {
            await template.Fill();
            await template.It.Database.Finish();
        }
        return file;
    }

    private static async Task MakeNpgsqlTemplate()
    {
        await Admin($"drop database if exists {TemplateName} with (force)");
        await Admin($"create database {TemplateName}");
        var template = new House(Setup.Npgsql, For(TemplateName), null, null);
        await template.Fill();
        NpgsqlConnection.ClearPool(new NpgsqlConnection(For(TemplateName)));
    }

    private static string At(string file) => $"Data Source={file};Default Timeout=30";

    private static string For(string database) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    private static string Server => Environment.GetEnvironmentVariable("ANMIN_TEST_PG")
        ?? throw new InvalidOperationException("没有测试用的 PostgreSQL：请用 ./test 运行，它会启动一个临时的");

    private static async Task Admin(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
