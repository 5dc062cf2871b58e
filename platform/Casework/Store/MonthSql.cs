using System.Runtime.CompilerServices;
using Anmin.Casework.Ledger;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>The month as sets: what is due by the terms, less what was paid, becomes lines. The same text runs on both engines.</summary>
/// <remarks>CROSS JOIN says which table is driven from which: SQLite keeps that order, where its planner without measured tables would walk a whole month once for every line.</remarks>
internal static partial class MonthSql
{
    private const string Columns = """
        batch_id, no, county_code, town_code, village_code, owner_human, case_id, grant_id, programme, for_month, term_seq,
        kind, fen, due_fen, before_fen, holder, bank, account, state, held
        """;

    /// <summary>The lines of the month before that were written again, and what of them went because their grants are computed anew.</summary>
    public sealed record Carried(int Lines, IReadOnlyList<StateSum> Gone);

    /// <summary>Writes the lines of a batch: for its own month every grant, for earlier months only grants with a term no batch has carried out.</summary>
    /// <param name="part">Only the grants that <see cref="Note"/> has noted.</param>
    /// <param name="before">The batch of the month before, whose lines go on for every grant that is not noted; null where everything is computed.</param>
    public static async Task<Carried?> Make(AnminDb db, BatchRow batch, IReadOnlyList<string> counties, bool part = false, BatchRow? before = null)
    {
        batch.NewTerms = await NewTerms(db, batch, counties); // first: what is added while the lines are written must show as a change
        await Roomy(db);
        await OneByOne(db); // a county's grants are a part of the tables: reading all terms and accounts for each county costs more than looking its own up
        if (!part)
        {
            await Flow(db, batch, before is null ? OfTheMonth(counties) : GoingOn(before));
        }
        Carried? carried = null;
        if (before is not null)
        {
            carried = new(await LastNo(db, batch), Summed(await Away(db, batch, AwayNoted)));
            part = true;
        }
        if (part)
        {
            await Run(db, $"INSERT INTO lines ({Columns}) {OfTheMonth(counties, Noted)}", batch);
        }
        await Run(db, $"INSERT INTO lines ({Columns}) {ByAnEarlierTerm(counties, part ? Noted : "")}", batch);
        if (!part)
        {
            await AsPlanned(db);
        }
        if (!part || before is not null)
        {
            batch.OwnLines = await LastNo(db, batch);
        }
        if (await Before(db, batch, counties) is { } months)
        {
            await Run(db, $$"""
                {{Late(months, counties, part)}}
                INSERT INTO lines ({{Columns}})
                SELECT {2}, {{Last}} + row_number() OVER (ORDER BY g.village_code, g.id, d.m), g.county_code, g.town_code, g.village_code, g.owner_human,
                    g.case_id, g.id, {1}, d.m, d.seq, CASE WHEN d.paid > 0 THEN '补差' ELSE '补发' END, d.due - d.paid, d.due, d.paid, {{Account}}
                FROM net d CROSS JOIN grants g LEFT JOIN payees y ON y.grant_id = g.id AND y.state = '生效'
                WHERE d.due > d.paid AND g.id = d.grant_id
                """, batch);
        }
        await Run(db, $$"""
            INSERT INTO lines ({{Columns}}, repays_batch, repays_no)
            SELECT {2}, {{Last}} + row_number() OVER (ORDER BY l.batch_id, l.no), l.county_code, l.town_code, l.village_code, l.owner_human,
                l.case_id, l.grant_id, l.programme, l.for_month, l.term_seq, '重发', l.fen, l.due_fen, l.before_fen, y.holder, y.bank, y.account, '待发', NULL, l.batch_id, l.no
            FROM lines l JOIN payees y ON y.grant_id = l.grant_id AND y.state = '生效'
            WHERE l.county_code IN ({{In(counties)}}) AND l.programme = {1} AND l.state = '待重发' AND {{LineSets.OpenL}}
            """, batch);
        await AsPlanned(db);
        return carried;
    }

    /// <summary>Takes each covered person's month for the lines that go out: nobody is paid one month of one programme twice (S-MO-2).</summary>
    private static async Task Take(AnminDb db, BatchRow batch)
    {
        await AllAtOnce(db);
        await Run(db, """
            INSERT INTO paid_months (programme, for_month, person, grant_id, county_code, batch_id, no)
            SELECT l.programme, l.for_month, c.person, l.grant_id, l.county_code, l.batch_id, l.no
            FROM lines l JOIN covered c ON c.grant_id = l.grant_id AND c.seq = l.term_seq
            WHERE l.batch_id = {2} AND l.state = '待发' AND l.kind <> '重发'
                AND NOT EXISTS (SELECT 1 FROM paid_months p WHERE p.programme = l.programme AND p.for_month = l.for_month AND p.person = c.person AND p.reversed_on IS NULL)
            """, batch);
        await AsPlanned(db);
    }

    /// <summary>Undoes a batch that was not released, so that it can be made again.</summary>
    public static Task Clear(AnminDb db, BatchRow batch) => Run(db, "DELETE FROM lines WHERE batch_id = {2}", batch);

    /// <summary>How many terms were added since the batch was made. Terms are only ever added, so the sum of their numbers tells.</summary>
    public static async Task<int> Changed(AnminDb db, BatchRow batch, IReadOnlyList<string> counties) => await NewTerms(db, batch, counties) - batch.NewTerms;

