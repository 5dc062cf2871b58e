using System.Text.Json;
using System.Text.Json.Serialization;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Journal;

/// <summary>The journal as a file: one row a line, the end of the chain in the last. Whoever holds the file verifies it without the database (S-AU-4).</summary>
public static class JournalFile
{
    /// <summary>A member that is not part of the chain would be read by people and vouched for by nobody.</summary>
    private static readonly JsonSerializerOptions Strict = new(FactsJson.Options)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    /// <summary>Writes all rows up to now; the taking away is itself an event, the last one in the file.</summary>
    /// <returns>How many rows were written.</returns>
    public static async Task<long> Write(Database database, Stream to)
    {
        await database.Effect(Caller.System, _ => Task.FromResult(new Event("exported", "journal")));
        await using var db = database.OpenForSystem();
        var head = await db.JournalHeads.AsNoTracking().SingleAsync(h => h.Id == 1);
        await foreach (var row in db.Journal.AsNoTracking().Where(r => r.Seq <= head.Seq).OrderBy(r => r.Seq).AsAsyncEnumerable())
        {
            await Line(to, new FileLine(row, null));
        }
        await Line(to, new FileLine(null, head));
        return head.Seq;
    }

    public static async Task<JournalVerifier.Result> Verify(Stream from)
    {
        var chain = new JournalChain();
        using var text = new StreamReader(from);
        while (await text.ReadLineAsync() is { } line)
        {
            if (Read(line) is not { } read)
            {
                chain.Refuse("读不懂");
                break;
            }
            if (read.End is { } end)
            {
                return await text.ReadLineAsync() is null ? chain.End(end) : new(chain.Rows, chain.Rows + 1, $"第 {chain.Rows + 1} 行写在结尾之后");
            }
            if (!chain.Take(read.Row!))
            {
                break;
            }
        }
        return chain.End(null);
    }

    private static FileLine? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<FileLine>(line, Strict) is { } read && read.Row is null != read.End is null ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task Line(Stream to, FileLine line)
    {
        await JsonSerializer.SerializeAsync(to, line, Strict);
        await to.WriteAsync(LineEnd);
    }

    private sealed record FileLine(JournalRow? Row, JournalHead? End);
}
