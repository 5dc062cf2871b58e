using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Population;
using Anmin.Core.Registers;
using Anmin.Core.Values;

namespace Anmin.Core.Declaring;

/// <summary>A service 事项: somebody applies, a procedure decides. Seen by the machinery without its facts' type.</summary>
public abstract class Matter(string slug, string name, params IReadOnlyList<string> clauses) : Declaration(slug, name, clauses)
{
    public override char Kind => 'S';

    public abstract Type FactsType { get; }

    /// <summary>The questions.</summary>
    public Form Form => Form.Of(FactsType);

    /// <summary>What it is, in one or two plain sentences.</summary>
    public abstract string Summary { get; }

    /// <summary>Under which events of life a resident finds it, such as 家里困难了; the first is the main one.</summary>
    public abstract IReadOnlyList<string> LifeEvents { get; }

    /// <summary>Words people use for it when searching.</summary>
    public virtual IReadOnlyList<string> OtherNames => [];

    /// <summary>Who may apply, sentence by sentence, each with its article.</summary>
    public abstract IReadOnlyList<GuideLine> Who { get; }

    /// <summary>The papers asked for on a day.</summary>
    public abstract IReadOnlyList<Material> MaterialsOn(DateOnly acceptedOn);

    /// <summary>The steps and statutory limits for a case accepted on a day (and delegated to the township or not).</summary>
    public abstract Procedure ProcedureOn(DateOnly acceptedOn, bool delegated);

    /// <summary>The law regime of an acceptance date, stored with the case and never recomputed.</summary>
    public abstract string RegimeOn(DateOnly acceptedOn);

    /// <summary>The regime's law by its name, as an officer reads it beside the case.</summary>
    public virtual string RegimeName(string regime) => regime;

    /// <summary>What a human finds out for a case accepted on a day: means check, home visit, appraisal.</summary>
    public virtual IReadOnlyList<FindingKind> FindingsOn(DateOnly acceptedOn) => [];

    /// <summary>The benefit that a grant of this service pays, or null.</summary>
    public virtual Benefit? Pays => null;

    /// <summary>The register that switches the decision to the township (1.5), or null where it is never delegated.</summary>
    public virtual Register? DelegatedBy => null;

    /// <summary>Share of cases, in percent, whose home the county visits before it decides; relatives' and objected cases always.</summary>
    public virtual int SpotCheckPercent(Policy policy) => 0;

    /// <summary>Parameters that the guide shows with today's value, class by class.</summary>
    public virtual IReadOnlyList<ShownParameter> Shows => [];

    /// <summary>Two letters of the paper number: 救 in 紫民救〔2026〕0412号.</summary>
    public abstract string PaperWord { get; }

    /// <summary>The applicant and everyone the case covers, for search, duplicates and notices.</summary>
    public abstract IReadOnlyList<CaseParty> PartiesOf(object facts);

    /// <summary>Where the case belongs: the village or township division in the facts.</summary>
    public abstract DivisionCode PlaceOf(object facts);

    /// <summary>The same facts at another place, for a family that has moved; null where a grant of this service does not move with the family.</summary>
    public virtual object? MovedOf(object facts, Relocation to) => null;

    /// <summary>What the register knows already, as answers that the applicant reads and may correct: path → text. Empty where a form asks nothing that is on file.</summary>
    public virtual IReadOnlyDictionary<string, string> Prefill(KnownHousehold known, DateOnly on) => new Dictionary<string, string>();

    /// <summary>Whether the applicant declared a near relative among handlers or village cadres (S-AZ-6).</summary>
    public virtual string? RelativeOf(object facts) => null;

    /// <summary>The masked account that money goes to, or null.</summary>
    public virtual string? AccountOf(object facts) => null;

    /// <summary>Decides from facts and findings by the law and parameters of the case's date.</summary>
    public abstract Decision Decide(object facts, Evidence found, Policy policy, DateOnly on);

    /// <summary>The silent form of the same rule, for sweeps and for the test that both agree; null where it pays nothing.</summary>
    public virtual Money? DecideSilently(object facts, Evidence found, Policy policy, DateOnly on) => null;

