using System.Security.Cryptography;
using System.Text;

namespace Anmin.Exchange.Sources;

/// <summary>The secret that we share with a source: it signs what we send and what comes back (HMAC-SHA256). It comes from the operator's settings and stands in no file or log.</summary>
public sealed class SourceKey
{
    /// <summary>Shorter secrets are refused, in bytes.</summary>
    public const int Shortest = 32;

    private readonly byte[] secret;

    private SourceKey(byte[] secret) => this.secret = secret;

    /// <exception cref="FormatException">It is no Base64, or shorter than <see cref="Shortest"/> bytes.</exception>
    public static SourceKey Of(string base64)
    {
        var bytes = Convert.FromBase64String(base64);
        return bytes.Length >= Shortest ? new(bytes) : throw new FormatException($"核对来源的签名密钥至少 {Shortest} 字节（Base64）");
    }

    /// <summary>A digest that is fed piece by piece.</summary>
    public IncrementalHash Begin() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);

    /// <summary>The same for what streams through.</summary>
    internal HMACSHA256 Algorithm() => new(secret);

    /// <summary>The signature of a whole message, in lower hexadecimal.</summary>
    public string Sign(ReadOnlySpan<byte> message) => Convert.ToHexStringLower(HMACSHA256.HashData(secret, message));

    /// <summary>Whether a signature fits; takes the same time for every wrong one.</summary>
    public bool Fits(ReadOnlySpan<byte> message, string signature) => Same(Sign(message), signature);

    internal static bool Same(string right, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(right), Encoding.ASCII.GetBytes(given.Trim().ToLowerInvariant()));
}
