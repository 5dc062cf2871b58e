using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Anmin.Core.Values;

/// <summary>A twelve-digit division code; trailing zeros name the level (610900000000 city, 610924000000 county …).</summary>
/// <remarks>The form is checked here; whether the division existed on a day is asked of the dated division table.</remarks>
[JsonConverter(typeof(CodeJson<DivisionCode>))]
public readonly record struct DivisionCode : ICode<DivisionCode>
{
    private readonly string? code;

    private DivisionCode(string code) => this.code = code;

    public string Value => code ?? "";

    /// <summary>The county that holds this division: 610924000000.</summary>
    public DivisionCode County => new(Value[..6] + "000000");

    /// <summary>The township that holds this division: 610924100000.</summary>
    public DivisionCode Town => new(Value[..9] + "000");

    public DivisionLevel Level => Value switch
    {
        "" or "000000000000" => DivisionLevel.Nation,
        var v when v.EndsWith("0000000000", StringComparison.Ordinal) => DivisionLevel.Province,
        var v when v.EndsWith("00000000", StringComparison.Ordinal) => DivisionLevel.City,
        var v when v.EndsWith("000000", StringComparison.Ordinal) => DivisionLevel.County,
        var v when v.EndsWith("000", StringComparison.Ordinal) => DivisionLevel.Town,
        _ => DivisionLevel.Village,
    };

    /// <summary>Accepts 2, 4, 6, 9 or 12 digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DivisionCode code, [NotNullWhen(false)] out string? fault)
    {
        var plain = text is not null && IsWhole(text) ? text : Plain.Code(text);
        var ok = plain.Length is 2 or 4 or 6 or 9 or 12 && plain.All(char.IsAsciiDigit);
        code = ok ? new(plain.PadRight(12, '0')) : default;
        fault = ok ? null : "行政区划代码应为数字，请从列表中选择";
        return ok;
    }

    /// <summary>As the database holds it; nothing to normalise.</summary>
    private static bool IsWhole(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    /// <summary>A code known to be right, such as one written in source.</summary>
    public static DivisionCode Of(string code) =>
        TryParse(code, out var division, out var fault) ? division : throw new ArgumentException($"{fault}：{code}", nameof(code));

    /// <summary>Whether another division lies in this one (or is it).</summary>
    public bool Holds(DivisionCode other) => other.Value.StartsWith(Significant, StringComparison.Ordinal);

    /// <summary>This division and all that hold it, nearest first, ending with the nation.</summary>
    public IEnumerable<DivisionCode> Upwards()
    {
        if (Level == DivisionLevel.Village) { yield return this; }
        if (Level >= DivisionLevel.Town) { yield return Town; }
        if (Level >= DivisionLevel.County) { yield return County; }
        if (Level >= DivisionLevel.City) { yield return new(Value[..4] + "00000000"); }
        if (Level >= DivisionLevel.Province) { yield return new(Value[..2] + "0000000000"); }
        yield return new("000000000000");
    }

    private string Significant => Level switch
    {
        DivisionLevel.Nation => "",
        DivisionLevel.Province => Value[..2],
        DivisionLevel.City => Value[..4],
        DivisionLevel.County => Value[..6],
        DivisionLevel.Town => Value[..9],
        _ => Value,
    };

    public override string ToString() => Value;
}

/// <summary>Levels from the nation down to the village.</summary>
public enum DivisionLevel { Nation, Province, City, County, Town, Village }
