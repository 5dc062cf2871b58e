using System.Runtime.CompilerServices;
using Anmin.Casework.Population;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>Carries a compared file into the register as sets, and takes it out again. The only place where an import writes persons: whatever is kept about persons elsewhere follows here.</summary>
internal static class ImportCarrySql
{
    private static readonly string Said = string.Join(", ", ImportSql.Said);

    /// <summary>All columns that a person and her versions have in common.</summary>
    private static readonly string[] State = [.. ImportSql.Said, "id_number", "since", "cause"];

    /// <summary>Writes what the file says: a changed person keeps the state that ended, a household is left and entered on the day.</summary>
    public static async Task Carry(AnminDb db, Guid import, DateOnly today)
    {
        db.Database.SetCommandTimeout(ImportSql.Patience);
        await Run(db, import, today, $$"""
            INSERT INTO person_versions (person_id, seq, {{string.Join(", ", State)}}, until, ended_by)
            SELECT p.id, p.version, {{string.Join(", ", State.Select(c => "p." + c))}}, {2}, {0}
            FROM import_lines l JOIN persons p ON p.id = l.person_id WHERE l.import_id = {0} AND l.state = '变更' AND l.person_changed
            """);
        await Run(db, import, today, $$"""
            UPDATE persons SET {{string.Join(", ", ImportSql.Said.Where(c => c != "left_on").Select(c => $"{c} = coalesce(l.{c}, persons.{c})"))}},
                left_on = CASE WHEN l.back THEN NULL ELSE coalesce(l.left_on, persons.left_on) END, since = {1}, cause = {0}, version = persons.version + 1
            FROM import_lines l WHERE l.import_id = {0} AND l.state = '变更' AND l.person_changed AND persons.id = l.person_id
            """);
        await Run(db, import, today, $$"""
            INSERT INTO persons (id, id_number, {{Said}}, since, cause, version)
            SELECT l.person_id, CASE WHEN l.number LIKE 'T%' THEN NULL ELSE l.number END, l.name, coalesce(l.sex, 0), l.born, l.hukou, coalesce(l.hukou_village, ''), l.county_code, l.town_code, l.village_code,
                coalesce(l.address, ''), coalesce(l.disability, 0), coalesce(l.grade, 0), coalesce(l.ill, FALSE), coalesce(l.student, FALSE), coalesce(l.labour, 0), coalesce(l.poverty, 0), l.died_on, l.left_on, {1}, {0}, 1
            FROM import_lines l WHERE l.import_id = {0} AND l.state = '新增'
            """);
        await Run(db, import, today, """
            INSERT INTO identities (person_id, number, kind, since, cause)
            SELECT l.person_id, l.number, CASE WHEN l.number LIKE 'T%' THEN '000' ELSE '111' END, {1}, {0} FROM import_lines l WHERE l.import_id = {0} AND l.state = '新增'
            """);
        foreach (var kind in ImportSql.Memberships)
        {
            await Enter(db, import, today, kind);
        }
        if (db.Database.IsNpgsql())
        {
            // Where the register was empty a moment ago, its planner would go through all rows for each.
            await db.Database.ExecuteSqlRawAsync("ANALYZE persons, households, memberships, import_memberships");
        }
        foreach (var kind in ImportSql.Memberships)
        {
            await Move(db, import, today, kind);
        }
        await Bury(db, import, today);
        // Nobody is left in it: it ends with the last day of the last who was there. Who came and went on one day leaves no such day behind.
        await Run(db, import, today, """
            UPDATE households SET until = (SELECT max(x.last) FROM (
                SELECT m.until AS last FROM memberships m WHERE m.household_id = households.id
                UNION ALL
                SELECT {2} FROM import_memberships k WHERE k.import_id = {0} AND k.household_id = households.id AND k.until IS NULL
                    AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.household_id = k.household_id AND m.person_id = k.person_id AND m.since = k.since)) x)
            WHERE until IS NULL AND id IN (SELECT household_id FROM import_memberships WHERE import_id = {0})
                AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.household_id = households.id AND m.until IS NULL)
            """);
        await PersonsWritten(db, import);
    }

