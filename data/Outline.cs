using System.Globalization;
using System.Text.RegularExpressions;

namespace Anmin.Data;

/// <summary>One of the six parts of the city document.</summary>
public sealed record DocumentPart(int Number, string Title, IReadOnlyList<DocumentMeasure> Measures)
{
    /// <summary>一, 二, 三 …, as the document counts its parts.</summary>
    public string Numeral => Outline.Numerals[Number - 1].ToString();
}

/// <summary>One of its twenty-three measures.</summary>
/// <param name="Asks">What it is about, in one sentence of our own.</param>
/// <param name="Folder">Its folder under measures/, in the folder of its part.</param>
public sealed record DocumentMeasure(int Number, string Title, string Asks, string Folder, IReadOnlyList<DocumentClause> Clauses);

/// <summary>One thing that the document asks for.</summary>
/// <param name="Id">Measure and clause: 1.3.</param>
/// <param name="Kinds">The kinds of declaration that answer it: S, R, P, B, A, I.</param>
/// <param name="Asks">What the city asks, in our words.</param>
public sealed record DocumentClause(string Id, IReadOnlyList<char> Kinds, string Title, string Asks);

/// <summary>The yardstick of the whole system: document/outline.md and document/clauses.csv, read once and checked against each other.</summary>
public static partial class Outline
{
    internal const string Numerals = "一二三四五六";

    private const string Heading = "# 安政发〔2020〕16号：六个部分、二十三项措施";
    private const string Columns = "id,part,measure,kind,title,asks";

    public static IReadOnlyList<DocumentPart> Parts { get; } = Read(Resource.Lines("outline.md", Heading), Resource.Lines("clauses.csv", Columns));

    public static IEnumerable<DocumentMeasure> Measures => Parts.SelectMany(p => p.Measures);

    public static IEnumerable<DocumentClause> Clauses => Measures.SelectMany(m => m.Clauses);

    /// <summary>A clause with the measure and the part it stands in, or null when the document has no such clause.</summary>
    public static (DocumentPart Part, DocumentMeasure Measure, DocumentClause Clause)? Find(string id) =>
        Parts.SelectMany(p => p.Measures.SelectMany(m => m.Clauses.Select(c => (p, m, c)))).Where(x => x.c.Id == id)
            .Select(x => ((DocumentPart, DocumentMeasure, DocumentClause)?)x).FirstOrDefault();

    /// <summary>Reads both files. A clause of an unknown measure, or a measure with another number of clauses than it says, is an error.</summary>
    /// <param name="outline">Lines of outline.md below its title.</param>
    /// <param name="clauses">Lines of clauses.csv below its heading.</param>
    public static IReadOnlyList<DocumentPart> Read(IEnumerable<string> outline, IEnumerable<string> clauses)
    {
        var byMeasure = clauses.Where(l => l.Length > 0).Select(Clause).ToLookup(c => c.Measure, c => c.Clause);
        var parts = new List<(string Title, List<DocumentMeasure> Measures)>();
        foreach (var line in outline)
        {
            if (PartLine().Match(line) is { Success: true } part)
            {
                if (part.Groups[1].Value != Numerals[parts.Count].ToString())
                {
                    throw new InvalidDataException($"outline.md 的部分应依次编号：{line}");
                }
                parts.Add((part.Groups[2].Value, []));
            }
            else if (MeasureLine().Match(line) is { Success: true } row)
            {
                parts[^1].Measures.Add(Measure(row, byMeasure));
            }
        }
        var known = parts.SelectMany(p => p.Measures).Select(m => m.Number).ToHashSet();
        return byMeasure.FirstOrDefault(g => !known.Contains(g.Key)) is { } stray
            ? throw new InvalidDataException($"clauses.csv 的 {stray.First().Id} 属于第 {stray.Key} 项措施，outline.md 里没有")
            : [.. parts.Select((p, i) => new DocumentPart(i + 1, p.Title, p.Measures))];
    }

    private static DocumentMeasure Measure(Match row, ILookup<int, DocumentClause> clauses)
    {
        var number = int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture);
        var promised = int.Parse(row.Groups[4].Value, CultureInfo.InvariantCulture);
        List<DocumentClause> its = [.. clauses[number]];
        return its.Count == promised
            ? new(number, row.Groups[2].Value, row.Groups[3].Value, row.Groups[5].Value, its)
            : throw new InvalidDataException($"outline.md 说第 {number} 项措施有 {promised} 条，clauses.csv 里是 {its.Count} 条");
    }

    private static (int Measure, DocumentClause Clause) Clause(string line) => line.Split(',', 6) switch
    {
        [var id, _, var measure, var kinds, var title, var asks] when id.StartsWith(measure + ".", StringComparison.Ordinal) =>
            (int.Parse(measure, CultureInfo.InvariantCulture), new(id, [.. kinds.Split('+').Select(k => k.Single())], title, asks)),
        _ => throw new InvalidDataException($"clauses.csv 有一行读不懂：{line}"),
    };

    [GeneratedRegex(@"^## (\S) (\S+) · `\w+`$")]
    private static partial Regex PartLine();

    [GeneratedRegex(@"^\| (\d+) \| (.+?) \| (.+?) \| (\d+) \| `(\w+)` \|$")]
    private static partial Regex MeasureLine();
}
