using System.Buffers;
using System.Buffers.Binary;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Anmin.Casework.Store;

/// <summary>Rows of a query into a table of the same SQLite database, by two threads: one reads and computes on a connection of its own, the other writes inside the transaction of its caller. Values pass as the bytes they are.</summary>
/// <remarks>What the transaction has written is not seen by the query.</remarks>
internal static class SqliteFlow
{
    private const int ChunkBytes = 1 << 16;
    private const int Ahead = 8;

    private enum Is : byte { Null, Whole, Text, End }

    /// <param name="insert">An INSERT with a place ?1, ?2, … for each column of the query, and one more for the row's number.</param>
    /// <param name="last">The number before the first row's.</param>
    /// <returns>The last number given.</returns>
    /// <exception cref="SqliteException">The database refuses a row; nothing more is written.</exception>
    public static async Task<int> Copy(SqliteConnection writer, string query, string insert, int last)
    {
        var chunks = Channel.CreateBounded<ArrayBufferWriter<byte>>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(() => Read(writer.ConnectionString, query, chunks.Writer, stop.Token));
        var statement = Prepare(writer.Handle!, insert);
        try
        {
            await foreach (var chunk in chunks.Reader.ReadAllAsync())
            {
                last = Write(writer.Handle!, statement, chunk.WrittenSpan, last);
            }
        }
        finally
        {
            await stop.CancelAsync();
            raw.sqlite3_finalize(statement);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // what went wrong there has come through the channel
        }
        return last;
    }

    private static async Task Read(string source, string query, ChannelWriter<ArrayBufferWriter<byte>> chunks, CancellationToken stop)
    {
        Exception? failed = null;
        try
        {
            await using var reader = new SqliteConnection(source);
            await reader.OpenAsync(stop);
            var statement = Prepare(reader.Handle!, query);
            try
            {
                var chunk = new ArrayBufferWriter<byte>(ChunkBytes * 2);
                var columns = raw.sqlite3_column_count(statement);
                while (Stepped(reader.Handle!, statement) == raw.SQLITE_ROW)
                {
                    for (var i = 0; i < columns; i++)
                    {
                        Pack(chunk, statement, i);
                    }
                    Put(chunk, Is.End);
                    if (chunk.WrittenCount >= ChunkBytes)
                    {
                        await chunks.WriteAsync(chunk, stop);
                        chunk = new(ChunkBytes * 2);
                    }
                }
                await chunks.WriteAsync(chunk, stop);
            }
            finally
            {
                raw.sqlite3_finalize(statement);
            }
        }
        catch (Exception fault)
        {
            failed = fault;
            throw;
        }
        finally
        {
            chunks.Complete(failed);
        }
    }

    private static void Pack(ArrayBufferWriter<byte> chunk, sqlite3_stmt row, int i)
    {
        switch (raw.sqlite3_column_type(row, i))
        {
            case raw.SQLITE_NULL:
                Put(chunk, Is.Null);
                break;
            case raw.SQLITE_INTEGER:
                Put(chunk, Is.Whole);
                BinaryPrimitives.WriteInt64LittleEndian(chunk.GetSpan(sizeof(long)), raw.sqlite3_column_int64(row, i));
                chunk.Advance(sizeof(long));
                break;
            case raw.SQLITE_TEXT:
                var text = raw.sqlite3_column_blob(row, i);
                Put(chunk, Is.Text);
                BinaryPrimitives.WriteInt32LittleEndian(chunk.GetSpan(sizeof(int)), text.Length);
                chunk.Advance(sizeof(int));
                chunk.Write(text);
                break;
            case var other:
                throw new NotSupportedException($"SQLite type {other} in column {i}: only whole numbers, text and NULL flow");
        }
    }

    private static void Put(ArrayBufferWriter<byte> chunk, Is what)
    {
        chunk.GetSpan(1)[0] = (byte)what;
        chunk.Advance(1);
    }

    private static int Write(sqlite3 db, sqlite3_stmt statement, ReadOnlySpan<byte> chunk, int last)
    {
        var place = 0;
        while (chunk.Length > 0)
        {
            var what = (Is)chunk[0];
            chunk = chunk[1..];
            place++;
            switch (what)
            {
                case Is.Null:
                    raw.sqlite3_bind_null(statement, place);
                    break;
                case Is.Whole:
                    raw.sqlite3_bind_int64(statement, place, BinaryPrimitives.ReadInt64LittleEndian(chunk));
                    chunk = chunk[sizeof(long)..];
                    break;
                case Is.Text:
                    var length = BinaryPrimitives.ReadInt32LittleEndian(chunk);
                    _ = length == 0 ? raw.sqlite3_bind_text(statement, place, "") : raw.sqlite3_bind_text(statement, place, chunk.Slice(sizeof(int), length)); // no bytes would be NULL
                    chunk = chunk[(sizeof(int) + length)..];
                    break;
                default:
                    raw.sqlite3_bind_int64(statement, place, ++last);
                    Stepped(db, statement);
                    raw.sqlite3_reset(statement);
                    place = 0;
                    break;
            }
        }
        return last;
    }

    private static sqlite3_stmt Prepare(sqlite3 db, string sql)
    {
        Thrown(db, raw.sqlite3_prepare_v2(db, sql, out var statement));
        return statement;
    }

    private static int Stepped(sqlite3 db, sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Thrown(db, result);
        }
        return result;
    }

    private static void Thrown(sqlite3 db, int result) => SqliteException.ThrowExceptionForRC(result, db);
}
