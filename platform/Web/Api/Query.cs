using System.Globalization;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Web.Api;

/// <summary>The words after the question mark, each with its rule; all that is wrong is told at once.</summary>
public sealed class Query(HttpContext http)
{
    /// <summary>Most lines of one page (S-IN-16).</summary>
    public const int LargestPage = 100;

    private readonly List<Fault> faults = [];

    public string? Text(string name, int longest = 100)
    {
        var text = http.Request.Query[name].ToString();
        if (Plain.Length(text) > longest)
        {
            faults.Add(new(name, $"最多{longest}个字", "range"));
        }
        return text.Length == 0 ? null : text;
    }

    public int? Whole(string name, int least, int most) =>
        Read(name, (string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most, $"应为 {least} 到 {most} 的整数", "range");

    public int PageSize(int otherwise) => Whole("limit", 1, LargestPage) ?? otherwise;

    public DateOnly? Day(string name) => Read(name, (string text, out DateOnly value) => Binder.TryDay(text, out value), "应为日期，例如 2026-07-01", "format");

    public bool? YesNo(string name) => Read(name, (string text, out bool value) => bool.TryParse(text, out value), "应为 true 或 false", "format");

    public T? OneOf<T>(string name) where T : struct, Enum =>
        Read(name, (string text, out T value) => Enum.TryParse(text, out value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]), $"应为：{string.Join("、", Enum.GetNames<T>())}", "format");

    public DivisionCode? County(string name) =>
        Read(name, (string text, out DivisionCode value) => DivisionCode.TryParse(text, out value, out _) && value.Level == DivisionLevel.County, "应为县（区、市）的行政区划代码，例如 610924", "format");

    /// <summary>Refuses the call where any word is wrong.</summary>
    public void Require()
    {
        if (faults.Count > 0)
        {
            throw ApiFault.Invalid(faults);
        }
    }

    private delegate bool TryRead<T>(string text, out T value);

    private T? Read<T>(string name, TryRead<T> tryRead, string rule, string code) where T : struct
    {
        var text = http.Request.Query[name].ToString();
        if (text.Length == 0)
        {
            return null;
        }
        if (tryRead(text, out var value))
        {
            return value;
        }
        faults.Add(new(name, rule, code));
        return null;
    }
}
