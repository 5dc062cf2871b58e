using System.Text;
using Anmin.Core.Values;

namespace Anmin.Casework.Population;

/// <summary>The words under which somebody is found: single characters and adjacent pairs of the name, of its syllables and initials in every reading, and of the address.
/// One tokenizer for both databases. Each word carries the township, so that a search reads only the postings of places that the caller may see.</summary>
public static class Tokens
{
    /// <summary>Grows when the words of a person become others; what was made by an earlier rule is made anew by <see cref="Wording"/>. 1: with the names she had before.</summary>
    public const short Rule = 1;

    /// <summary>A person's words, each once, parted by spaces.</summary>
    /// <param name="former">Names she had before: she is found by them as well.</param>
    public static string Of(PersonState person, IEnumerable<string> former)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        Grams('a', Letters(person.Address), words);
        foreach (var name in former.Prepend(person.Name))
        {
            Named(Letters(name), words);
        }
        return string.Join(' ', words.Select(w => In(person.TownCode, w)));
    }

    private static void Named(IReadOnlyList<Rune> name, HashSet<string> words)
    {
        Grams('n', name, words);
        for (var i = 0; i + 1 < name.Count; i++)
        {
            foreach (var first in Pinyin.Of(name[i]))
            {
                foreach (var second in Pinyin.Of(name[i + 1]))
                {
                    words.Add(Sounds(first, second));
                    words.Add(Initials(first[0], second[0]));
                }
            }
        }
    }

    /// <summary>A word of a township.</summary>
    public static string In(string town, string word) => Place(town) + word;

    /// <summary>What somebody writes who looks for a name or an address, as words that must all be there.</summary>
    /// <param name="kind">n for a name, a for an address.</param>
    /// <remarks>First, middle and last of a long text are enough to find a few, who are looked at again anyway.</remarks>
    public static IReadOnlyList<string> Sought(char kind, IReadOnlyList<Rune> letters) =>
        letters.Count == 1 ? [$"{kind}{letters[0]}"] : Few([.. letters.Zip(letters.Skip(1), (a, b) => $"{kind}{a}{b}")]);

    /// <summary>Adjacent syllables.</summary>
    public static IReadOnlyList<string> SoughtSounds(IReadOnlyList<string> syllables) => Few([.. syllables.Zip(syllables.Skip(1), Sounds)]);

    /// <summary>Adjacent initials.</summary>
    public static IReadOnlyList<string> SoughtInitials(string initials) => [.. initials.Zip(initials.Skip(1), Initials).Distinct()];

    /// <summary>The letters and digits of a text in small letters, half width; separators and spaces play no part in a search (S-IN-3).</summary>
    public static IReadOnlyList<Rune> Letters(string? text) =>
        [.. Plain.Code(text).EnumerateRunes().Where(r => Rune.IsLetterOrDigit(r) || r.Value == '〇').Select(Rune.ToLowerInvariant)];

    private static IReadOnlyList<string> Few(IReadOnlyList<string> words) => [.. new[] { words[0], words[words.Count / 2], words[^1] }.Distinct()];

    private static void Grams(char kind, IReadOnlyList<Rune> letters, HashSet<string> words)
    {
        for (var i = 0; i < letters.Count; i++)
        {
            words.Add($"{kind}{letters[i]}");
            if (i + 1 < letters.Count)
            {
                words.Add($"{kind}{letters[i]}{letters[i + 1]}");
            }
        }
    }

    private static string Sounds(string first, string second) => $"p{first}1{second}";

    private static string Initials(char first, char second) => $"i{first}{second}";

    /// <summary>The nine digits of a township in six characters.</summary>
    private static string Place(string town)
    {
        Span<char> place = stackalloc char[6];
        var rest = int.Parse(town.AsSpan(0, 9), System.Globalization.CultureInfo.InvariantCulture);
        for (var i = place.Length - 1; i >= 0; i--)
        {
            (rest, var digit) = Math.DivRem(rest, 36);
            place[i] = (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
        }
        return new(place);
    }
}
