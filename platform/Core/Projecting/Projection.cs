using Anmin.Core.Population;
using Anmin.Core.Sweeping;

namespace Anmin.Core.Projecting;

/// <summary>Two sweeps of one county side by side: before and after a change of parameters.</summary>
public static class Projection
{
    /// <summary>One pass over the households; <paramref name="sums"/> gets the effect of each group key.</summary>
    /// <param name="receiving">Which households receive the benefit today.</param>
    /// <param name="sums">As long as there are keys.</param>
    /// <param name="ages">As long as there are age groups.</param>
    public static void Compare(Roster roster, Swept before, Swept after, Groups groups, bool[] receiving, Span<Effect> sums, Span<AgeEffect> ages)
    {
        var (was, now, wasFen, nowFen, keys) = (before.Outcomes, after.Outcomes, before.Monthly, after.Monthly, groups.Keys);
        for (var h = 0; h < keys.Length; h++)
        {
            var (had, has) = (was[h] == Outcome.符合, now[h] == Outcome.符合);
            if (!had && !has)
            {
                continue;
            }
            ref var sum = ref sums[keys[h]];
            if (had)
            {
                sum.Households++;
                sum.Fen += wasFen[h];
            }
            var more = nowFen[h] - wasFen[h];
            People(roster, groups.Bands, h, had, has, more, ages);
            if (had == has && more == 0)
            {
                continue;
            }
            sum.ReceivingFen += receiving[h] ? more : 0;
            if (!had)
            {
                sum.Entrants++;
                sum.EntrantPeople += Groups.Here(roster, h);
                sum.EntrantFen += nowFen[h];
            }
            else if (!has)
            {
                sum.Leavers++;
                sum.LeaverPeople += Groups.Here(roster, h);
                sum.LeaverFen += wasFen[h];
            }
            else if (more > 0)
            {
                sum.Winners++;
                sum.WinnerFen += more;
            }
            else
            {
                sum.Losers++;
                sum.LoserFen -= more;
            }
        }
    }

    /// <summary>Adds the people of one household, with their shares of its difference.</summary>
    private static void People(Roster roster, byte[] bands, int household, bool had, bool has, long more, Span<AgeEffect> ages)
    {
        var (from, to) = (roster.First[household], roster.First[household + 1]);
        var here = 0;
        for (var p = from; p < to; p++)
        {
            here += bands[p] == Groups.Gone ? 0 : 1;
        }
        var (share, rest) = here == 0 ? (0, 0) : Math.DivRem(more, here);
        for (var p = from; p < to; p++)
        {
            if (bands[p] == Groups.Gone)
            {
                continue;
            }
            ref var age = ref ages[bands[p]];
            age.People += had ? 1 : 0;
            age.Entrants += !had ? 1 : 0;
            age.Leavers += !has ? 1 : 0;
            age.Winners += had && has && more > 0 ? 1 : 0;
            age.Losers += had && has && more < 0 ? 1 : 0;
            age.Fen += share + rest;
            rest = 0;
        }
    }
}
