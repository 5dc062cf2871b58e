using Microsoft.Data.Sqlite;
using Npgsql;

namespace Anmin.Casework.Store;

/// <summary>Tells a database that cannot be reached or cannot take anything from one that says no: the first passes by itself, and nothing of the effect is stored.</summary>
public static class OutOfReach
{
    /// <summary>Whether the database is down, starting, out of connections, or its disk is full.</summary>
    public static bool Is(Exception? failure) => failure switch
    {
        null => false,
        // 08 connection, 53 resources (53100: disk full), 57P starting or shutting down, 55000: closed for connections
        PostgresException p => p.SqlState.StartsWith("08", StringComparison.Ordinal) || p.SqlState.StartsWith("53", StringComparison.Ordinal)
            || p.SqlState.StartsWith("57P", StringComparison.Ordinal) || p.SqlState == "55000" || IsDoorShut(p),
        NpgsqlException { IsTransient: true } => true,
        // 5 busy for longer than anybody waits, 10 the disk fails, 13 it is full, 14 the file cannot be opened
        SqliteException { SqliteErrorCode: 5 or 10 or 13 or 14 } => true,
        _ => Is(failure.InnerException),
    };

    /// <summary>A server without room cannot open a connection either: it cannot write the connection's own file, and says so as a fault of its own that ends the connection.</summary>
    private static bool IsDoorShut(PostgresException p) => p.InvariantSeverity is "FATAL" or "PANIC" && p.SqlState.StartsWith("XX", StringComparison.Ordinal);
}
