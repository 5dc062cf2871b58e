using System.Collections;
using System.Globalization;
using System.Reflection;
using Anmin.Core.Values;

namespace Anmin.Core.Declaring;

/// <summary>Turns what people typed into facts, or says field by field what to mend. One binder for pages, API and files.</summary>
/// <remarks>Raw answers are a flat map from path to text — 家庭.成员[0].姓名 → 向秀兰 — kept as typed, so nothing entered is ever lost.
/// Several ticked choices are joined with a line break.</remarks>
public sealed class Binder(IReadOnlyDictionary<string, string> raw, DateOnly today)
{
    /// <summary>More rows of a repeated group than this are not read, whatever the declaration allows.</summary>
    public const int MostRows = 200;

    private readonly List<Fault> faults = [];

    public IReadOnlyList<Fault> Faults => faults;

    /// <summary>All pages. The value is null where there is any fault.</summary>
    public static (object? Facts, IReadOnlyList<Fault> Faults) Bind(Form form, IReadOnlyDictionary<string, string> raw, DateOnly today)
    {
        var binder = new Binder(raw, today);
        if (form.Pages is [{ Key: "" } whole])
        {
            var single = binder.Page(whole);
            return (binder.faults.Count == 0 ? single : null, binder.faults);
        }
        var facts = Activator.CreateInstance(form.Facts)!;
        foreach (var page in form.Pages)
        {
            form.Facts.GetProperty(page.Key)!.SetValue(facts, binder.Page(page));
        }
        if (binder.faults.Count == 0 && facts is IChecked self)
        {
            binder.faults.AddRange(self.Check(today));
        }
        return (binder.faults.Count == 0 ? facts : null, binder.faults);
    }

    /// <summary>The value of one page; look at <see cref="Faults"/> before using it.</summary>
    public object Page(Page page)
    {
        var before = faults.Count;
        var value = Record(page.Type, page.Fields, page.Path);
        if (faults.Count == before && value is IChecked self)
        {
            faults.AddRange(self.Check(today).Select(f => f with { Path = Join(page.Path, f.Path) }));
        }
        return value;
    }

