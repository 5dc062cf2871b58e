using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Anmin.Casework.Store;

/// <summary>Many rows at once, inside the transaction of the context: COPY on PostgreSQL, one prepared insert on SQLite.</summary>
internal static class Bulk
{
    /// <summary>Rows of a mapped type: table, columns and values come from the model.</summary>
    public static Task Insert<T>(AnminDb db, IEnumerable<T> rows) where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var properties = type.GetProperties().Where(p => !IsNumberedByDatabase(p)).ToArray();
        var getters = Array.ConvertAll(properties, p => p.GetGetter());
        var isEnum = Array.ConvertAll(properties, p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType).IsEnum);
        var asText = Array.ConvertAll(properties, p => p.FindTypeMapping()?.Converter?.ProviderClrType == typeof(string));
        return Insert(db, type.GetTableName()!, [.. properties.Select(p => p.GetColumnName())], rows.Select(Values));

        object?[] Values(T row)
        {
            var values = new object?[getters.Length];
            for (var i = 0; i < values.Length; i++)
            {
                var value = getters[i].GetClrValueUsingContainingEntity(row);
                values[i] = value is null || !isEnum[i] ? value : asText[i] ? value.ToString() : Convert.ChangeType(value, Enum.GetUnderlyingType(value.GetType()), CultureInfo.InvariantCulture);
            }
            return values;
        }
    }

    private static bool IsNumberedByDatabase(IProperty property) => property.ClrType == typeof(long) && property.ValueGenerated == ValueGenerated.OnAdd;

    /// <param name="columns">Column names; each row has a value for each, in this order. All rows must use the same types.</param>
    public static async Task Insert(AnminDb db, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        var names = string.Join(", ", columns.Select(c => $"\"{c}\""));
        if (db.Database.GetDbConnection() is NpgsqlConnection npgsql)
        {
            await using var copy = await npgsql.BeginBinaryImportAsync($"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)");
            foreach (var row in rows)
            {
                await copy.StartRowAsync();
                foreach (var value in row)
                {
                    if (value is null)
                    {
                        await copy.WriteNullAsync();
                    }
                    else
                    {
                        await copy.WriteAsync(value);
                    }
                }
            }
            await copy.CompleteAsync();
            return;
        }
        await using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // table and columns come from the code that calls, never from a person
        command.CommandText = $"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i}"))})";
#pragma warning restore CA2100
        SqliteParameter[] parameters = [.. columns.Select((_, i) => command.Parameters.AddWithValue($"${i}", DBNull.Value))];
        await command.PrepareAsync();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                parameters[i].Value = row[i] switch
                {
                    null => DBNull.Value,
                    Guid id => id.ToString().ToUpperInvariant(),
                    DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    var value => value,
                };
            }
            await command.ExecuteNonQueryAsync();
        }
    }
}
