using System.Security.Cryptography;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Core.Sweeping;
using Anmin.Exchange.Sources;

namespace Anmin.Web;

/// <summary>How each source of the means verification is reached, as the operator has set it: <c>Anmin:Sources:VS10:Url</c> makes it a call, otherwise files are carried.
/// <c>Anmin:Sources:VS10:Key</c>, or <c>Anmin:Sources:Key</c> for all, is the Base64 secret that signs both ways. Offices whose registers are laid beside ours have a key as well, by the comparison's slug.</summary>
public sealed class SourceWays : IDisposable
{
    private readonly Dictionary<string, ISourcePort> ways = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceKey> keys = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">A source has an address and no key: what it says could be anybody's.</exception>
    public SourceWays(IConfiguration settings, IReadOnlyList<Measure> measures, bool demonstration, TimeProvider clock)
    {
        // A demonstration signs with a secret of its own that nobody else ever learns; anything else only with the operator's.
        var usual = settings["Anmin:Sources:Key"] ?? (demonstration ? Convert.ToBase64String(RandomNumberGenerator.GetBytes(SourceKey.Shortest)) : null);
        foreach (var source in measures.SelectMany(m => m.Declarations).OfType<MeansCheck>().SelectMany(d => d.Sources).DistinctBy(s => s.Code))
        {
            var key = (settings[$"Anmin:Sources:{source.Code}:Key"] ?? usual) is { } text ? SourceKey.Of(text) : null;
            if (key is not null)
            {
                keys[source.Code] = key;
            }
            ways[source.Code] = settings[$"Anmin:Sources:{source.Code}:Url"] is { Length: > 0 } url
                ? new HttpSource(new(url), key ?? throw new InvalidOperationException($"核对来源 {source.Code} 写了地址，没有写签名密钥 Anmin:Sources:{source.Code}:Key"), [.. source.Items, .. source.OfObligors ?? []], HttpLimits.Usual, clock)
                : new FileSource();
        }
        foreach (var other in measures.SelectMany(m => m.Declarations).OfType<Counterpart>())
        {
            if ((settings[$"Anmin:Sources:{other.Slug}:Key"] ?? usual) is { } text) { keys[other.Slug] = SourceKey.Of(text); }
        }
    }

    public ISourcePort? Of(string code) => ways.GetValueOrDefault(code);

    /// <summary>The key of a source or of another office, or null where the operator has set none.</summary>
    public SourceKey? KeyOf(string code) => keys.GetValueOrDefault(code);

    public void Dispose()
    {
        foreach (var way in ways.Values.OfType<IDisposable>()) { way.Dispose(); }
    }
}
