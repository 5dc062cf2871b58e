using System.Text;

namespace Anmin.Casework.Population;

/// <summary>How characters are read: every reading, without tones, ü as v. From data/pinyin.csv, read when it is first asked.</summary>
public static class Pinyin
{
    private const string Heading = "syllable,characters";

    private static readonly Lazy<(Dictionary<int, string[]> Of, HashSet<string> Syllables)> Table = new(Load);

    /// <summary>The readings of a character; none where the table knows none.</summary>
    public static IReadOnlyList<string> Of(Rune character) => Table.Value.Of.TryGetValue(character.Value, out var said) ? said : [];

    /// <summary>Every way to cut letters into whole syllables: xian is xian and xi an. At most so many, the shortest cuts first.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Cut(string letters, int most)
    {
        var syllables = Table.Value.Syllables;
        var upTo = new List<IReadOnlyList<string>>[letters.Length + 1];
        upTo[0] = [[]];
        for (var end = 1; end <= letters.Length; end++)
        {
            upTo[end] = [];
            for (var start = Math.Max(0, end - 6); start < end; start++)
            {
                if (upTo[start].Count > 0 && syllables.Contains(letters[start..end]))
                {
                    upTo[end].AddRange(upTo[start].Select(cut => (IReadOnlyList<string>)[.. cut, letters[start..end]]));
                }
            }
            upTo[end] = [.. upTo[end].OrderBy(c => c.Count).Take(most)];
        }
        return upTo[letters.Length];
    }

    private static (Dictionary<int, string[]>, HashSet<string>) Load()
    {
        using var stream = typeof(Pinyin).Assembly.GetManifestResourceStream("pinyin.csv") ?? throw new InvalidOperationException("缺少内置数据文件：pinyin.csv");
        using var reader = new StreamReader(stream);
        if (reader.ReadLine() != Heading)
        {
            throw new InvalidDataException($"pinyin.csv 的表头应为 {Heading}");
        }
        var of = new Dictionary<int, string[]>(26_000);
        var syllables = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            var syllable = line[..comma];
            syllables.Add(syllable);
            foreach (var character in line[(comma + 1)..].EnumerateRunes())
            {
                of[character.Value] = of.TryGetValue(character.Value, out var others) ? [.. others, syllable] : [syllable];
            }
        }
        return (of, syllables);
    }
}
