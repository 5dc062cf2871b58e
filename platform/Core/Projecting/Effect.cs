using Anmin.Core.Values;

namespace Anmin.Core.Projecting;

/// <summary>What a change of parameters does to a group of households: who comes in, who goes out, who gains, who loses, and what it costs a month. Sums of sums are sums.</summary>
/// <param name="Households">Entitled before.</param>
/// <param name="Fen">What the rule gives them a month before, in fen.</param>
/// <param name="Entrants">Not entitled before, entitled after.</param>
/// <param name="EntrantPeople">People who live in them.</param>
/// <param name="EntrantFen">What the rule gives them a month after.</param>
/// <param name="Leavers">Entitled before, not entitled after.</param>
/// <param name="LeaverFen">What they had a month before.</param>
/// <param name="Winners">Entitled before and after, with more.</param>
/// <param name="WinnerFen">How much more a month.</param>
/// <param name="Losers">Entitled before and after, with less.</param>
/// <param name="LoserFen">How much less a month.</param>
/// <param name="ReceivingFen">The part of the change that concerns households which receive today.</param>
public record struct Effect(
    long Households, long Fen, long Entrants, long EntrantPeople, long EntrantFen, long Leavers, long LeaverPeople, long LeaverFen,
    long Winners, long WinnerFen, long Losers, long LoserFen, long ReceivingFen)
{
    /// <summary>Entitled after.</summary>
    public readonly long HouseholdsAfter => Households + Entrants - Leavers;

    /// <summary>More (or less) a month.</summary>
    public readonly Money Monthly => new(EntrantFen - LeaverFen + WinnerFen - LoserFen);

    /// <summary>More (or less) in twelve months.</summary>
    public readonly Money Yearly => Monthly * 12;

    public static Effect operator +(Effect a, Effect b) => new(
        a.Households + b.Households, a.Fen + b.Fen, a.Entrants + b.Entrants, a.EntrantPeople + b.EntrantPeople, a.EntrantFen + b.EntrantFen,
        a.Leavers + b.Leavers, a.LeaverPeople + b.LeaverPeople, a.LeaverFen + b.LeaverFen, a.Winners + b.Winners, a.WinnerFen + b.WinnerFen,
        a.Losers + b.Losers, a.LoserFen + b.LoserFen, a.ReceivingFen + b.ReceivingFen);
}
