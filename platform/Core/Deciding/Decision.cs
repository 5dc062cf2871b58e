using Anmin.Core.Values;

namespace Anmin.Core.Deciding;

/// <summary>What a rule makes of facts, parameters and a date. A refusal is a result, not an exception.</summary>
/// <param name="Granted">Whether what was asked for is granted.</param>
/// <param name="Reasons">Every condition and step with its article, in the rule's order.</param>
/// <param name="Award">The money, where the service pays any and it is granted.</param>
/// <param name="Kind">The legal name of the outcome where a service knows more than yes or no, such as 低保边缘家庭.</param>
public sealed record Decision(bool Granted, IReadOnlyList<Reason> Reasons, Award? Award = null, string? Kind = null)
{
    /// <summary>The conditions that were not met; a refusal has at least one (S-WF-8).</summary>
    public IEnumerable<Reason> Unmet => Reasons.Where(r => r.Outcome == Outcome.不符合);

    /// <summary>What a human must look at before signing.</summary>
    public IEnumerable<Reason> Warnings => Reasons.Where(r => r.Outcome == Outcome.提请注意);
}

/// <summary>A monthly amount and how it is composed.</summary>
public sealed record Award(Money Monthly, IReadOnlyList<AwardLine> Lines)
{
    public static Award Of(IReadOnlyList<AwardLine> lines) =>
        new(lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount), lines);
}

/// <summary>One part of an award: 差额 517.00 by which figures and which article.</summary>
public sealed record AwardLine(string Name, string How, Money Amount, Article Basis);
