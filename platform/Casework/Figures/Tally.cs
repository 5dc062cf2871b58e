using Anmin.Core.Values;
using Anmin.Core.Watching;

namespace Anmin.Casework.Figures;

/// <summary>Everything counted in one place. Tallies add up; a figure is read off a sum and never averaged from parts.</summary>
/// <param name="Divisions">How many divisions could have an entry; said of the place itself, never added up.</param>
internal sealed record Tally(
    long Applications = 0, long Decisions = 0, long Open = 0, long OnTime = 0, long Overdue = 0,
    long Households = 0, long Persons = 0, long Fen = 0, long Places = 0, long? Divisions = null,
    long Delegated = 0, long DelegatedOnTime = 0, long DelegatedDrawn = 0, long DelegatedDays = 0, long DelegatedOverturned = 0,
    long Paid = 0, long PaidFen = 0, long MonthPaid = 0, long MonthFen = 0, long Regular = 0, long RegularOnTime = 0, long Unreached = 0, long UnreachedFen = 0,
    long ReviewsDue = 0, long ReviewsDone = 0)
{
    public static Tally operator +(Tally a, Tally b) => new(
        a.Applications + b.Applications, a.Decisions + b.Decisions, a.Open + b.Open, a.OnTime + b.OnTime, a.Overdue + b.Overdue,
        a.Households + b.Households, a.Persons + b.Persons, a.Fen + b.Fen, a.Places + b.Places, null,
        a.Delegated + b.Delegated, a.DelegatedOnTime + b.DelegatedOnTime, a.DelegatedDrawn + b.DelegatedDrawn, a.DelegatedDays + b.DelegatedDays, a.DelegatedOverturned + b.DelegatedOverturned,
        a.Paid + b.Paid, a.PaidFen + b.PaidFen, a.MonthPaid + b.MonthPaid, a.MonthFen + b.MonthFen, a.Regular + b.Regular, a.RegularOnTime + b.RegularOnTime,
        a.Unreached + b.Unreached, a.UnreachedFen + b.UnreachedFen, a.ReviewsDue + b.ReviewsDue, a.ReviewsDone + b.ReviewsDone);

    /// <summary>The figure as shown, the rows behind it, and what it is a share of.</summary>
    public (long? Value, long Rows, long? Whole) Read(Figure figure) => figure switch
    {
        Figure.Applications => (Applications, Applications, null),
        Figure.Decisions => (Decisions, Decisions, null),
        Figure.Open => (Open, Open, null),
        Figure.Overdue => (Overdue, Overdue, null),
        Figure.OnTime => (Decisions == 0 ? null : OnTime * 10000 / Decisions, Decisions, Decisions),
        Figure.Households => (Households, Households, null),
        Figure.Persons => (Persons, Households, null),
        Figure.AverageGrant => (Households == 0 ? null : Rounding.四舍五入到分.Divide(Fen, Households), Households, null),
        Figure.Delegated => (Delegated, Delegated, null),
        Figure.DelegatedOnTime => (Delegated == 0 ? null : DelegatedOnTime * 10000 / Delegated, Delegated, Delegated),
        Figure.DelegatedDrawn => (Delegated == 0 ? null : DelegatedDrawn * 10000 / Delegated, Delegated, Delegated),
        Figure.DelegatedDays => (Delegated == 0 ? null : Rounding.四舍五入到分.Divide(DelegatedDays * 10, Delegated), Delegated, null),
        Figure.DelegatedOverturned => (DelegatedOverturned, DelegatedOverturned, null),
        Figure.Money => (PaidFen, Paid, null),
        Figure.MonthMoney => (MonthFen, MonthPaid, null),
        Figure.MoneyPerPerson => (MonthPaid == 0 || Persons == 0 ? null : Rounding.四舍五入到分.Divide(MonthFen, Persons), MonthPaid, null),
        Figure.PaidOnTime => (Regular == 0 ? null : RegularOnTime * 10000 / Regular, Regular, Regular),
        Figure.Unreached => (UnreachedFen, Unreached, null),
        Figure.ReviewsDue => (ReviewsDue, ReviewsDue, null),
        Figure.ReviewsDone => (ReviewsDone, ReviewsDone, ReviewsDue),
        Figure.EntriesInForce => (Places, Places, Divisions),
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "没有这个指标"),
    };
}
