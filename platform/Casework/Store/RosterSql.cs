using System.Data.Common;
using System.Globalization;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>The register as columns. The same text runs on both engines; rows are read once, in the order in which the columns keep them.</summary>
internal static class RosterSql
{
    private static readonly (Known What, string Column)[] Means =
    [
        (Known.工资, "wages"), (Known.经营净, "business"), (Known.财产净, "property"), (Known.转移, "transfers"), (Known.基础养老金, "basic_pension"),
        (Known.高龄津贴, "old_age"), (Known.残疾补贴, "disability_subsidy"), (Known.转移支出, "contributions"), (Known.医疗自付, "medical"), (Known.教育支出, "schooling"),
        (Known.金融资产, "savings"), (Known.年营业额, "turnover"), (Known.住房, "houses"), (Known.机动车, "vehicles"), (Known.大型农机, "machines"),
    ];

    /// <summary>Persons as they were on the day: what holds now, or the version of then.</summary>
    private const string PersonsThen = """
        SELECT id, born, died_on, left_on, sex, hukou, disability, grade, ill, student, labour, poverty FROM persons WHERE merged_into IS NULL AND since <= @on
        UNION ALL
        SELECT v.person_id, v.born, v.died_on, v.left_on, v.sex, v.hukou, v.disability, v.grade, v.ill, v.student, v.labour, v.poverty
        FROM person_versions v JOIN persons p ON p.id = v.person_id AND p.merged_into IS NULL WHERE v.since <= @on AND v.until >= @on
        """;

    public static async Task<Roster> Read(AnminDb db, DivisionCode county, IReadOnlyList<string> codes, DateOnly on)
    {
        var lives = $"{In("h.county_code", codes)} AND h.kind = 2 AND h.since <= @on AND (h.until IS NULL OR h.until >= @on)";
        var households = new List<Member>();
        await foreach (var row in Rows(db, $"""
            SELECT h.id, h.village_code, h.land, m.relation, p.id, p.born, p.died_on, p.left_on, p.sex, p.hukou, p.disability, p.grade, p.ill, p.student, p.labour, p.poverty
            FROM households h
            JOIN memberships m ON m.household_id = h.id AND m.since <= @on AND (m.until IS NULL OR m.until >= @on)
            JOIN ({PersonsThen}) p ON p.id = m.person_id
            WHERE {lives}
            ORDER BY h.village_code, h.id, m.relation, p.id
            """, on))
        {
            households.Add(Member.Of(row));
        }
        var roster = Filled(county, on, households);
        await Amounts(db, roster, lives, on);
        return roster.Seal();
    }

    private static Roster Filled(DivisionCode county, DateOnly on, List<Member> members)
    {
        var count = 0;
        for (var i = 0; i < members.Count; i++)
        {
            count += i == 0 || members[i].Household != members[i - 1].Household ? 1 : 0;
        }
        var roster = new Roster(county, on, count, members.Count);
        var h = -1;
        for (var i = 0; i < members.Count; i++)
        {
            var m = members[i];
            if (i == 0 || m.Household != members[i - 1].Household)
            {
                h++;
                (roster.Household[h], roster.First[h], roster.Village[h], roster.Land[h], roster.Hukou[h]) = (m.Household, i, m.Village, m.Land, m.Hukou);
            }
            roster.Person[i] = m.Person;
            roster.Born[i] = m.Born;
            // What had not happened yet on the day is not known on the day.
            roster.Died[i] = m.Died <= on.DayNumber ? m.Died : 0;
            roster.Left[i] = m.Left <= on.DayNumber ? m.Left : 0;
            (roster.Sex[i], roster.Relation[i], roster.Disability[i], roster.Grade[i]) = (m.Sex, m.Relation, m.Disability, (byte)m.Grade);
            (roster.Ill[i], roster.Student[i], roster.Labour[i], roster.Poverty[i]) = (m.Ill, m.Student, m.Labour, m.Poverty);
        }
        roster.First[count] = members.Count;
        return roster;
    }

