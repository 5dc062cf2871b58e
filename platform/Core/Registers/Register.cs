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
    public Field? LastDay => Form.Pages.SelectMany(p => p.Fields).FirstOrDefault(f =>
    {
        if (f.Kind != FieldKind.Day || f.Required)
        {
            return false;
        }
        var entry = (IEntry)Activator.CreateInstance(EntryType)!;
        f.Property.SetValue(entry, DateOnly.MaxValue);
        return entry.EntryTo == DateOnly.MaxValue;
    });

    /// <summary>The question whose answer is an entry's place, found by trying: every question for a place gets another one. Null where an entry's place is none of them.</summary>
    public Field? Place
    {
        get
        {
            var asked = Form.Pages.SelectMany(p => p.Fields).Where(f => f.Kind == FieldKind.Division && f.Property.DeclaringType == EntryType).ToList();
            var entry = (IEntry)Activator.CreateInstance(EntryType)!;
            foreach (var (question, i) in asked.Select((f, i) => (f, i)))
            {
                question.Property.SetValue(entry, Somewhere(i));
            }
            return asked.Where((_, i) => entry.EntryArea == Somewhere(i)).FirstOrDefault();
        }
    }

    private static DivisionCode Somewhere(int i) => DivisionCode.Of((610924100201 + i).ToString(System.Globalization.CultureInfo.InvariantCulture));
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
}