    /// <summary>A short anonymous questionnaire that estimates the result, or null.</summary>
    public virtual Trial? Trial => null;

    /// <summary>What was declared beside what was found, line by line, for the officer who compares them; empty where nothing is checked.</summary>
    public virtual IReadOnlyList<Comparison> CompareOf(object facts, Evidence found, Policy policy) => [];

    /// <summary>What the public notice says of a case; a type that cannot hold a number (S-PR-4).</summary>
    public abstract NoticeText NoticeOf(object facts, Evidence found, Decision proposal, DateOnly on);
}

/// <summary>A service with its facts.</summary>
public abstract class Matter<TFacts>(string slug, string name, params IReadOnlyList<string> clauses) : Matter(slug, name, clauses)
    where TFacts : class, new()
{
    public override Type FactsType => typeof(TFacts);

    public abstract IReadOnlyList<CaseParty> Parties(TFacts x);
    public abstract DivisionCode Place(TFacts x);
    public abstract Decision Decide(TFacts x, Evidence found, Policy policy, DateOnly on);
    public abstract NoticeText Notice(TFacts x, Evidence found, Decision proposal, DateOnly on);
    public virtual TFacts? Moved(TFacts x, Relocation to) => null;
    public virtual string? Relative(TFacts x) => null;
    public virtual string? Account(TFacts x) => null;
    public virtual Money? DecideSilently(TFacts x, Evidence found, Policy policy, DateOnly on) => null;
    public virtual IReadOnlyList<Comparison> Compare(TFacts x, Evidence found, Policy policy) => [];

    public sealed override IReadOnlyList<CaseParty> PartiesOf(object facts) => Parties((TFacts)facts);
    public sealed override DivisionCode PlaceOf(object facts) => Place((TFacts)facts);
    public sealed override Decision Decide(object facts, Evidence found, Policy policy, DateOnly on) => Decide((TFacts)facts, found, policy, on);
    public sealed override NoticeText NoticeOf(object facts, Evidence found, Decision proposal, DateOnly on) => Notice((TFacts)facts, found, proposal, on);
    public sealed override IReadOnlyList<Comparison> CompareOf(object facts, Evidence found, Policy policy) => Compare((TFacts)facts, found, policy);
    public sealed override object? MovedOf(object facts, Relocation to) => Moved((TFacts)facts, to);
    public sealed override string? RelativeOf(object facts) => Relative((TFacts)facts);
    public sealed override string? AccountOf(object facts) => Account((TFacts)facts);
    public sealed override Money? DecideSilently(object facts, Evidence found, Policy policy, DateOnly on) => DecideSilently((TFacts)facts, found, policy, on);
}

/// <summary>A sentence of the guide with its article.</summary>
public sealed record GuideLine(string Text, Article Basis);

/// <summary>A paper that is asked for.</summary>
/// <param name="Slug">Name in addresses, ASCII.</param>
/// <param name="CheckedByOffice">True where the office finds it out itself and must not ask the applicant (社会救助法 第六十二条).</param>
/// <param name="InForm">True where filling in the form says the same: no file is asked for.</param>
public sealed record Material(string Slug, string Name, string? Hint = null, bool Required = false, bool CheckedByOffice = false, bool InForm = false);

/// <summary>Somebody a case is about.</summary>
/// <param name="Role">申请人, or how the person is related.</param>
public sealed record CaseParty(string Name, IdNumber? Id, string Role);

/// <summary>A parameter that the guide page shows with its document, for the classes named.</summary>
public sealed record ShownParameter(Parameter Parameter, string Label, IReadOnlyList<string> Classes);

/// <summary>An anonymous estimate: a short form and its evaluation; nothing is stored.</summary>
public abstract class Trial(Type facts)
{
    public Form Form => Form.Of(facts);

    public abstract DivisionCode PlaceOf(object facts);

    public abstract Decision Estimate(object facts, Policy policy, DateOnly on);
}
