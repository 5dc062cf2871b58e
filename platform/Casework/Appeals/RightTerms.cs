using Anmin.Casework.Ledger;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Casework.Appeals;

/// <summary>What is due from a month on.</summary>
/// <param name="CoveredAs">The term whose persons it covers; null for those of the new decision.</param>
public sealed record RightTerm(PayMonth From, TermKind Kind, Money Monthly, IReadOnlyList<AwardLine> Lines, int? CoveredAs = null);

/// <summary>From which month a reversal gives what (handbook 01 A8). Plain arithmetic over the terms of a grant.</summary>
/// <remarks>What was too little is made good from the month from which it should have been otherwise; what was too much stays with the family until the month after the
/// new decision, unless that decision itself reaches back. Decisions made since, on what has happened since, stand.</remarks>
public static class RightTerms
{
    /// <param name="terms">All terms in the order of recording; none where nothing was granted.</param>
    /// <param name="contested">The decision that is fought.</param>
    /// <param name="contestedOn">The day on which it was made; terms recorded later are decisions made since.</param>
    /// <param name="fought">The decision and what earlier appeals against it have brought: none of it stands in the way.</param>
    /// <param name="from">First month that should have been otherwise.</param>
    /// <param name="next">The month after the new decision.</param>
    /// <param name="right">What should have been due in a month.</param>
    /// <param name="retroactive">Whether the new decision takes back what was too much.</param>
    public static IReadOnlyList<RightTerm> Of(
        IReadOnlyList<TermRow> terms, Guid contested, DateOnly contestedOn, IReadOnlySet<Guid> fought, PayMonth from, PayMonth next, Func<PayMonth, RightTerm> right, bool retroactive)
    {
        var own = terms.Where(t => t.CauseId == contested).Select(t => t.Seq).DefaultIfEmpty(0).Max();
        var found = new List<RightTerm>();
        var differs = false;
        foreach (var month in terms.Select(t => PayMonth.Parse(t.FromMonth)).Where(m => m > from).Append(from).Append(next > from ? next : from).Distinct().Order())
        {
            var holds = terms.LastOrDefault(t => PayMonth.Parse(t.FromMonth) <= month);
            var since = terms.LastOrDefault(t => !fought.Contains(t.CauseId) && (own > 0 ? t.Seq > own : t.RecordedOn > contestedOn) && PayMonth.Parse(t.FromMonth) <= month);
            var now = since is not null ? Of(since, month) : right(month) with { From = month };
            if (holds is not null && month < next && now.Monthly.Fen < holds.MonthlyFen && !retroactive)
            {
                now = Of(holds, month);
            }
            differs |= holds is null ? now.Monthly > Money.Zero : now.Monthly.Fen != holds.MonthlyFen || now.Kind != holds.Kind || (now.CoveredAs is { } seq && seq != holds.Seq);
            if (differs && (found.Count == 0 || !IsSame(found[^1], now)))
            {
                found.Add(now);
            }
        }
        return found;
    }

    /// <summary>What was due in a month before a cause changed it.</summary>
    public static RightTerm Before(IReadOnlyList<TermRow> terms, Guid cause, PayMonth month)
    {
        var first = terms.Where(t => t.CauseId == cause).Min(t => t.Seq);
        var earlier = terms.Where(t => t.Seq < first).ToList();
        return Of(earlier.LastOrDefault(t => PayMonth.Parse(t.FromMonth) <= month) ?? earlier[0], month);
    }

    private static RightTerm Of(TermRow term, PayMonth from) => new(from, term.Kind, new(term.MonthlyFen), Core.Declaring.FactsJson.Read<List<AwardLine>>(term.Lines), term.Seq);

    private static bool IsSame(RightTerm a, RightTerm b) => (a.Kind, a.Monthly, a.CoveredAs) == (b.Kind, b.Monthly, b.CoveredAs);
}
