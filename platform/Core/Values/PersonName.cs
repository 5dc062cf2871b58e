using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;

namespace Anmin.Core.Values;

/// <summary>A person's name: 1–50 characters as the reader counts them, all planes of GB 18030, the separator stored as U+00B7 (S-IN-3).</summary>
[JsonConverter(typeof(CodeJson<PersonName>))]
public readonly record struct PersonName : ICode<PersonName>
{
    private readonly string? name;

    private PersonName(string name) => this.name = name;

    public string Value => name ?? "";

    public static bool TryParse([NotNullWhen(true)] string? text, out PersonName name, [NotNullWhen(false)] out string? fault)
    {
        var plain = Plain.Text(text).Replace('•', '·').Replace('‧', '·').Replace('・', '·').Replace('．', '·');
        if (plain.EnumerateRunes().Any(r => r.Value > 127))
        {
            plain = plain.Replace(" ", "", StringComparison.Ordinal).Replace("\u3000", "", StringComparison.Ordinal);
        }
        fault = plain.Length == 0 ? "姓名不能为空"
            : Plain.Length(plain) > 50 ? "姓名最多50个字"
            : plain.EnumerateRunes().All(r => Rune.IsLetter(r) || r.Value is '·' or ' ' or '〇') ? null
            : "姓名里有数字或符号，请填写证件上的姓名";
        name = fault is null ? new(plain) : default;
        return fault is null;
    }

    public override string ToString() => Value;
}
