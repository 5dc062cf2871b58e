using Anmin.Core.Declaring;

namespace Anmin.Core.Watching;

/// <summary>An indicator 指标: one figure by division and period, each opening the rows behind it.</summary>
/// <param name="of">Slug of the service, register or standard it counts.</param>
/// <param name="figure">Which figure.</param>
/// <param name="unit">件, 户, 人, 元, %.</param>
public sealed class Indicator(string slug, string name, string of, Figure figure, string unit, params IReadOnlyList<string> clauses)
    : Declaration(slug, name, clauses)
{
    public override char Kind => 'I';

    public string Of { get; } = of;

    public Figure Figure { get; } = figure;

    public string Unit { get; } = unit;

    /// <summary>Only this class of grants, such as 农村, or only money of this source, such as 中央; empty for all.</summary>
    public string Only { get; init; } = "";
}

/// <summary>The figures that the machinery can count for any service, benefit, register or standard.</summary>
public enum Figure
{
    /// <summary>Applications submitted in a period.</summary>
    Applications,

    /// <summary>Decisions made in a period, grants and refusals.</summary>
    Decisions,

    /// <summary>Cases still open today.</summary>
    Open,

    /// <summary>Households whose grant pays something in a month: one that starts next month, is suspended or stopped does not count.</summary>
    Households,

    /// <summary>Persons for whom a grant pays in a month.</summary>
    Persons,

    /// <summary>Average amount due in a month per household, in fen.</summary>
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

    /// <summary>A period's township decisions that the county's reopening or an appeal has overturned since.</summary>
    DelegatedOverturned,

    /// <summary>Cases still open today past their last day; while a limit is paused nothing is overdue.</summary>
    Overdue,

    /// <summary>Divisions with a register entry in force today.</summary>
    EntriesInForce,

    /// <summary>Money that went to the bank for the batch of a month, in fen; what is sent a second time after a return was counted the first time.</summary>
    MonthMoney,

    /// <summary>The same over all months of a period, in fen.</summary>
    Money,

    /// <summary>补助水平: the money of a month's batch per person whom the month pays, in fen.</summary>
    MoneyPerPerson,

    /// <summary>What one level of government, or recovered money, gave to a period's batches, in fen.</summary>
    MoneyFrom,

    /// <summary>Share of a period's regular payments that were released by the day the law or a document sets, in basis points; what was held back is not on time.</summary>
    PaidOnTime,

    /// <summary>Money sent that has reached nobody today: returned, waiting to be sent again, or without the bank's answer; in fen.</summary>
    Unreached,

    /// <summary>Re-verifications whose day lies in a period and is not after today.</summary>
    ReviewsDue,

    /// <summary>Those of them that are decided.</summary>
    ReviewsDone,

    /// <summary>A standard by the month, averaged over the places by the persons whom it supports, in fen.</summary>
    Standard,

    /// <summary>The same by the year, in fen.</summary>
    StandardByYear,

    /// <summary>The first class's average standard beside the second's, in hundredths.</summary>
    StandardRatio,

    /// <summary>By how much the standard lies above the line it has to stay above, in basis points of the line; of several counties the lowest. Negative below the line.</summary>
    StandardOverLine,

    /// <summary>Counties whose standard of any class is higher than twelve months before.</summary>
    StandardsRaised,
}

/// <summary>What kinds of figures there are.</summary>
public static class Figures
{
    /// <summary>Whether it is a share of something, in basis points.</summary>
    public static bool IsRate(this Figure figure) => figure is Figure.OnTime or Figure.DelegatedOnTime or Figure.DelegatedDrawn or Figure.PaidOnTime;

    /// <summary>Whether it is a share of what was done within its limit.</summary>
    public static bool IsTimeliness(this Figure figure) => figure is Figure.OnTime or Figure.DelegatedOnTime or Figure.PaidOnTime;

    /// <summary>Whether it counts what the townships decided by themselves (1.5).</summary>
    public static bool IsOfTownships(this Figure figure) => figure is Figure.Delegated or Figure.DelegatedOnTime or Figure.DelegatedDrawn or Figure.DelegatedDays or Figure.DelegatedOverturned;

    /// <summary>Whether it is an amount in fen.</summary>
    public static bool IsMoney(this Figure figure) => figure is Figure.AverageGrant or Figure.MonthMoney or Figure.Money or Figure.MoneyPerPerson or Figure.MoneyFrom or Figure.Unreached
        or Figure.Standard or Figure.StandardByYear;

    /// <summary>Whether it is read off a table of standards (1.1).</summary>
    public static bool IsOfStandards(this Figure figure) => figure is Figure.Standard or Figure.StandardByYear or Figure.StandardRatio or Figure.StandardOverLine or Figure.StandardsRaised;
}
