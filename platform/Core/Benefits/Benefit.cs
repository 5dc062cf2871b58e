using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;

namespace Anmin.Core.Benefits;

/// <summary>A benefit 待遇 that a decision grants and that is paid month by month.</summary>
/// <param name="programme">Code in the stacking matrix (handbook 01 part F): DB, SP, TK …</param>
public abstract class Benefit(string slug, string name, string programme, params IReadOnlyList<string> clauses)
    : Declaration(slug, name, clauses)
{
    public override char Kind => 'B';

    public string Programme { get; } = programme;

    /// <summary>The first month that is paid when the decision falls on a day.</summary>
    public virtual PayMonth StartsAfter(DateOnly decidedOn) => PayMonth.After(decidedOn);

    /// <summary>The class a case is counted under, such as 农村; empty where the benefit has none.</summary>
    /// <param name="policy">The parameters by which the case was decided: place and acceptance date.</param>
    public abstract string ClassOf(object facts, Evidence found, Policy policy);

    /// <summary>The persons the monthly amount is for, as found and by the law of the acceptance date.</summary>
    public abstract IReadOnlyList<CaseParty> CoveredBy(object facts, Evidence found, Policy policy);

    /// <summary>The account that the facts name.</summary>
    public abstract Payee PayeeOf(object facts);

    /// <summary>Calendar days that a new account waits before money goes to it, so that the family can object (S-MO-6).</summary>
    public virtual int AccountWaitDays(Policy policy) => 0;

    /// <summary>Whether other offices may ask on a day who is confirmed for it, instead of checking again.</summary>
    public virtual bool IsShared(DateOnly on) => false;

    /// <summary>Programmes of which nobody may receive a month together with this one (the N cells of the stacking matrix).</summary>
    public virtual IReadOnlyList<string> Excludes => [];

    /// <summary>Of those the ones whose receivers are not counted in the family: the others of it may still be entitled, without them (handbook 01 F-01). Any other of those programmes reaches the whole family.</summary>
    public virtual IReadOnlyList<string> LeavesOut => [];

    /// <summary>How a benefit that excludes this one is called; another measure declares it, or nobody does yet.</summary>
    public virtual string NameOf(string programme) => $"待遇（{programme}）";

    /// <summary>How long a change may be kept silent without a warning, by the law of a day; null where there is no such rule.</summary>
    public virtual SilenceLaw? SilenceOn(DateOnly on) => null;

    /// <summary>How a grant is verified again and may change by the law of a day; null where it is given once and for all.</summary>
    /// <param name="computed">What the rule says of the family on that day.</param>
    public virtual ReviewLaw? ReviewOf(object facts, Evidence found, Policy policy, DateOnly on, Decision computed) => null;

    /// <summary>The last day on which a month's money is released on time, or null where nothing says so.</summary>
    /// <param name="policy">The parameters of the county on the month's first day.</param>
    public virtual DateOnly? PaidBy(PayMonth month, Policy policy) => null;

    /// <summary>What the monthly table counts of households, in the order of its columns.</summary>
    public virtual IReadOnlyList<string> HouseholdTraits => [];

    /// <summary>Families that are found to be something without receiving it, in the order of the monthly table's columns.</summary>
    public virtual IReadOnlyList<Recognition> Recognitions => [];

    /// <summary>What the monthly table counts of persons, beside sex and age.</summary>
    public virtual IReadOnlyList<string> PersonTraits => [];

    /// <summary>The family as the monthly table counts it, or null where the facts do not tell.</summary>
    /// <param name="policy">The parameters of the county on the month's last day.</param>
    public virtual Roll? RollOf(object facts, Policy policy, DateOnly on) => null;

    /// <summary>Its rule laid over the people of a county, or null where it cannot be assessed from what is on file.</summary>
    /// <param name="policy">The parameters by which the columns are taken.</param>
    public virtual Sweep? Over(Roster county, Policy policy) => null;

    /// <summary>The same with every family counted without those whom one of <see cref="LeavesOut"/> reaches.</summary>
    public Sweep? Over(Roster county, Received received, Policy policy) => Over(county, policy) is { } whole ? Remaining.Of(whole, this, received, policy) : null;
}

/// <summary>A benefit with the facts of its service.</summary>
public abstract class Benefit<TFacts>(string slug, string name, string programme, params IReadOnlyList<string> clauses)
    : Benefit(slug, name, programme, clauses)
    where TFacts : class
{
    public abstract string Class(TFacts x, Evidence found, Policy policy);
    public abstract IReadOnlyList<CaseParty> Covered(TFacts x, Evidence found, Policy policy);
    public abstract Payee Payee(TFacts x);
    public virtual ReviewLaw? Review(TFacts x, Evidence found, Policy policy, DateOnly on, Decision computed) => null;
    public virtual Roll? Roll(TFacts x, Policy policy, DateOnly on) => null;

    public sealed override string ClassOf(object facts, Evidence found, Policy policy) => Class((TFacts)facts, found, policy);
    public sealed override IReadOnlyList<CaseParty> CoveredBy(object facts, Evidence found, Policy policy) => Covered((TFacts)facts, found, policy);
    public sealed override Payee PayeeOf(object facts) => Payee((TFacts)facts);
    public sealed override ReviewLaw? ReviewOf(object facts, Evidence found, Policy policy, DateOnly on, Decision computed) => Review((TFacts)facts, found, policy, on, computed);
    public sealed override Roll? RollOf(object facts, Policy policy, DateOnly on) => Roll((TFacts)facts, policy, on);
}
