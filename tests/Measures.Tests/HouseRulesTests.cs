using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Xunit;

namespace Anmin.Measures.Tests;

/// <summary>R6 and R8: clauses are answered, reasons are shown met and unmet.</summary>
public sealed partial class HouseRulesTests
{
    private static readonly Catalogue Catalogue = new(AllMeasures.List);

    /// <summary>How many clauses each measure has (document/outline).</summary>
    private static readonly int[] ClauseCounts = [7, 8, 9, 4, 8, 5, 6, 6, 10, 5, 10, 4, 6, 8, 8, 7, 6, 6, 6, 4, 3, 4, 5];

    /// <summary>Clauses that nothing answers yet; the list only shrinks.</summary>
    private static readonly string[] NotYet =
    [
        "1.1", "1.2", "1.4", "1.6", "1.7",
        .. Enumerable.Range(2, 22).SelectMany(m => Enumerable.Range(1, ClauseCounts[m - 1]).Select(c => $"{m}.{c}")),
    ];

    /// <summary>Conditions that no scenario can show on both sides, by name with the reason.</summary>
    private static readonly Dictionary<string, string> OneSided = [];

    [Fact]
    public void 二十三条措施依文件的次序() => Assert.Equal(Enumerable.Range(1, 23), AllMeasures.List.Select(m => m.Number));

    [Fact]
    public void 每个条目都有声明回答_未建成的按名列出()
    {
        var all = ClauseCounts.SelectMany((count, m) => Enumerable.Range(1, count).Select(c => $"{m + 1}.{c}")).ToArray();
        var answered = Catalogue.All.SelectMany(d => d.Clauses).Distinct().ToArray();

        Assert.Empty(all.Except(answered).Except(NotYet));
        Assert.Empty(NotYet.Intersect(answered));
    }

    [Fact]
    public void 每个声明都回答本措施的条目() =>
        Assert.All(Catalogue.Measures.SelectMany(m => m.Declarations.Select(d => (m, d))), x =>
        {
            Assert.NotEmpty(x.d.Clauses);
            Assert.All(x.d.Clauses, c => Assert.StartsWith($"{x.m.Number}.", c, StringComparison.Ordinal));
        });

    [Fact]
    public void 每个理由在场景里都有符合和不符合()
    {
        var reasons = ScenarioTests.Decisions().SelectMany(d => d.Reasons).ToArray();
        var met = reasons.Where(r => r.Outcome == Outcome.符合).Select(r => r.Code).ToHashSet();
        var unmet = reasons.Where(r => r.Outcome == Outcome.不符合).Select(r => r.Code).ToHashSet();

        Assert.Empty(met.Except(unmet).Except(OneSided.Keys));
        Assert.Empty(unmet.Except(met).Except(OneSided.Keys));
    }

    [Fact]
    public void 规则里写的每个条件都在场景里出现过()
    {
        var written = Directory.EnumerateFiles(MeasuresFolder(), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Conditions().Matches(File.ReadAllText(f)).SelectMany(m => Literals().Matches(m.Value).Select(l => l.Groups[1].Value)))
            .Distinct().ToArray();
        var seen = ScenarioTests.Decisions().SelectMany(d => d.Reasons).Select(r => r.Code).ToHashSet();

        Assert.NotEmpty(written);
        Assert.Empty(written.Except(seen).Except(OneSided.Keys));
    }

    private static string MeasuresFolder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "measures");

    [GeneratedRegex("""why\.Requires\((.*?)\$"|why\.(Computes|Warns)\("[^"]+"\s*,""", RegexOptions.Singleline)]
    private static partial Regex Conditions();

    [GeneratedRegex("""(?<!\$)"([^"]+)"(?=\s*[,:])""")]
    private static partial Regex Literals();
}
