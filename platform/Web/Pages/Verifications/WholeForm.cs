using System.Globalization;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Exchange.Sources;

namespace Anmin.Web.Pages.Verifications;

/// <summary>What the officer fills in beside a file of everybody that a source has.</summary>
/// <param name="What">The source and the item, as the choice has them: L01|年收入.</param>
public sealed record WholeForm(string? What, string? Number, string? Amount, string? Count, string? AsOf, bool Complete, string? Signature)
{
    private const char Between = '|';
    private const int LongestColumn = 60;

    /// <summary>The value of a choice.</summary>
    public static string Choice(Source source, string item) => $"{source.Code}{Between}{item}";

    public static string SourceOf(string? what) => what?.Split(Between)[0] ?? "";

    /// <summary>What can be chosen of a source.</summary>
    public static IReadOnlyList<string> Items(Source source) => source.Items.Count > 0 ? source.Items : [""];

    /// <summary>What is said of the file.</summary>
    /// <exception cref="Refused">With each field that has to be mended.</exception>
    public WholeSaid Read(IReadOnlyList<ListCount> lists, IFormFile? register, DateOnly today)
    {
        var faults = new List<Fault>();
        var source = lists.Select(l => l.Source).FirstOrDefault(s => s.Code == SourceOf(What));
        var item = What?.Split(Between, 2).ElementAtOrDefault(1) ?? "";
        if (source is null || !Items(source).Contains(item))
        {
            faults.Add(new("what", "请选择是哪个来源的什么数据", "choice"));
        }
        if (register is null || register.Length == 0)
        {
            faults.Add(new("register", register is null ? "请选择来源给的文件" : $"「{register.FileName}」是空的，请来源重新发一份", "required"));
        }
        var (number, amount, count) = (Column(Number, "number", "身份证号在哪一栏", faults), Column(Amount, "amount", null, faults), Column(Count, "count", null, faults));
        if (!DateOnly.TryParseExact(AsOf?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf) || asOf > today || asOf < today.AddYears(-3))
        {
            faults.Add(new("asOf", "请填写数据截至哪一天，三年以内，不能晚于今天", "range"));
        }
        var signature = Plain.Text(Signature);
        if (signature.Length != 64 || !signature.All(char.IsAsciiHexDigit))
        {
            faults.Add(new("signature", "请填写来源随文件给的签名，64 位数字和 a 到 f 的字母", "format"));
        }
        return faults.Count > 0 ? throw new Refused("还有要更正的地方", "invalid", faults) : new(source!.Code, item, number, amount, count, asOf, Complete, signature);
    }

    private static string Column(string? typed, string field, string? needed, List<Fault> faults)
    {
        var column = Plain.Text(typed);
        if (needed is not null && column.Length == 0)
        {
            faults.Add(new(field, $"请填写{needed}，照文件第一行写的", "required"));
        }
        if (column.Length > LongestColumn)
        {
            faults.Add(new(field, $"栏名最多 {LongestColumn} 个字，请照文件第一行写", "format"));
        }
        return column;
    }
}
