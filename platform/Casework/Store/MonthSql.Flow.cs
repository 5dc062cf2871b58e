using System.Globalization;
using Anmin.Casework.Ledger;
using Anmin.Core.Values;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Anmin.Casework.Store;

/// <summary>A whole month: one connection reads and computes, the batch's own writes what flows to it, and both work at once. It is read outside the transaction: it must not need what the transaction has written.</summary>
internal static partial class MonthSql
{
    /// <summary>Lines on their way.</summary>
    /// <param name="Select">The query for an expression that numbers its rows, with places {1} programme, {2} batch, {3} month, {4} <paramref name="Before"/>; the types are those of the table's columns.</param>
    /// <param name="Order">How they are numbered; an index must give it, for what has to be sorted first can only flow when all of it is there.</param>
    private sealed record Flowing(Func<string, string> Select, string Order, Guid Before = default);

    /// <summary>One row after the other as the indexes give them.</summary>
    private const string AsTheyCome = "SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL max_parallel_workers_per_gather = 0";

    private const int Chunk = 1 << 16;

    private static Task Flow(AnminDb db, BatchRow batch, Flowing lines) => db.Database.GetDbConnection() is NpgsqlConnection server ? Flow(server, batch, lines) : Flow((SqliteConnection)db.Database.GetDbConnection(), batch, lines);

    /// <summary>On PostgreSQL what flows is never unpacked, and COPY writes many rows at a time where INSERT … SELECT writes one.</summary>
    private static async Task Flow(NpgsqlConnection writer, BatchRow batch, Flowing lines)
    {
        await using var reader = writer.CloneWith(writer.ConnectionString);
        await reader.OpenAsync();
        await using var transaction = await reader.BeginTransactionAsync();
        await using (var plan = new NpgsqlCommand(AsTheyCome, reader, transaction))
        {
            await plan.ExecuteNonQueryAsync();
        }
        var asked = Written(lines.Select($"CAST(row_number() OVER (ORDER BY {lines.Order}) AS integer)"), batch, lines, id => $"'{id}'::uuid");
        await using var from = await reader.BeginRawBinaryCopyAsync($"COPY ({asked}) TO STDOUT (FORMAT BINARY)");
        await using var to = await writer.BeginRawBinaryCopyAsync($"COPY lines ({Columns}) FROM STDIN (FORMAT BINARY)");
        try
        {
            await Task.Run(() => from.CopyTo(to, Chunk));
        }
        catch
        {
            await to.CancelAsync();
            throw;
        }
    }

    /// <summary>On SQLite two threads do it; the lines are numbered as they arrive.</summary>
    private static Task Flow(SqliteConnection writer, BatchRow batch, Flowing lines)
    {
        var columns = Columns.Split(',', StringSplitOptions.TrimEntries);
        var places = columns.Select((c, i) => $"?{(c == "no" ? columns.Length : i) + 1}");
        return SqliteFlow.Copy(writer, $"{Written(lines.Select("NULL"), batch, lines, id => $"'{id.ToString().ToUpperInvariant()}'")} ORDER BY {lines.Order}",
            $"INSERT INTO lines ({Columns}) VALUES ({string.Join(", ", places)})", 0);
    }

    private static string Written(string sql, BatchRow batch, Flowing lines, Func<Guid, string> id) =>
        string.Format(CultureInfo.InvariantCulture, sql, null, Code(batch.Programme), id(batch.Id), $"'{PayMonth.Parse(batch.Month).Key}'", id(lines.Before));
}
