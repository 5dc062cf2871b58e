using Anmin.Core.Values;

namespace Anmin.Core.Deciding;

/// <summary>A figure that a document sets and a date changes (handbook 01 A4). Rules name it; its values live in dated rows.</summary>
/// <param name="Id">Stable code, such as DIBAO_STD.</param>
public sealed record Parameter(string Id);

/// <summary>One dated value of a parameter with the document it comes from.</summary>
/// <param name="Region">Twelve-digit division for which the value is set; 000000000000 is the nation.</param>
/// <param name="Class">Key of the class, such as 农村; empty where the parameter has no classes.</param>
/// <param name="To">Last day, or null while it is in force.</param>
/// <param name="Value">The figure or the name of a mode, as written.</param>
public sealed record ParameterRow(
    string Id, string Name, string Unit, string SetBy, DivisionCode Region, string Class, DateOnly From, DateOnly? To,
    string Value, string Document, string DocumentNumber, string? Link, DateOnly CheckedOn, ParameterStatus Status)
{
    public bool CoversDay(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>How far a value may be trusted: only 已核实 values may release a real payment.</summary>
public enum ParameterStatus { 已核实, 待核实, 演示 }

/// <summary>A rule needs a figure that nobody has loaded. It stops with the parameter's name; it never defaults.</summary>
public sealed class MissingParameter(string id, string @class, DivisionCode region, DateOnly on)
    : Exception($"缺少参数：{id}{(@class.Length > 0 ? "·" + @class : "")}（{region}，{on:yyyy-MM-dd}）")
{
    public string Id { get; } = id;
    public string Class { get; } = @class;
    public DivisionCode Region { get; } = region;
    public DateOnly On { get; } = on;
}

/// <summary>A parameter row that cannot be: overlapping, unreadable, without source.</summary>
public sealed class ParameterFault(string message) : Exception(message);
