using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Core.Declaring;

/// <summary>The way of a case under one law: its steps in order, each with the one who does it, its limit and its article.</summary>
/// <param name="Total">The limit from acceptance to decision, where the law sets one.</param>
/// <param name="Special">The longer limit for hard cases, granted once with a reason.</param>
public sealed record Procedure(string Regime, IReadOnlyList<Step> Steps, Limit? Total, Limit? Special, Article Basis)
{
    public Step? Find(StepKind kind) => Steps.FirstOrDefault(s => s.Kind == kind);

    public bool Has(StepKind kind) => Find(kind) is not null;

    /// <summary>The step that follows, or null at the end.</summary>
    public Step? After(StepKind kind)
    {
        for (var i = 0; i < Steps.Count - 1; i++)
        {
            if (Steps[i].Kind == kind) { return Steps[i + 1]; }
        }
        return null;
    }
}

/// <summary>One step. Its limit counts from the end of the step before, unless the law says otherwise in <paramref name="Says"/>.</summary>
public sealed record Step(StepKind Kind, string Name, Actor Who, Limit? Limit, Article Basis, string? Says = null);

/// <summary>The steps that the machinery knows, in the order in which a case can pass them.</summary>
public enum StepKind
{
    /// <summary>Accept, or ask once for what is missing.</summary>
    受理,

    /// <summary>Means check, home visit and whatever else must be found.</summary>
    调查,

    /// <summary>The township's opinion beside the computed proposal.</summary>
    初审,

    /// <summary>Public notice in the village, objections invited.</summary>
    公示,

    /// <summary>The county's review with its spot checks.</summary>
    审核,

    /// <summary>The county's own public notice (2012 rules only).</summary>
    县级公示,

    /// <summary>Grant or refuse.</summary>
    确认,

    /// <summary>Hand the decision to the applicant.</summary>
    送达,
}

/// <summary>Who does a step.</summary>
public enum Actor { 申请人, 村居, 镇办, 县区 }

/// <summary>Something that a human must find, with a form of its own; the rule sees it as a fact (design §3).</summary>
/// <param name="Facts">The record type of the form.</param>
/// <param name="Finders">How many people must have taken part.</param>
/// <param name="By">Who finds it.</param>
/// <param name="NeededFor">The step that cannot be finished without it.</param>
/// <param name="ValidDays">For how many days it may be relied upon; it is then found anew before anybody decides. Null where it does not grow old.</param>
public sealed record FindingKind(
    string Slug, string Name, Type Facts, int Finders, Actor By, StepKind NeededFor, Article Basis, Needed Needed = Needed.Always, Parameter? ValidDays = null)
{
    public Form Form => Form.Of(Facts);
}

/// <summary>When a finding must be there.</summary>
public enum Needed { Always, WhenObjected, WhenDrawn, Never }

/// <summary>What has been found so far, by the type of its record; the newest finding of a kind counts.</summary>
public sealed class Evidence(params IReadOnlyList<object> found)
{
    public static readonly Evidence None = new();

    public IReadOnlyList<object> Found { get; } = found;

    public T? Get<T>() where T : class => Found.OfType<T>().LastOrDefault();
}
