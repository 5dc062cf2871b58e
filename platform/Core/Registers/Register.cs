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

    /// <summary>The question whose answer is an entry's last day, found by trying; null where its entries do not end.</summary>
    public Field? LastDay => Deciding(i => DateOnly.MaxValue.AddDays(-i), e => e.EntryTo, f => !f.Required);

    /// <summary>The question whose answer is an entry's first day, found by trying; null where it is none of them.</summary>
    public Field? FirstDay => Deciding(i => DateOnly.MaxValue.AddDays(-i), e => e.EntryFrom, f => f.Required);

    /// <summary>The question whose answer is an entry's place, found by trying; null where it is none of them.</summary>
    public Field? Place => Deciding(i => DivisionCode.Of((610924100201 + i).ToString(System.Globalization.CultureInfo.InvariantCulture)), e => e.EntryArea, _ => true);

    /// <summary>Path of one of its questions in the answers.</summary>
    public string PathOf(Field field) => Form.Pages.Where(p => p.Fields.Contains(field)).Select(p => Binder.Join(p.Path, field.Key)).First();

    /// <summary>Gives every question of a kind another answer, and sees which of them an entry tells as its own.</summary>
    private Field? Deciding<T>(Func<int, T> sign, Func<IEntry, T?> told, Func<Field, bool> mayBe) where T : struct
    {
        var entry = (IEntry)Activator.CreateInstance(EntryType)!;
        var asked = Form.Pages.SelectMany(p => p.Fields.Where(f => f.Item == typeof(T) && mayBe(f)).Select(f => (Page: p, Field: f))).ToList();
        foreach (var (question, i) in asked.Select((q, i) => (q, i)))
        {
            question.Field.Property.SetValue(question.Page.Key.Length == 0 ? entry : EntryType.GetProperty(question.Page.Key)!.GetValue(entry), sign(i));
        }
        return asked.Where((_, i) => Equals(told(entry), sign(i))).Select(q => q.Field).FirstOrDefault();
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

    /// <summary>Whether the law of the acceptance date still lets this entry move the decision of a case.</summary>
    bool Holds(DateOnly acceptedOn) => true;

    /// <summary>Whether a decision is among those that were moved; what is not stays with the county.</summary>
    bool Covers(bool grant, Money? monthly) => true;

    /// <summary>Whether the township also decides later changes: raise, reduce, stop, suspend.</summary>
    bool CoversChanges(Money? monthly) => false;
}
