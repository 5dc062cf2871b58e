using System.Security.Cryptography;

namespace Anmin.Exchange.Matching;

/// <summary>A window over the stream that moves on; it grows only up to one record. The last line always ends with a line's end: where the file has none, one is put there.</summary>
internal sealed class ByteWindow(Stream stream, int size, bool digest) : IDisposable
{
    /// <summary>Bytes that may be read past the end, so that blocks need no other way at the edge.</summary>
    public const int Slack = 64;

    private readonly IncrementalHash? hash = digest ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;

    public byte[] Buffer { get; private set; } = new byte[size + 1 + Slack];

    public int Start { get; set; }

    public int End { get; private set; }

    /// <summary>The stream has nothing more.</summary>
    public bool IsLast { get; private set; }

    /// <summary>The file's own last byte is no line's end.</summary>
    public bool WasCut { get; private set; }

    public ReadOnlySpan<byte> Rest => Buffer.AsSpan(Start, End - Start);

    /// <summary>What is not yet used moves to the front, new bytes come behind it.</summary>
    public void Fill()
    {
        var rest = End - Start;
        var room = Buffer.Length - 1 - Slack;
        if (rest == room)
        {
            var larger = new byte[(room * 2) + 1 + Slack];
            Rest.CopyTo(larger);
            Buffer = larger;
        }
        else if (Start > 0)
        {
            Rest.CopyTo(Buffer);
        }
        (Start, End) = (0, rest);
        // All at once, however little the stream gives at a time: a record that grows byte by byte would be looked at as often.
        var read = stream.ReadAtLeast(Buffer.AsSpan(End..^(1 + Slack)), Buffer.Length - 1 - Slack - End, throwOnEndOfStream: false);
        hash?.AppendData(Buffer, End, read);
        End += read;
        if (read > 0)
        {
            WasCut = Buffer[End - 1] != (byte)'\n';
            return;
        }
        IsLast = true;
        if (WasCut)
        {
            Buffer[End++] = (byte)'\n';
        }
    }

    /// <summary>SHA-256 of everything read; empty where it was not asked for.</summary>
    public string Digest() => hash is null ? "" : Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash?.Dispose();
}
