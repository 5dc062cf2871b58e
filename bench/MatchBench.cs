using System.Diagnostics;
using System.Globalization;
using System.Text;
using Anmin.Exchange.Matching;
using DuckDB.NET.Data;

namespace Anmin.Bench;

/// <summary>P2: two hundred thousand applicants looked for in an agency's file, against DuckDB reading and joining the same file with one thread.</summary>
internal static class MatchBench
{
    private const int Applicants = 200_000;

    /// <param name="more">A second, larger file, to see how the time grows; 0 for none.</param>
    public static void Run(Report report, long lines, long more, int rounds, string encodings)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var each = Measured(report, lines, rounds, encodings);
        if (more > 0)
        {
            var eachOfMore = Measured(report, more, Math.Min(rounds, 1), encodings);
            foreach (var (name, seconds) in each)
            {
                report.AtMost($"P2 {name}: a line of {more:N0} / a line of {lines:N0}", eachOfMore[name] / seconds, 1.3);
            }
        }
    }

    /// <returns>Seconds of processor time for a line, by encoding.</returns>
    private static Dictionary<string, double> Measured(Report report, long lines, int rounds, string encodings)
    {
        var folder = Directory.CreateTempSubdirectory("anmin-bench-match-");
        try
        {
            var source = new AgencyFile(Applicants);
            string File(string name) => Path.Combine(folder.FullName, name);
            var utf8 = new UTF8Encoding(false);
            if (encodings == "quoted")
            {
                var size = source.Write(File("quoted.csv"), lines, utf8, quoted: true);
                return Compare(report, source, lines, rounds, (File("quoted.csv"), size), [("UTF-8 in quotes", File("quoted.csv"), size, "")]);
            }
            var twin = (Path: File("utf8.csv"), Size: source.Write(File("utf8.csv"), lines, utf8));
            var files = new List<(string Name, string Path, long Size, string Twin)>();
            if (encodings is "both" or "utf8") { files.Add(("UTF-8", twin.Path, twin.Size, "")); }
            if (encodings is "both" or "gb18030") { files.Add(("GB18030", File("gb.csv"), source.Write(File("gb.csv"), lines, Encoding.GetEncoding("GB18030")), " on the UTF-8 twin")); }
            return Compare(report, source, lines, rounds, twin, files);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Dictionary<string, double> Compare(Report report, AgencyFile source, long lines, int rounds, (string Path, long Size) forDuck, List<(string Name, string Path, long Size, string Twin)> files)
    {
        using var duck = new Duck(source, forDuck.Path);
        var (joined, verified) = (new List<Took>(), new List<Took>());
        var ours = files.ToDictionary(f => f.Name, _ => (Plain: new List<Took>(), Digest: new List<Took>()));
        Matched plain = default, checkedToo = default;
        // One more round than counted, first: every side has its code compiled and the file in memory.
        for (var round = -1; round < rounds; round++)
        {
            Measure(joined, round, () => plain = duck.Join());
            Measure(verified, round, () => checkedToo = duck.JoinVerified());
            foreach (var (name, path, _, _) in files)
            {
                Measure(ours[name].Plain, round, () => Same(name, Ours(source, path, digest: false), plain, checkedToo, lines));
                Measure(ours[name].Digest, round, () => Same(name, Ours(source, path, digest: true), plain, checkedToo, lines));
            }
        }
        var (duckPlain, duckVerified) = (Report.Median(joined.Select(t => t.Cpu)), Report.Median(verified.Select(t => t.Cpu)));
        Line("DuckDB join, number not checked", lines, forDuck.Size, joined, plain);
        Line("DuckDB join, number checked, rejects told", lines, forDuck.Size, verified, checkedToo);
        foreach (var (name, _, bytes, twin) in files)
        {
            Line($"matcher, {name}", lines, bytes, ours[name].Plain, checkedToo);
            Line($"matcher with SHA-256, {name}", lines, bytes, ours[name].Digest, checkedToo);
            var (own, withDigest) = (Report.Median(ours[name].Plain.Select(t => t.Cpu)), Report.Median(ours[name].Digest.Select(t => t.Cpu)));
            report.AtLeast($"P2 {name}, {lines:N0}: matcher / DuckDB{twin}, not checking", duckPlain / own, 3);
            report.AtLeast($"P2 {name}, {lines:N0}: matcher / DuckDB{twin}, checking", duckVerified / own, 3);
            report.AtLeast($"P2 {name}, {lines:N0}: matcher with SHA-256 / DuckDB{twin}, not checking", duckPlain / withDigest, 3);
        }
        return files.ToDictionary(f => f.Name, f => Report.Median(ours[f.Name].Plain.Select(t => t.Cpu)) / lines);
    }

    private static void Line(string name, long lines, long bytes, List<Took> took, Matched matched)
    {
        var (cpu, wall) = (Report.Median(took.Select(t => t.Cpu)), Report.Median(took.Select(t => t.Wall)));
        Report.Line($"P2 match {name}, {lines:N0} lines", "rows_per_s", lines / cpu, ("mb_per_s", Math.Round(bytes / cpu / 1e6)), ("cpu_s", Math.Round(cpu, 3)), ("wall_s", Math.Round(wall, 3)), ("bytes", bytes), ("checksum", $"{matched.Hits}/{matched.Rejects}/{matched.Sum:x}"));
    }

    private static Matched Ours(AgencyFile source, string path, bool digest)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
        var (sum, rejects) = (0UL, 0L);
        var report = Matcher.Over(source.Applicants).Read(file, new(AgencyFile.Number, AgencyFile.Kept), h => sum = Add(sum, h.Applicant, h.Kept[0], h.Kept[1], h.Kept[2]), _ => rejects++, digest);
        return report.Fault is null ? new(report.Hits, rejects, report.Lines, sum) : throw new InvalidOperationException(report.Fault);
    }

    /// <summary>The hits are the same to the letter; DuckDB leaves lines with a column too few out and does not tell them.</summary>
    private static void Same(string name, Matched ours, Matched plain, Matched verified, long lines)
    {
        if ((ours.Hits, ours.Sum) != (plain.Hits, plain.Sum) || (ours.Hits, ours.Sum) != (verified.Hits, verified.Sum) || ours.Lines != lines || ours.Rejects < verified.Rejects)
        {
            throw new InvalidOperationException($"{name}：自己 {ours}，DuckDB {plain}，查校验位 {verified}，应有 {lines} 行");
        }
    }

    /// <summary>Sum of what is in the hits, whatever their order.</summary>
    private static ulong Add(ulong sum, int applicant, string name, string unit, string day)
    {
        unchecked
        {
            var hash = (ulong)applicant;
            foreach (var text in (ReadOnlySpan<string>)[name, unit, day])
            {
                foreach (var c in text) { hash = (hash ^ c) * 0x100000001B3; }
            }
            return sum + hash;
        }
    }

    private static void Measure(List<Took> all, int round, Action act)
    {
        var (cpu, wall) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.GetTimestamp());
        act();
        var took = new Took((Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds, Stopwatch.GetElapsedTime(wall).TotalSeconds);
        if (round >= 0) { all.Add(took); }
    }

    /// <summary>Processor time of the whole process, and time on the wall, in seconds.</summary>
    private readonly record struct Took(double Cpu, double Wall);

    private readonly record struct Matched(long Hits, long Rejects, long Lines, ulong Sum);

    /// <summary>DuckDB at its best: the columns are told, so nothing is guessed, only the needed ones are read, and the applicants already lie in its own table.</summary>
    private sealed class Duck : IDisposable
    {
        private readonly DuckDBConnection connection = new("DataSource=:memory:");
        private readonly string file;

        public Duck(AgencyFile source, string path)
        {
            connection.Open();
            Run("SET threads=1");
            Run("CREATE TABLE applicants (no INTEGER, id VARCHAR)");
            using (var appender = connection.CreateAppender("applicants"))
            {
                foreach (var (i, id) in source.Applicants.Index())
                {
                    appender.CreateRow().AppendValue(i).AppendValue(id.Value).EndRow();
                }
            }
            var columns = string.Join(", ", AgencyFile.Head.Select(h => $"'{h}': 'VARCHAR'"));
            file = $"read_csv('{path}', auto_detect=false, header=true, delim=',', quote='\"', escape='\"', ignore_errors=true, columns={{{columns}}})";
        }

        public Matched Join() => Read($"""SELECT a.no, f."姓名", f."单位名称", f."参保日期", true FROM {file} f JOIN applicants a ON a.id = f."身份证号码" """);

        /// <summary>The weighted sum is taken from the first 17 digits as one integer, which is several times faster than character by character.</summary>
        public Matched JoinVerified()
        {
            var weights = new[] { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
            var sum = string.Join(" + ", weights.Select((w, i) => string.Create(CultureInfo.InvariantCulture, $"{w} * (v // {(long)Math.Pow(10, 16 - i)} % 10)")));
            return Read($"""
                WITH f AS (SELECT *, TRY_CAST(substr("身份证号码", 1, 17) AS BIGINT) AS v FROM {file}),
                     g AS (SELECT *, coalesce(length("身份证号码") = 18 AND substr("身份证号码", 18, 1) = substr('10X98765432', CAST(({sum}) % 11 + 1 AS BIGINT), 1), false) AS ok FROM f)
                SELECT a.no, g."姓名", g."单位名称", g."参保日期", g.ok FROM g LEFT JOIN applicants a ON a.id = g."身份证号码" WHERE NOT g.ok OR a.no IS NOT NULL
                """);
        }

        public void Dispose() => connection.Dispose();

        private Matched Read(string sql)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of this program only
            command.CommandText = sql;
#pragma warning restore CA2100
            command.UseStreamingMode = true;
            using var reader = command.ExecuteReader();
            var (hits, rejects, sum) = (0L, 0L, 0UL);
            while (reader.Read())
            {
                if (!reader.GetBoolean(4)) { rejects++; continue; }
                hits++;
                sum = Add(sum, reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetString(3));
            }
            return new(hits, rejects, 0, sum);
        }

        private void Run(string sql)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }
}
