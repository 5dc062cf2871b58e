using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace Anmin.Core.Declaring;

/// <summary>The questions of a facts record, read once from its shape: pages, fields, repeated groups.</summary>
public sealed class Form
{
    private static readonly ConcurrentDictionary<Type, Form> Known = new();

    private Form(Type facts)
    {
        Facts = facts;
        Pages = [.. facts.GetProperties()
            .Where(p => p.IsDefined(typeof(PageAttribute)))
            .Select(p => new Page(p))];
        if (Pages.Count == 0)
        {
            Pages = [new Page(facts)];
        }
    }

    public Type Facts { get; }

    public IReadOnlyList<Page> Pages { get; }

    public static Form Of(Type facts) => Known.GetOrAdd(facts, t => new Form(t));

    public static Form Of<TFacts>() => Of(typeof(TFacts));

    public Page? Find(string? page) => Pages.FirstOrDefault(p => p.Key == page);

    /// <summary>Whether a path names a question of this form: 家庭.成员[0].姓名.</summary>
    public bool Asks(string path) => Pages.Any(p => p.Asks(path));

    /// <summary>The page after this one, or null at the end.</summary>
    public Page? After(Page page)
    {
        for (var i = 0; i < Pages.Count - 1; i++)
        {
            if (Pages[i] == page) { return Pages[i + 1]; }
        }
        return null;
    }
}

/// <summary>One page: one question.</summary>
public sealed class Page
{
    internal Page(PropertyInfo property)
    {
        var asks = property.GetCustomAttribute<PageAttribute>()!;
        (Key, Question, Hint, Short) = (property.Name, asks.Question, asks.Hint, asks.Short ?? property.Name);
        Type = property.PropertyType;
        Path = property.Name;
        Fields = Field.In(Type);
    }

    internal Page(Type whole)
    {
        (Key, Question, Short, Type, Path) = ("", "", "", whole, "");
        Fields = Field.In(whole);
    }

    /// <summary>Its name in addresses and paths; empty where the record has a single page.</summary>
    public string Key { get; }

    public string Question { get; }

    public string? Hint { get; }

    public string Short { get; }

    public Type Type { get; }

    public string Path { get; }

    public IReadOnlyList<Field> Fields { get; }

    /// <summary>Whether a path names a question of this page.</summary>
    public bool Asks(string path) =>
        Path.Length == 0 ? IsIn(Fields, path)
        : path.StartsWith(Path + ".", StringComparison.Ordinal) && IsIn(Fields, path[(Path.Length + 1)..]);

    private static bool IsIn(IReadOnlyList<Field> fields, string rest)
    {
        var open = rest.IndexOf('[', StringComparison.Ordinal);
        if (open < 0)
        {
            return fields.Any(f => f.Kind != FieldKind.Rows && f.Key == rest);
        }
        var close = rest.IndexOf("].", open, StringComparison.Ordinal);
        return close > 0
            && int.TryParse(rest.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row < Binder.MostRows
            && fields.FirstOrDefault(f => f.Kind == FieldKind.Rows && f.Key == rest[..open]) is { } group
            && IsIn(group.Rows, rest[(close + 2)..]);
    }
}
