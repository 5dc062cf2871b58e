using Anmin.Core.Declaring;

namespace Anmin.Architecture.Tests;

/// <summary>One thing that the city document asks for, with the kinds of declaration that answer it.</summary>
public sealed record Clause(string Id, int Measure, IReadOnlyList<char> Kinds, string Title)
{
    /// <summary>The yardstick: document/clauses.csv.</summary>
    public static IReadOnlyList<Clause> All =>
        [.. Rows("document/clauses.csv").Select(c => new Clause(c[0], int.Parse(c[2]), Letters(c[3]), c[4]))];

    /// <summary>Kinds that are still missing, clause by clause, by name. The list only shrinks.</summary>
    public static IReadOnlyDictionary<string, string> NotYet =>
        Read("tests/Architecture.Tests/NotYet.csv");

    /// <summary>The first two columns of a file, without its head.</summary>
    public static IReadOnlyDictionary<string, string> Read(string file) => Rows(file).ToDictionary(c => c[0], c => c[1]);

    /// <summary>R6: every clause is answered by a declaration of each of its kinds, every declaration answers a clause of its own measure,
    /// and what is missing is exactly what is listed.</summary>
    public static IEnumerable<string> R6(
        IReadOnlyList<Clause> clauses, IReadOnlyList<Measure> measures, IReadOnlyDictionary<string, string> notYet)
    {
        foreach (var clause in clauses)
        {
            var answered = measures.SelectMany(m => m.Declarations).Where(d => d.Clauses.Contains(clause.Id)).Select(d => d.Kind).ToHashSet();
            var missing = string.Join('+', clause.Kinds.Where(k => !answered.Contains(k)));
            var listed = notYet.GetValueOrDefault(clause.Id, "");
            if (missing == listed) { continue; }
            yield return listed.Length == 0 ? $"R6 {clause.Id} {clause.Title}：没有声明 {missing}"
                : missing.Length == 0 ? $"R6 {clause.Id} {clause.Title}：已经做到，请从 NotYet.csv 划去"
                : $"R6 {clause.Id} {clause.Title}：NotYet.csv 写着缺 {listed}，其实缺 {missing}";
        }
        foreach (var unknown in notYet.Keys.Except(clauses.Select(c => c.Id)))
        {
            yield return $"R6 NotYet.csv 里的 {unknown} 不是文件的条目";
        }
        foreach (var (measure, declared) in measures.SelectMany(m => m.Declarations.Select(d => (m, d))))
        {
            if (declared.Clauses.Count == 0)
            {
                yield return $"R6 {declared.Name}（{declared.Slug}）没有说回应哪一条";
            }
            foreach (var id in declared.Clauses.Where(id => !clauses.Any(c => c.Id == id && c.Measure == measure.Number)))
            {
                yield return $"R6 {declared.Name}（{declared.Slug}）回应的 {id} 不是第{measure.Number}项举措的条目";
            }
        }
    }

    private static char[] Letters(string kinds) => [.. kinds.Split('+').Select(k => k[0])];

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadAllLines(Path.Combine(House.Root, file)).Skip(1).Where(l => l.Length > 0).Select(l => l.Split(',', 6));
}
