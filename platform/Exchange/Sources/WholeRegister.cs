using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Exchange.Matching;

namespace Anmin.Exchange.Sources;

/// <summary>What the officer says of a file in which a source hands over everybody it has.</summary>
/// <param name="Item">About what it is: one of the source's items, or empty where it only tells that somebody is there.</param>
/// <param name="Number">Name of the column with the identity number, as the file spells it.</param>
/// <param name="Amount">Name of the column with yuan; empty for none.</param>
/// <param name="Count">Name of the column with a number of things; empty for none.</param>
/// <param name="AsOf">The day for which it is so.</param>
/// <param name="IsComplete">The source says that it has nobody else: whoever is not in it has no record there.</param>
/// <param name="Signature">HMAC-SHA256 of the whole file, which the source sends beside it.</param>
public sealed record WholeSaid(string Source, string Item, string Number, string Amount, string Count, DateOnly AsOf, bool IsComplete, string Signature);

/// <summary>全量文件: a source does not look people up but hands over all it has, in its own columns. The file streams through once, of any size; only whoever was asked about is told, of everybody else nothing is kept (1.2, S-FI-5, S-WF-6).</summary>
public static class WholeRegister
{
    /// <summary>Lines that cannot be compared and are told one by one; more are counted.</summary>
    public const int MostTold = 1_000;

    /// <summary>Holds the questions against the file.</summary>
    /// <returns>The answers as of any other file, or null and why nothing of it is taken. Several lines about one person are one answer: yuan and numbers are added up.</returns>
    /// <remarks>No answer is never nothing found: where a line could not be compared it may have been hers, so nobody is told to have no record.</remarks>
    public static (AnswerSheet? Sheet, string? Fault) Match(Stream file, string name, WholeSaid said, IReadOnlyList<SourceQuestion> questions, SourceKey key, CancellationToken stop = default)
    {
        var asked = Asked(questions);
        List<string> kept = [.. new[] { said.Amount, said.Count }.Where(c => c.Length > 0)];
        var found = new Dictionary<int, Found>();
        var told = new List<Reject>();
        using var hmac = key.Algorithm();
        using var signed = new CryptoStream(file, hmac, CryptoStreamMode.Read, leaveOpen: true);
        var report = Matcher.Over([.. asked.Select(a => a.Id)]).Read(signed, new(said.Number, kept), hit => Add(found, hit, said), reject => { if (told.Count < MostTold) { told.Add(reject); } }, digest: false, cancel: stop);
        if (report.Fault is { } fault)
        {
            return (null, $"{fault}，整个文件没有读入");
        }
        signed.CopyTo(Stream.Null);
        var digest = Convert.ToHexStringLower(hmac.Hash!);
        if (!SourceKey.Same(digest, said.Signature))
        {
            return (null, "签名和文件对不上：文件不完整、被改动过，或者不是这个来源签的，一行也没有读入，请向来源重新索取");
        }
        var lines = Numbered(Lines(asked, found, told, report, said));
        return (new($"{name}（全部数据 {report.Lines} 行，没有比对 {report.Rejected} 行）", Mark(digest, said, questions), said.Source, lines.Count, () => lines.ToAsyncEnumerable()), null);
    }

    private static List<(SourceQuestion Question, IdNumber Id)> Asked(IReadOnlyList<SourceQuestion> questions)
    {
        var asked = new List<(SourceQuestion, IdNumber)>();
        foreach (var question in questions)
        {
            if (IdNumber.TryParse(question.IdNumber, out var id, out _)) { asked.Add((question, id)); }
        }
        return asked;
    }

    /// <summary>One after the other; what stands in no line of the file, or in one that is taken, counts below nought.</summary>
    private static List<AnswerLine> Numbered(IEnumerable<AnswerLine> lines)
    {
        var (used, below) = (new HashSet<int>(), 0);
        return [.. lines.Select((l, i) => l with { No = i + 1, LineNo = l.LineNo > 0 && used.Add(l.LineNo) ? l.LineNo : --below })];
    }

