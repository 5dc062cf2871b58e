using System.Security.Cryptography;
using System.Text;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Api;

/// <summary>Remembers the answers of creating calls: same key and body, same answer; same key and other body, refused (S-WF-3).</summary>
public sealed class Repeats(Database database)
{
    /// <summary>The earlier answer, or null when the key is new.</summary>
    /// <exception cref="Refused">The key was used for another body (409).</exception>
    public async Task<string?> Earlier(Caller caller, string key, string body)
    {
        await using var db = database.OpenForSystem();
        var known = await db.Answers.AsNoTracking().SingleOrDefaultAsync(a => a.Account == caller.Account && a.Key == key);
        return known is null ? null
            : known.BodyHash == Hash(body) ? known.Result
            : throw new Refused("同一个 Idempotency-Key 已用于另一份内容，请换一个新的", "key_reused");
    }

    public async Task Keep(Caller caller, string key, string body, string result)
    {
        await using var db = database.OpenForSystem();
        db.Answers.Add(new AnswerRow { Key = key, Account = caller.Account, BodyHash = Hash(body), Result = result, At = database.Now });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // The same call arrived twice at once: the first answer stands, and the effect itself is unique by its own constraint.
            await Earlier(caller, key, body);
        }
    }

    private static string Hash(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}
