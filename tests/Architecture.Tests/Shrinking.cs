using Anmin.Core.Declaring;

namespace Anmin.Architecture.Tests;

/// <summary>What is not yet answered only shrinks: what has once been answered is on record, and how much was missing at the last count.</summary>
public static class Shrinking
{
    public const string Kinds = "SBRPAI";

    /// <summary>What has been answered so far, clause by clause. A line is added, never taken away.</summary>
    public static IReadOnlyDictionary<string, string> Answered => Clause.Read("tests/Architecture.Tests/Answered.csv");

    /// <summary>How many clauses missed each kind at the last count. The numbers go down, never up.</summary>
    public static IReadOnlyDictionary<char, int> Most => Clause.Read("tests/Architecture.Tests/NotYetAtMost.csv").ToDictionary(p => p.Key[0], p => int.Parse(p.Value));

    public static IEnumerable<string> R6(IReadOnlyDictionary<string, string> notYet, IReadOnlyDictionary<string, string> answered, IReadOnlyDictionary<char, int> most)
    {
        foreach (var (id, kinds) in notYet)
        {
            foreach (var kind in Letters(kinds).Intersect(Letters(answered.GetValueOrDefault(id, ""))))
            {
                yield return $"R6 {id} 的 {kind} 做到过，又写回了 NotYet.csv";
            }
        }
        foreach (var kind in Kinds)
        {
            var (now, then) = (Missing(notYet, kind), most.GetValueOrDefault(kind));
            if (now > then) { yield return $"R6 缺 {kind} 的条目从 {then} 条变成 {now} 条，只能少不能多"; }
            if (now < then) { yield return $"R6 缺 {kind} 的条目只剩 {now} 条了，请把 NotYetAtMost.csv 的 {then} 改小"; }
        }
    }

    /// <summary>What the declarations answer now is on record.</summary>
    public static IEnumerable<string> Recorded(IReadOnlyList<Clause> clauses, IReadOnlyList<Measure> measures, IReadOnlyDictionary<string, string> answered) =>
        from clause in clauses
        let done = string.Join('+', clause.Kinds.Where(k => measures.Any(m => m.Declarations.Any(d => d.Kind == k && d.Clauses.Contains(clause.Id)))))
        where done != answered.GetValueOrDefault(clause.Id, "")
        select $"R6 {clause.Id} {clause.Title}：做到的是「{done}」，Answered.csv 记着「{answered.GetValueOrDefault(clause.Id, "")}」";

    public static int Missing(IReadOnlyDictionary<string, string> notYet, char kind) => notYet.Values.Count(k => Letters(k).Contains(kind));

    private static char[] Letters(string kinds) => [.. kinds.Where(Kinds.Contains)];
}
