using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Anmin.Core.Values;

/// <summary>A bank account or card number, 8–30 digits.</summary>
[JsonConverter(typeof(CodeJson<BankAccount>))]
public readonly record struct BankAccount : ICode<BankAccount>
{
    private readonly string? number;

    private BankAccount(string number) => this.number = number;

    public string Value => number ?? "";

    /// <summary>尾号1234</summary>
    public string Masked => Value.Length >= 4 ? "尾号" + Value[^4..] : "";

    public static bool TryParse([NotNullWhen(true)] string? text, out BankAccount account, [NotNullWhen(false)] out string? fault)
    {
        var plain = Plain.Code(text);
        var ok = plain.Length is >= 8 and <= 30 && plain.All(char.IsAsciiDigit);
        account = ok ? new(plain) : default;
        fault = ok ? null : "账号应为8到30位数字，请对照存折或银行卡填写";
        return ok;
    }

    public override string ToString() => Masked;
}
