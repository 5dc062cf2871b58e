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
    /// <summary>Applications submitted.</summary>
    Applications,

    /// <summary>Decisions made, grants and refusals.</summary>
    Decisions,

    /// <summary>Cases still open.</summary>
    Open,

    /// <summary>Households with a running grant.</summary>
    Households,

    /// <summary>Persons covered by running grants.</summary>
    Persons,

    /// <summary>Average monthly amount per household, in fen.</summary>
    AverageGrant,

    /// <summary>Decisions made within the limit, in basis points.</summary>
    OnTime,

    /// <summary>Cases past their limit.</summary>
    Overdue,

    /// <summary>Divisions with a register entry in force.</summary>
    EntriesInForce,
}