    private static async Task Enter(AnminDb db, Guid import, DateOnly today, ImportSql.Membership kind)
    {
        var enters = $"l.import_id = {{0}} AND l.state IN ('新增', '变更') AND l.{kind.Changed}";
        await Run(db, import, today, $$"""
            INSERT INTO households (id, kind, number, programme, county_code, town_code, village_code, land, since, until, cause)
            SELECT f.{{kind.Id}}, {{kind.Kind}}, f.{{kind.Column}}, '', p.county_code, substr({{Village(kind)}}, 1, 9) || '000', {{Village(kind)}}, FALSE, {1}, NULL, {0}
            FROM (SELECT l.*, row_number() OVER (PARTITION BY l.{{kind.Id}} ORDER BY CASE WHEN l.{{kind.Relation}} = 0 THEN 0 ELSE 1 END, l.no) AS place
                FROM import_lines l WHERE {{enters}} AND NOT EXISTS (SELECT 1 FROM households h WHERE h.id = l.{{kind.Id}})) f
            JOIN persons p ON p.id = f.person_id WHERE f.place = 1
            """);
        await Run(db, import, today, $$"""
            INSERT INTO import_memberships (import_id, household_id, person_id, kind, relation, since, until, cause)
            SELECT {0}, m.household_id, m.person_id, m.kind, m.relation, m.since, m.until, m.cause
            FROM import_lines l JOIN memberships m ON m.person_id = l.person_id AND m.kind = {{kind.Kind}} AND (m.until IS NULL OR (m.household_id = l.{{kind.Id}} AND m.since = {1})) WHERE {{enters}}
            """);
        const string kept = "EXISTS (SELECT 1 FROM import_memberships k WHERE k.import_id = {0} AND k.household_id = memberships.household_id AND k.person_id = memberships.person_id AND k.since = memberships.since)";
        await Run(db, import, today, $"DELETE FROM memberships WHERE kind = {kind.Kind} AND since >= {{1}} AND {kept}");
        await Run(db, import, today, $"UPDATE memberships SET until = {{2}} WHERE kind = {kind.Kind} AND until IS NULL AND {kept}");
        await Run(db, import, today, $$"""
            INSERT INTO memberships (household_id, person_id, kind, relation, since, until, cause)
            SELECT l.{{kind.Id}}, l.person_id, {{kind.Kind}}, l.{{kind.Relation}}, {1}, NULL, {0} FROM import_lines l WHERE {{enters}}
            """);
    }

    /// <summary>A death ends her time in every household that day, as it does when somebody records it by hand. What she was in is put aside, so that a roll-back finds it.</summary>
    private static async Task Bury(AnminDb db, Guid import, DateOnly today)
    {
        await Run(db, import, today, """
            INSERT INTO import_memberships (import_id, household_id, person_id, kind, relation, since, until, cause)
            SELECT {0}, m.household_id, m.person_id, m.kind, m.relation, m.since, m.until, m.cause
            FROM import_lines l JOIN memberships m ON m.person_id = l.person_id AND m.until IS NULL
            WHERE l.import_id = {0} AND l.state = '变更' AND l.person_changed AND l.died_on IS NOT NULL
            """);
        await Run(db, import, today, """
            UPDATE memberships SET until = l.died_on FROM import_lines l
            WHERE l.import_id = {0} AND l.state = '变更' AND l.person_changed AND l.died_on IS NOT NULL AND memberships.person_id = l.person_id AND memberships.until IS NULL
            """);
    }

    /// <summary>A household is where its head is. The state is not looked up by its index: SQLite would take that one and read all changed rows for every head.</summary>
    private static async Task Move(AnminDb db, Guid import, DateOnly today, ImportSql.Membership kind)
    {
        var moved = $"""
            households h JOIN memberships m ON m.household_id = h.id AND m.until IS NULL AND m.relation = 0
            JOIN import_lines l ON l.import_id = {"{0}"} AND l.person_id = m.person_id AND l.state || '' = '变更' AND l.person_changed AND (l.village_code IS NOT NULL OR l.hukou_village IS NOT NULL)
            JOIN persons p ON p.id = l.person_id AND p.died_on IS NULL AND p.left_on IS NULL
            WHERE h.kind = {kind.Kind} AND h.cause <> {"{0}"} AND h.county_code = p.county_code AND h.village_code <> {Village(kind)}
            """;
        await Run(db, import, today, $"INSERT INTO import_households (import_id, household_id, town_code, village_code, cause) SELECT DISTINCT {{0}}, h.id, h.town_code, h.village_code, h.cause FROM {moved}");
        await Run(db, import, today, $"""
            UPDATE households SET village_code = n.village, town_code = substr(n.village, 1, 9) || '000', cause = {"{0}"}
            FROM (SELECT h.id AS household, {Village(kind)} AS village FROM {moved}) n WHERE n.household = households.id
            """);
    }

