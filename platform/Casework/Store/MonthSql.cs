using System.Runtime.CompilerServices;
using Anmin.Casework.Ledger;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>The month as sets: what is due by the terms, less what was paid, becomes lines. The same text runs on both engines.</summary>
internal static class MonthSql
{
    /// <summary>Writes the lines of a batch: for its own month every grant, for earlier months only grants with a term no batch has carried out.</summary>
    public static async Task Make(AnminDb db, BatchRow batch, IReadOnlyList<string> counties)
    {
        batch.TermSum = await TermSum(db, batch, counties); // first: what is added while the lines are written must show as a change
        var months = await MonthsOf(db, batch, counties);
        await Run(db, $$"""
            {{Due(months, counties)}}
            INSERT INTO lines (batch_id, no, county_code, town_code, village_code, owner_human, case_id, grant_id, programme, for_month, term_seq,
                kind, fen, due_fen, before_fen, holder, bank, account, state, held)
            SELECT {2}, row_number() OVER (ORDER BY d.town_code, d.village_code, d.grant_id, d.m), d.county_code, d.town_code, d.village_code, d.owner_human,
                d.case_id, d.grant_id, d.programme, d.m, d.seq,
                CASE WHEN d.paid > 0 THEN '补差' WHEN d.m = {3} THEN '当月' ELSE '补发' END,
                d.due - d.paid, d.due, d.paid, coalesce(y.holder, ''), coalesce(y.bank, ''), coalesce(y.account, ''),
                CASE WHEN y.id IS NULL THEN '暂缓' ELSE '待发' END, CASE WHEN y.id IS NULL THEN '无账户' END
            FROM net d LEFT JOIN payees y ON y.grant_id = d.grant_id AND y.state = '生效'
            WHERE d.due > d.paid
            """, batch);
        await Run(db, $$"""
            INSERT INTO lines (batch_id, no, county_code, town_code, village_code, owner_human, case_id, grant_id, programme, for_month, term_seq,
                kind, fen, due_fen, before_fen, holder, bank, account, state, repays_batch, repays_no)
            SELECT {2}, (SELECT coalesce(max(no), 0) FROM lines WHERE batch_id = {2}) + row_number() OVER (ORDER BY l.batch_id, l.no),
                l.county_code, l.town_code, l.village_code, l.owner_human, l.case_id, l.grant_id, l.programme, l.for_month, l.term_seq,
                '重发', l.fen, l.due_fen, l.before_fen, y.holder, y.bank, y.account, '待发', l.batch_id, l.no
            FROM lines l JOIN payees y ON y.grant_id = l.grant_id AND y.state = '生效'
            WHERE l.county_code IN ({{In(counties)}}) AND l.programme = {1} AND l.state = '待重发'
            """, batch);
        await Measured(db);
    }

    /// <summary>A planner that has never seen the lines of this batch would look them up one by one.</summary>
    private static async Task Measured(AnminDb db)
    {
        if (db.Database.IsNpgsql()) { await db.Database.ExecuteSqlRawAsync("ANALYZE lines"); }
    }

