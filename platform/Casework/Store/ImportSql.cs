using System.Runtime.CompilerServices;
using Anmin.Casework.Population;
using Anmin.Core.Population;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>A read file held against itself and against the register of now, as sets. The same text runs on both engines and may run again: only what comparing found is written.</summary>
internal static class ImportSql
{
    /// <summary>Rows that nothing is wrong with so far.</summary>
    private const string Good = "import_lines.import_id = {0} AND import_lines.fault IS NULL AND import_lines.trouble IS NULL";

    /// <summary>The two kinds of household a file speaks of: columns of the row, and the words to complain with.</summary>
    private static readonly Membership[] Kinds =
    [
        new(HouseholdKind.户籍家庭, "booklet", "户号", "与户主关系"),
        new(HouseholdKind.共同生活家庭, "together", "共同生活户号", "共同生活关系"),
    ];

    internal sealed record Membership(HouseholdKind Of, string Column, string Word, string RelationWord)
    {
        public int Kind => (int)Of;
        public string Id => Column + "_id";
        public string Relation => Column + "_relation";
        public string Fresh => "fresh_" + Column;
        public string Changed => Column + "_changed";
    }

    public static IReadOnlyList<Membership> Memberships => Kinds;

    /// <summary>How long one statement over half a million rows may take before it counts as hanging.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(30);

    /// <param name="counties">The importing county and what became part of it.</param>
    public static async Task Compare(AnminDb db, Guid import, IReadOnlyList<string> counties)
    {
        db.Database.SetCommandTimeout(Patience);
        await Measured(db);
        await Run(db, import, """
            UPDATE import_lines SET trouble = NULL, person_id = NULL, base_version = 0, booklet_id = NULL, together_id = NULL,
                person_changed = FALSE, booklet_changed = FALSE, together_changed = FALSE, state = '错误' WHERE import_id = {0}
            """);
        await Match(db, import, counties);
        await Complete(db, import);
        foreach (var kind in Kinds)
        {
            await Households(db, import, kind, counties);
        }
        // One row left out may leave another without its head's place: asked again until nothing more is wrong.
        for (var found = 1; found > 0;)
        {
            found = 0;
            foreach (var kind in Kinds)
            {
                found += await Heads(db, import, kind);
            }
        }
        await Differences(db, import);
    }

    /// <summary>Who is meant: by every number somebody is or was known under, past a merging to the record that is kept.</summary>
    private static async Task Match(AnminDb db, Guid import, IReadOnlyList<string> counties)
    {
        await Trouble(db, import, "'证件号码在文件里出现 ' || d.times || ' 次，第一次在第 ' || d.first_no || ' 行'",
            "FROM (SELECT no AS at_no, count(*) OVER (PARTITION BY number) AS times, min(no) OVER (PARTITION BY number) AS first_no FROM import_lines WHERE import_id = {0} AND number IS NOT NULL) d",
            "import_lines.no = d.at_no AND d.times > 1");
        const string known = "identities i JOIN persons q ON q.id = i.person_id JOIN persons p ON p.id = coalesce(q.merged_into, q.id)";
        await Trouble(db, import, "'登记册里有 ' || d.people || ' 个人用这个证件号码，请先合并'",
            $"FROM (SELECT l.no AS at_no, count(DISTINCT p.id) AS people FROM {known} JOIN import_lines l ON l.number = i.number WHERE l.import_id = {{0}} GROUP BY l.no HAVING count(DISTINCT p.id) > 1) d",
            "import_lines.no = d.at_no");
        await Run(db, import, $"UPDATE import_lines SET person_id = p.id, base_version = p.version FROM {known.Replace(" ON p.id", " ON p.merged_into IS NULL AND p.id", StringComparison.Ordinal)} WHERE {Good} AND i.number = import_lines.number");
        await Trouble(db, import, "'这个人的登记合并过不止一次，请先在登记册里核对'", $"FROM {known}", "i.number = import_lines.number AND p.merged_into IS NOT NULL");
        await Trouble(db, import, "'这个人登记在别的县（区、市）：请先办迁移'", "FROM persons p", $"p.id = import_lines.person_id AND p.county_code NOT IN ({In(counties)})");
        await Trouble(db, import, "'登记册里有人用这个号码的15位旧号，请先把他的号码换成18位的'", "FROM identities i JOIN persons p ON p.id = i.person_id AND p.merged_into IS NULL",
            "import_lines.person_id IS NULL AND length(import_lines.number) = 18 AND substr(import_lines.number, 7, 2) = '19' AND i.number = substr(import_lines.number, 1, 6) || substr(import_lines.number, 9, 9)");
    }

