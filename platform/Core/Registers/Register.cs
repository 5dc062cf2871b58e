using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Core.Registers;

/// <summary>A register 台账: dated records with history, an edit page, export and, where it may, a public page.</summary>
public abstract class Register(string slug, string name, params IReadOnlyList<string> clauses) : Declaration(slug, name, clauses)
{
    public override char Kind => 'R';

    public abstract Type EntryType { get; }

    public Form Form => Form.Of(EntryType);

    /// <summary>What the register is for, in one sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>The lowest level whose officers may write in it.</summary>
    public abstract Actor KeptBy { get; }

    /// <summary>Whether anyone may read it.</summary>
    public virtual bool IsPublic => false;

    /// <summary>The columns of its list, by property name.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Path of the question that says where an entry belongs, found by trying; null where it is worked out.</summary>
    public string? PlacePath => Deciding(DivisionCode.Of("999999999999"), e => e.EntryArea);

    /// <summary>Path of the question whose answer is an entry's first day; null where it is worked out.</summary>
    public string? FirstDayPath => Deciding(DateOnly.MaxValue, e => e.EntryFrom);

    /// <summary>Path of the question whose answer is an entry's last day; null where its entries do not end.</summary>
    public string? LastDayPath => Deciding(DateOnly.MaxValue, e => e.EntryTo, mayBeEmpty: true);

    /// <summary>The question whose answer alone decides something of an entry.</summary>
    private string? Deciding<T>(T sign, Func<IEntry, T?> told, bool mayBeEmpty = false) where T : struct
    {
        foreach (var page in Form.Pages)
        {
            foreach (var field in page.Fields.Where(f => f.Item == typeof(T) && (f.Required || mayBeEmpty)))
            {
                var entry = (IEntry)Activator.CreateInstance(EntryType)!;
                field.Property.SetValue(page.Key.Length == 0 ? entry : EntryType.GetProperty(page.Key)!.GetValue(entry), sign);
                if (Equals(told(entry), sign))
                {
                    return Binder.Join(page.Path, field.Key);
                }
            }
        }
        return null;
    }
}

/// <summary>A register with its entries.</summary>
public abstract class Register<TEntry>(string slug, string name, params IReadOnlyList<string> clauses) : Register(slug, name, clauses)
    where TEntry : class, IEntry, new()
{
    public override Type EntryType => typeof(TEntry);
}

/// <summary>One record of a register: where it belongs and from when to when it holds.</summary>
public interface IEntry
{
    /// <summary>Two entries with the same key may not share a day.</summary>
    string EntryKey { get; }

    DivisionCode EntryArea { get; }

    DateOnly EntryFrom { get; }

    DateOnly? EntryTo { get; }
}

/// <summary>An entry that moves the decision of a programme to a township (clause 1.5).</summary>
public interface IDelegation : IEntry
{
    /// <summary>Slug of the service.</summary>
    string Service { get; }

    /// <summary>Share of decisions, in percent, that the county still looks at.</summary>
    int SpotCheckPercent { get; }

    /// <summary>The document that delegates.</summary>
    string Document { get; }
}
