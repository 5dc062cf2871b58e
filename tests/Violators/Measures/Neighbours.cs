using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Violators.Measures.M01
{
    /// <summary>The facts that a neighbour must not touch.</summary>
    public sealed record OwnFacts
    {
        public int People { get; init; }
    }

    public static class OwnRule
    {
        public static int Decide(int people) => people;
    }

    /// <summary>A benefit that a neighbour may name.</summary>
    public sealed class OwnBenefit() : Benefit<OwnFacts>("own", "own", "OWN")
    {
        public override string Class(OwnFacts x, Evidence found, Policy policy) => "";

        public override IReadOnlyList<CaseParty> Covered(OwnFacts x, Evidence found, Policy policy) => [];

        public override Payee Payee(OwnFacts x) => new("", "", default, false);
    }
}

namespace Anmin.Violators.Measures.M02
{
    using M01;

    /// <summary>Breaks R5: calls another measure's rule inside a lambda, where no signature shows it.</summary>
    public sealed class CallsTheRule
    {
        public Func<int, int> Hidden { get; } = x => OwnRule.Decide(x);
    }

    /// <summary>Breaks R5: holds another measure's facts.</summary>
    public sealed class HoldsTheFacts
    {
        public IReadOnlyList<OwnFacts> Held { get; init; } = [];
    }

    /// <summary>Allowed: names another measure's benefit.</summary>
    public sealed class NamesTheBenefit
    {
        public OwnBenefit Benefit { get; } = new();

        public PayMonth Starts(DateOnly day) => Benefit.StartsAfter(day);
    }
}
