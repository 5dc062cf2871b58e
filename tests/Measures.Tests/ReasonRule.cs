using System.Globalization;
using System.Text.RegularExpressions;
using Anmin.Core.Deciding;

namespace Anmin.Measures.Tests;

/// <summary>R8: every condition that a rule writes is shown met and unmet, every step shown, every threshold shown at the very point where both sides are equal.</summary>
public static partial class ReasonRule
{
    /// <summary>What a rule may say, as its source writes it.</summary>
    /// <param name="IsCondition">Asked, and so either met or not; otherwise computed or warned of.</param>
    /// <param name="IsThreshold">Compares two figures, or a day with a day.</param>
    public sealed record Written(string Name, bool IsCondition, bool IsThreshold);

    /// <summary>Every reason in a source text. A name chosen by a condition counts as each of its names.</summary>
    public static IEnumerable<Written> In(string source)
    {
        foreach (Match call in Calls().Matches(source))
        {
            var arguments = Arguments(source, call.Index + call.Length);
            var asks = call.Groups[1].Value == "Requires";
            var isThreshold = asks && Ordering().IsMatch(Literal().Replace(arguments[0], "")) && !AgainstZero().IsMatch(arguments[0]);
            foreach (Match name in Literal().Matches(arguments[asks ? 1 : 0]))
            {
                yield return new(name.Groups[1].Value, asks, isThreshold);
            }
        }
    }

    /// <param name="oneSided">Conditions that no scenario can show on both sides, with the reason.</param>
    public static IEnumerable<string> R8(IReadOnlyList<Written> written, IReadOnlyList<(DateOnly On, Decision Decision)> shown, IReadOnlyDictionary<string, string> oneSided)
    {
        var reasons = shown.SelectMany(s => s.Decision.Reasons.Select(r => (s.On, Reason: r))).ToList();
        foreach (var name in written.Select(w => w.Name).Distinct().Where(n => reasons.All(r => r.Reason.Code != n) && !oneSided.ContainsKey(n)))
        {
            yield return $"R8 「{name}」没有一个场景说到";
        }
        foreach (var group in reasons.GroupBy(r => r.Reason.Code).Where(g => g.Any(r => r.Reason.Outcome is Outcome.符合 or Outcome.不符合)))
        {
            foreach (var outcome in new[] { Outcome.符合, Outcome.不符合 }.Where(o => group.All(r => r.Reason.Outcome != o) && !oneSided.ContainsKey(group.Key)))
            {
                yield return $"R8 「{group.Key}」没有{outcome}的场景";
            }
        }
        foreach (var name in written.Where(w => w.IsThreshold).Select(w => w.Name).Distinct())
        {
            if (!reasons.Any(r => r.Reason.Code == name && IsEqualCase(r.Reason.Text, r.On))) { yield return $"R8 「{name}」没有恰好相等的场景"; }
        }
        foreach (var name in oneSided.Keys.Where(n => written.All(w => w.Name != n)))
        {
            yield return $"R8 例外里的「{name}」没有规则这样写";
        }
    }

    /// <summary>Whether a sentence shows both sides of its comparison to be equal: the same figure twice, or the day itself.</summary>
    public static bool IsEqualCase(string text, DateOnly on)
    {
        if (text.Contains(on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)) { return true; }
        var figures = Figure().Matches(text).Select(m => decimal.Parse(m.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)).Where(f => f != 0).ToList();
        return figures.Count != figures.Distinct().Count();
    }

    /// <summary>The arguments of a call, split at its own commas.</summary>
    private static List<string> Arguments(string source, int from)
    {
        var arguments = new List<string>();
        var (depth, begin, inText) = (0, from, false);
        for (var at = from; ; at++)
        {
            var c = source[at];
            if (c == '"' && source[at - 1] != '\\') { inText = !inText; }
            if (inText) { continue; }
            if (c is '(' or '[' or '{') { depth++; }
            if (depth == 0 && c is ',' or ')')
            {
                if (depth == 0)
                {
                    arguments.Add(source[begin..at]);
                    begin = at + 1;
                    if (c == ')') { return arguments; }
                }
            }
            if (c is ')' or ']' or '}') { depth--; }
        }
    }

    [GeneratedRegex(@"why\.(Requires|Computes|Warns)\(")]
    private static partial Regex Calls();

    [GeneratedRegex(@"""([^""]+)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"[<>]=?")]
    private static partial Regex Ordering();

    [GeneratedRegex(@"^[^<>]*[<>]=?\s*0\s*$")]
    private static partial Regex AgainstZero();

    [GeneratedRegex(@"\d[\d,]*(?:\.\d+)?")]
    private static partial Regex Figure();
}