    /// <summary>Village of a booklet is that of the booklet where it lies in the county, of all others where the head lives.</summary>
    private static string Village(ImportSql.Membership kind) => kind.Of == Core.Population.HouseholdKind.户籍家庭
        ? "CASE WHEN substr(p.hukou_village, 1, 6) = substr(p.village_code, 1, 6) THEN p.hukou_village ELSE p.village_code END"
        : "p.village_code";

    /// <summary>People whose state is no longer what the import wrote, with what wrote it; as long as there are any the import stays.</summary>
    /// <param name="since">The day of the commit.</param>
    public static async Task<List<ChangedSince>> ChangedLater(AnminDb db, Guid import, DateOnly since, int most)
    {
        db.Database.SetCommandTimeout(ImportSql.Patience);
        return await db.Database.SqlQuery<ChangedSince>(FormattableStringFactory.Create($$"""
        SELECT DISTINCT p.name AS name, coalesce(p.id_number, '') AS number, x.cause AS cause FROM (
            SELECT l.person_id AS person_id, p.cause AS cause FROM import_lines l JOIN persons p ON p.id = l.person_id
            WHERE l.import_id = {0} AND (l.state = '新增' OR (l.state = '变更' AND l.person_changed)) AND (p.cause <> {0} OR p.version <> l.base_version + 1 OR p.merged_into IS NOT NULL)
            UNION ALL
            SELECT l.person_id, q.cause FROM persons q CROSS JOIN import_lines l WHERE q.merged_into IS NOT NULL AND l.import_id = {0} AND l.person_id = q.merged_into AND l.state || '' = '新增'
            UNION ALL
            SELECT l.person_id, i.cause FROM import_lines l JOIN identities i ON i.person_id = l.person_id WHERE l.import_id = {0} AND l.state = '新增' AND (i.cause <> {0} OR i.until IS NOT NULL)
            {{string.Concat(ImportSql.Memberships.Select(kind => $$"""

            UNION ALL
            SELECT l.person_id, coalesce((SELECT n.cause FROM memberships n WHERE n.person_id = l.person_id AND n.kind = {{kind.Kind}} AND n.until IS NULL), p.cause)
            FROM import_lines l JOIN persons p ON p.id = l.person_id
            WHERE l.import_id = {0} AND l.state IN ('新增', '变更') AND l.{{kind.Changed}} AND NOT EXISTS
                (SELECT 1 FROM memberships m WHERE m.person_id = l.person_id AND m.household_id = l.{{kind.Id}} AND m.cause = {0} AND m.until IS NULL)
            """))}}
            UNION ALL
            SELECT m.person_id, m.cause FROM households h JOIN memberships m ON m.household_id = h.id AND m.cause <> {0}
            WHERE h.cause = {0} AND NOT EXISTS (SELECT 1 FROM import_households k WHERE k.import_id = {0} AND k.household_id = h.id)
            UNION ALL
            SELECT m.person_id, w.cause FROM households h JOIN means w ON w.household_id = h.id JOIN memberships m ON m.household_id = h.id AND m.relation = 0 AND m.until IS NULL
            WHERE h.cause = {0} AND NOT EXISTS (SELECT 1 FROM import_households k WHERE k.import_id = {0} AND k.household_id = h.id)
            UNION ALL
            SELECT m.person_id, h.cause FROM import_households k JOIN households h ON h.id = k.household_id AND h.cause <> {0} JOIN memberships m ON m.household_id = h.id AND m.relation = 0 AND m.until IS NULL
            WHERE k.import_id = {0}
            UNION ALL
            SELECT m.person_id, m.cause FROM import_memberships k
            JOIN memberships m ON m.household_id = k.household_id AND m.until IS NULL AND m.relation = 0 AND m.person_id <> k.person_id AND m.cause <> {0} AND m.since >= {1}
            WHERE k.import_id = {0} AND k.relation = 0 AND k.until IS NULL
        ) x JOIN persons p ON p.id = x.person_id
        """, import, since)).OrderBy(x => x.Name).ThenBy(x => x.Number).Take(most).ToListAsync();
    }

