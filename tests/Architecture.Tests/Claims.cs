using System.Text.RegularExpressions;

namespace Anmin.Architecture.Tests;

/// <summary>What a document claims to be guarded by a test is: the test and the file are there.</summary>
public static partial class Claims
{
    /// <param name="tests">Names of all tests.</param>
    public static IEnumerable<string> Missing(string file, string text, IReadOnlySet<string> tests, Func<string, bool> exists)
    {
        foreach (var row in text.Split('\n').Where(l => l.StartsWith("| S-", StringComparison.Ordinal)))
        {
            var cells = row.Split('|', StringSplitOptions.TrimEntries);
            var (id, places, proofs) = (cells[1], Quoted().Matches(cells[3]).Select(m => m.Groups[1].Value).ToList(), Quoted().Matches(cells[4]).Select(m => m.Groups[1].Value).ToList());
            if (places.Count == 0 || proofs.Count == 0) { yield return $"{file} {id}：没有写在哪里、哪个测试看着"; }
            foreach (var place in places.Where(p => !exists(p))) { yield return $"{file} {id}：没有 {place}"; }
            foreach (var proof in proofs.Where(p => !tests.Contains(p))) { yield return $"{file} {id}：没有测试 {proof}"; }
        }
    }

    /// <summary>Names of the tests that a source text declares.</summary>
    public static IEnumerable<string> TestsIn(string source) => Declared().Matches(source).Select(m => m.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"public (?:async )?(?:void|Task) (\w+)\(")]
    private static partial Regex Declared();
}