    /// <summary>Summed over the grants that have changed since the day before the batch was made: the few among which a new term must be.</summary>
    private static Task<int> NewTerms(AnminDb db, BatchRow batch, IReadOnlyList<string> counties) => Ask<int>(db,
        $"SELECT CAST(coalesce(sum(g.term_seq), 0) AS integer) AS \"Value\" FROM grants g WHERE {Of(counties)} AND g.changed_on >= {Recorded(batch)} AND g.start_month <= {{3}}", batch);

    /// <summary>Whether a class has grants in force in a month.</summary>
    /// <param name="name">The class; empty for any.</param>
    public static async Task<bool> Has(AnminDb db, BatchRow batch, IReadOnlyList<string> counties, string name) =>
        await db.Database.SqlQuery<int>(FormattableStringFactory.Create(
            $"SELECT count(*) AS \"Value\" FROM (SELECT 1 FROM grants g WHERE {Of(counties)}{(name.Length > 0 ? " AND g.class = {4}" : "")} AND g.start_month <= {{3}} AND (g.end_month IS NULL OR g.end_month >= {{3}}) LIMIT 1) x",
            batch.CountyCode, batch.Programme, batch.Id, batch.Month, name)).SingleAsync() > 0;

    /// <summary>Takes the months, sends what is not held, drops what is, notes what was paid beyond due, and writes a posting for every line.</summary>
    public static async Task Release(AnminDb db, BatchRow batch, IReadOnlyList<string> counties, DateOnly today)
    {
        await Roomy(db);
        await Take(db, batch);
        await Run(db, "UPDATE lines SET state = CASE WHEN state = '待发' THEN '已送' ELSE '不发' END WHERE batch_id = {2}", batch);
        if (await Before(db, batch, counties) is { } months)
        {
            await Run(db, $$"""
                {{Late(months, counties, false)}}
                INSERT INTO overpaid (grant_id, for_month, term_seq, county_code, fen)
                SELECT d.grant_id, d.m, d.seq, g.county_code, d.paid - d.due FROM net d CROSS JOIN grants g WHERE d.paid > d.due AND g.id = d.grant_id
                """, batch);
        }
        await Run(db, $$"""
            UPDATE grants SET billed_seq = CASE WHEN d.dropped THEN 0 ELSE term_seq END
            FROM (SELECT g.id, EXISTS (SELECT 1 FROM lines l WHERE l.batch_id = {2} AND l.grant_id = g.id AND l.state = '不发') AS dropped
                FROM grants g WHERE {{Of(counties)}} AND g.start_month <= {3}) d
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

    private static Task OneByOne(AnminDb db) => OnNpgsql(db, $"SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off");

    /// <summary>A county's whole month joined with what belongs to it: a planner that takes one of the tables for empty would walk it once for every line.</summary>
    private static Task AllAtOnce(AnminDb db) => OnNpgsql(db, $"SET LOCAL enable_nestloop = off");

    private static Task AsPlanned(AnminDb db) => OnNpgsql(db, $"SET LOCAL enable_hashjoin = on; SET LOCAL enable_mergejoin = on; SET LOCAL enable_nestloop = on");

    /// <summary>The last number that the batch has given.</summary>
    private const string Last = "coalesce((SELECT no FROM lines WHERE batch_id = {2} ORDER BY batch_id DESC, no DESC LIMIT 1), 0)";

    private static Task<int> LastNo(AnminDb db, BatchRow batch) => Ask<int>(db, $"SELECT {Last} AS \"Value\"", batch);

    /// <summary>Where the money goes; without an account the line is held.</summary>
    private const string Account = """
        coalesce(y.holder, ''), coalesce(y.bank, ''), coalesce(y.account, ''),
        CASE WHEN y.id IS NULL THEN '暂缓' ELSE '待发' END, CASE WHEN y.id IS NULL THEN '无账户' END
        """;

    /// <summary>A month's lines are written many pages at a time; the small cache of a SQLite connection would write the same pages again and again. A PostgreSQL planner that thinks of turning disks reads the whole city for one county.</summary>
    private static Task Roomy(AnminDb db) =>
        db.Database.IsSqlite() ? db.Database.ExecuteSqlAsync($"PRAGMA cache_size = -131072") : db.Database.ExecuteSqlAsync($"SET LOCAL random_page_cost = 1.1");

    /// <summary>{0} county, {1} programme, {2} batch, {3} month, {4} day.</summary>
    private static Task<int> Run(AnminDb db, string sql, BatchRow batch, DateOnly day = default) =>
        db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql, batch.CountyCode, batch.Programme, batch.Id, batch.Month, day));

    private static Task<T> Ask<T>(AnminDb db, string sql, BatchRow batch) =>
        db.Database.SqlQuery<T>(FormattableStringFactory.Create(sql, batch.CountyCode, batch.Programme, batch.Id, batch.Month)).SingleAsync();

    /// <summary>The grants of a batch's counties and programme. Written out, as the days are: a planner that has to guess them reads everything.</summary>
    private static string Of(IReadOnlyList<string> counties) => $"g.county_code IN ({In(counties)}) AND g.programme = {{1}}";

    /// <summary>The column of a day: ON is a word of SQL.</summary>
    private const string Day = "\"on\"";

    /// <summary>The codes of a county and of what it was called before.</summary>
    private static string In(IReadOnlyList<string> counties) => string.Join(", ", counties.Select(c => $"'{DivisionCode.Of(c)}'"));

    private static string In(IEnumerable<string> programmes, string first) => string.Join(", ", programmes.Select(Code).Prepend(first));

    private static string Code(string programme) =>
        programme.All(char.IsAsciiLetterOrDigit) ? $"'{programme}'" : throw new ArgumentException($"项目代码「{programme}」只能有字母和数字", nameof(programme));
}
