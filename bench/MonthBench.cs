using System.Diagnostics;
using System.Globalization;
using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Policies;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Measures;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Anmin.Bench;

/// <summary>P1 month: a county's month from the terms to durable, keyed lines, against the loop one writes with EF Core and against the bare writing of the same lines.</summary>
internal static class MonthBench
{
    private const string Programme = "DB";
    private const string County = "610924000000";

    /// <summary>The city's counties: a month is made county by county.</summary>
    private static readonly string[] Counties =
        ["610902000000", "610921000000", "610922000000", "610923000000", County, "610925000000", "610926000000", "610927000000", "610929000000", "610981000000"];

    private const int Loop = 10_000;
    private const int SaveEvery = 1_000;

    private static readonly string[] Copied =
        ["batch_id", "no", "county_code", "town_code", "village_code", "owner_human", "case_id", "grant_id", "programme", "for_month", "term_seq", "kind", "fen", "due_fen", "before_fen", "holder", "bank", "account", "state"];

    /// <param name="more">A second, larger city, to see how the time grows; 0 for none.</param>
    public static async Task Run(Report report, int grants, int more, string? server)
    {
        foreach (var (engine, on) in new (string, Func<int, Task<double>>)[] { ("sqlite", g => OnSqlite(report, g)), ("postgresql", g => OnNpgsql(report, g, server!)) })
        {
            if (engine == "postgresql" && server is null)
            {
                Console.Error.WriteLine("没有写 --server，PostgreSQL 这一半没有量");
                continue;
            }
            var each = await on(grants);
            if (more > 0)
            {
                report.AtMost($"P1 month, {engine}: a line of {more:N0} / a line of {grants:N0}", await on(more) / each, 1.3);
            }
        }
    }

    private static async Task<double> OnSqlite(Report report, int grants)
    {
        var file = Path.Combine(Path.GetTempPath(), $"anmin-bench-{Guid.NewGuid():n}.db");
        try
        {
            return await On(report, $"sqlite, {grants:N0}", Setup.Sqlite, $"Data Source={file}", grants);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            foreach (var left in new[] { file, file + "-wal", file + "-shm" }) { File.Delete(left); }
        }
    }

    private static async Task<double> OnNpgsql(Report report, int grants, string server)
    {
        var name = $"bench_{Guid.NewGuid():n}";
        await Admin(server, $"create database {name}");
        try
        {
            return await On(report, $"postgresql, {grants:N0}", Setup.Npgsql, new NpgsqlConnectionStringBuilder(server) { Database = name, CommandTimeout = 600 }.ConnectionString, grants);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await Admin(server, $"drop database {name} with (force)");
        }
    }

