using Anmin.Casework.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>What holds a line back before the bank sees it (S-MO-3).</summary>
internal static partial class MonthSql
{
    private const string Covers = "SELECT 1 FROM covered c CROSS JOIN";
    private const string OfLine = "WHERE c.grant_id = lines.grant_id AND c.seq = lines.term_seq";

    /// <summary>Holds lines that must not reach the bank, first reason first.</summary>
    /// <param name="after">Only lines after this number, and lines of grants that <see cref="Note"/> has noted; null for all.</param>
    public static async Task Hold(AnminDb db, BatchRow batch, IReadOnlyList<string> excluded, DateOnly today, bool unverifiedMayPass, int? after = null)
    {
        var part = after is not null;
        // A few lines are looked up one by one; a planner that has never seen this batch would do so with all of them. A small sample tells it how many there are.
        await (part ? OneByOne(db) : OnNpgsql(db, $"SET LOCAL default_statistics_target = 20; ANALYZE lines (batch_id, no, grant_id, term_seq, for_month, kind, state)"));
        if (after is { } number && await Look(db, batch, number) == 0)
        {
            await AsPlanned(db);
            return;
        }
        foreach (var asked in Asked(excluded, unverifiedMayPass, part))
        {
            // All lines are asked one thing at a time, as sets; a few are asked everything in one go.
            foreach (var together in part ? [asked] : asked.Select(why => new[] { why }))
            {
                await Run(db, Holding(part ? "(batch_id, no) IN (SELECT batch_id, no FROM looked)" : "batch_id = {2}", together), batch, today);
            }
        }
        if (part)
        {
            await AsPlanned(db);
        }
    }

    private sealed record Why(HeldFor Reason, string Condition);

    /// <summary>What lines are asked, in groups; a later group must see what the ones before have held.</summary>
    private static IEnumerable<Why[]> Asked(IReadOnlyList<string> excluded, bool unverifiedMayPass, bool part)
    {
        yield return
        [
            new(HeldFor.已去世, $"EXISTS ({Covers} life_events e {OfLine} AND e.person = c.person AND e.kind = '去世' AND substr(CAST(e.{Day} AS text), 1, 7) < lines.for_month)"),
            new(HeldFor.服刑, $"""
                EXISTS ({Covers} life_events e {OfLine} AND e.person = c.person AND e.kind = '服刑' AND substr(CAST(e.{Day} AS text), 1, 7) <= lines.for_month
                    AND (e.until IS NULL OR substr(CAST(e.until AS text), 1, 7) >= lines.for_month))
                """),
            new(HeldFor.他处已领, $"kind <> '重发' AND EXISTS ({Covers} paid_months p {OfLine} AND p.programme = lines.programme AND p.for_month = lines.for_month AND p.person = c.person AND p.reversed_on IS NULL AND p.grant_id <> lines.grant_id)"),
        ];
        yield return [new(HeldFor.他处已领, part ? FirstOfThese : FirstOfAll)];
        List<Why> rest = [];
        if (excluded.Count > 0)
        {
            rest.Add(new(HeldFor.不能同领, $"EXISTS ({Covers} paid_months p {OfLine} AND p.programme IN ({string.Join(", ", excluded.Select(Code))}) AND p.for_month = lines.for_month AND p.person = c.person AND p.reversed_on IS NULL)"));
        }
        rest.Add(new(HeldFor.代领无协议, $"NOT EXISTS (SELECT 1 FROM covered c {OfLine} AND c.name = lines.holder) AND NOT EXISTS (SELECT 1 FROM payees y WHERE y.grant_id = lines.grant_id AND y.state = '生效' AND y.agreement IS NOT NULL)"));
        rest.Add(new(HeldFor.账户待复核, "EXISTS (SELECT 1 FROM payees y WHERE y.grant_id = lines.grant_id AND y.state = '生效' AND y.usable_from > {4})"));
        rest.Add(new(HeldFor.复核过期, "EXISTS (SELECT 1 FROM grants g WHERE g.id = lines.grant_id AND g.review_due IS NOT NULL AND substr(CAST(g.review_due AS text), 1, 7) < lines.for_month)"));
        if (!unverifiedMayPass)
        {
            rest.Add(new(HeldFor.参数未核实, "EXISTS (SELECT 1 FROM terms t WHERE t.grant_id = lines.grant_id AND t.seq = lines.term_seq AND t.unverified <> '')"));
        }
        yield return [.. rest];
    }

    private static string Holding(string which, Why[] asked) => asked is [var one]
        ? $"UPDATE lines SET state = '暂缓', held = '{one.Reason}' WHERE {which} AND state = '待发' AND ({one.Condition})"
        : $$"""
            UPDATE lines SET state = '暂缓', held = r.reason
            FROM (SELECT batch_id, no, CASE {{string.Join(' ', asked.Select(a => $"WHEN {a.Condition} THEN '{a.Reason}'"))}} END AS reason FROM lines WHERE {{which}} AND state = '待发') r
            WHERE lines.batch_id = r.batch_id AND lines.no = r.no AND r.reason IS NOT NULL
            """;

    /// <summary>Within the batch the first line of a person's month goes out. One ranking: a join of all lines with all lines grows with their square.</summary>
    private const string FirstOfAll = """
        no IN (SELECT r.no FROM (
            SELECT l.no, min(l.no) OVER (PARTITION BY c.person, l.for_month) AS first
            FROM lines l JOIN covered c ON c.grant_id = l.grant_id AND c.seq = l.term_seq
            WHERE l.batch_id = {2} AND l.state = '待发' AND l.kind <> '重发') r WHERE r.no > r.first)
        """;

    /// <summary>The same for a few new lines: whoever is there before them goes out. A line is found by month and grant; IS TRUE keeps a planner from walking the whole batch once for each.</summary>
    private const string FirstOfThese = """
        kind <> '重发' AND EXISTS (SELECT 1 FROM covered c CROSS JOIN covered o CROSS JOIN lines l
            WHERE c.grant_id = lines.grant_id AND c.seq = lines.term_seq AND o.person = c.person AND l.grant_id = o.grant_id AND l.term_seq = o.seq
                AND (l.batch_id = {2}) IS TRUE AND l.for_month = lines.for_month AND l.state = '待发' AND l.state <> '不发' AND l.kind <> '重发' AND l.repays_no IS NULL AND l.no < lines.no)
        """;
}