    /// <summary>What somebody new needs, and what the register contradicts.</summary>
    private static async Task Complete(AnminDb db, Guid import)
    {
        await Trouble(db, import, "'登记册里没有这个人，新登记的要写户籍类别'", "", "import_lines.person_id IS NULL AND import_lines.hukou IS NULL");
        await Trouble(db, import, "'登记册里没有这个人，新登记的要写居住地'", "", "import_lines.person_id IS NULL AND import_lines.village_code IS NULL");
        await Trouble(db, import, "'登记册里死亡日期是 ' || CAST(p.died_on AS text) || '，请核对；登记错了的在这个人的页面更正'", "FROM persons p",
            "p.id = import_lines.person_id AND p.died_on IS NOT NULL AND import_lines.died_on IS NOT NULL AND p.died_on <> import_lines.died_on");
        await Trouble(db, import, "'死亡日期早于登记册里的出生日期 ' || CAST(p.born AS text)", "FROM persons p", "p.id = import_lines.person_id AND import_lines.died_on < p.born");
        await Run(db, import, $"UPDATE import_lines SET person_id = fresh WHERE {Good} AND person_id IS NULL");
    }

    /// <summary>Whether somebody lives by the file and by the register. Whoever died is in no household from then on, whatever the file says of hers.</summary>
    private const string Lives = "import_lines.died_on IS NULL AND NOT EXISTS (SELECT 1 FROM persons d WHERE d.id = import_lines.person_id AND d.died_on IS NOT NULL)";

    /// <summary>Which household is meant: one that is there, one that the file founds, or, where only the relation is said, the one she is in.</summary>
    private static async Task Households(AnminDb db, Guid import, Membership kind, IReadOnlyList<string> counties)
    {
        await Run(db, import, $"UPDATE import_lines SET {kind.Id} = h.id FROM households h WHERE {Good} AND {Lives} AND h.kind = {kind.Kind} AND h.number = import_lines.{kind.Column}");
        await Trouble(db, import, $"'{kind.Word}是别的县（区、市）的'", "FROM households h", $"h.id = import_lines.{kind.Id} AND h.county_code NOT IN ({In(counties)})");
        await Trouble(db, import, $"'{kind.Word}对应的户已于 ' || CAST(h.until AS text) || ' 注销'", "FROM households h", $"h.id = import_lines.{kind.Id} AND h.until IS NOT NULL");
        await Run(db, import, $"""
            UPDATE import_lines SET {kind.Id} = f.fresh_id
            FROM (SELECT no AS at_no, first_value({kind.Fresh}) OVER (PARTITION BY {kind.Column} ORDER BY no) AS fresh_id FROM import_lines WHERE import_id = {"{0}"} AND {kind.Column} IS NOT NULL) f
            WHERE {Good} AND {Lives} AND import_lines.no = f.at_no AND import_lines.{kind.Id} IS NULL
            """);
        await Run(db, import, $"""
            UPDATE import_lines SET {kind.Id} = m.household_id FROM memberships m
            WHERE {Good} AND {Lives} AND import_lines.{kind.Column} IS NULL AND import_lines.{kind.Relation} IS NOT NULL
                AND m.person_id = import_lines.person_id AND m.kind = {kind.Kind} AND m.until IS NULL
            """);
        await Trouble(db, import, $"'写了{kind.RelationWord}，没有写{kind.Word}'", "", $"{Lives} AND import_lines.{kind.Relation} IS NOT NULL AND import_lines.{kind.Id} IS NULL");
        await Trouble(db, import, $"'写了{kind.Word}，没有写{kind.RelationWord}'", "", $"""
            {Lives} AND import_lines.{kind.Column} IS NOT NULL AND import_lines.{kind.Relation} IS NULL AND NOT EXISTS
                (SELECT 1 FROM memberships m WHERE m.person_id = import_lines.person_id AND m.household_id = import_lines.{kind.Id} AND m.until IS NULL)
            """);
    }

