using Anmin.Casework.Ledger;
using Anmin.Core.Values;

namespace Anmin.Casework.Store;

/// <summary>What is due: for the month of the batch by the term in force, for earlier months by the term that should have been.</summary>
internal static partial class MonthSql
{
    private const string Noted = " AND g.id IN (SELECT grant_id FROM noted)";

    /// <summary>The batch's own month of every grant whose newest term has begun. Nothing can have been paid for it: a month is made in one batch, and no later batch may be there.</summary>
    private static string OfTheMonth(IReadOnlyList<string> counties, bool part, string number) =>
        Due(counties, part, "grants g JOIN terms t ON t.grant_id = g.id AND t.seq = g.term_seq AND t.from_month <= {3}", "TRUE", number);

    /// <summary>The same of grants whose newest term begins later: the one before it still runs.</summary>
    private static string ByAnEarlierTerm(IReadOnlyList<string> counties, bool part) =>
        Due(counties, part, "terms n CROSS JOIN grants g CROSS JOIN terms t", $"n.from_month > {{3}} AND g.id = n.grant_id AND g.term_seq = n.seq AND {InForce("{3}")}", Counted(Last));

    private static string Counted(string last) => $"CAST({last} + row_number() OVER (ORDER BY g.village_code, g.id) AS integer)";

    private static string Due(IReadOnlyList<string> counties, bool part, string from, string where, string number) => $$"""
        SELECT {2}, {{number}}, g.county_code, g.town_code, g.village_code, g.owner_human,
            g.case_id, g.id, {1}, {3}, t.seq, '当月', t.monthly_fen, t.monthly_fen, CAST(0 AS bigint), {{Account}}
        FROM {{from}} LEFT JOIN payees y ON y.grant_id = g.id AND y.state = '生效'
        WHERE {{where}} AND t.monthly_fen > 0 AND {{Of(counties)}} AND g.start_month <= {3}{{(part ? Noted : "")}}
        """;

    /// <summary>Earlier months of grants with a term that no batch has carried out: what is due less what was paid and not claimed back. Sums are joined, never asked for grant by grant: the table asked is the table being filled.</summary>
    private static string Late(string months, IReadOnlyList<string> counties, bool part) => $$"""
        WITH months(m) AS (VALUES {{months}}),
        changed AS (
            SELECT g.id, g.case_id, g.county_code, g.town_code, g.village_code, g.owner_human, g.start_month FROM grants g
            WHERE {{Of(counties)}} AND g.billed_seq < g.term_seq AND g.start_month < {3}{{(part ? Noted : "")}}),
        due AS (
            SELECT g.id AS grant_id, g.case_id, g.county_code, g.town_code, g.village_code, g.owner_human, m.m, t.seq, t.monthly_fen AS due
            FROM changed g JOIN months m ON m.m >= g.start_month JOIN terms t ON {{InForce("m.m")}}),
        given AS (
            SELECT l.grant_id, l.for_month, CAST(sum(l.fen) AS bigint) AS fen FROM changed g CROSS JOIN months m CROSS JOIN lines l
            WHERE m.m >= g.start_month AND l.for_month = m.m AND l.grant_id = g.id AND l.state <> '不发' AND l.repays_no IS NULL
            GROUP BY l.grant_id, l.for_month),
        claimed AS (
            SELECT o.grant_id, o.for_month, CAST(sum(o.fen) AS bigint) AS fen FROM changed g CROSS JOIN overpaid o WHERE o.grant_id = g.id GROUP BY o.grant_id, o.for_month),
        net AS (
            SELECT d.*, coalesce(p.fen, 0) - coalesce(c.fen, 0) AS paid
            FROM due d
            LEFT JOIN given p ON p.grant_id = d.grant_id AND p.for_month = d.m
            LEFT JOIN claimed c ON c.grant_id = d.grant_id AND c.for_month = d.m)
        """;

    /// <summary>Of the terms that have begun by a month, the one recorded last.</summary>
    private static string InForce(string month) => $"t.grant_id = g.id AND t.seq = (SELECT max(x.seq) FROM terms x WHERE x.grant_id = g.id AND x.from_month <= {month})";

    /// <summary>The months before the batch's own, from the earliest that a changed grant may owe; null where there is none.</summary>
    private static async Task<string?> Before(AnminDb db, BatchRow batch, IReadOnlyList<string> counties)
    {
        var first = await Ask<string?>(db, $"SELECT min(g.start_month) AS \"Value\" FROM grants g WHERE {Of(counties)} AND g.billed_seq < g.term_seq AND g.start_month < {{3}}", batch);
        if (first is null)
        {
            return null;
        }
        return string.Join(", ", PayMonth.Parse(first).To(PayMonth.Parse(batch.Month)).SkipLast(1).Select(m => $"('{m.Key}')"));
    }
}
