using Anmin.Core.Declaring;

namespace Anmin.Core.Watching;

/// <summary>An indicator 指标: one figure by division and period, each opening the cases behind it.</summary>
/// <param name="of">Slug of the service it counts.</param>
/// <param name="figure">Which figure.</param>
/// <param name="unit">件, 户, 人, 元, %.</param>
public sealed class Indicator(string slug, string name, string of, Figure figure, string unit, params IReadOnlyList<string> clauses)
    : Declaration(slug, name, clauses)
{
    public override char Kind => 'I';

    public string Of { get; } = of;

    public Figure Figure { get; } = figure;

    public string Unit { get; } = unit;
}

/// <summary>The figures that the machinery can count for any service, benefit or register.</summary>
public enum Figure
{
    /// <summary>Applications submitted in a period.</summary>
    Applications,

    /// <summary>Decisions made in a period, grants and refusals.</summary>
    Decisions,

    /// <summary>Cases still open today.</summary>
    Open,

    /// <summary>Households whose grant pays something this month: one that starts next month, is suspended or stopped does not count.</summary>
    Households,

    /// <summary>Persons for whom a grant pays this month.</summary>
    Persons,

    /// <summary>Average amount of this month per household, in fen.</summary>
    AverageGrant,

    /// <summary>Share of a period's decisions that were made within the limit, in basis points.</summary>
    OnTime,

    /// <summary>Cases still open today past their last day; while a limit is paused nothing is overdue.</summary>
    Overdue,

    /// <summary>Divisions with a register entry in force today.</summary>
    EntriesInForce,
}
