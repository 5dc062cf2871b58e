using System.Text;
using Anmin.Core.Values;
using Anmin.Exchange.Matching;

namespace Anmin.Exchange.Tests.Matching;

/// <summary>What a matching comes to, in a form that can be compared.</summary>
internal sealed record Outcome(IReadOnlyList<string> Hits, IReadOnlyList<string> Rejects, long Lines, long Matched, long Upgraded)
{
    public static Outcome OfMatcher(byte[] file, FileLayout layout, IReadOnlyList<IdNumber> applicants, int window)
    {
        var (hits, rejects) = (new List<string>(), new List<string>());
        var report = Matcher.Over(applicants).Read(new MemoryStream(file), layout, h => hits.Add(Show(h.Line, h.Applicant, h.Kept, h.Marks.HasFlag(HitMarks.Upgraded))), r => rejects.Add($"{r.Line} {r.Reason}"), digest: false, window);
        Assert.Equal(report.Lines, report.Matched + report.Unmatched + report.Rejected);
        Assert.Equal(rejects.Count, report.Rejected);
        Assert.Equal(hits.Count, report.Hits);
        return new(hits, rejects, report.Lines, report.Matched, report.Upgraded);
    }

    /// <summary>The same on one text with lists and LINQ, slow and plain.</summary>
    public static Outcome OfLinq(string text, FileLayout layout, IReadOnlyList<IdNumber> applicants)
    {
        var records = Records(text, layout.Separator).Where(r => r.Cells is not [""] || r.Broken).ToList();
        var head = records[0].Cells;
        var (number, kept) = (head.IndexOf(layout.Number), layout.Kept.Select(k => head.IndexOf(k)).ToList());
        var (hits, rejects) = (new List<string>(), new List<string>());
        var (matched, upgraded) = (0, 0);
        foreach (var (line, cells, broken) in records.Skip(1))
        {
            if (broken) { rejects.Add($"{line} {RejectReason.Quotes}"); continue; }
            if (cells.Count != head.Count) { rejects.Add($"{line} {RejectReason.Columns}"); continue; }
            var code = Plain.Code(cells[number]);
            var old = code.Length == 15 && code.All(char.IsAsciiDigit);
            if (old) { code = code[..6] + "19" + code[6..]; code += IdNumber.CheckCharacter(code); }
            if (!IdNumber.TryParse(code, out var id, out var fault)) { rejects.Add($"{line} {Reason(old ? 15 : code.Length, fault)}"); continue; }
            upgraded += old ? 1 : 0;
            var found = applicants.Index().Where(a => a.Item == id).ToList();
            matched += found.Count > 0 ? 1 : 0;
            hits.AddRange(found.Select(a => Show(line, a.Index, [.. kept.Select(k => cells[k])], old)));
        }
        return new(hits, rejects, records.Count - 1, matched, upgraded);
    }

    private static string Show(long line, int applicant, IReadOnlyList<string> kept, bool upgraded) => $"{line} {applicant} {string.Join('|', kept)}{(upgraded ? " 升位" : "")}";

    private static RejectReason Reason(int length, string fault) =>
        length == 0 ? RejectReason.NoNumber
        : fault.Contains("出生日期", StringComparison.Ordinal) ? RejectReason.BirthDate
        : fault.Contains("只能有数字", StringComparison.Ordinal) || length == 15 ? RejectReason.Characters
        : fault.Contains("校验位", StringComparison.Ordinal) ? RejectReason.CheckCharacter
        : RejectReason.Length;

    private static IEnumerable<(long Line, List<string> Cells, bool Broken)> Records(string text, char separator)
    {
        var (at, line) = (0, 1L);
        while (at < text.Length)
        {
            var (cells, end) = Record(text, at, separator);
            var broken = cells is null;
            if (broken) { end = text.IndexOf('\n', at) is >= 0 and var next ? next + 1 : text.Length; }
            yield return (line, cells ?? [], broken);
            line += text[at..end].Count(c => c == '\n');
            at = end;
        }
    }

    private static (List<string>? Cells, int End) Record(string text, int at, char separator)
    {
        var cells = new List<string>();
        while (true)
        {
            var cell = new StringBuilder();
            if (at < text.Length && text[at] == '"')
            {
                for (at++; ; at++)
                {
                    if (at >= text.Length) { return (null, 0); }
                    if (text[at] != '"') { cell.Append(text[at]); }
                    else if (at + 1 < text.Length && text[at + 1] == '"') { cell.Append('"'); at++; }
                    else { break; }
                }
                at++;
                if (at < text.Length && text[at] == '\r')
                {
                    at++;
                    if (at < text.Length && text[at] != '\n') { return (null, 0); }
                }
                cells.Add(cell.ToString());
            }
            else
            {
                while (at < text.Length && text[at] != separator && text[at] != '\n') { cell.Append(text[at++]); }
                cells.Add(cell.ToString().Trim());
            }
            if (at >= text.Length) { return (cells, at); }
            at++;
            if (text[at - 1] == '\n') { return (cells, at); }
            if (text[at - 1] != separator) { return (null, 0); }
        }
    }
}
