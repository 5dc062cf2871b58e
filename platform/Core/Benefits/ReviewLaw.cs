using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Core.Benefits;

/// <summary>What the law of a day says of a benefit that is already paid: how often it is verified again, and how it may become less.</summary>
/// <param name="Change">The article by which an amount is raised, reduced or stopped.</param>
/// <param name="HearFirst">The article by which the family is heard before its money becomes less, or null where reasons given with the decision are enough.</param>
/// <param name="ThirdRefusal">The article by which somebody who refuses suitable work three times in a row loses his own share, or null.</param>
/// <param name="Fading">How the money leaves a family that is out because somebody took up work, or null where it stops at once.</param>
public sealed record ReviewLaw(Rhythm Rhythm, Article Change, Article? HearFirst = null, Article? ThirdRefusal = null, Fading? Fading = null);

/// <summary>How often a family is verified again.</summary>
/// <param name="Class">A, B or C: from hardly anything changes to income that comes and goes.</param>
/// <param name="Why">What puts the family into its class.</param>
public sealed record Rhythm(string Class, int Months, string Why, Article Basis)
{
    /// <summary>The day by which it is done again; decided on 31 August and due in six months, the last of February.</summary>
    public DateOnly After(DateOnly decidedOn) => decidedOn.AddMonths(Months);
}

/// <summary>渐退: the months through which money goes on after the family is out.</summary>
/// <param name="Percents">Percent of the base in each month; as many as months.</param>
/// <param name="Cap">The base is never above it.</param>
/// <param name="Apart">Name of the line that is no part of the base and goes on by itself, or null.</param>
public sealed record Fading(IReadOnlyList<int> Percents, Money Cap, Article Basis, string? Apart = null);