    /// <summary>How many rows of a repeated group were entered.</summary>
    public static int RowCount(IReadOnlyDictionary<string, string> raw, string path)
    {
        var most = -1;
        foreach (var key in raw.Keys)
        {
            if (key.StartsWith(path, StringComparison.Ordinal) && key.Length > path.Length && key[path.Length] == '[')
            {
                var end = key.IndexOf(']', path.Length);
                if (end > 0 && int.TryParse(key.AsSpan(path.Length + 1, end - path.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var row))
                {
                    most = Math.Max(most, row);
                }
            }
        }
        return Math.Min(most + 1, MostRows);
    }

    public static string Join(string path, string key) => path.Length == 0 ? key : key.Length == 0 ? path : $"{path}.{key}";

    /// <summary>Whether a field is asked, given the other answers of its page or row.</summary>
    public static bool IsAsked(Field field, string path, IReadOnlyDictionary<string, string> raw) =>
        field.OnlyIf is not { } rule
        || (raw.TryGetValue(Join(path, rule.Field), out var answer)
            && answer.Split('\n').Any(a => rule.Values.Contains(a)));

    private object Record(Type type, IReadOnlyList<Field> fields, string path)
    {
        var record = Activator.CreateInstance(type)!;
        foreach (var field in fields)
        {
            if (!IsAsked(field, path, raw))
            {
                continue;
            }
            var value = Value(field, Join(path, field.Key));
            if (value is not null)
            {
                field.Property.SetValue(record, value);
            }
        }
        return record;
    }

    private object? Value(Field field, string path)
    {
        if (field.Kind == FieldKind.Rows)
        {
            return Rows(field, path);
        }
        raw.TryGetValue(path, out var typed);
        var text = field.Kind is FieldKind.Text or FieldKind.Choices ? Plain.Text(typed) : (typed ?? "").Trim();
        if (field.Kind == FieldKind.Choices)
        {
            return Ticked(field, text, path);
        }
        if (text.Length == 0)
        {
            if (field.Required)
            {
                faults.Add(new(path, Missing(field), "required"));
            }
            return null;
        }
        var (value, fault, code) = Read(field, text);
        if (fault is not null)
        {
            faults.Add(new(path, fault, code));
        }
        return value;
    }

    private object Rows(Field field, string path)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(field.Item))!;
        var count = RowCount(raw, path);
        if (count < field.Asks.AtLeast || count > field.Asks.AtMost)
        {
            faults.Add(new(path, count < field.Asks.AtLeast
                ? $"至少填写{field.Asks.AtLeast}{Measure(field)}"
                : $"最多填写{field.Asks.AtMost}{Measure(field)}，现在是{count}", "range"));
        }
        for (var i = 0; i < Math.Min(count, field.Asks.AtMost); i++)
        {
            var before = faults.Count;
            var row = Record(field.Item, field.Rows, $"{path}[{i}]");
            if (faults.Count == before && row is IChecked self)
            {
                var at = $"{path}[{i}]";
                faults.AddRange(self.Check(today).Select(f => f with { Path = Join(at, f.Path) }));
            }
            list.Add(row);
        }
        return list;
    }

    private static string Measure(Field field) => "项" + (field.Asks.RowName ?? "");

    private object Ticked(Field field, string text, string path)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(field.Item))!;
        foreach (var choice in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct())
        {
            if (field.Choices.Any(c => c.Value == choice))
            {
                list.Add(Enum.Parse(field.Item, choice));
            }
            else
            {
                faults.Add(new(path, "请从列出的选项中勾选", "format"));
            }
        }
        return list;
    }

    private static string Missing(Field field) => field.Kind switch
    {
        FieldKind.YesNo => $"请回答「{field.Asks.Label.TrimEnd('？')}」",
        FieldKind.Choice or FieldKind.Division => $"请选择{field.Asks.Label.TrimEnd('？')}",
        FieldKind.Day => $"请填写{field.Asks.Label.TrimEnd('？')}，例如 1956-03-08",
        FieldKind.Amount or FieldKind.Whole when field.Asks.Least <= 0 => $"请填写{field.Asks.Label.TrimEnd('？')}；没有就填 0",
        _ => $"请填写{field.Asks.Label.TrimEnd('？')}",
    };

    private (object? Value, string? Fault, string Code) Read(Field field, string text)
    {
        var asks = field.Asks;
        switch (field.Kind)
        {
            case FieldKind.Text:
                var length = Plain.Length(text);
                return length > asks.Longest ? (null, $"最多{asks.Longest}个字，现在是{length}个字", "range") : (text, null, "");
            case FieldKind.Amount:
                return !Money.TryParse(text, out var money) ? (null, IsNumber(text) ? "金额写到分为止，也不能太大，例如 900 或 900.50" : "请填写数字，例如 900 或 900.50", "format")
                    : money < Money.Zero && asks.Least >= 0 ? (null, "金额不能是负数", "range")
                    : money > Money.Yuan(asks.Most) ? (null, $"金额不能超过 {Money.Yuan(asks.Most).Short} 元，请检查是否多写了零", "range")
                    : (money, null, "");
            case FieldKind.Whole:
                return !int.TryParse(Plain.Code(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? (null, "请填写整数，例如 3", "format")
                    : whole < asks.Least || whole > asks.Most ? (null, $"应在 {asks.Least} 到 {asks.Most} 之间", "range")
                    : (whole, null, "");
            case FieldKind.Day:
                return !TryDay(text, out var day) ? (null, $"{(text.Length > 20 ? "这" : $"「{text}」")}不是日历上有的一天，请写成 1956-03-08 的样子", "format")
                    : day > today && !asks.MayBeFuture ? (null, "日期不能晚于今天", "range")
                    : day.Year < 1900 ? (null, "年份应在1900年以后", "range")
                    : (day, null, "");
            case FieldKind.YesNo:
                return text switch { "是" or "true" => (true, null, ""), "否" or "false" => (false, null, ""), _ => (null, "请选择「是」或「否」", "format") };
            case FieldKind.Choice:
                return field.Choices.Any(c => c.Value == text)
                    ? (Enum.Parse(field.Item, text), null, "")
                    : (null, "请从列出的选项中选择一项", "format");
            case FieldKind.Division:
                var (code, fault, kind) = Code(field.Item, text);
                return code is DivisionCode place && place.Level < asks.Level ? (null, $"请继续选到{LevelName(asks.Level)}", "format") : (code, fault, kind);
            default:
                return Code(field.Item, text);
        }
    }

    /// <summary>A number, though it may be finer or greater than money is.</summary>
    private static bool IsNumber(string text) => decimal.TryParse(
        Plain.Code(text).Replace(",", "", StringComparison.Ordinal).TrimEnd('元'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    private static string LevelName(DivisionLevel level) => level switch
    {
        DivisionLevel.Village => "村（社区）",
        DivisionLevel.Town => "镇（街道）",
        DivisionLevel.County => "县（区、市）",
        _ => "市",
    };

    private static (object?, string?, string) Code(Type type, string text)
    {
        var parse = ParseOf(type);
        var arguments = new object?[] { text, null, null };
        return (bool)parse.Invoke(null, arguments)! ? (arguments[1], null, "") : (null, (string?)arguments[2], "format");
    }

    private static MethodInfo ParseOf(Type type) =>
        type.GetMethod("TryParse", [typeof(string), type.MakeByRefType(), typeof(string).MakeByRefType()])
        ?? throw new NotSupportedException($"类型 {type.Name} 没有 TryParse");

    /// <summary>Reads 2021-2-28, 2021.02.28, 2021/2/28, 2021年2月28日 and 20210228; 2021-02-29 is no day.</summary>
    public static bool TryDay(string? text, out DateOnly day)
    {
        var plain = Plain.Code(text).Replace('年', '-').Replace('月', '-').Replace('.', '-').Replace('/', '-').TrimEnd('日');
        return DateOnly.TryParseExact(plain, ["yyyy-M-d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }
}
