using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Values;

namespace Anmin.Core.Sweeping;

/// <summary>A register that another office keeps of the same families, laid beside ours from time to time: who stands in both, who only in one, and where the two say something else. It grants and stops nothing.</summary>
public abstract class Counterpart(string slug, string name, params IReadOnlyList<string> clauses) : Declaration(slug, name, clauses)
{
    public override char Kind => 'A';

    /// <summary>What is laid beside what, in one sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>How their register is called.</summary>
    public abstract string Register { get; }

    /// <summary>The office that keeps it.</summary>
    public abstract string Office { get; }

    /// <summary>What the office is asked about the families it does not have.</summary>
    public abstract string Asks { get; }

    /// <summary>What whoever reads the figures must not conclude from them; stands on the page.</summary>
    public abstract string Caution { get; }

    /// <summary>Our side: who receives this.</summary>
    public abstract Benefit Benefit { get; }

    /// <summary>How many months may lie between two comparisons.</summary>
    public abstract int EveryMonths(Policy policy);

    /// <summary>Each household of a county, in the roster's order. The same county gives the same.</summary>
    /// <exception cref="MissingParameter">A figure is missing; nothing is compared in its place.</exception>
    public abstract IReadOnlyList<Laid> Over(Screened county);

    /// <summary>A year's income of a household as ours has it and as their register counts, to be told them. Fen, undivided.</summary>
    public abstract Money Income(Roster roster, int household);
}

/// <summary>How one household stands when the two registers are laid side by side.</summary>
[Flags]
public enum Laid
{
    都不在 = 0,

    /// <summary>Somebody of it stands in their register.</summary>
    在册 = 1,

    /// <summary>It receives ours.</summary>
    在领 = 2,

    /// <summary>In theirs; by our rule entitled to ours, and does not receive it.</summary>
    可能漏保 = 4,

    /// <summary>Receives ours, is poor by their measure as well, and stands not in theirs: they are told.</summary>
    可能漏册 = 8,

    /// <summary>The two give figures that do not fit.</summary>
    数不一致 = 16,

    /// <summary>Receives ours, and their register says that it has come out of poverty.</summary>
    脱贫仍在领 = 32,
}

/// <summary>A family as their register has it.</summary>
/// <param name="Number">Their number of the family.</param>
/// <param name="HasLeft">Whether the register says that it has come out of poverty, or that its risk is over.</param>
/// <param name="PerHead">A year's income per head; null where the register does not say.</param>
public sealed record TheirFamily(string Number, PovertyWatch Kind, bool HasLeft, Money? PerHead);

/// <summary>Their register on our households.</summary>
/// <param name="AsOf">The day whose state it says.</param>
/// <param name="Families">The families that somebody of a household belongs to, by the household's index.</param>
public sealed record Beside(DateOnly AsOf, IReadOnlyDictionary<int, IReadOnlyList<TheirFamily>> Families)
{
    public IReadOnlyList<TheirFamily> Of(int household) => Families.TryGetValue(household, out var found) ? found : [];
}
