using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Anmin.Casework.Store;

/// <summary>Which engine, and how a context talks to it. Engine-specific SQL lives in this folder only.</summary>
public static class Setup
{
    public const string Sqlite = "sqlite";
    public const string Npgsql = "npgsql";

    /// <summary>A list is one parameter: with one parameter a value, the area predicate of every query would be written as SQL anew each time it runs.</summary>
    private const ParameterTranslationMode WholeList = ParameterTranslationMode.Parameter;

    /// <summary>Options for one of the two engines with its own migrations.</summary>
    public static DbContextOptions<AnminDb> Options(string provider, string connection, params IReadOnlyList<IInterceptor> interceptors)
    {
        var builder = new DbContextOptionsBuilder<AnminDb>();
        _ = provider switch
        {
            Sqlite => builder.UseSqlite(connection, o => o.MigrationsAssembly("Anmin.Store.Sqlite").UseParameterizedCollectionMode(WholeList)),
            Npgsql => builder.UseNpgsql(connection, o => o.MigrationsAssembly("Anmin.Store.Npgsql").UseParameterizedCollectionMode(WholeList)),
            _ => throw new ArgumentException($"不认识的数据库类型「{provider}」，应为 {Sqlite} 或 {Npgsql}", nameof(provider)),
        };
        return builder.UseSnakeCaseNamingConvention().AddInterceptors([.. interceptors, OnOpening.Patient]).Options;
    }

    /// <summary>Brings the schema up to date; on SQLite switches on the write-ahead log.</summary>
    public static async Task Migrate(AnminDb db)
    {
        await db.Database.MigrateAsync();
        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        }
    }

    /// <summary>Everything that was written without waiting reaches the disk; on SQLite the file may then be moved.</summary>
    internal static async Task Finish(AnminDb db)
    {
        if (db.Database.GetDbConnection() is SqliteConnection file)
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=FULL; PRAGMA wal_checkpoint(TRUNCATE);");
            await db.Database.CloseConnectionAsync();
            SqliteConnection.ClearPool(file);
        }
    }
}

/// <summary>Says something to SQLite on every connection that is opened; the other engine is not spoken to.</summary>
internal sealed class OnOpening(string pragma) : DbConnectionInterceptor
{
    /// <summary>
    /// Asks again after a millisecond, then after a few, whether another writer is done. Left to itself the driver asks every 150 ms,
    /// so that two clerks who save at once would wait that long for a write of five; its time-out still holds for whoever waits longer than this.
    /// </summary>
    public static OnOpening Patient { get; } = new("PRAGMA busy_timeout=1000;");

    /// <summary>Does not wait for the disk: only for a file nobody uses yet.</summary>
    public static OnOpening Hurried { get; } = new("PRAGMA synchronous=OFF;");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (connection is SqliteConnection)
        {
            using var command = Said(connection);
            command.ExecuteNonQuery();
        }
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (connection is SqliteConnection)
        {
            await using var command = Said(connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private DbCommand Said(DbConnection connection)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // one of the two above
        command.CommandText = pragma;
#pragma warning restore CA2100
        return command;
    }
}
