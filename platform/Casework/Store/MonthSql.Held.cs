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
        // A few lines are looked up one by one; a planner that has never seen this batch would do so with all of them.
        await (part ? OneByOne(db) : OnNpgsql(db, $"ANALYZE lines (batch_id, no, grant_id, term_seq, for_month, kind, state)"));
        if (after is { } number && await Look(db, batch, number) == 0)
        {
            await AsPlanned(db);
            return;
        }
        var which = part ? "(batch_id, no) IN (SELECT batch_id, no FROM looked)" : "batch_id = {2}";
        async Task Where(HeldFor reason, string condition) => await Run(db,
            $"UPDATE lines SET state = '暂缓', held = '{reason}' WHERE {which} AND state = '待发' AND ({condition})", batch, today);

        await Where(HeldFor.已去世, $"EXISTS ({Covers} life_events e {OfLine} AND e.person = c.person AND e.kind = '去世' AND substr(CAST(e.{Day} AS text), 1, 7) < lines.for_month)");
        await Where(HeldFor.服刑, $"""
            EXISTS ({Covers} life_events e {OfLine} AND e.person = c.person AND e.kind = '服刑' AND substr(CAST(e.{Day} AS text), 1, 7) <= lines.for_month
                AND (e.until IS NULL OR substr(CAST(e.until AS text), 1, 7) >= lines.for_month))
            """);
        await Where(HeldFor.他处已领, $"kind <> '重发' AND EXISTS ({Covers} paid_months p {OfLine} AND p.programme = lines.programme AND p.for_month = lines.for_month AND p.person = c.person AND p.reversed_on IS NULL AND p.grant_id <> lines.grant_id)");
        await Where(HeldFor.他处已领, part ? FirstOfThese : FirstOfAll);
        if (excluded.Count > 0)
        {
            await Where(HeldFor.不能同领, $"EXISTS ({Covers} paid_months p {OfLine} AND p.programme IN ({string.Join(", ", excluded.Select(Code))}) AND p.for_month = lines.for_month AND p.person = c.person AND p.reversed_on IS NULL)");
        }
        await Where(HeldFor.代领无协议, $"NOT EXISTS (SELECT 1 FROM covered c {OfLine} AND c.name = lines.holder) AND NOT EXISTS (SELECT 1 FROM payees y WHERE y.grant_id = lines.grant_id AND y.state = '生效' AND y.agreement IS NOT NULL)");
        await Where(HeldFor.账户待复核, "EXISTS (SELECT 1 FROM payees y WHERE y.grant_id = lines.grant_id AND y.state = '生效' AND y.usable_from > {4})");
        await Where(HeldFor.复核过期, "EXISTS (SELECT 1 FROM grants g WHERE g.id = lines.grant_id AND g.review_due IS NOT NULL AND substr(CAST(g.review_due AS text), 1, 7) < lines.for_month)");
        if (!unverifiedMayPass)
        {
            await Where(HeldFor.参数未核实, "EXISTS (SELECT 1 FROM terms t WHERE t.grant_id = lines.grant_id AND t.seq = lines.term_seq AND t.unverified <> '')");
        }
        if (part)
        {
            await AsPlanned(db);
        }
    }

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
