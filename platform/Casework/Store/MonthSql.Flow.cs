using System.Globalization;
using Anmin.Casework.Ledger;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Anmin.Casework.Store;

/// <summary>A whole month: one connection reads and computes, the batch's own writes what flows to it, and both work at once. It is read outside the transaction: it must not need what the transaction has written.</summary>
internal static partial class MonthSql
{
    /// <summary>In the order of the village index, family by family: what has to be sorted first can only flow when all of it is there.</summary>
    private const string InOrder = "SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL max_parallel_workers_per_gather = 0";

    private const int Chunk = 1 << 16;

    /// <summary>On PostgreSQL what flows is never unpacked, and COPY writes many rows at a time where INSERT … SELECT writes one.</summary>
    /// <param name="select">What the lines are, with places {1} to {3}; the types are those of the table's columns.</param>
    private static async Task Flow(AnminDb db, BatchRow batch, string select)
    {
        var writer = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var reader = writer.CloneWith(writer.ConnectionString);
        await reader.OpenAsync();
        await using var transaction = await reader.BeginTransactionAsync();
        await using (var plan = new NpgsqlCommand(InOrder, reader, transaction))
        {
            await plan.ExecuteNonQueryAsync();
        }
        var asked = Written(select, batch, $"'{batch.Id}'::uuid");
        await using var from = await reader.BeginRawBinaryCopyAsync($"COPY ({asked}) TO STDOUT (FORMAT BINARY)");
        await using var to = await writer.BeginRawBinaryCopyAsync($"COPY lines ({Columns}) FROM STDIN (FORMAT BINARY)");
        try
        {
            await from.CopyToAsync(to, Chunk);
        }
        catch
        {
            await to.CancelAsync();
            throw;
        }
    }

    /// <summary>On SQLite two threads do it; the lines are numbered as they arrive.</summary>
    private static Task FlowInFile(AnminDb db, BatchRow batch, string select)
    {
        var places = Columns.Split(',').Select((c, i) => c.Trim() == "no" ? "?" + (Columns.Count(x => x == ',') + 2) : "?" + (i + 1));
        return SqliteFlow.Copy((SqliteConnection)db.Database.GetDbConnection(), $"{Written(select, batch, $"'{batch.Id.ToString().ToUpperInvariant()}'")} ORDER BY g.village_code, g.id",
            $"INSERT INTO lines ({Columns}) VALUES ({string.Join(", ", places)})", 0);
    }

    private static string Written(string sql, BatchRow batch, string id) =>
        string.Format(CultureInfo.InvariantCulture, sql, null, Code(batch.Programme), id, $"'{PayMonth.Parse(batch.Month).Key}'");
}
