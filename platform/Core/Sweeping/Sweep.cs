using Anmin.Core.Deciding;
using Anmin.Core.Population;

namespace Anmin.Core.Sweeping;

/// <summary>A benefit's rule laid over the people of a county: the same rule that decides a case, silent over columns, aloud for one household.</summary>
public abstract class Sweep(Roster roster)
{
    public Roster Roster { get; } = roster;

    /// <summary>Assesses every household by the parameters of its county.</summary>
    /// <param name="monthly">Written: fen a month for each household, 0 where there is none.</param>
    /// <param name="outcomes">Written: what each household would be found to be.</param>
    /// <exception cref="MissingParameter">A figure is missing; nothing is assessed in its place.</exception>
    public abstract void Assess(Policy policy, Span<long> monthly, Span<Outcome> outcomes);

    /// <summary>The same for the whole county at once.</summary>
    public virtual Swept Take(Policy policy)
    {
        var swept = new Swept(this, new long[Roster.Households], new Outcome[Roster.Households]);
        Assess(policy, swept.Monthly, swept.Outcomes);
        return swept;
    }

    /// <summary>The same rule aloud for one household: what the officer reads, and what a finding freezes.</summary>
    public abstract Decision Explain(int household, Policy policy);
}

/// <summary>What a rule says of a household on file.</summary>
public enum Outcome : byte
{
    /// <summary>Nothing, or nothing is known of its means.</summary>
    无,

    /// <summary>Entitled.</summary>
    符合,

    /// <summary>Not entitled, and found to be on the edge where the law knows one.</summary>
    边缘,
}

/// <summary>What a benefit's sweep made of a county.</summary>
/// <param name="Monthly">Fen a month, household by household.</param>
public sealed record Swept(Sweep Sweep, long[] Monthly, Outcome[] Outcomes)
{
    /// <summary>What each would be found to be if nobody were left out of a family; the same where nobody is.</summary>
    public Outcome[] OfAll { get; init; } = Outcomes;

    public static Swept Of(Sweep sweep, Policy policy) => sweep.Take(policy);
}
