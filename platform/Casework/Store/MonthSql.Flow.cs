using System.Globalization;
using Anmin.Casework.Ledger;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Anmin.Casework.Store;

/// <summary>A whole month on PostgreSQL: one connection reads and computes, the batch's own writes, and what flows between them is never unpacked. COPY writes many rows at a time where INSERT … SELECT writes one, and both servers' processes work at once.</summary>
internal static partial class MonthSql
{
    /// <summary>In the order of the village index, family by family: what has to be sorted first can only flow when all of it is there.</summary>
    private const string InOrder = "SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL max_parallel_workers_per_gather = 0";

    private const int Chunk = 1 << 16;

    /// <param name="select">What the lines are, with places {1} to {3}; the types are those of the table's columns. It is read outside the transaction: it must not need what the transaction has written.</param>
    private static async Task Flow(AnminDb db, BatchRow batch, string columns, string select)
    {
        var writer = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var reader = writer.CloneWith(writer.ConnectionString);
        await reader.OpenAsync();
        await using var transaction = await reader.BeginTransactionAsync();
        await using (var plan = new NpgsqlCommand(InOrder, reader, transaction))
        {
            await plan.ExecuteNonQueryAsync();
        }
        var asked = string.Format(CultureInfo.InvariantCulture, select, null, Code(batch.Programme), $"'{batch.Id}'::uuid", $"'{PayMonth.Parse(batch.Month).Key}'");
        await using var from = await reader.BeginRawBinaryCopyAsync($"COPY ({asked}) TO STDOUT (FORMAT BINARY)");
        await using var to = await writer.BeginRawBinaryCopyAsync($"COPY lines ({columns}) FROM STDIN (FORMAT BINARY)");
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
}
