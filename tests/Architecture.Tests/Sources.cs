using System.Text.RegularExpressions;

namespace Anmin.Architecture.Tests;

/// <summary>Rules about the sources themselves: pure functions from path and text to complaints.</summary>
public static partial class Sources
{
    public const int Longest = 400;

    /// <summary>Paths are ASCII, so that every tool and address can spell them.</summary>
    public static string? Path(string path) =>
        path.Any(c => c > 127) ? $"{path}：路径里有非 ASCII 字符" : null;

    /// <summary>One idea a file; generated migrations are nobody's idea.</summary>
    public static string? Length(string path, string text) =>
        Lines(text).Length is var lines && lines > Longest && !path.Contains("/Migrations/", StringComparison.Ordinal)
            ? $"{path}：{lines} 行，超过 {Longest} 行，请按想法拆开"
            : null;

    /// <summary>Public types of Core say what they mean.</summary>
    public static IEnumerable<string> Undocumented(string path, string text)
    {
        var lines = Lines(text);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!PublicType().IsMatch(lines[i])) { continue; }
            var above = i - 1;
            while (above >= 0 && lines[above].StartsWith('[')) { above--; }
            if (above < 0 || !lines[above].StartsWith("///", StringComparison.Ordinal))
            {
                yield return $"{path}({i + 1})：{lines[i].Trim()} 没有说明";
            }
        }
    }

    /// <summary>No names of throw-away drawers: split by idea instead.</summary>
    public static string? Drawer(string path) =>
        DrawerName().IsMatch(path) ? $"{path}：名字没有说出想法（Helper、Manager、Utils）" : null;

    /// <summary>S-CR-4: secrets come from the environment, never from the repository.</summary>
    public static IEnumerable<string> Secrets(string path, string text) =>
        Secret().Matches(text).Select(m => $"{path}：像是写进了密钥或密码：{m.Value[..Math.Min(12, m.Length)]}…");

    /// <summary>S-PR-7: an ID number in test data belongs to nobody: the first six digits are those of the whole city or of no place, which no card carries.</summary>
    public static IEnumerable<string> RealPeople(string path, string text) =>
        Eighteen().Matches(text).Select(m => m.Value)
            .Where(n => Core.Values.IdNumber.TryParse(n, out _, out _) && !n.StartsWith("610900", StringComparison.Ordinal) && !n.StartsWith("610999", StringComparison.Ordinal))
            .Select(n => $"{path}：{n[..6]}… 可能是真人的身份证号");

    /// <summary>Money is exact: no binary floating point in what computes (S-IN-6).</summary>
    public static IEnumerable<string> Floating(string path, string text) =>
        Binary().Matches(text).Select(m => $"{path}：用了 {m.Value}，钱和数要算得准");

    /// <summary>What a user typed is never a statement, a page, a pattern or a document type: SQL is put together from literals only,
    /// nothing goes into a page unencoded, patterns are literals, no reader of XML and no format that names its own types (S-IN-9, S-IN-10, S-IN-12).</summary>
    public static IEnumerable<string> Injected(string path, string text) =>
        Raw().Matches(text).Where(m => !IsTheSafeReader(path, text, m.Value)).Select(m => $"{path}：{m.Value.Trim()} 会把别人写的字当成命令");

    /// <summary>Workbooks are XML. One file may read it, and only while it says itself that it takes no document types and fetches nothing.</summary>
    private static bool IsTheSafeReader(string path, string text, string found) =>
        path == "platform/Documents/SafeXml.cs" && found == "XmlReader"
        && text.Contains("DtdProcessing = DtdProcessing.Prohibit", StringComparison.Ordinal) && text.Contains("XmlResolver = null", StringComparison.Ordinal);

    /// <summary>A special screen is an exception, written down with its reason in Overrides.md.</summary>
    public static IEnumerable<string> Unreasoned(IEnumerable<string> screens, string reasons) =>
        screens.Where(s => !reasons.Contains($"`{System.IO.Path.GetFileName(s)}`", StringComparison.Ordinal)).Select(s => $"{s}：Overrides.md 里没有写它的理由");

    private static string[] Lines(string text) => text.TrimEnd('\n').Split('\n');

    [GeneratedRegex("""\b(?:FromSqlRaw|ExecuteSqlRaw|ExecuteSqlRawAsync|SqlQueryRaw)(?:<\w+>)?\((?!\s*"(?:[^"\\{]|\\.)*"\s*\))|\bHtml\.Raw\(|\bnew HtmlString\(|\bnew Regex\((?!@?")|\bRegex\.\w+\([^,()]+,\s*(?!@?")\w|\b(?:XmlReader|XmlDocument|XmlSerializer|BinaryFormatter|JsonPolymorphic|TypeNameHandling)\b""")]
    private static partial Regex Raw();

    [GeneratedRegex(@"^public\s.*\b(class|record|struct|interface|enum)\s")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"(Helpers?|Manager|Utils?|Utilities|Common)\.cs$")]
    private static partial Regex DrawerName();

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}|\bgh[pousr]_[0-9A-Za-z]{30}|\bxox[abp]-[0-9A-Za-z-]{20}|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.|(?i:\b(?:password|pwd)=)[^;""'\s$&{<]{3,}")]
    private static partial Regex Secret();

    [GeneratedRegex(@"(?<![\w])\d{17}[\dXx](?![\w])")]
    private static partial Regex Eighteen();

    [GeneratedRegex(@"(?<![\w./])(double|float|Double|Single)(?=\??[\s\[\]>),.])(?![^\n""]*"")")]
    private static partial Regex Binary();
}
