using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Core.Declaring;

/// <summary>核对 declared: which registers of other offices are asked about a family, whose consent that needs, how soon, and what a report of their answers becomes.</summary>
/// <param name="of">Slug of the service whose cases are verified.</param>
/// <param name="finding">Slug of the finding that a report becomes.</param>
public abstract class MeansCheck(string slug, string name, string of, string finding, params IReadOnlyList<string> clauses) : Declaration(slug, name, clauses)
{
    public override char Kind => 'S';

    public string Of { get; } = of;

    public string Finding { get; } = finding;

    public abstract string Summary { get; }

    /// <summary>Letters of the report's number: 民核 in 紫民核〔2026〕0001号.</summary>
    public abstract string PaperWord { get; }

    /// <summary>Every register that is asked, in the order of its code.</summary>
    public abstract IReadOnlyList<Source> Sources { get; }

    /// <summary>By which law a family is verified on a day.</summary>
    public abstract Article BasisOn(DateOnly on);

    /// <summary>How soon the county starts after the township has asked, where the law of that day says so.</summary>
    public abstract Limit? StartWithin(DateOnly on);

    /// <summary>Working days that the sources have for their answer.</summary>
    public abstract Parameter AnswerDays { get; }

    /// <summary>Days for which a report may be relied upon.</summary>
    public abstract Parameter ValidDays { get; }

    /// <summary>Days for which a consent holds from the day of its signature, where it is not taken back before.</summary>
    public abstract Parameter ConsentDays { get; }

    /// <summary>Months for which what a source said is kept word for word; afterwards only what was compared is left.</summary>
    public abstract Parameter KeepMonths { get; }

    /// <summary>Everybody who is verified by the law of a day, with the consent that the application holds: the family, and those living apart where that law has them asked about.</summary>
    public abstract IReadOnlyList<Subject> SubjectsOf(object facts, DateOnly on);

    /// <summary>The finding that a report becomes. A source that is silent stays silent in it: no answer is never nothing found (S-RE-4).</summary>
    public abstract object Conclude(object facts, CheckReport report, Policy policy);

    /// <summary>What needs a look. Nothing here refuses anybody by itself.</summary>
    public abstract IReadOnlyList<Flag> FlagsOf(object facts, IReadOnlyList<SourceReply> replies, Policy policy);

    /// <summary>The sources that must be asked before a family counts as fully verified: all that do not only help to judge and that are asked about somebody of it.</summary>
    public IReadOnlyList<Source> RequiredOf(IReadOnlyList<Subject> subjects) => [.. Sources.Where(s => !s.IsAuxiliary && subjects.Any(whom => whom.Id is not null && s.Asks(whom)))];

    /// <summary>The source of a code, or null.</summary>
    public Source? Find(string? code) => Sources.FirstOrDefault(s => s.Code == code);
}

/// <summary>A register of another office.</summary>
/// <param name="Code">Its code in requests and files: VS06.</param>
/// <param name="Key">Its word in findings: 不动产.</param>
/// <param name="Office">Who keeps it.</param>
/// <param name="Answers">What it tells, in plain words.</param>
/// <param name="Items">The things about which it may answer with a figure, by their word in findings; empty where it only says whether there is a record.</param>
/// <param name="IsAuxiliary">Only helps to judge: a report does not wait for it.</param>
/// <param name="AdultsOnly">Not asked about a child: only what is needed is asked.</param>
/// <param name="OfObligors">The things about which it may answer for somebody who lives apart and owes the family support; null where it is not asked about him.</param>
public sealed record Source(string Code, string Key, string Office, string Answers, IReadOnlyList<string> Items, bool IsAuxiliary = false, bool AdultsOnly = false, IReadOnlyList<string>? OfObligors = null)
{
    /// <summary>Whether it is asked about somebody.</summary>
    public bool Asks(Subject whom) => whom.IsObligor ? OfObligors is not null : !(AdultsOnly && whom.IsMinor);

    /// <summary>About what it may answer.</summary>
    public IReadOnlyList<string> ItemsOf(bool isObligor) => isObligor ? OfObligors ?? [] : Items;
}

/// <summary>Somebody who is verified.</summary>
/// <param name="Id">Null for somebody without a number; the registers cannot be asked about him.</param>
/// <param name="ConsentedBy">Who signed: the adult himself, the guardian for a minor; null where nobody did.</param>
/// <param name="ConsentedTo">Last day on which the consent holds. The house counts it; a declaration leaves it empty.</param>
/// <param name="IsObligor">He lives apart and owes the family support. Where the law of the day leaves it to him, he belongs to those who are verified only with his consent.</param>
/// <param name="Lapsed">Why a consent that was given holds no longer. The house finds it out; a declaration leaves it empty.</param>
public sealed record Subject(string Name, IdNumber? Id, string Relation, bool IsMinor, string? ConsentedBy, DateOnly? ConsentedOn, DateOnly? ConsentedTo = null, string? Lapsed = null, bool IsObligor = false);

/// <summary>What one register said about one person.</summary>
/// <param name="On">Day of the answer; null while there is none.</param>
/// <param name="IsObligor">About somebody who lives apart: nothing of it is the family's own.</param>
public sealed record SourceReply(Source Source, string Subject, Reply Reply, DateOnly? On, IReadOnlyList<SourceValue> Values, bool IsObligor = false);

/// <summary>One figure or one sentence of an answer.</summary>
/// <param name="Item">One of the source's items, or empty for a record without figure.</param>
/// <param name="AsOf">The day for which it is so.</param>
public sealed record SourceValue(string Item, Money? Amount, int? Count, DateOnly? AsOf, string? Note);

/// <summary>A report of everything that was said.</summary>
/// <param name="Differences">Lines of the comparison that must be explained, by their names; empty before it is made.</param>
public sealed record CheckReport(string Number, DateOnly On, IReadOnlyList<SourceReply> Replies, IReadOnlyList<string> Differences)
{
    /// <summary>Sources that should have been asked and were not, by their words.</summary>
    public IReadOnlyList<string> NotAsked { get; init; } = [];
}

/// <summary>Something that needs a look: 名下有机动车.</summary>
/// <param name="Whose">Whom it is about, or null where it is the household.</param>
public sealed record Flag(string Name, string? Whose, string Text);