    private static async Task Amounts(AnminDb db, Roster roster, string lives, DateOnly on)
    {
        var h = 0;
        await foreach (var row in Rows(db, $"""
            SELECT h.id, {string.Join(", ", Means.Select(m => "w." + m.Column))}
            FROM households h JOIN means w ON w.household_id = h.id AND w.since <= @on AND (w.until IS NULL OR w.until >= @on)
            WHERE {lives} ORDER BY h.village_code, h.id
            """, on))
        {
            var id = row.GetGuid(0);
            while (h < roster.Households && roster.Household[h] != id)
            {
                h++; // a household nobody knows the means of
            }
            if (h == roster.Households)
            {
                break; // the rest are households without people
            }
            roster.HasMeans[h] = true;
            for (var i = 0; i < Means.Length; i++)
            {
                roster[Means[i].What][h] = row.GetInt64(i + 1);
            }
        }
    }

    /// <summary>Where each person stands in the columns.</summary>
    public static Dictionary<Guid, int> Index(Roster roster)
    {
        var index = new Dictionary<Guid, int>(roster.People);
        for (var i = 0; i < roster.People; i++)
        {
            index[roster.Person[i]] = i;
        }
        return index;
    }

    /// <summary>The household in which each person who is still here lives.</summary>
    public static Dictionary<Guid, int> Households(Roster roster)
    {
        var found = new Dictionary<Guid, int>(roster.People);
        for (var h = 0; h < roster.Households; h++)
        {
            for (var i = roster.First[h]; i < roster.First[h + 1]; i++)
            {
                if (roster.IsHere(i)) { found[roster.Person[i]] = h; }
            }
        }
        return found;
    }

    /// <summary>Of each grant the term that holds in the month.</summary>
    private const string Holding = "SELECT grant_id, coalesce(max(CASE WHEN from_month <= @month THEN seq END), max(seq)) AS seq FROM terms GROUP BY grant_id";

    /// <summary>The grants of the whole city that run or will begin and cover somebody of the roster, by every number a person is or was known under, those of records that were merged into hers among them.</summary>
    public static async Task<Received> Received(AnminDb db, Roster roster, Dictionary<Guid, int> people, PayMonth month, IReadOnlyList<Absent>? absent = null)
    {
        var grants = new List<RunningGrant>();
        var known = new Dictionary<Guid, int>();
        var covered = new HashSet<(int, int)>();
        await foreach (var row in Rows(db, $"""
            SELECT DISTINCT coalesce(q.merged_into, q.id), g.id, g.case_id, g.programme, g.county_code, t.monthly_fen, t.from_month
            FROM grants g
            JOIN ({Holding}) holding ON holding.grant_id = g.id
            JOIN terms t ON t.grant_id = g.id AND t.seq = holding.seq
            JOIN covered c ON c.grant_id = g.id AND c.seq = t.seq
            JOIN identities i ON i.number = c.person
            JOIN persons q ON q.id = i.person_id
            WHERE t.kind <> '停发' AND (g.end_month IS NULL OR g.end_month >= @month)
            ORDER BY 2, 1
            """, null, month.Key))
        {
            if (!people.TryGetValue(row.GetGuid(0), out var person))
            {
                continue;
            }
            var id = row.GetGuid(1);
            if (!known.TryGetValue(id, out var index))
            {
                known[id] = index = grants.Count;
                grants.Add(new(id, row.GetGuid(2), row.GetString(3), DivisionCode.Of(row.GetString(4)), new(row.GetInt64(5)), PayMonth.Parse(row.GetString(6))));
            }
            covered.Add((person, index));
        }
        return new(roster, grants, [.. covered.Order()]) { Absent = absent ?? [] };
    }

