using System.Runtime.CompilerServices;
using Anmin.Casework.Ledger;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>What may have changed since every line was looked at last: the rest of a month goes on as it was. What this overlooks the release finds, for it looks at every line again.</summary>
internal static partial class MonthSql
{
    /// <summary>Lines of a state, and their sum.</summary>
    public sealed record StateSum(LineState State, int Lines, long Fen);

    private sealed class GoneLine
    {
        public required string State { get; init; }
        public long Fen { get; init; }
    }

    /// <summary>Notes the grants that may have changed since the day before a batch was made.</summary>
    /// <param name="since">The batch itself, or the one of the month before.</param>
    /// <returns>How many.</returns>
    public static async Task<int> Note(AnminDb db, BatchRow batch, IReadOnlyList<string> counties, IReadOnlyList<string> excluded, BatchRow since)
    {
        await (db.Database.IsNpgsql()
            ? db.Database.ExecuteSqlAsync($"CREATE TEMP TABLE IF NOT EXISTS noted (grant_id uuid PRIMARY KEY)")
            : db.Database.ExecuteSqlAsync($"CREATE TEMP TABLE IF NOT EXISTS noted (grant_id TEXT PRIMARY KEY)"));
        await db.Database.ExecuteSqlAsync($"DELETE FROM noted");
        var recorded = Recorded(since);
        var moment = $"'{DayBefore(since).AddDays(-1):yyyy-MM-dd}'"; // a server's own time zone may begin its day half a day later
        await OneByOne(db); // they are few, and every one is found by an index
        var noted = await Run(db, $$"""
            INSERT INTO noted
            SELECT DISTINCT g.id FROM (
                SELECT g.id AS grant_id FROM grants g WHERE {{Of(counties)}} AND g.changed_on >= {{recorded}}
                UNION ALL SELECT o.grant_id FROM grants g CROSS JOIN covered c CROSS JOIN covered o WHERE {{Of(counties)}} AND g.changed_on >= {{recorded}} AND c.grant_id = g.id AND o.person = c.person AND o.grant_id <> g.id
                UNION ALL SELECT y.grant_id FROM payees y WHERE y.usable_from >= {{recorded}}
                UNION ALL SELECT c.grant_id FROM life_events e CROSS JOIN covered c WHERE e.recorded_at >= {{moment}} AND c.person = e.person
                UNION ALL SELECT l.grant_id FROM lines l WHERE l.county_code IN ({{In(counties)}}) AND l.state IN ('暂缓', '待重发') AND {{LineSets.OpenL}}
                {{(since == batch ? "" : OfAMonthLater(Of(counties), PayMonth.Parse(since.Month)))}}
            ) x CROSS JOIN grants g WHERE g.id = x.grant_id AND {{Of(counties)}}
            """, batch);
        await AsPlanned(db);
        var others = $"b.month >= {{3}} AND b.programme IN ({In(excluded, "{1}")}) AND b.released_at IS NOT NULL";
        if (await Ask<int>(db, $"SELECT CAST(count(*) AS integer) AS \"Value\" FROM batches b WHERE {others}", batch) > 0)
        {
            noted += await Run(db, $$"""
                INSERT INTO noted
                SELECT DISTINCT g.id FROM batches b CROSS JOIN paid_months p CROSS JOIN covered c CROSS JOIN grants g
                WHERE {{others}} AND p.batch_id = b.id AND c.person = p.person AND c.grant_id <> p.grant_id
                    AND g.id = c.grant_id AND {{Of(counties)}} AND NOT EXISTS (SELECT 1 FROM noted n WHERE n.grant_id = g.id)
                """, batch); // all that others have paid, as a set
        }
        await OnNpgsql(db, $"ANALYZE noted");
        return noted;
    }

    /// <summary>The noted grants and the month, together: a planner that has never seen a month takes it for one line, and walks all of it to look for each.</summary>
    private const string NotedMonths = "WITH n AS MATERIALIZED (SELECT grant_id, {3} AS m FROM noted)";

    /// <summary>The day before a batch was made: what was being written while it was made was recorded that day or later.</summary>
    private static DateOnly DayBefore(BatchRow batch) => DateOnly.FromDateTime(batch.MadeAt.AddHours(8)).AddDays(-1);

    private static string Recorded(BatchRow batch) => $"'{DayBefore(batch):yyyy-MM-dd}'";

    /// <summary>A temporary table that nobody has counted is taken for thousands of rows, and whole tables are read for its few.</summary>
    private static async Task OnNpgsql(AnminDb db, FormattableString sql)
    {
        if (db.Database.IsNpgsql()) { await db.Database.ExecuteSqlAsync(sql); }
    }

