using System.Security.Cryptography;
using System.Text;
using Anmin.Casework.Records;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Casework.Verification;

/// <summary>What a source said, as it lies in the database: sealed, with a digest by which the source's own copy can be held against it after ours is gone (S-CR-2).</summary>
internal static class Said
{
    /// <summary>Seals what was said into its row.</summary>
    public static void Put(VerificationAnswerRow row, VerificationItemRow item, SourceValue value, Seal seal) =>
        (row.Sealed, row.Digest) = (seal.Close(FactsJson.Write(value)), DigestOf(item, value));

    /// <summary>What was said; only the figure where the rest has been erased.</summary>
    public static SourceValue Of(VerificationAnswerRow row, Seal seal) => row.Sealed is { } closed ? FactsJson.Read<SourceValue>(seal.Open(closed))
        : new(row.About, row.Fen is { } fen ? new Money(fen) : null, row.Count, row.AsOf, row.Note);

    /// <summary>Over the request's number, the source and the answer: SHA-256, in hexadecimal.</summary>
    public static string DigestOf(VerificationItemRow item, SourceValue value) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{item.RequestNo}\n{item.Source}\n{FactsJson.Write(value)}")));

    /// <summary>Leaves the figure that was compared and its day; what else was said goes for good.</summary>
    public static void Erase(VerificationAnswerRow row, Seal seal, DateOnly on) =>
        (row.Sealed, row.ErasedOn) = (seal.Close(FactsJson.Write(Of(row, seal) with { Note = null })), on);
}
