using System.Globalization;
using System.Reflection;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using YamlDotNet.RepresentationModel;

namespace Anmin.Measures.Tests;

/// <summary>One scenario: a sentence, a date, facts and what must come out.</summary>
public sealed record Scenario(string File, string Name, DateOnly On, string Matter, YamlMappingNode Whole, PolicyBook Book)
{
    public override string ToString() => Name;

    public YamlMappingNode? Map(string key) => Whole.Children.TryGetValue(new YamlScalarNode(key), out var node) ? (YamlMappingNode)node : null;

    /// <summary>A mapping as text by key; lists are joined with line breaks.</summary>
    public static IEnumerable<(string Key, YamlNode Value)> Pairs(YamlMappingNode? map) =>
        map is null ? [] : map.Children.Select(p => (((YamlScalarNode)p.Key).Value!, p.Value));

    public static string Text(YamlNode node) => node switch
    {
        YamlScalarNode scalar => scalar.Value ?? "",
        YamlSequenceNode list => string.Join('\n', list.Select(Text)),
        _ => throw new InvalidOperationException($"场景里读不懂：{node}"),
    };
}

/// <summary>The scenario files that lie beside the rules.</summary>
public static class ScenarioFiles
{
    public static IReadOnlyList<Scenario> All { get; } = [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.EndsWith(".scenarios.yaml", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .SelectMany(Read)];

    private static IEnumerable<Scenario> Read(string file)
    {
        using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!);
        var stream = new YamlStream();
        stream.Load(text);
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        var matter = Scenario.Text(root["事项"]);
        var common = Standards(root).ToArray();
        foreach (var node in (YamlSequenceNode)root["场景"])
        {
            var whole = (YamlMappingNode)node;
            var rows = Standards(whole).Concat(common).DistinctBy(r => (r.Id, r.Class));
            yield return new(file, Scenario.Text(whole["名"]),
                DateOnly.ParseExact(Scenario.Text(whole["日期"]), "yyyy-MM-dd", CultureInfo.InvariantCulture), matter, whole, new(rows));
        }
    }

    /// <summary>用标准: values that hold in this file only.</summary>
    private static IEnumerable<ParameterRow> Standards(YamlMappingNode node)
    {
        if (!node.Children.TryGetValue(new YamlScalarNode("用标准"), out var found))
        {
            yield break;
        }
        foreach (var (id, value) in Scenario.Pairs((YamlMappingNode)found))
        {
            foreach (var (@class, one) in value is YamlMappingNode classes ? Scenario.Pairs(classes) : [("", value)])
            {
                yield return new(id, id, "", "", DivisionCode.Of("000000000000"), @class, DateOnly.MinValue, null,
                    Scenario.Text(one), "场景", "场景", null, DateOnly.MinValue, ParameterStatus.演示);
            }
        }
    }
}