    /// <summary>What a new month brings by itself: terms that no batch has carried out, terms that begin, events of the month before, reviews that have run out.</summary>
    private static string OfAMonthLater(string which, PayMonth before) => $$"""
        UNION ALL SELECT g.id FROM grants g WHERE {{which}} AND g.start_month <= {3} AND g.billed_seq < g.term_seq
        UNION ALL SELECT t.grant_id FROM terms t WHERE t.from_month > '{{before.Key}}' AND t.from_month <= {3}
        UNION ALL SELECT c.grant_id FROM life_events e CROSS JOIN covered c WHERE e.{{Day}} >= '{{before.FirstDay:yyyy-MM-dd}}' AND c.person = e.person
        UNION ALL SELECT g.id FROM grants g WHERE {{which}} AND g.review_due >= '{{before.FirstDay:yyyy-MM-dd}}' AND g.review_due < '{{before.Next.FirstDay:yyyy-MM-dd}}'
        """;

    /// <summary>Takes the lines of the noted grants out, and all that are paid again.</summary>
    /// <returns>What went, and the number after which the new ones come.</returns>
    public static async Task<(IReadOnlyList<StateSum> Gone, int Last)> TakeOut(AnminDb db, BatchRow batch)
    {
        await OneByOne(db);
        List<GoneLine> gone = [.. await Away(db, batch, AwayNoted), .. await Away(db, batch, "DELETE FROM lines WHERE batch_id = {2} AND no > {4} AND (grant_id IN (SELECT grant_id FROM noted) OR repays_no IS NOT NULL)")];
        await AsPlanned(db);
        return (Summed(gone), await LastNo(db, batch));
    }

    private const string AwayNoted = $"{NotedMonths} DELETE FROM lines WHERE (for_month, grant_id) IN (SELECT m, grant_id FROM n) AND {LineSets.Paying} AND (batch_id = {{2}}) IS TRUE";

    private static Task<List<GoneLine>> Away(AnminDb db, BatchRow batch, string sql) =>
        db.Database.SqlQuery<GoneLine>(FormattableStringFactory.Create(sql + " RETURNING state, fen", batch.CountyCode, batch.Programme, batch.Id, batch.Month, batch.OwnLines)).ToListAsync();

    private static List<StateSum> Summed(List<GoneLine> gone) => [.. gone.GroupBy(g => g.State).Select(g => new StateSum(Enum.Parse<LineState>(g.Key), g.Count(), g.Sum(l => l.Fen)))];

    /// <summary>Which lines of a batch are looked at: the month's own of noted grants, and all after a number. Who is owed for earlier months or paid again is noted.</summary>
    /// <returns>How many.</returns>
    private static async Task<int> Look(AnminDb db, BatchRow batch, int after)
    {
        await (db.Database.IsNpgsql()
            ? db.Database.ExecuteSqlAsync($"CREATE TEMP TABLE IF NOT EXISTS looked (batch_id uuid, no integer, PRIMARY KEY (batch_id, no))")
            : db.Database.ExecuteSqlAsync($"CREATE TEMP TABLE IF NOT EXISTS looked (batch_id TEXT, no integer, PRIMARY KEY (batch_id, no))"));
        await db.Database.ExecuteSqlAsync($"DELETE FROM looked");
        var looked = await Run(db, $$"""
            {{NotedMonths}}
            INSERT INTO looked
            SELECT l.batch_id, l.no FROM n CROSS JOIN lines l
            WHERE l.for_month = n.m AND l.grant_id = n.grant_id AND l.state <> '不发' AND l.repays_no IS NULL AND (l.batch_id = {2}) IS TRUE AND (l.no <= {{after}}) IS TRUE
            UNION ALL SELECT l.batch_id, l.no FROM lines l WHERE l.batch_id = {2} AND l.no > {{after}}
            """, batch);
        await OnNpgsql(db, $"ANALYZE looked");
        return looked;
    }

    /// <summary>The batch's lines after a number, state by state.</summary>
    public static async Task<IReadOnlyList<StateSum>> Sums(AnminDb db, BatchRow batch, int after) =>
        [.. (await db.Lines.Where(l => l.BatchId == batch.Id && l.No > after).GroupBy(l => l.State).Select(g => new { g.Key, Lines = g.Count(), Fen = g.Sum(l => l.Fen) }).ToListAsync())
            .Select(s => new StateSum(s.Key, s.Lines, s.Fen))];
}