    private static IEnumerable<AnswerLine> Lines(List<(SourceQuestion Question, IdNumber Id)> asked, Dictionary<int, Found> found, List<Reject> told, MatchReport report, WholeSaid said)
    {
        var hits = found.Select(f => new AnswerLine(0, Whole(f.Value.Line), asked[f.Key].Question.RequestNo, f.Value.Trouble is null ? Reply.已返回 : Reply.异常, f.Value.Says(said), null));
        var rejects = told.Select(r => new AnswerLine(0, Whole(r.Line), "", Reply.异常, null, $"{Reject.Why(r.Reason)}，没有比对"));
        foreach (var line in hits.Concat(rejects).OrderBy(l => l.LineNo).ThenBy(l => l.RequestNo, StringComparer.Ordinal))
        {
            yield return line;
        }
        var missing = Enumerable.Range(0, asked.Count).Where(i => !found.ContainsKey(i)).ToList();
        if (report.Rejected > told.Count)
        {
            yield return new(0, 0, "", Reply.异常, null, $"另有 {report.Rejected - told.Count} 行没有比对，没有一一列出");
        }
        if (said.IsComplete && report.Rejected > 0 && missing.Count > 0)
        {
            yield return new(0, 0, "", Reply.异常, null, $"没有比对的行里可能有要问的人，没找到的 {missing.Count} 条请求仍算没有回音；请来源更正以后再交");
        }
        else if (said.IsComplete)
        {
            foreach (var i in missing)
            {
                yield return new(0, 0, asked[i].Question.RequestNo, Reply.无数据, null, null);
            }
        }
    }

    private static void Add(Dictionary<int, Found> found, Hit hit, WholeSaid said)
    {
        if (!found.TryGetValue(hit.Applicant, out var one))
        {
            found.Add(hit.Applicant, one = new(hit.Line));
        }
        one.Add(hit, said);
    }

    /// <summary>The same file against the same questions is known; against new ones it is read again.</summary>
    private static string Mark(string digest, WholeSaid said, IReadOnlyList<SourceQuestion> questions) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', [digest, said.Source, said.Item, said.Number, said.Amount, said.Count, said.AsOf.ToString("yyyyMMdd", CultureInfo.InvariantCulture), $"{said.IsComplete}", .. questions.Select(q => q.RequestNo).Order(StringComparer.Ordinal)]))));

    private static int Whole(long line) => (int)Math.Min(line, int.MaxValue);

    /// <summary>What the file has about one question.</summary>
    private sealed class Found(long line)
    {
        private Money money = Money.Zero;
        private int things;
        private int lines;

        public long Line { get; } = line;
        public string? Trouble { get; private set; }

        public void Add(Hit hit, WholeSaid said)
        {
            lines++;
            var place = 0;
            if (said.Amount.Length > 0)
            {
                if (Money.TryParse(hit.Kept[place++].Trim(), out var yuan) && yuan >= Money.Zero) { money += yuan; }
                else { Trouble ??= $"文件第 {hit.Line} 行的「{said.Amount}」读不出是多少元，请来源更正"; }
            }
            if (said.Count.Length > 0)
            {
                if (int.TryParse(hit.Kept[place].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000) { things += number; }
                else { Trouble ??= $"文件第 {hit.Line} 行的「{said.Count}」读不出是多少，请来源更正"; }
            }
        }

        public SourceValue Says(WholeSaid said) => new(said.Item,
            said.Amount.Length > 0 && Trouble is null ? money : null,
            Trouble is not null || (said.Count.Length == 0 && said.Amount.Length > 0) ? null : said.Count.Length > 0 ? things : lines,
            said.AsOf, Trouble ?? (lines > 1 ? $"{lines} 条记录合计" : null));
    }
}