    /// <summary>Deaths and leavings are looked for among persons, not among households: hers has ended, or goes on without her.</summary>
    public static async Task<IReadOnlyList<Absent>> Absent(AnminDb db, Roster roster, Dictionary<Guid, int> people, IReadOnlyList<string> codes, PayMonth month)
    {
        var absent = new List<Absent>();
        await foreach (var row in Rows(db, $"""
            SELECT DISTINCT p.id, g.id, g.case_id, g.programme, g.county_code, t.monthly_fen, t.from_month, p.village_code, p.died_on, p.left_on,
                (SELECT m.household_id FROM memberships m WHERE m.person_id = p.id AND m.kind = 2 AND m.until IS NOT NULL ORDER BY m.until DESC, m.since DESC, m.household_id LIMIT 1)
            FROM (SELECT DISTINCT coalesce(q.merged_into, q.id) AS person_id, c.grant_id, c.seq FROM covered c JOIN identities i ON i.number = c.person JOIN persons q ON q.id = i.person_id) c
            JOIN persons p ON p.id = c.person_id
            JOIN grants g ON g.id = c.grant_id
            JOIN ({Holding}) holding ON holding.grant_id = g.id AND holding.seq = c.seq
            JOIN terms t ON t.grant_id = g.id AND t.seq = holding.seq
            WHERE {In("p.county_code", codes)} AND p.merged_into IS NULL AND (p.died_on <= @on OR p.left_on <= @on)
                AND t.kind <> '停发' AND (g.end_month IS NULL OR g.end_month >= @month)
            ORDER BY p.id, g.id
            """, roster.On, month.Key))
        {
            if (!people.ContainsKey(row.GetGuid(0)))
            {
                absent.Add(new(row.GetGuid(0), row.IsDBNull(10) ? null : row.GetGuid(10), row.GetString(7), Day(row, 8), Day(row, 9),
                    new(row.GetGuid(1), row.GetGuid(2), row.GetString(3), DivisionCode.Of(row.GetString(4)), new(row.GetInt64(5)), PayMonth.Parse(row.GetString(6)))));
            }
        }
        return [.. absent.OrderBy(a => a.Person).ThenBy(a => a.Grant.Id)];

        // What had not happened yet on the day is not known on the day.
        int Day(DbDataReader r, int column) => r.IsDBNull(column) || r.GetFieldValue<DateOnly>(column) > roster.On ? 0 : r.GetFieldValue<DateOnly>(column).DayNumber;
    }

    /// <summary>Households of which somebody has an application open.</summary>
    public static async Task<IReadOnlySet<int>> Applying(AnminDb db, Roster roster, Dictionary<Guid, int> people)
    {
        var found = new HashSet<int>();
        await foreach (var row in Rows(db, """
            SELECT DISTINCT coalesce(q.merged_into, q.id) FROM parties p JOIN identities i ON i.number = p.id_number JOIN persons q ON q.id = i.person_id WHERE p.open_key IS NOT NULL
            """, null))
        {
            if (people.TryGetValue(row.GetGuid(0), out var person))
            {
                var at = Array.BinarySearch(roster.First, person);
                found.Add(at >= 0 ? at : ~at - 1);
            }
        }
        return found;
    }

    /// <summary>Codes of divisions are digits: they are written into the text.</summary>
    private static string In(string column, IReadOnlyList<string> codes) => codes.All(c => c.All(char.IsAsciiDigit))
        ? $"{column} IN ({string.Join(", ", codes.Select(c => $"'{c}'"))})"
        : throw new ArgumentException("区划代码应为数字", nameof(codes));

    private static async IAsyncEnumerable<DbDataReader> Rows(AnminDb db, string sql, DateOnly? on, string? month = null)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // the text is this file's own; what varies is digits and parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        if (on is { } day) { Add("on", command is SqliteCommand ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : day); }
        if (month is not null) { Add("month", month); }
        command.CommandTimeout = 600;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            yield return reader;
        }

        void Add(string name, object value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }

    private readonly record struct Member(
        Guid Household, long Village, bool Land, Relation Relation, Guid Person, int Born, int Died, int Left, Sex Sex, HukouKind Hukou,
        DisabilityClass Disability, short Grade, bool Ill, bool Student, LabourCapacity Labour, PovertyWatch Poverty)
    {
        public static Member Of(DbDataReader r) => new(
            r.GetGuid(0), long.Parse(r.GetString(1), CultureInfo.InvariantCulture), r.GetBoolean(2), (Relation)r.GetInt16(3), r.GetGuid(4),
            Day(r, 5), Day(r, 6), Day(r, 7), (Sex)r.GetInt16(8), (HukouKind)r.GetInt16(9), (DisabilityClass)r.GetInt16(10), r.GetInt16(11),
            r.GetBoolean(12), r.GetBoolean(13), (LabourCapacity)r.GetInt16(14), (PovertyWatch)r.GetInt16(15));

        private static int Day(DbDataReader r, int column) => r.IsDBNull(column) ? 0 : r.GetFieldValue<DateOnly>(column).DayNumber;
    }
}