    /// <summary>Puts every row back as it was; nothing of the import is left but the file it was made from.</summary>
    public static async Task TakeBack(AnminDb db, Guid import)
    {
        db.Database.SetCommandTimeout(ImportSql.Patience);
        await Back(db, import, "DELETE FROM life_events WHERE id IN (SELECT event_id FROM import_events WHERE import_id = {0})");
        await Back(db, import, "DELETE FROM memberships WHERE cause = {0}");
        await Back(db, import, "DELETE FROM memberships WHERE EXISTS (SELECT 1 FROM import_memberships k WHERE k.import_id = {0} AND k.household_id = memberships.household_id AND k.person_id = memberships.person_id AND k.since = memberships.since)");
        await Back(db, import, "INSERT INTO memberships (household_id, person_id, kind, relation, since, until, cause) SELECT household_id, person_id, kind, relation, since, until, cause FROM import_memberships WHERE import_id = {0}");
        await Back(db, import, "UPDATE households SET until = NULL WHERE until IS NOT NULL AND id IN (SELECT k.household_id FROM import_memberships k WHERE k.import_id = {0} AND k.until IS NULL)");
        await Back(db, import, "UPDATE households SET town_code = k.town_code, village_code = k.village_code, cause = k.cause FROM import_households k WHERE k.import_id = {0} AND k.household_id = households.id");
        await Back(db, import, "DELETE FROM households WHERE cause = {0}");
        await Back(db, import, "DELETE FROM identities WHERE cause = {0}");
        await Back(db, import, $"UPDATE persons SET {string.Join(", ", State.Select(c => $"{c} = v.{c}"))}, version = v.seq FROM person_versions v WHERE v.ended_by = {{0}} AND v.person_id = persons.id AND persons.cause = {{0}}");
        await Back(db, import, "DELETE FROM person_versions WHERE ended_by = {0}");
        await Back(db, import, "DELETE FROM persons WHERE cause = {0}");
        foreach (var kept in Kept.Where(k => k != "import_lines"))
        {
            await Back(db, import, $"DELETE FROM {kept} WHERE import_id = {{0}}");
        }
        await PersonsWritten(db, import);
    }

    /// <summary>The tables that hold an import's rows: those of the file, and what was put aside for a roll-back.</summary>
    public static IReadOnlyList<string> Kept { get; } = ["import_memberships", "import_households", "import_events", "import_lines"];

    /// <summary>Removes some rows of an import from one of its tables, in the order of its key.</summary>
    /// <returns>How many; 0 when none is left.</returns>
    public static Task<int> Remove(AnminDb db, Guid import, string table, int most)
    {
        var row = db.Database.IsNpgsql() ? "ctid" : "rowid";
        return db.Database.ExecuteSqlAsync(FormattableStringFactory.Create($"DELETE FROM {table} WHERE {row} IN (SELECT {row} FROM {table} WHERE import_id = {{0}} LIMIT {{1}})", import, most));
    }

    /// <summary>The words under which the import's people are found, written anew for those that are there: after a roll-back the new ones are gone.</summary>
    private static async Task PersonsWritten(AnminDb db, Guid import)
    {
        await Back(db, import, "DELETE FROM person_tokens WHERE person_id IN (SELECT person_id FROM import_lines WHERE import_id = {0} AND state IN ('新增', '变更'))");
        // As a list, not person by person: SQLite would read all new rows for each.
        var written = db.ImportLines.IgnoreQueryFilters().Where(l => l.ImportId == import && (l.State == ImportLineState.新增 || l.State == ImportLineState.变更)).Select(l => l.PersonId!.Value);
        var people = await db.Persons.IgnoreQueryFilters().AsNoTracking().Where(p => written.Contains(p.Id)).ToListAsync();
        var former = (await db.PersonVersions.IgnoreQueryFilters().AsNoTracking().Where(v => written.Contains(v.PersonId))
            .Select(v => new { v.PersonId, v.Name }).Distinct().ToListAsync()).ToLookup(v => v.PersonId, v => v.Name);
        await Bulk.Insert(db, people.Select(p => TokensRow.Of(p, former[p.Id])));
    }

    private static Task<int> Back(AnminDb db, Guid import, string sql) => db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql, import));

    /// <summary>{0} import, {1} today, {2} the day before.</summary>
    private static Task<int> Run(AnminDb db, Guid import, DateOnly today, string sql) =>
        db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql, import, today, today.AddDays(-1)));
}

/// <summary>Somebody who was changed after an import.</summary>
/// <param name="Cause">The import or the act that did it.</param>
internal sealed record ChangedSince(string Name, string Number, Guid Cause);
