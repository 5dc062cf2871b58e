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

    /// <summary>A period's decisions that the township made by itself (1.5).</summary>
    Delegated,

    /// <summary>Share of a period's township decisions that were made within the limit, in basis points.</summary>
    DelegatedOnTime,

    /// <summary>Share of a period's township decisions that the county draws for a visit of its own, in basis points.</summary>
    DelegatedDrawn,

    /// <summary>Working days from acceptance to the decision, average of a period's township decisions, in tenths of a day.</summary>
    DelegatedDays,

    /// <summary>Cases still open today past their last day; while a limit is paused nothing is overdue.</summary>
    Overdue,

    /// <summary>Divisions with a register entry in force today.</summary>
    EntriesInForce,
}

/// <summary>What kinds of figures there are.</summary>
public static class Figures
{
    /// <summary>Whether it is a share of something, in basis points.</summary>
    public static bool IsRate(this Figure figure) => figure is Figure.OnTime or Figure.DelegatedOnTime or Figure.DelegatedDrawn;

    /// <summary>Whether it is a share of decisions that were made within the limit.</summary>
    public static bool IsTimeliness(this Figure figure) => figure is Figure.OnTime or Figure.DelegatedOnTime;

    /// <summary>Whether it counts what the townships decided by themselves (1.5).</summary>
    public static bool IsOfTownships(this Figure figure) => figure is Figure.Delegated or Figure.DelegatedOnTime or Figure.DelegatedDrawn or Figure.DelegatedDays;
}
