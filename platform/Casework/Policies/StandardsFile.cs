using System.Globalization;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Anmin.Casework.Policies;

/// <summary>Reads a standards file: parameters with dated values, each with region, document, day of checking and status.</summary>
/// <remarks>A value closes the one before it of the same region on the day before it begins; so a gap must be written with 至.
/// A value without source, date or status does not load.</remarks>
public static class StandardsFile
{
    private static readonly string[] Known = ["自", "至", "地区", "数值", "由谁制定", "依据", "核验日", "状态"];

    public static IReadOnlyList<ParameterRow> Read(string yaml, string source)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException fault)
        {
            throw new ParameterFault($"{source} 第{fault.Start.Line}行：{fault.InnerException?.Message ?? fault.Message}");
        }
        if (stream.Documents is not [{ RootNode: YamlSequenceNode parameters }])
        {
            throw new ParameterFault($"{source}：应是参数的列表，每个参数以「- 编号:」开头");
        }
        return [.. parameters.SelectMany(p => Parameter(new Place(source, p)))];
    }

    private static IEnumerable<ParameterRow> Parameter(Place at)
    {
        var id = at.Text("编号");
        var named = at.Called(id);
        var (name, unit, setBy) = (named.Text("名称"), named.Text("单位"), named.Text("由谁制定"));
        string[] classes = [.. named.List("分项")];
        var rows = named.Items("值").SelectMany(value => Values(named, value.Called(id), id, name, unit, setBy, classes)).ToArray();
        return rows.GroupBy(r => (r.Class, r.Region)).SelectMany(Closed);
    }

    private static IEnumerable<ParameterRow> Values(Place parameter, Place at, string id, string name, string unit, string setBy, string[] classes)
    {
        foreach (var key in at.Keys)
        {
            if (!Known.Contains(key) && !classes.Contains(key))
            {
                throw at.Fault($"不认识「{key}」；分项里没有它");
            }
        }
        var from = at.Day("自");
        var to = at.Has("至") ? at.Day("至") : (DateOnly?)null;
        if (to < from)
        {
            throw at.Fault($"至 {to:yyyy-MM-dd} 早于自 {from:yyyy-MM-dd}");
        }
        if (!DivisionCode.TryParse(at.Text("地区"), out var region, out var fault))
        {
            throw at.Fault(fault);
        }
        var by = at.Has("由谁制定") ? at.Text("由谁制定") : setBy;
        var owner = at.Has("依据") ? at : parameter;
        var document = owner.Child("依据").Called(id);
        var checkedOn = (at.Has("核验日") ? at : parameter).Day("核验日");
        var statusText = (at.Has("状态") ? at : parameter).Text("状态");
        if (!Enum.TryParse<ParameterStatus>(statusText, out var status) || !Enum.IsDefined(status))
        {
            throw at.Fault($"状态「{statusText}」应是已核实、待核实或演示");
        }
        var (title, number, link) = (document.Text("文件"), document.Text("文号"), document.Has("链接") ? document.Text("链接") : null);
        foreach (var @class in classes.Length == 0 ? [""] : classes)
        {
            var value = at.Text(@class.Length == 0 ? "数值" : @class);
            yield return new(id, name, unit, by, region, @class, from, to, value, title, number, link, checkedOn, status);
        }
    }

    private static IEnumerable<ParameterRow> Closed(IEnumerable<ParameterRow> rows)
    {
        var sorted = rows.OrderBy(r => r.From).ToArray();
        for (var i = 0; i < sorted.Length; i++)
        {
            yield return sorted[i].To is null && i + 1 < sorted.Length
                ? sorted[i] with { To = sorted[i + 1].From.AddDays(-1) }
                : sorted[i];
        }
    }

    /// <summary>A node with the words to complain about it: file, line, parameter.</summary>
    private sealed class Place(string source, YamlNode node, string parameter = "")
    {
        private readonly YamlMappingNode map = node as YamlMappingNode
            ?? throw new ParameterFault($"{source} 第{node.Start.Line}行：应是「名: 值」的样子");

        public IEnumerable<string> Keys => map.Children.Keys.Select(k => ((YamlScalarNode)k).Value ?? "");

        public Place Called(string id) => new(source, map, id);

        public bool Has(string key) => map.Children.ContainsKey(new YamlScalarNode(key));

        public string Text(string key) =>
            map.Children.TryGetValue(new YamlScalarNode(key), out var found) && found is YamlScalarNode { Value.Length: > 0 } scalar
                ? scalar.Value
                : throw Fault($"没有写「{key}」");

        public DateOnly Day(string key) =>
            DateOnly.TryParseExact(Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : throw Fault($"「{key}」应是 2026-07-01 样子的日期，现在是「{Text(key)}」");

        public Place Child(string key) =>
            map.Children.TryGetValue(new YamlScalarNode(key), out var found) ? new(source, found, parameter) : throw Fault($"没有写「{key}」");

        public IEnumerable<Place> Items(string key) =>
            map.Children.TryGetValue(new YamlScalarNode(key), out var found) && found is YamlSequenceNode list
                ? list.Select(i => new Place(source, i, parameter))
                : throw Fault($"没有写「{key}」");

        public IEnumerable<string> List(string key) =>
            map.Children.TryGetValue(new YamlScalarNode(key), out var found) && found is YamlSequenceNode list
                ? list.Select(i => ((YamlScalarNode)i).Value ?? "")
                : [];

        public ParameterFault Fault(string what) =>
            new($"{source} 第{map.Start.Line}行{(parameter.Length > 0 ? $"，参数 {parameter}" : "")}：{what}");
    }
}
