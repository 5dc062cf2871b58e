using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Core.Benefits;

/// <summary>What the law of a day says of a benefit that is already paid: how often it is verified again, and how it may become less.</summary>
/// <param name="Change">The article by which an amount is raised, reduced or stopped.</param>
/// <param name="HearFirst">The article by which the family is heard before its money becomes less, or null where reasons given with the decision are enough.</param>
/// <param name="ThirdRefusal">The article by which somebody who refuses suitable work three times in a row loses his own share, or null.</param>
/// <param name="Suspensions">Why money may be suspended, each with what happens when it goes on; empty where it never is.</param>
/// <param name="Fraud">What follows when money was obtained by fraud, or null.</param>
/// <param name="Fading">How the money leaves a family that is out because somebody took up work, or null where it stops at once.</param>
public sealed record ReviewLaw(Rhythm Rhythm, Article Change, Article? HearFirst = null, Article? ThirdRefusal = null, Fading? Fading = null,
    IReadOnlyList<Suspending>? Suspensions = null, FraudLaw? Fraud = null)
{
    /// <summary>What is declared of a reason, or null where it is none.</summary>
    public Suspending? Of(Suspension reason) => Suspensions?.FirstOrDefault(s => s.Reason == reason);
}

/// <summary>Why money is suspended for a while instead of stopped.</summary>
public enum Suspension { 联系不上, 不配合复核, 羁押或强制戒毒 }

/// <summary>暂停 for a reason.</summary>
/// <param name="BackPays">Whether the suspended months are paid afterwards when the family turns out to have been entitled all the time.</param>
public sealed record Suspending(Suspension Reason, bool BackPays, Article Basis);

/// <summary>骗取: everything from the first wrong month is returned, and a fine may be laid on it between two multiples of what was obtained.</summary>
/// <param name="LeastTimes">The least fine where there is one, in times of the money obtained; 0 where the law sets no least.</param>
public sealed record FraudLaw(Article Return, int LeastTimes, int MostTimes, Article Fine)
{
    /// <summary>Whether a fine on what was obtained keeps within the law; none at all always does.</summary>
    public bool Allows(Money fine, Money obtained) => fine == Money.Zero || (fine > Money.Zero && fine >= obtained * LeastTimes && fine <= obtained * MostTimes);
}

/// <summary>A change that was kept silent for long is followed by a warning talk.</summary>
/// <param name="Months">Longer than so many months.</param>
public sealed record SilenceLaw(int Months, Article Basis);

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
