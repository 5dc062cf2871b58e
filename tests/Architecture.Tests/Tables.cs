using System.Text;
using System.Text.RegularExpressions;
using Anmin.Core.Declaring;

namespace Anmin.Architecture.Tests;

/// <summary>What is generated: README's table document ⇄ folder, and the glossary.</summary>
public static partial class Tables
{
    private static readonly Dictionary<char, (string Name, string Type)> Kinds = new()
    {
        ['S'] = ("事项", "Matter"), ['B'] = ("待遇", "Benefit"), ['R'] = ("台账", "Register"), ['P'] = ("专项", "Campaign"), ['A'] = ("预警", "Watch"), ['I'] = ("指标", "Indicator"),
    };

    /// <summary>The folder of a measure, as its namespace says.</summary>
    public static string FolderOf(Measure measure) => measure.GetType().Namespace!.Replace("Anmin.Measures.", "measures/", StringComparison.Ordinal).Replace('.', '/');

    /// <summary>One line a measure: what the document asks, where it is, which of its clauses are answered by what.</summary>
    public static string Document(IReadOnlyList<Clause> clauses, IReadOnlyList<Measure> measures)
    {
        var text = new StringBuilder("| 措施 | 文件夹 | 条目 | 做到的条目 |\n| --- | --- | --- | --- |\n");
        foreach (var measure in measures)
        {
            var folder = FolderOf(measure);
            var own = clauses.Where(c => c.Measure == measure.Number).ToList();
            var answered = own.Select(c => (c.Id, Things: measure.Declarations.Where(d => d.Kind != 'I' && d.Clauses.Contains(c.Id)).ToList())).Where(c => c.Things.Count > 0)
                .Select(c => $"{c.Id} {string.Join('、', c.Things.Select(t => $"{t.Name}（{Kinds[t.Kind].Name}）"))}");
            text.Append($"| {measure.Number} {measure.Title} | [`{folder["measures/".Length..]}`]({folder}) | {own.Count} | {string.Join("；", answered)} |\n");
        }
        var missing = clauses.Count(c => Clause.NotYet.ContainsKey(c.Id));
        text.Append($"\n共 {clauses.Count} 条，还缺着一部分的 {missing} 条，逐条列在 [`NotYet.csv`](tests/Architecture.Tests/NotYet.csv)，这张名单只减不增。\n");
        return text.ToString();
    }

    /// <summary>The words of the house: kinds, what is declared, what the machinery calls things, and every list of choices.</summary>
    public static string Glossary(IReadOnlyList<Measure> measures)
    {
        var text = new StringBuilder("# 词汇表\n\n由测试从声明和源码生成，不要手改；改了代码以后运行 `ANMIN_REWRITE=1 ./test Architecture.Tests`。\n\n");
        text.Append("## 六种声明\n\n| 字母 | 名称 | 类型 | 意思 |\n| --- | --- | --- | --- |\n");
        var core = Types("platform/Core");
        foreach (var (letter, (name, type)) in Kinds)
        {
            text.Append($"| {letter} | {name} | `{type}` | {core.First(t => t.Name == type).Summary} |\n");
        }
        text.Append("\n## 已声明的\n\n| 名称 | 种类 | 地址里的名字 | 回应的条目 |\n| --- | --- | --- | --- |\n");
        foreach (var declared in measures.SelectMany(m => m.Declarations))
        {
            text.Append($"| {declared.Name} | {Kinds[declared.Kind].Name} | `{declared.Slug}` | {string.Join('、', declared.Clauses)} |\n");
        }
        text.Append("\n## 机器的词\n\n办件的机器说英语，每个意思只用一个词。\n");
        foreach (var room in core.Where(t => t.Kind != "enum").GroupBy(t => t.Folder))
        {
            text.Append($"\n### {room.Key}\n\n| 词 | 意思 |\n| --- | --- |\n");
            foreach (var type in room.OrderBy(t => t.Name, StringComparer.Ordinal)) { text.Append($"| `{type.Name}` | {type.Summary} |\n"); }
        }
        text.Append("\n## 各种选项\n\n| 词 | 意思 | 选项 |\n| --- | --- | --- |\n");
        foreach (var type in core.Concat(Types("platform/Casework")).Concat(Types("measures")).Where(t => t.Kind == "enum").OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            text.Append($"| `{type.Name}` | {type.Summary} | {string.Join('、', type.Members)} |\n");
        }
        return text.ToString();
    }

    /// <summary>The public types of a folder as the sources show them.</summary>
    private static List<Word> Types(string under) =>
        [.. House.Files(under).Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(f =>
            Declared().Matches(File.ReadAllText(Path.Combine(House.Root, f))).Select(m => new Word(
                m.Groups["name"].Value, m.Groups["kind"].Value, Path.GetFileName(Path.GetDirectoryName(f))!, Sentence(m.Groups["summary"].Value),
                [.. Member().Matches(Uncommented(m.Groups["members"].Value)).Select(x => x.Groups[1].Value)])))];

    private static string Sentence(string summary) => Tag().Replace(Space().Replace(summary.Replace("///", "", StringComparison.Ordinal), " ").Trim(), "$1").Replace("|", "\\|", StringComparison.Ordinal);

    private static string Uncommented(string members) => Attribute().Replace(Comment().Replace(members, ""), "");

    /// <summary>A word of the code.</summary>
    private sealed record Word(string Name, string Kind, string Folder, string Summary, IReadOnlyList<string> Members);

    [GeneratedRegex(@"(?:///\s*<summary>(?<summary>(?:(?!</summary>).)*)</summary>\s*(?:///[^\n]*\n\s*|\[[^\n]*\]\s*)*)?^public\s+(?:(?:static|sealed|abstract|partial|readonly|ref)\s+)*(?<kind>class|record struct|record|struct|interface|enum)\s+(?<name>\w+)(?:[^{;]*\{(?<members>[^}]*)\})?", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(@"(\w+)\s*(?:=[^,}]*)?(?:,|$)")]
    private static partial Regex Member();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\[\w+\((?:[^""\)]|""[^""]*"")*\)\]")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"<(?:see|paramref|typeparamref) \w+=""([^""]+)""\s*/>")]
    private static partial Regex Tag();
}
