using System.Security.Cryptography;
using System.Text;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Api;

/// <summary>Remembers the answers of creating calls: same key and body, same answer; same key and other body, refused (S-WF-3).
/// The answer is written in the transaction of its effect, so that of two calls at once — here or in another process — only one takes place.</summary>
public sealed class Repeats(Database database)
{
    /// <summary>Longest key that is taken.</summary>
    public const int LongestKey = 100;

    /// <summary>Carries out an effect once under its key, or gives the answer that it gave before.</summary>
    /// <param name="key">Chosen by the client; null where he does not mind a repeat.</param>
    /// <param name="call">All that makes this call another one: method, address and body.</param>
    /// <param name="effect">Must end in one <see cref="Database.Effect{T}"/> of this very result, by the caller that it is handed.</param>
    /// <exception cref="Refused">The key was used for another call (409).</exception>
    public async Task<T> Once<T>(Caller caller, string? key, string call, Func<Caller, Task<T>> effect)
    {
        if (key is null)
        {
            return await effect(caller);
        }
        var once = new Once(key, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(call))));
        if (await Earlier(caller, once) is { } before)
        {
            return FactsJson.Read<T>(before);
        }
        try
        {
            return await effect(caller with { Once = once });
        }
        catch (Exception)
        {
            // Whatever stopped this one: if its twin has come through meanwhile, the twin's answer is the answer.
            if (await Earlier(caller, once) is { } twin)
            {
                return FactsJson.Read<T>(twin);
            }
            throw;
        }
    }

    /// <summary>What is remembered of a call, written with its effect.</summary>
    internal static AnswerRow Row(Caller caller, Once once, object result, DateTime now) =>
        new() { Key = once.Key, Account = caller.Account, BodyHash = once.BodyHash, Result = FactsJson.Write(result), At = now };

    private async Task<string?> Earlier(Caller caller, Once once)
    {
        await using var db = database.OpenForSystem();
        var known = await db.Answers.AsNoTracking().SingleOrDefaultAsync(a => a.Account == caller.Account && a.Key == once.Key);
        return known is null ? null
            : known.BodyHash == once.BodyHash ? known.Result
            : throw new Refused("同一个 Idempotency-Key 已用于另一份内容，请换一个新的", "key_reused");
    }
}