    /// <summary>Holds lines that must not reach the bank, first reason first.</summary>
    public static async Task Hold(AnminDb db, BatchRow batch, IReadOnlyList<string> excluded, DateOnly today, bool unverifiedMayPass)
    {
        const string persons = "covered c WHERE c.grant_id = lines.grant_id AND c.seq = lines.term_seq";
        async Task Where(HeldFor reason, string condition) => await Run(db,
            $"UPDATE lines SET state = '暂缓', held = '{reason}' WHERE batch_id = {{2}} AND state = '待发' AND ({condition})", batch, today);

        await Where(HeldFor.已去世, $"EXISTS (SELECT 1 FROM life_events e JOIN {Joined("e")} AND e.kind = '去世' AND substr(CAST(e.{Day} AS text), 1, 7) < lines.for_month)");
        await Where(HeldFor.服刑, $"EXISTS (SELECT 1 FROM life_events e JOIN {Joined("e")} AND e.kind = '服刑' AND substr(CAST(e.{Day} AS text), 1, 7) <= lines.for_month AND (e.until IS NULL OR substr(CAST(e.until AS text), 1, 7) >= lines.for_month))");
        await Where(HeldFor.他处已领, $"kind <> '重发' AND EXISTS (SELECT 1 FROM paid_months p JOIN {Joined("p")} AND p.programme = lines.programme AND p.for_month = lines.for_month AND p.reversed_on IS NULL AND p.grant_id <> lines.grant_id)");
        // within the batch the first line of a person's month goes out; one ranking, for a join of lines with lines grows with their square
        await Where(HeldFor.他处已领, """
            no IN (SELECT r.no FROM (
                SELECT l.no, min(l.no) OVER (PARTITION BY c.person, l.for_month) AS first
                FROM lines l JOIN covered c ON c.grant_id = l.grant_id AND c.seq = l.term_seq
                WHERE l.batch_id = {2} AND l.state = '待发' AND l.kind <> '重发') r WHERE r.no > r.first)
            """);
        if (excluded.Count > 0)
        {
            var codes = string.Join(", ", excluded.Select(e => $"'{Code(e)}'"));
            await Where(HeldFor.不能同领, $"EXISTS (SELECT 1 FROM paid_months p JOIN {Joined("p")} AND p.programme IN ({codes}) AND p.for_month = lines.for_month AND p.reversed_on IS NULL)");
        }
        await Where(HeldFor.代领无协议, $"NOT EXISTS (SELECT 1 FROM {persons} AND c.name = lines.holder) AND NOT EXISTS (SELECT 1 FROM payees y WHERE y.grant_id = lines.grant_id AND y.state = '生效' AND y.agreement IS NOT NULL)");
        await Where(HeldFor.账户待复核, "EXISTS (SELECT 1 FROM payees y WHERE y.grant_id = lines.grant_id AND y.state = '生效' AND y.usable_from > {4})");
        await Where(HeldFor.复核过期, "EXISTS (SELECT 1 FROM grants g WHERE g.id = lines.grant_id AND g.review_due IS NOT NULL AND substr(CAST(g.review_due AS text), 1, 7) < lines.for_month)");
        if (!unverifiedMayPass)
        {
            await Where(HeldFor.参数未核实, "EXISTS (SELECT 1 FROM terms t WHERE t.grant_id = lines.grant_id AND t.seq = lines.term_seq AND t.unverified <> '')");
        }

        static string Joined(string table) => $"covered c ON c.person = {table}.person WHERE c.grant_id = lines.grant_id AND c.seq = lines.term_seq";
    }

    /// <summary>Takes each covered person's month for the lines that go out.</summary>
    public static Task Take(AnminDb db, BatchRow batch) => Run(db, """
        INSERT INTO paid_months (programme, for_month, person, grant_id, county_code, batch_id, no)
        SELECT l.programme, l.for_month, c.person, l.grant_id, l.county_code, l.batch_id, l.no
        FROM lines l JOIN covered c ON c.grant_id = l.grant_id AND c.seq = l.term_seq
        WHERE l.batch_id = {2} AND l.state = '待发' AND l.kind <> '重发'
            AND NOT EXISTS (SELECT 1 FROM paid_months p WHERE p.programme = l.programme AND p.for_month = l.for_month AND p.person = c.person AND p.reversed_on IS NULL)
        """, batch);

    /// <summary>Undoes a batch that was not released, so that it can be made again.</summary>
    public static async Task Clear(AnminDb db, BatchRow batch)
    {
        await Run(db, "DELETE FROM paid_months WHERE batch_id = {2}", batch);
        await Run(db, "DELETE FROM lines WHERE batch_id = {2}", batch);
    }

    /// <summary>How many terms were added since the batch was made. Terms are only ever added, so their sum tells without a mark on every grant.</summary>
    public static async Task<long> Changed(AnminDb db, BatchRow batch, IReadOnlyList<string> counties) => await TermSum(db, batch, counties) - batch.TermSum;

    private static Task<long> TermSum(AnminDb db, BatchRow batch, IReadOnlyList<string> counties) => db.Grants
        .Where(g => counties.Contains(g.CountyCode) && g.Programme == batch.Programme && g.StartMonth.CompareTo(batch.Month) <= 0).SumAsync(g => (long)g.TermSeq);

