using Anmin.Casework.Ledger;
using Anmin.Core.Values;

namespace Anmin.Casework.Store;

/// <summary>What is due: for the month of the batch by the term in force, for earlier months by the term that should have been.</summary>
internal static partial class MonthSql
{
    private const string Noted = " AND g.id IN (SELECT grant_id FROM noted)";

    private const string NewestTerm = "grants g JOIN terms t ON t.grant_id = g.id AND t.seq = g.term_seq AND t.from_month <= {3}";
    private const string OlderTerm = "terms n CROSS JOIN grants g CROSS JOIN terms t";

    /// <summary>Grants whose newest term begins later: the one before it still runs.</summary>
    private static readonly string BeginsLater = $"n.from_month > {{3}} AND g.id = n.grant_id AND g.term_seq = n.seq AND {InForce("{3}")}";

    /// <summary>The batch's own month of every grant whose newest term has begun, in the order of the village index. Nothing can have been paid for it: a month is made in one batch, and no later batch may be there.</summary>
    private static Flowing OfTheMonth(IReadOnlyList<string> counties) => new(n => Due(counties, Line(n), NewestTerm, "TRUE", ""), "g.village_code, g.id");

    /// <summary>The same of some, after what is there.</summary>
    private static string OfTheMonth(IReadOnlyList<string> counties, string some) => Due(counties, Line(AfterLast), NewestTerm, "TRUE", some);

    private static string ByAnEarlierTerm(IReadOnlyList<string> counties, string some) => Due(counties, Line(AfterLast), OlderTerm, BeginsLater, some);

    private static readonly string AfterLast = $"CAST({Last} + row_number() OVER (ORDER BY g.village_code, g.id) AS integer)";

    private static string Line(string number) => $$"""
        {2}, {{number}}, g.county_code, g.town_code, g.village_code, g.owner_human, g.case_id, g.id, {1}, {3}, t.seq, '当月', t.monthly_fen, t.monthly_fen, CAST(0 AS bigint), {{Account}}
        """;

    private static string Due(IReadOnlyList<string> counties, string what, string from, string where, string some) => $$"""
        SELECT {{what}} FROM {{from}} LEFT JOIN payees y ON y.grant_id = g.id AND y.state = '生效'
        WHERE {{where}} AND t.monthly_fen > 0 AND {{Of(counties)}} AND g.start_month <= {3}{{some}}
        """;

    /// <summary>The lines of the month before, to be paid again for this one, in their order.</summary>
    private static Flowing GoingOn(BatchRow before) => new(n => $$"""
        SELECT {2}, {{n}}, l.county_code, l.town_code, l.village_code, l.owner_human, l.case_id, l.grant_id, {1}, {3}, l.term_seq, '当月', l.due_fen, l.due_fen, CAST(0 AS bigint),
            l.holder, l.bank, l.account, '待发', NULL
        FROM lines l WHERE l.batch_id = {4} AND l.kind = '当月' AND l.state <> '不发'
        """, "l.no", before.Id);

    /// <summary>How many lines of the batch's own month differ from what the terms and accounts of all its grants say now, are missing, or should not be there.</summary>
    public static async Task<int> Strays(AnminDb db, BatchRow batch, IReadOnlyList<string> counties)
    {
        const string said = "g.id AS grant_id, t.seq AS seq, t.monthly_fen AS fen, coalesce(y.holder, '') AS holder, coalesce(y.bank, '') AS bank, coalesce(y.account, '') AS account";
        await Roomy(db);
        await OneByOne(db);
        var strays = await Ask<int>(db, $$"""
            SELECT CAST(count(*) - coalesce(sum(CASE WHEN l.fen = d.fen AND l.holder = d.holder AND l.bank = d.bank AND l.account = d.account THEN 1 ELSE 0 END), 0) AS integer)
                + abs(CAST(count(*) AS integer) - (SELECT CAST(count(*) AS integer) FROM lines WHERE batch_id = {2} AND for_month = {3} AND repays_no IS NULL)) AS "Value"
            FROM ({{Due(counties, said, NewestTerm, "TRUE", "")}} UNION ALL {{Due(counties, said, OlderTerm, BeginsLater, "")}}) d
            LEFT JOIN lines l ON l.for_month = {3} AND l.grant_id = d.grant_id AND l.term_seq = d.seq AND l.state <> '不发' AND l.repays_no IS NULL AND (l.batch_id = {2}) IS TRUE
            """, batch);
        await AsPlanned(db);
        return strays;
    }

    /// <summary>Earlier months of grants with a term that no batch has carried out: what is due less what was paid and not claimed back. All of it is added up at once: nothing has to be joined for it whose size a planner could mistake.</summary>
    private static string Late(string months, IReadOnlyList<string> counties, bool part) => $$"""
        WITH months(m) AS (VALUES {{months}}),
        changed AS (
            SELECT g.id, g.start_month FROM grants g
            WHERE {{Of(counties)}} AND g.billed_seq < g.term_seq AND g.start_month < {3}{{(part ? Noted : "")}}),
        parts AS (
            SELECT g.id AS grant_id, m.m, t.seq, t.monthly_fen AS due, CAST(0 AS bigint) AS paid
            FROM changed g JOIN months m ON m.m >= g.start_month JOIN terms t ON {{InForce("m.m")}}
            UNION ALL
            SELECT l.grant_id, l.for_month, 0, 0, l.fen FROM changed g CROSS JOIN months m CROSS JOIN lines l
            WHERE m.m >= g.start_month AND l.for_month = m.m AND l.grant_id = g.id AND l.state <> '不发' AND l.repays_no IS NULL
            UNION ALL
            SELECT o.grant_id, o.for_month, 0, 0, -o.fen FROM changed g CROSS JOIN months m CROSS JOIN overpaid o WHERE o.grant_id = g.id AND o.for_month = m.m),
        net AS (
            SELECT p.grant_id, p.m, max(p.seq) AS seq, CAST(sum(p.due) AS bigint) AS due, CAST(sum(p.paid) AS bigint) AS paid
            FROM parts p GROUP BY p.grant_id, p.m HAVING max(p.seq) > 0 AND sum(p.due) <> sum(p.paid))
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
