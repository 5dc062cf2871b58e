using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Values;

namespace Anmin.Core.Sweeping;

/// <summary>A screening 筛查: a rule over everybody on file, every night. What it finds becomes work for somebody, with a clock; it grants and stops nothing.</summary>
public abstract class Screening(string slug, string name, params IReadOnlyList<string> clauses) : Declaration(slug, name, clauses)
{
    public override char Kind => 'A';

    /// <summary>What it looks for, in one sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>What the one who must look is asked to do, in one sentence.</summary>
    public abstract string Asks { get; }

    /// <summary>Who must look at what is found.</summary>
    public abstract Actor Owner { get; }

    /// <summary>How long the owner has.</summary>
    public abstract Limit Limit { get; }

    /// <summary>How long after that the office above is told, or null where it is not.</summary>
    public virtual Limit? Raised => null;

    /// <summary>The service that a finding opens with what is known already filled in, or null.</summary>
    public virtual string? Opens => null;

    /// <summary>The benefits whose sweep it needs.</summary>
    public virtual IReadOnlyList<Benefit> Needs => [];

    /// <summary>What whoever looks writes down about the person, and how often somebody goes there afterwards; null where nobody is kept in view.</summary>
    public virtual VisitLaw? Visits => null;

    /// <summary>What it finds in one county. The same county gives the same findings in the same order.</summary>
    public abstract IEnumerable<Hit> Over(Screened county);

    /// <summary>Whether what came to be by other ways shows that it should have found somebody: counted as missed. A person who was granted it by application while it said nothing.</summary>
    public virtual Benefit? MissedBy => null;
}

/// <summary>One county on one night, as screenings see it.</summary>
/// <param name="Policy">The parameters of the county on the day.</param>
/// <param name="Applying">Households of which somebody has an application open.</param>
/// <param name="PlaceName">How a place is called.</param>
/// <param name="Assessed">What each needed benefit's sweep says, by programme.</param>
public sealed record Screened(
    Roster Roster, Received Received, Policy Policy, DateOnly On, IReadOnlySet<int> Applying, Func<DivisionCode, string> PlaceName, IReadOnlyDictionary<string, Swept> Assessed)
{
    public Swept this[Benefit benefit] => Assessed[benefit.Programme];

    /// <summary>The last visit to each person, list by list.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<int, Visited>> Visits { get; init; } = new Dictionary<string, IReadOnlyDictionary<int, Visited>>();

    /// <summary>What other offices' registers say of the county's households, by the counterpart's slug; none where the county has not got one yet.</summary>
    public IReadOnlyDictionary<string, Beside> Registers { get; init; } = new Dictionary<string, Beside>();

    /// <summary>The register of a counterpart, or null where the county has none.</summary>
    public Beside? Beside(Counterpart other) => Registers.GetValueOrDefault(other.Slug);

    /// <summary>Who stands in a list.</summary>
    public IReadOnlyDictionary<int, Visited> Listed(VisitLaw law) => Visits.TryGetValue(law.List, out var visits) ? visits : new Dictionary<int, Visited>();
}

/// <summary>Something found.</summary>
/// <param name="Household">Index into the roster, −1 where it is not about a household.</param>
/// <param name="Person">Index into the roster, −1 where it is not about one person.</param>
/// <param name="Subject">What tells it from the screening's other findings: a household, a person, a grant, a class. The same subject on the next night is the same finding.</param>
/// <param name="Text">What is found, in plain Chinese, without names and numbers of people.</param>
/// <param name="Due">Fen a month that the rule gives.</param>
/// <param name="Paid">Fen a month that is paid.</param>
public readonly record struct Hit(int Household, int Person, string Subject, string Text, long Due = 0, long Paid = 0, Guid? Grant = null)
{
    /// <summary>Whom it is about where she stands in no household of the roster any more; the two indexes are −1 then.</summary>
    public Absent? Absent { get; init; }
}
