using System.Globalization;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Anmin.Casework.Policies;

/// <summary>Reads a parameter file. A value without source, date checked or status does not load; the message names file, parameter and field.</summary>
public static class StandardsFile
{
    /// <param name="yaml">The text.</param>
    /// <param name="source">Name of the file, for messages.</param>
    /// <exception cref="ParameterFault">Something is missing or cannot be read.</exception>
    public static IReadOnlyList<ParameterRow> Read(string yaml, string source)
    {
        Document document;
        try
        {
            document = new DeserializerBuilder().Build().Deserialize<Document>(yaml) ?? throw new ParameterFault($"{source}：文件是空的");
        }
        catch (YamlException e)
        {
            throw new ParameterFault($"{source}：第 {e.Start.Line} 行读不懂：{e.InnerException?.Message ?? e.Message}");
        }
        return [.. document.参数.SelectMany(p => (p.值 ?? throw new ParameterFault($"{source}：{p.代码} 没有值")).Select(v => Row(p, v, source)))];
    }

    private static ParameterRow Row(Entry p, Dated v, string source)
    {
        string Need(string? text, string field) => string.IsNullOrWhiteSpace(text)
            ? throw new ParameterFault($"{source}：{p.代码} 自 {v.自} 的值缺少「{field}」")
            : text.Trim();
        DateOnly Day(string? text, string field) => DateOnly.TryParseExact(Need(text, field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new ParameterFault($"{source}：{p.代码} 的「{field}」{text} 不是日期");
        var region = Need(v.地区, "地区") is "全国" ? "000000000000" : v.地区!;
        return new(
            Need(p.代码, "代码"), Need(p.名称, "名称"), Need(p.单位, "单位"), Need(p.由谁制定, "由谁制定"),
            DivisionCode.TryParse(region, out var code, out var fault) ? code : throw new ParameterFault($"{source}：{p.代码} 的地区 {v.地区}：{fault}"),
            v.分项?.Trim() ?? "", Day(v.自, "自"), v.至 is null ? null : Day(v.至, "至"), Need(v.值, "值"),
            Need(v.依据?.文件, "依据·文件"), v.依据?.文号?.Trim() ?? "", v.依据?.链接?.Trim(), Day(v.核验日, "核验日"),
            Enum.TryParse<ParameterStatus>(Need(v.状态, "状态"), out var status) && Enum.IsDefined(status)
                ? status
                : throw new ParameterFault($"{source}：{p.代码} 的状态「{v.状态}」应为 已核实、待核实 或 演示"));
    }

    private sealed class Document
    {
        public List<Entry> 参数 { get; set; } = [];
    }

    private sealed class Entry
    {
        public string? 代码 { get; set; }
        public string? 名称 { get; set; }
        public string? 单位 { get; set; }
        public string? 由谁制定 { get; set; }
        public List<string>? 分项 { get; set; }
        public List<Dated>? 值 { get; set; }
    }

    private sealed class Dated
    {
        public string? 自 { get; set; }
        public string? 至 { get; set; }
        public string? 地区 { get; set; }
        public string? 分项 { get; set; }
        public string? 值 { get; set; }
        public string? 状态 { get; set; }
        public Source? 依据 { get; set; }
        public string? 核验日 { get; set; }
    }

    private sealed class Source
    {
        public string? 文件 { get; set; }
        public string? 文号 { get; set; }
        public string? 链接 { get; set; }
    }
}