    /// <summary>一户只能有一个户主: two in the file, or one in the file and one who stays in the register.</summary>
    private static async Task<int> Heads(AnminDb db, Guid import, Membership kind) =>
        await Trouble(db, import, $"'一户只能有一个户主：这个户号在文件里有 ' || d.heads || ' 个'",
            $"""
            FROM (SELECT no AS at_no, count(*) OVER (PARTITION BY {kind.Id}) AS heads FROM import_lines
                WHERE import_id = {"{0}"} AND fault IS NULL AND trouble IS NULL AND {kind.Relation} = 0 AND {kind.Id} IS NOT NULL AND died_on IS NULL AND left_on IS NULL) d
            """,
            "import_lines.no = d.at_no AND d.heads > 1")
        + await Trouble(db, import, "'一户只能有一个户主：登记册里的户主是' || p.name || '，文件没有改他'",
            "FROM memberships m JOIN persons p ON p.id = m.person_id AND p.died_on IS NULL AND p.left_on IS NULL",
            $"import_lines.{kind.Relation} = 0 AND m.household_id = import_lines.{kind.Id} AND m.relation = 0 AND m.until IS NULL AND m.person_id <> import_lines.person_id AND {Stays("m", kind)}")
        + await Trouble(db, import, $"'他走以前是户主，户里后来另有户主：请写明{kind.Word}和{kind.RelationWord}'",
            "FROM memberships mine JOIN persons p ON p.id = mine.person_id AND p.left_on IS NOT NULL",
            $"""
            import_lines.back AND import_lines.{kind.Id} IS NULL AND mine.person_id = import_lines.person_id AND mine.kind = {kind.Kind} AND mine.until IS NULL AND mine.relation = 0
                AND (EXISTS (SELECT 1 FROM memberships m JOIN persons q ON q.id = m.person_id AND q.died_on IS NULL AND q.left_on IS NULL
                        WHERE m.household_id = mine.household_id AND m.until IS NULL AND m.relation = 0 AND m.person_id <> mine.person_id AND {Stays("m", kind)})
                    OR EXISTS (SELECT 1 FROM import_lines o WHERE o.import_id = import_lines.import_id AND o.{kind.Id} = mine.household_id AND o.{kind.Relation} = 0 AND o.no <> import_lines.no
                        AND o.fault IS NULL AND o.trouble IS NULL AND o.died_on IS NULL AND o.left_on IS NULL))
            """);

    /// <summary>Whether the file leaves a head of the register where he is.</summary>
    private static string Stays(string membership, Membership kind) => $"""
        NOT EXISTS (SELECT 1 FROM import_lines o WHERE o.import_id = import_lines.import_id AND o.person_id = {membership}.person_id AND o.fault IS NULL AND o.trouble IS NULL
            AND (o.died_on IS NOT NULL OR o.left_on IS NOT NULL OR (o.{kind.Id} IS NOT NULL AND (o.{kind.Id} <> {membership}.household_id OR o.{kind.Relation} <> 0))))
        """;

    private static async Task Differences(AnminDb db, Guid import)
    {
        await Run(db, import, $"""
            UPDATE import_lines SET person_changed = TRUE FROM persons p WHERE {Good} AND p.id = import_lines.person_id AND (
                {string.Join(" OR ", Said.Select(c => $"(import_lines.{c} IS NOT NULL AND (p.{c} IS NULL OR p.{c} <> import_lines.{c}))"))}
                OR (import_lines.back AND p.left_on IS NOT NULL))
            """);
        foreach (var kind in Kinds)
        {
            await Run(db, import, $"""
                UPDATE import_lines SET {kind.Changed} = TRUE WHERE {Good} AND {kind.Id} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM memberships m
                    WHERE m.person_id = import_lines.person_id AND m.household_id = import_lines.{kind.Id} AND m.until IS NULL
                        AND (import_lines.{kind.Relation} IS NULL OR m.relation = import_lines.{kind.Relation}))
                """);
        }
        await Run(db, import, $"""
            UPDATE import_lines SET state = CASE WHEN base_version = 0 THEN '新增' WHEN person_changed OR booklet_changed OR together_changed THEN '变更' ELSE '不变' END WHERE {Good}
            """);
    }

    /// <summary>The columns of a person that a file may say; null in a row leaves the register's.</summary>
    public static IReadOnlyList<string> Said { get; } =
    [
        "name", "sex", "born", "hukou", "hukou_village", "county_code", "town_code", "village_code", "address", "disability", "grade", "ill", "student", "labour", "poverty", "died_on", "left_on",
    ];

    private static Task<int> Trouble(AnminDb db, Guid import, string words, string from, string condition) =>
        Run(db, import, $"UPDATE import_lines SET trouble = {words} {from} WHERE {Good} AND {condition}");

    /// <summary>A planner that has never seen these rows would look them up one by one.</summary>
    private static async Task Measured(AnminDb db)
    {
        if (db.Database.IsNpgsql()) { await db.Database.ExecuteSqlRawAsync("ANALYZE import_lines"); }
    }

    /// <summary>Codes of divisions are digits: they are written into the text.</summary>
    internal static string In(IReadOnlyList<string> codes) => codes.All(c => c.All(char.IsAsciiDigit))
        ? string.Join(", ", codes.Select(c => $"'{c}'"))
        : throw new ArgumentException("区划代码应为数字", nameof(codes));

    private static Task<int> Run(AnminDb db, Guid import, string sql) => db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql, import));
}