    /// <returns>Seconds for a line of the second month.</returns>
    private static async Task<double> On(Report report, string engine, string provider, string connection, int grants)
    {
        var database = Database.At(provider, connection, TimeProvider.System);
        await using (var db = database.OpenForSystem())
        {
            await Setup.Migrate(db);
            db.Divisions.AddRange(Counties.Select(c => (c, c[..6], "610900000000")).Prepend(("610900000000", "安康市", "610000000000")).Prepend(("610000000000", "陕西省", ""))
                .Select(d => new Casework.Geography.Division { Code = d.Item1, Name = d.Item2, ParentCode = d.Item3, From = new(2000, 1, 1) }));
            await db.SaveChangesAsync();
            await Fill(db, database, grants);
        }
        var it = new CaseworkServices(new Catalogue(AllMeasures.List), Policies.Book([typeof(AllMeasures).Assembly]), Data.Calendar.Official, database, Path.GetTempPath(), demonstration: true);
        Caller At(string county, string name, Role role) => new(Guid.NewGuid(), Guid.NewGuid(), name, role, DivisionCode.Of(county), "bench");
        var makers = Counties.ToDictionary(c => c, c => At(c, "冯会计", Role.县区财务));
        async Task<(Dictionary<string, Guid> Batches, double Seconds)> Make(PayMonth month)
        {
            var made = new Dictionary<string, Guid>();
            var watch = Stopwatch.StartNew();
            foreach (var county in Counties) { made[county] = await it.Batches.Make(makers[county], Programme, month); }
            return (made, watch.Elapsed.TotalSeconds);
        }
        async Task<long> Whole(Dictionary<string, Guid> batches)
        {
            var (lines, fen) = await Made(database, [.. batches.Values]);
            return lines == grants ? fen : throw new InvalidOperationException($"应有 {grants} 笔，核算出 {lines} 笔；{await Held(database)}");
        }

        var (january, first) = await Make(new(2026, 1));
        var fen = await Whole(january);
        var release = 0.0;
        foreach (var (county, batch) in january)
        {
            var sum = new Money((await Made(database, [batch])).Fen);
            await it.Funds.Allot(makers[county], Programme, LedgerAccount.专户县, sum, "县财社〔2026〕1号");
            await using var db = database.OpenForSystem();
            var version = (await db.Batches.SingleAsync(b => b.Id == batch)).Version;
            var watch = Stopwatch.StartNew();
            await it.Batches.Release(At(county, "陈主任", Role.县区负责), batch, version, [new(LedgerAccount.专户县, sum)]);
            release += watch.Elapsed.TotalSeconds;
        }
        if (provider == Setup.Npgsql) { await Clean(database); } // a server does that by itself between two months: every line and grant has been written twice

        var byLoop = await EfLoop(database, "2026-02");
        var (february, next) = await Make(new(2026, 2));
        await Whole(february);
        var bare = await Bare(database, [.. february.Values]);
        await Change(database, grants, share: 100);
        var (_, again) = await Make(new(2026, 2));
        await Whole(february);

        Report.Line($"P1 month first make, {engine}", "lines_per_s", grants / first, ("checksum", $"{grants}/{fen}"));
        Report.Line($"P1 month make, {engine}", "lines_per_s", grants / next);
        Report.Line($"P1 month again with 1 % changed, {engine}", "lines_per_s", grants / again);
        Report.Line($"P1 month release, {engine}", "lines_per_s", grants / release);
        Report.Line($"P1 month EF Core loop, {engine}", "lines_per_s", byLoop, ("sample", Loop));
        Report.Line($"P1 month bare copy with keys, {engine}", "lines_per_s", bare);
        report.AtLeast($"P1 month, {engine}: first make / EF Core loop", grants / first / byLoop, 20);
        report.AtLeast($"P1 month, {engine}: make / EF Core loop", grants / next / byLoop, 20);
        report.AtLeast($"P1 month, {engine}: make / bare copy with keys (aim)", grants / next / bare, 0.8);
        report.AtMost($"P1 month, {engine}: again with 1 % changed / all computed (aim)", again / first, 0.06);
        report.AtMost($"P1 month, {engine}: again with 1 % changed / make (aim)", again / next, 0.06);
        return next / grants;
    }

    private static async Task Clean(Database database)
    {
        await using var db = database.OpenForSystem();
        await db.Database.ExecuteSqlRawAsync("VACUUM (ANALYZE)");
    }

