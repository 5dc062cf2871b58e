namespace Anmin.Web.Commands;

/// <summary>Words of a command line: <c>--on 2026-07-01</c> or <c>--on=2026-07-01</c> by name, the others in order.</summary>
public sealed class Words
{
    private readonly Dictionary<string, string> named = new(StringComparer.Ordinal);
    private readonly List<string> inOrder = [];

    /// <param name="most">How many words without a name are understood.</param>
    /// <param name="names">The names that are understood.</param>
    /// <exception cref="Misuse">A name nobody knows, twice, or without its value; or too many words.</exception>
    public Words(IReadOnlyList<string> words, int most, params IReadOnlyList<string> names)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                inOrder.Add(words[i]);
                continue;
            }
            var (name, value) = words[i][2..].Split('=', 2) is [var n, var v] ? (n, v) : (words[i][2..], i + 1 < words.Count ? words[++i] : null);
            if (!names.Contains(name))
            {
                throw new Misuse($"不认识 --{name}");
            }
            if (value is null or "")
            {
                throw new Misuse($"--{name} 后面要写内容");
            }
            if (!named.TryAdd(name, value))
            {
                throw new Misuse($"--{name} 写了两次");
            }
        }
        if (inOrder.Count > most)
        {
            throw new Misuse($"多了「{inOrder[most]}」");
        }
    }

    public string? Named(string name) => named.GetValueOrDefault(name);

    /// <summary>The word at a place, or null.</summary>
    public string? At(int place) => inOrder.ElementAtOrDefault(place);

    /// <exception cref="Misuse">It is not there.</exception>
    public string Needed(int place, string what) => At(place) ?? throw new Misuse($"还要写{what}");
}
