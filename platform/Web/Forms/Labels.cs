using System.Globalization;
using System.Text.RegularExpressions;
using Anmin.Core.Declaring;

namespace Anmin.Web.Forms;

/// <summary>The words by which a path is known to the reader: 家庭.成员[1].身份证号 → 第2位成员 身份证号.</summary>
public static partial class Labels
{
    /// <summary>Empty where the path names no field of the page.</summary>
    public static string Of(Page page, string path) => Parts(page, path) is var (row, question) && row.Length > 0 && question.Length > 0 ? $"{row} {question}" : row + question;

    /// <summary>A fault in one line: the question and what to enter; what is missing names its question itself.</summary>
    public static string Line(Page page, Fault fault)
    {
        var about = fault.Code == "required" ? Parts(page, fault.Path).Row : Of(page, fault.Path);
        return about.Length > 0 ? $"{about}：{fault.Message}" : fault.Message;
    }

    private static (string Row, string Question) Parts(Page page, string path)
    {
        var rest = path.Length > page.Path.Length && page.Path.Length > 0 ? path[(page.Path.Length + 1)..] : page.Path.Length == 0 ? path : "";
        var parts = rest.Split('.');
        var (key, row) = Cut(parts[0]);
        if (page.Fields.FirstOrDefault(f => f.Key == key) is not { } field)
        {
            return ("", "");
        }
        if (row is not { } index)
        {
            return ("", Plain(field));
        }
        var inner = parts.Length > 1 ? field.Rows.FirstOrDefault(f => f.Key == Cut(parts[1]).Key) : null;
        return (Row(field, index), inner is null ? "" : Plain(inner));
    }

    /// <summary>第2位成员</summary>
    public static string Row(Field group, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"第{index + 1}{(IsPerson(group) ? "位" : "项")}{group.Asks.RowName}");

    /// <summary>「添加一位成员」 for people, 「添加房产」 for things.</summary>
    public static string Add(Field group) => group.Asks.RowName == "项目" ? "添加一项" : $"添加{(IsPerson(group) ? "一位" : "")}{group.Asks.RowName}";

    /// <summary>How many, in characters up to ten as one would say it: 有两处需要更正.</summary>
    public static string Count(int n) => n is > 0 and <= 10 ? "零一两三四五六七八九十"[n].ToString() : n.ToString(CultureInfo.InvariantCulture);

    private static string Plain(Field field) => field.Asks.Label.TrimEnd('？', '?', '：');

    /// <summary>A row that begins with a name is a person; a result that may name one is a thing.</summary>
    private static bool IsPerson(Field group) => group.Rows[0].Item == typeof(Core.Values.PersonName);

    private static (string Key, int? Row) Cut(string part) =>
        RowIndex().Match(part) is { Success: true } m
            ? (part[..m.Index], int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            : (part, null);

    [GeneratedRegex(@"\[(\d{1,4})\]$")]
    private static partial Regex RowIndex();
}