    /// <summary>Sends what is not held, drops what is, notes what was paid beyond due, and writes a posting for every line.</summary>
    public static async Task Release(AnminDb db, BatchRow batch, IReadOnlyList<string> counties, DateOnly today)
    {
        var months = await MonthsOf(db, batch, counties);
        await Run(db, "UPDATE lines SET state = CASE WHEN state = '待发' THEN '已送' ELSE '不发' END WHERE batch_id = {2}", batch);
        await Run(db, $$"""
            {{Due(months, counties)}}
            INSERT INTO overpaid (grant_id, for_month, term_seq, county_code, fen)
            SELECT d.grant_id, d.m, d.seq, d.county_code, d.paid - d.due FROM net d WHERE d.paid > d.due
            """, batch);
        await Run(db, $$"""
            UPDATE grants SET billed_seq = CASE WHEN d.dropped THEN 0 ELSE term_seq END
            FROM (SELECT g.id, EXISTS (SELECT 1 FROM lines l WHERE l.batch_id = {2} AND l.grant_id = g.id AND l.state = '不发') AS dropped
                FROM grants g WHERE g.county_code IN ({{In(counties)}}) AND g.programme = {1} AND g.start_month <= {3}) d
            WHERE grants.id = d.id AND billed_seq <> CASE WHEN d.dropped THEN 0 ELSE term_seq END
            """, batch);
        await Run(db, """
            UPDATE lines SET state = '已重发' WHERE state = '待重发' AND EXISTS (SELECT 1 FROM lines r WHERE r.batch_id = {2} AND r.repays_batch = lines.batch_id AND r.repays_no = lines.no AND r.state = '已送')
            """, batch);
        await Run(db, $$"""
            INSERT INTO postings (paper, no, kind, county_code, fund, debit, credit, fen, {{Day}}, batch_id, line_no)
            SELECT {2}, no, CASE WHEN kind = '重发' THEN '重发' ELSE '送银行' END, {0}, programme,
                '在途', CASE WHEN kind = '重发' THEN '待重发' ELSE '待付' END, fen, {4}, batch_id, no
            FROM lines WHERE batch_id = {2} AND state = '已送'
            """, batch, today);
    }

    /// <summary>From the earliest month a touched grant may owe to the batch's own.</summary>
    private static async Task<string> MonthsOf(AnminDb db, BatchRow batch, IReadOnlyList<string> counties)
    {
        var first = await db.Grants
            .Where(g => counties.Contains(g.CountyCode) && g.Programme == batch.Programme && g.BilledSeq < g.TermSeq && g.StartMonth.CompareTo(batch.Month) <= 0)
            .MinAsync(g => (string?)g.StartMonth) ?? batch.Month;
        var months = new List<string>();
        for (var month = PayMonth.Parse(first); month <= PayMonth.Parse(batch.Month); month = month.Next)
        {
            months.Add($"('{month.Key}')");
        }
        return string.Join(", ", months);
    }

    /// <summary>Per grant and month: what is due by the term that holds, and what was paid and not yet claimed back. Sums are joined, never asked for grant by grant: the table asked is the table being filled.</summary>
    private static string Due(string months, IReadOnlyList<string> counties) => $$"""
        WITH months(m) AS (VALUES {{months}}),
        due AS (
            SELECT g.id AS grant_id, g.case_id, g.county_code, g.town_code, g.village_code, g.owner_human, g.programme, m.m, t.seq, t.monthly_fen AS due
            FROM grants g
            JOIN months m ON m.m >= g.start_month AND (m.m = {3} OR g.billed_seq < g.term_seq)
            JOIN terms t ON t.grant_id = g.id AND t.seq = (SELECT max(x.seq) FROM terms x WHERE x.grant_id = g.id AND x.from_month <= m.m)
            WHERE g.county_code IN ({{In(counties)}}) AND g.programme = {1}),
        given AS (
            SELECT l.grant_id, l.for_month, CAST(sum(l.fen) AS bigint) AS fen FROM lines l
            WHERE l.county_code IN ({{In(counties)}}) AND l.programme = {1} AND l.for_month IN (SELECT m FROM months) AND l.state <> '不发' AND l.repays_no IS NULL
            GROUP BY l.grant_id, l.for_month),
        claimed AS (
            SELECT o.grant_id, o.for_month, CAST(sum(o.fen) AS bigint) AS fen FROM overpaid o WHERE o.county_code IN ({{In(counties)}}) GROUP BY o.grant_id, o.for_month),
        net AS (
            SELECT d.*, coalesce(p.fen, 0) - coalesce(c.fen, 0) AS paid
            FROM due d
            LEFT JOIN given p ON p.grant_id = d.grant_id AND p.for_month = d.m
            LEFT JOIN claimed c ON c.grant_id = d.grant_id AND c.for_month = d.m)
        """;

    /// <summary>{0} county, {1} programme, {2} batch, {3} month, {4} day.</summary>
    private static Task<int> Run(AnminDb db, string sql, BatchRow batch, DateOnly today = default) =>
        db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql, batch.CountyCode, batch.Programme, batch.Id, batch.Month, today));

    /// <summary>The column of a day: ON is a word of SQL.</summary>
    private const string Day = "\"on\"";

    /// <summary>The codes of a county and of what it was called before.</summary>
    private static string In(IReadOnlyList<string> counties) => string.Join(", ", counties.Select(c => $"'{DivisionCode.Of(c)}'"));

    private static string Code(string programme) =>
        programme.All(char.IsAsciiLetterOrDigit) ? programme : throw new ArgumentException($"项目代码「{programme}」只能有字母和数字", nameof(programme));
}
