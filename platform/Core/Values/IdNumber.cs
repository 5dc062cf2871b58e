using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Anmin.Core.Values;

/// <summary>A resident identity number: 18 characters, real birth date, right check character (GB 11643-1999, S-IN-4).</summary>
/// <remarks>The first six digits are not compared with today's divisions: a number never changes, divisions do.</remarks>
[JsonConverter(typeof(CodeJson<IdNumber>))]
public readonly record struct IdNumber : ICode<IdNumber>
{
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private readonly string? number;

    private IdNumber(string number) => this.number = number;

    /// <summary>All 18 characters. Show <see cref="Masked"/> unless the reader's look is recorded (S-PR-3).</summary>
    public string Value => number ?? "";

    public DateOnly BirthDate => DateOnly.ParseExact(Value.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>The 17th digit is odd for men.</summary>
    public bool IsMale => (Value[16] - '0') % 2 == 1;

    /// <summary>610902********123X</summary>
    public string Masked => Value.Length == 18 ? Value[..6] + "********" + Value[14..] : "";

    /// <summary>Full years on a day; the birthday itself counts. Born on 29 February: the year is full on 1 March of a common year.</summary>
    public int AgeOn(DateOnly day)
    {
        var born = BirthDate;
        var years = day.Year - born.Year;
        return (day.Month, day.Day).CompareTo((born.Month, born.Day)) < 0 ? years - 1 : years;
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out IdNumber id, [NotNullWhen(false)] out string? fault)
    {
        id = default;
        var code = Plain.Code(text);
        fault = code.Length != 18 ? $"身份证号应为18位，现在是{code.Length}位"
            : code[..17].Any(c => c is < '0' or > '9') || code[17] is not ((>= '0' and <= '9') or 'X') ? "身份证号只能有数字，最后一位可以是 X"
            : !DateOnly.TryParseExact(code.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) || born.Year < 1850
                ? $"身份证号里的出生日期 {code.Substring(6, 4)}年{code.Substring(10, 2)}月{code.Substring(12, 2)}日 不存在，请对照证件重新填写"
            : CheckCharacter(code) != code[17] ? "身份证号校验位不正确，请对照证件逐位核对"
            : null;
        if (fault is not null)
        {
            return false;
        }
        id = new(code);
        return true;
    }

    /// <summary>The 18th character for the first 17 digits.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (digits[i] - '0') * Weights[i];
        }
        return "10X98765432"[sum % 11];
    }

    /// <summary>Masked: a number that slips into a log or a message is not whole (S-PR-7).</summary>
    public override string ToString() => Masked;
}
