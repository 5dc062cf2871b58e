using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Web.Pages.Portal;

/// <summary>Finds services by the words people use: names, other names, events of life, then shared pairs of characters.</summary>
public static class Finder
{
    public static IReadOnlyList<Matter> Find(Catalogue catalogue, string? words)
    {
        var asked = Plain.Text(words);
        if (asked.Length is 0 or > 100)
        {
            return [];
        }
        var pairs = Pairs(asked);
        return [.. catalogue.Matters
            .Select(m => (Matter: m, Score: Score(m, asked, pairs)))
            .Where(x => x.Score > 0)
            .OrderByDescending(x => x.Score)
            .Select(x => x.Matter)];
    }

    private static int Score(Matter matter, string asked, HashSet<string> pairs)
    {
        IReadOnlyList<string> names = [matter.Name, .. matter.OtherNames];
        var named = names.Any(n => n.Contains(asked, StringComparison.Ordinal)) ? 100
            : names.Any(n => asked.Contains(n, StringComparison.Ordinal)) ? 80 : 0;
        return named
            + 10 * names.Sum(n => Pairs(n).Count(pairs.Contains))
            + 5 * matter.LifeEvents.Sum(e => Pairs(e).Count(pairs.Contains))
            + Pairs(matter.Summary).Count(pairs.Contains);
    }

    /// <summary>Neighbouring characters: Chinese has no spaces, and almost every word has two.</summary>
    private static HashSet<string> Pairs(string text) =>
        [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2)).Where(p => p.All(char.IsLetterOrDigit))];
}
