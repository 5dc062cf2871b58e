using Anmin.Casework.Ledger;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Casework.Reviews;

/// <summary>What a grant pays when a review is decided.</summary>
/// <param name="Start">First month that was ever due; nothing begins before it.</param>
/// <param name="Monthly">By the term that holds in the month after the decision.</param>
/// <param name="FadingSince">First month of a 渐退 that runs, or null.</param>
/// <param name="Base">What was paid before it began to fade or was suspended, line by line.</param>
/// <param name="SuspendedSince">First month of a suspension that runs, or null; and its reason.</param>
/// <param name="Before">What each month before the one after the decision was due, first month first, like ones together; null where all were due the same.</param>
public sealed record Standing(
    PayMonth Start, Money Monthly, PayMonth? FadingSince, Award Base, PayMonth? SuspendedSince = null, Suspension? Suspended = null, IReadOnlyList<NextTerm>? Before = null)
{
    /// <summary>What a month is due as things stand.</summary>
    public Money At(PayMonth month) => Before?.LastOrDefault(b => b.From <= month)?.Monthly ?? Monthly;

    /// <summary>What the months from one to before another are due, cut at the first.</summary>
    public IReadOnlyList<NextTerm> Between(PayMonth from, PayMonth until)
    {
        if (from >= until)
        {
            return [];
        }
        if (Before is not { Count: > 0 } before)
        {
            return [new(TermKind.发放, from, Monthly, Base.Lines, "", new("", ""))];
        }
        return [.. before.Where((b, i) => b.From < until && (i + 1 == before.Count || before[i + 1].From > from)).Select(b => b.From < from ? b with { From = from } : b)];
    }

    /// <param name="terms">All terms of a grant in the order of recording.</param>
    /// <param name="month">The month asked for.</param>
    public static Standing Of(PayMonth start, IReadOnlyList<TermRow> terms, PayMonth month)
    {
        var now = Holding(terms, month);
        var paid = terms.LastOrDefault(t => t.Kind == TermKind.发放 && t.Seq <= now.Seq) ?? now;
        var since = now.Kind == TermKind.渐退 ? terms.Where(t => t.Kind == TermKind.渐退 && t.Seq > paid.Seq).Min(t => t.FromMonth) : null;
        var suspended = now.Kind == TermKind.暂停 ? terms.Where(t => t.Kind == TermKind.暂停 && t.Seq > paid.Seq && t.Seq <= now.Seq).Min(t => t.FromMonth) : null;
        return new(start, new(now.MonthlyFen), since is null ? null : PayMonth.Parse(since),
            new(new(paid.MonthlyFen), LinesOf(paid)), suspended is null ? null : PayMonth.Parse(suspended), now.Suspended, MonthsBefore(start, terms, month));
    }

    private static List<NextTerm> MonthsBefore(PayMonth start, IReadOnlyList<TermRow> terms, PayMonth until)
    {
        List<NextTerm> before = [];
        TermRow? last = null;
        for (var month = start; month < until; month = month.Next)
        {
            if (Holding(terms, month) is var held && held != last)
            {
                before.Add(new(held.Kind, month, new(held.MonthlyFen), LinesOf(held), held.Why, new(held.Basis, ""), held.Suspended));
                last = held;
            }
        }
        before.Add(new(TermKind.发放, until, new(Holding(terms, until).MonthlyFen), [], "", new("", "")));
        return before;
    }

    private static List<AwardLine> LinesOf(TermRow term) => Core.Declaring.FactsJson.Read<List<AwardLine>>(term.Lines);

    /// <summary>The term that holds in a month: of those begun by then the one recorded last; before all of them, the first.</summary>
    public static TermRow Holding(IReadOnlyList<TermRow> terms, PayMonth month) =>
        terms.LastOrDefault(t => PayMonth.Parse(t.FromMonth) <= month) ?? terms[0];
}

/// <summary>What a review has established about the family.</summary>
/// <param name="Amount">The amount from now on, or null where the family is out.</param>
/// <param name="Died">The last death that was reported, or null.</param>
/// <param name="BackPays">Whether a suspension that ends is paid back.</param>
/// <param name="TookUpWork">Whether somebody began to work: only then money fades.</param>
/// <param name="OthersNow">Whether it is for other persons than before: then there is a term even where the amount stays.</param>
public sealed record Established(Award? Amount, DateOnly? Died = null, bool TookUpWork = false, bool BackPays = false, bool OthersNow = false);

/// <summary>A term to be recorded.</summary>
public sealed record NextTerm(TermKind Kind, PayMonth From, Money Monthly, IReadOnlyList<AwardLine> Lines, string Why, Article Basis, Suspension? Suspended = null);

/// <summary>From which month a review gives what (handbook 01 1.3, A5-4). Plain arithmetic; the terms lay out everything from their first month on.</summary>
/// <remarks>A change begins with the month after the decision. What a death makes less begins with the month after the death: the month of the death is payable,
/// on its first day as on its last. What it makes more waits for the decision, and until then what was due goes to those who are left, never more than is due now.</remarks>
public static class NextTerms
{
    public static IReadOnlyList<NextTerm> Of(Standing now, Established found, ReviewLaw law, DateOnly decidedOn) => Joined(Each(now, found, law, decidedOn));

