using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Anmin.Core.Values;

/// <summary>A mainland telephone number: 11 digits from 1, or a landline with area code.</summary>
[JsonConverter(typeof(CodeJson<Phone>))]
public readonly record struct Phone : ICode<Phone>
{
    private readonly string? number;

    private Phone(string number) => this.number = number;

    public string Value => number ?? "";

    /// <summary>138****0000</summary>
    public string Masked => Value.Length >= 7 ? Value[..3] + "****" + Value[^4..] : "";

    public static bool TryParse([NotNullWhen(true)] string? text, out Phone phone, [NotNullWhen(false)] out string? fault)
    {
        var plain = Plain.Code(text).Replace("-", "", StringComparison.Ordinal);
        var ok = plain.All(char.IsAsciiDigit) && ((plain.Length == 11 && plain[0] == '1') || (plain.Length is >= 10 and <= 12 && plain[0] == '0'));
        phone = ok ? new(plain) : default;
        fault = ok ? null : "电话应为11位手机号，或带区号的座机号，例如 0915-1234567";
        return ok;
    }

    public override string ToString() => Masked;
}