    /// <summary>One grant as a decision leaves it, and as many copies of it as asked for.</summary>
    private static async Task Fill(AnminDb db, Database database, int grants)
    {
        var @case = new CaseRow
        {
            Id = database.NewId(), Number = "紫县救〔2025〕1号", Matter = "living-allowance", CountyCode = County, TownCode = "610924100000", VillageCode = "610924100201",
            Applicant = "向秀兰", Facts = "{}", State = CaseState.已确认,
        };
        var grant = new GrantRow
        {
            Id = Numbered(grants), CaseId = @case.Id, CountyCode = County, TownCode = @case.TownCode, VillageCode = @case.VillageCode, Matter = @case.Matter, Programme = Programme, Class = "农村",
            Name = "向秀兰", Persons = 1, StartMonth = "2026-01", MonthlyFen = 40_000, Lines = "[]", DecisionId = Numbered(grants), TermSeq = 1, ChangedOn = new(2025, 12, 20),
        };
        db.AddRange(@case, grant,
            new TermRow { GrantId = grant.Id, Seq = 1, FromMonth = "2026-01", Kind = TermKind.发放, MonthlyFen = 40_000, Persons = 1, Lines = "[]", Why = "", Basis = "", RecordedOn = new(2025, 12, 20) },
            new CoveredRow { GrantId = grant.Id, Seq = 1, Person = "P0", Name = "向秀兰" },
            new PayeeRow
            {
                Id = Numbered(grants), GrantId = grant.Id, CaseId = @case.Id, CountyCode = County, TownCode = @case.TownCode, VillageCode = @case.VillageCode,
                Holder = "向秀兰", Bank = "农商银行", Account = "6200000000000000001", IsMember = true, State = PayeeState.生效, ProposedByName = "向秀兰",
            });
        await db.SaveChangesAsync();
        await Copies<GrantRow>(db, grants, "id", "decision_id");
        await Copies<TermRow>(db, grants, "grant_id");
        await Copies<CoveredRow>(db, grants, "grant_id", "person");
        await Copies<PayeeRow>(db, grants, "id", "grant_id");
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    /// <summary>One grant in so many gets another amount, in every county.</summary>
    private static async Task Change(Database database, int grants, int share)
    {
        await using var db = database.OpenForSystem();
        foreach (var chunk in Enumerable.Range(1, (grants / share) - 1).Select(i => Numbered((i * share) + (i % Counties.Length))).Chunk(1_000))
        {
            foreach (var grant in await db.Grants.Where(g => chunk.Contains(g.Id)).ToListAsync())
            {
                var person = await db.Covered.Where(c => c.GrantId == grant.Id).Select(c => c.Person).SingleAsync();
                (grant.TermSeq, grant.ChangedOn) = (grant.TermSeq + 1, database.Today);
                db.Add(new TermRow { GrantId = grant.Id, Seq = grant.TermSeq, FromMonth = "2026-02", Kind = TermKind.发放, MonthlyFen = 41_000, Persons = 1, Lines = "[]", Why = "", Basis = "", RecordedOn = database.Today });
                db.Add(new CoveredRow { GrantId = grant.Id, Seq = grant.TermSeq, Person = person, Name = "向秀兰" });
            }
            await db.SaveChangesAsync();
        }
    }

    private static Guid Numbered(int i) => Guid.Parse($"00000000-0000-0000-0000-{i:X12}");

    private static async Task Copies<T>(AnminDb db, int count, params string[] own)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var columns = type.GetProperties().Where(p => p.GetColumnName() is var c && (own.Contains(c) || !p.ValueGenerated.HasFlag(Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.OnAdd) || p.ClrType == typeof(Guid))).Select(p => p.GetColumnName()).ToList();
        var id = db.Database.IsNpgsql() ? "('00000000-0000-0000-0000-' || lpad(to_hex(n.i), 12, '0'))::uuid" : "printf('00000000-0000-0000-0000-%012X', n.i)";
        var county = $"CASE n.i % {Counties.Length} {string.Concat(Counties.Select((c, i) => $"WHEN {i} THEN '{c}' "))}END";
        var values = columns.Select(c => c == "county_code" ? county : !own.Contains(c) ? $"x.\"{c}\"" : c == "person" ? "'P' || n.i" : id);
#pragma warning disable EF1002 // every name comes from the model
        await db.Database.ExecuteSqlRawAsync($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {(count - 1).ToString(CultureInfo.InvariantCulture)})
            INSERT INTO {type.GetTableName()} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", values)} FROM n CROSS JOIN {type.GetTableName()} x
            """);
#pragma warning restore EF1002
    }

    private static async Task<(int Lines, long Fen)> Made(Database database, Guid[] batches)
    {
        await using var db = database.OpenForSystem();
        return (await db.Lines.CountAsync(l => batches.Contains(l.BatchId) && l.State == LineState.待发), await db.Lines.Where(l => batches.Contains(l.BatchId)).SumAsync(l => l.Fen));
    }

    private static async Task<string> Held(Database database)
    {
        await using var db = database.OpenForSystem();
        return string.Join("，", (await db.Lines.GroupBy(l => new { l.State, l.Held }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync()).Select(g => $"{g.Key.State} {g.Key.Held} {g.Count}"));
    }

    /// <summary>The same month as a careful first version does it: a chunk of households read with what belongs to them, looked at one by one, saved together; given up at the end.</summary>
    private static async Task<double> EfLoop(Database database, string month)
    {
        await using var db = database.OpenForSystem();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var watch = Stopwatch.StartNew();
        var batch = new BatchRow { Id = database.NewId(), CountyCode = County, Programme = Programme, Month = month, MadeByName = "" };
        db.Batches.Add(batch);
        await db.SaveChangesAsync();
        var no = 0;
        for (var chunk = 0; chunk < Loop / SaveEvery; chunk++)
        {
            var grants = await db.Grants.Where(g => g.Programme == Programme).OrderBy(g => g.Id).Skip(chunk * SaveEvery).Take(SaveEvery).ToListAsync();
            var ids = grants.ConvertAll(g => g.Id);
            var terms = (await db.Terms.AsNoTracking().Where(t => ids.Contains(t.GrantId) && t.FromMonth.CompareTo(batch.Month) <= 0).ToListAsync()).ToLookup(t => t.GrantId);
            var paid = (await db.Lines.AsNoTracking().Where(l => ids.Contains(l.GrantId) && l.ForMonth == batch.Month && l.State != LineState.不发).ToListAsync()).ToLookup(l => l.GrantId);
            var payees = await db.Payees.AsNoTracking().Where(p => ids.Contains(p.GrantId) && p.State == PayeeState.生效).ToDictionaryAsync(p => p.GrantId);
            var covered = (await db.Covered.AsNoTracking().Where(c => ids.Contains(c.GrantId)).ToListAsync()).ToLookup(c => c.GrantId);
            foreach (var grant in grants)
            {
                var term = terms[grant.Id].MaxBy(t => t.Seq)!;
                var payee = payees[grant.Id];
                db.Lines.Add(new()
                {
                    BatchId = batch.Id, No = ++no, CountyCode = grant.CountyCode, TownCode = grant.TownCode, VillageCode = grant.VillageCode, CaseId = grant.CaseId, GrantId = grant.Id,
                    Programme = Programme, ForMonth = batch.Month, TermSeq = term.Seq, Kind = LineKind.当月, Fen = term.MonthlyFen - paid[grant.Id].Sum(l => l.Fen), DueFen = term.MonthlyFen,
                    Holder = payee.Holder, Bank = payee.Bank, Account = payee.Account,
                    State = covered[grant.Id].Any(c => c.Seq == term.Seq && c.Name == payee.Holder) || payee.Agreement != null ? LineState.待发 : LineState.暂缓,
                });
            }
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        var speed = no / watch.Elapsed.TotalSeconds;
        await transaction.RollbackAsync();
        return speed;
    }

    /// <summary>Writes the very same lines into an empty table with the same two keys: nothing is read, computed or checked.</summary>
    private static async Task<double> Bare(Database database, Guid[] batches)
    {
        await using var db = database.OpenForSystem();
        var rows = await db.Lines.AsNoTracking().Where(l => batches.Contains(l.BatchId)).OrderBy(l => l.BatchId).ThenBy(l => l.No).Select(l => new object[]
        {
            l.BatchId, l.No, l.CountyCode, l.TownCode, l.VillageCode, l.OwnerHuman, l.CaseId, l.GrantId, l.Programme, l.ForMonth, l.TermSeq, l.Kind.ToString(), l.Fen, l.DueFen, l.BeforeFen, l.Holder, l.Bank, l.Account, l.State.ToString(),
        }).ToListAsync();
        var names = string.Join(", ", Copied);
#pragma warning disable EF1002 // a constant
        await db.Database.ExecuteSqlRawAsync($"CREATE TABLE bare AS SELECT {names} FROM lines WHERE 1 = 0");
#pragma warning restore EF1002
        await db.Database.ExecuteSqlRawAsync("CREATE UNIQUE INDEX bare_key ON bare (batch_id, no)");
        await db.Database.ExecuteSqlRawAsync("CREATE UNIQUE INDEX bare_month ON bare (for_month, grant_id, term_seq)");
        await db.Database.OpenConnectionAsync();
        var watch = Stopwatch.StartNew();
        if (db.Database.GetDbConnection() is NpgsqlConnection npgsql)
        {
            await using var copy = await npgsql.BeginBinaryImportAsync($"COPY bare ({names}) FROM STDIN (FORMAT BINARY)");
            foreach (var row in rows)
            {
                await copy.StartRowAsync();
                foreach (var value in row) { await copy.WriteAsync(value); }
            }
            await copy.CompleteAsync();
        }
        else
        {
            var sqlite = (SqliteConnection)db.Database.GetDbConnection();
            await using var transaction = sqlite.BeginTransaction();
            await using var insert = sqlite.CreateCommand();
#pragma warning disable CA2100 // a constant
            insert.CommandText = $"INSERT INTO bare ({names}) VALUES ({string.Join(", ", Copied.Select((_, i) => $"${i}"))})";
#pragma warning restore CA2100
            insert.Transaction = transaction;
            var parameters = Copied.Select((_, i) => insert.Parameters.AddWithValue($"${i}", "")).ToArray();
            foreach (var row in rows)
            {
                for (var i = 0; i < row.Length; i++) { parameters[i].Value = row[i] is Guid id ? id.ToString().ToUpperInvariant() : row[i]; }
                await insert.ExecuteNonQueryAsync();
            }
            await transaction.CommitAsync();
        }
        return rows.Count / watch.Elapsed.TotalSeconds;
    }

    private static async Task Admin(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a name that this program made up
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
