using System.Reflection;
using Anmin.Core.Values;

namespace Anmin.Core.Declaring;

/// <summary>The control that a type asks for.</summary>
public enum FieldKind { Text, Amount, Whole, Day, YesNo, Choice, Choices, Code, Division, Rows }

/// <summary>One question, derived from a property.</summary>
public sealed class Field
{
    private Field(PropertyInfo property, AskAttribute asks)
    {
        Property = property;
        Asks = asks;
        var nullability = new NullabilityInfoContext().Create(property);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        Required = nullability.WriteState != NullabilityState.Nullable;
        Kind = KindOf(type);
        Item = Kind is FieldKind.Rows or FieldKind.Choices ? type.GetGenericArguments()[0] : type;
        Rows = Kind == FieldKind.Rows ? In(Item) : [];
        Choices = (Kind is FieldKind.Choice or FieldKind.Choices)
            ? [.. Item.GetFields(BindingFlags.Public | BindingFlags.Static).Select(Option.Of)]
            : [];
        OnlyIf = property.GetCustomAttribute<OnlyIfAttribute>();
    }

    public PropertyInfo Property { get; }

    public AskAttribute Asks { get; }

    /// <summary>The law's own word, which is also the property's name and the key in JSON.</summary>
    public string Key => Property.Name;

    public FieldKind Kind { get; }

    public bool Required { get; }

    /// <summary>The type of one value: of the field, of one row, of one choice.</summary>
    public Type Item { get; }

    public IReadOnlyList<Field> Rows { get; }

    public IReadOnlyList<Option> Choices { get; }

    public OnlyIfAttribute? OnlyIf { get; }

    /// <summary>Whether the value is shown masked in lists (S-PR-3).</summary>
    public bool Masked => Item == typeof(IdNumber) || Item == typeof(BankAccount) || Item == typeof(Phone);

    internal static IReadOnlyList<Field> In(Type record) =>
        [.. record.GetProperties()
            .Select(p => (p, asks: p.GetCustomAttribute<AskAttribute>()))
            .Where(x => x.asks is not null)
            .Select(x => new Field(x.p, x.asks!))];

    private static FieldKind KindOf(Type type) =>
        type == typeof(string) ? FieldKind.Text
        : type == typeof(Money) ? FieldKind.Amount
        : type == typeof(int) ? FieldKind.Whole
        : type == typeof(DateOnly) ? FieldKind.Day
        : type == typeof(bool) ? FieldKind.YesNo
        : type == typeof(DivisionCode) ? FieldKind.Division
        : type.IsEnum ? FieldKind.Choice
        : type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICode<>)) ? FieldKind.Code
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? type.GetGenericArguments()[0].IsEnum ? FieldKind.Choices : FieldKind.Rows
        : throw new NotSupportedException($"表单不认识类型 {type.Name}");
}

/// <summary>One of several answers.</summary>
public sealed record Option(string Value, string Text, string? Hint)
{
    internal static Option Of(FieldInfo member)
    {
        var choice = member.GetCustomAttribute<ChoiceAttribute>();
        return new(member.Name, choice?.Text ?? member.Name, choice?.Hint);
    }
}
