using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>Which engine, and how a context talks to it. Engine-specific SQL lives in this folder only.</summary>
public static class Setup
{
    public const string Sqlite = "sqlite";
    public const string Npgsql = "npgsql";

    /// <summary>Options for one of the two engines with its own migrations.</summary>
    public static DbContextOptions<AnminDb> Options(string provider, string connection)
    {
        var builder = new DbContextOptionsBuilder<AnminDb>();
        _ = provider switch
        {
            Sqlite => builder.UseSqlite(connection, o => o.MigrationsAssembly("Anmin.Store.Sqlite")),
            Npgsql => builder.UseNpgsql(connection, o => o.MigrationsAssembly("Anmin.Store.Npgsql")),
            _ => throw new ArgumentException($"不认识的数据库类型「{provider}」，应为 {Sqlite} 或 {Npgsql}", nameof(provider)),
        };
        return builder.UseSnakeCaseNamingConvention().Options;
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
}