    private static IEnumerable<NextTerm> Each(Standing now, Established found, ReviewLaw law, DateOnly decidedOn)
    {
        var next = Later(PayMonth.After(decidedOn), now.Start);
        var afterDeath = found.Died is { } died ? Later(PayMonth.After(died), now.Start) : next;
        var less = Earlier(afterDeath, next);
        if (found.Amount is { } again && now.SuspendedSince is { } since)
        {
            return [.. Left(now, less, Earlier(since, next), again, law), .. Resumes(now, found, again, since, less, next, law)];
        }
        if (found.Amount is { } amount)
        {
            return amount.Monthly == now.Monthly && found.Died is null && now.FadingSince is null && !found.OthersNow
                ? []
                : [.. Left(now, less, next, amount, law), new(TermKind.发放, next, amount.Monthly, amount.Lines, Why(amount.Monthly, now.Monthly), law.Change)];
        }
        return law.Fading is { } fading && now.SuspendedSince is null && (found.TookUpWork || now.FadingSince is not null)
            ? Fades(now, fading, now.FadingSince ?? next, less, law)
            : [Stop(less, "复核后不再符合条件，停发", law.Change)];
    }

    /// <summary>The months between a death and the decision: what was due, and no more than is due now.</summary>
    private static IEnumerable<NextTerm> Left(Standing now, PayMonth from, PayMonth until, Award most, ReviewLaw law) =>
        now.Between(from, until).Select(due => due.Monthly > most.Monthly
            ? due with { Monthly = most.Monthly, Lines = most.Lines, Why = Why(most.Monthly, due.Monthly), Basis = law.Change }
            : due with { Why = "家里有人去世，余下的人在复核决定前照原额发给", Basis = law.Change });

    /// <summary>A suspension ends: from the month after the decision the amount as it now is; where the reason pays back, the suspended months as they were before,
    /// and since a death no more than is due now.</summary>
    private static IEnumerable<NextTerm> Resumes(Standing now, Established found, Award again, PayMonth since, PayMonth less, PayMonth next, ReviewLaw law)
    {
        const string back = "查明暂停期间一直符合条件，恢复发放并补发";
        if (found.BackPays && since < next)
        {
            if (since < less)
            {
                yield return new(TermKind.发放, since, now.Base.Monthly, now.Base.Lines, back, law.Change);
            }
            if (less < next)
            {
                var most = now.Base.Monthly > again.Monthly ? again : now.Base;
                yield return new(TermKind.发放, Later(since, less), most.Monthly, most.Lines, back, law.Change);
            }
        }
        yield return new(TermKind.发放, next, again.Monthly, again.Lines, found.BackPays ? "恢复发放以后的数额" : "恢复发放，暂停的月份不补", law.Change);
    }

    /// <summary>What follows at the same amount is one term.</summary>
    private static List<NextTerm> Joined(IEnumerable<NextTerm> terms)
    {
        List<NextTerm> joined = [];
        foreach (var term in terms)
        {
            if (joined is not [.., var last] || last.Kind != term.Kind || last.Monthly != term.Monthly || last.Suspended != term.Suspended)
            {
                joined.Add(term);
            }
        }
        return joined;
    }

    /// <summary>Nobody is left, or the family wants no more.</summary>
    public static NextTerm Stop(PayMonth from, string why, Article basis) => new(TermKind.停发, from, Money.Zero, [], why, basis);

    /// <summary>The months of a 渐退 that are still to come, equal ones together, and the stop behind them.</summary>
    private static IEnumerable<NextTerm> Fades(Standing now, Fading fading, PayMonth start, PayMonth from, ReviewLaw law)
    {
        var apart = now.Base.Lines.Where(l => l.Name == fading.Apart).ToList();
        var extra = new Money(apart.Sum(l => l.Amount.Fen));
        var whole = Money.Min(now.Base.Monthly - extra, fading.Cap);
        foreach (var term in Left(now, from, start, new(whole + extra, [new("渐退", $"不高于 {fading.Cap} 元", whole, fading.Basis), .. apart]), law))
        {
            yield return term;
        }
        int? before = null;
        var month = start;
        foreach (var percent in fading.Percents)
        {
            if (month >= from && percent != before)
            {
                var part = percent == 100 ? whole : whole.Times(percent, 100, Rounding.进到元);
                yield return new(TermKind.渐退, Later(month, from), part + extra,
                    [new("渐退", $"就业前每月 {now.Base.Monthly - extra} 元{(whole < now.Base.Monthly - extra ? $"，不高于 {fading.Cap} 元" : "")}，发 {percent}%", part, fading.Basis), .. apart],
                    $"家里有人就业，收入超过标准，渐退期发{(percent == 100 ? "原额" : $"{percent}%")}", fading.Basis);
                before = percent;
            }
            month = month.Next;
        }
        yield return Stop(Later(month, from), "渐退期满，停发", law.Change);
    }

    private static string Why(Money to, Money from) => to == from ? "复核后人数有变，数额不变" : to > from ? $"复核后由 {from.Short} 元增加到 {to.Short} 元" : $"复核后由 {from.Short} 元减少到 {to.Short} 元";

    private static PayMonth Later(PayMonth a, PayMonth b) => a > b ? a : b;

    private static PayMonth Earlier(PayMonth a, PayMonth b) => a < b ? a : b;
}
