using System.Text;
using System.Text.RegularExpressions;
using Anmin.Data;

namespace Anmin.Web.Pages.Document;

/// <summary>The official text of the city document, loaded by the city that runs this house. Without it nothing of it is shown; it is never part of the program.</summary>
/// <remarks>
/// The operator names a plain text file, UTF-8 or GB18030, one paragraph a line. Where its 23 measures are numbered 1. to 23. or （一） to （二十三） in order,
/// each is shown beside its measure; otherwise the text is shown whole at the end of the page. Every paragraph is shown as text, never as markup.
/// </remarks>
public sealed partial class OfficialText
{
    /// <summary>Setting with the path of the file. A path that does not exist, or a file that cannot be read as text, keeps the house from starting.</summary>
    public const string Setting = "Anmin:OfficialDocument";

    private const int MostBytes = 1024 * 1024;

    private readonly Dictionary<int, IReadOnlyList<string>> measures = [];
    private readonly Dictionary<int, string> parts = [];

    private OfficialText(IReadOnlyList<string> paragraphs)
    {
        var wanted = Outline.Measures.Count();
        if (Starts(paragraphs, wanted, DigitHeading(), n => $"{n}") is not { } starts && (starts = Starts(paragraphs, wanted, NumeralHeading(), Numeral)) is null)
        {
            Whole = paragraphs;
            return;
        }
        var headings = Parts(paragraphs);
        IReadOnlyList<string> Between(int from, int to) => [.. Enumerable.Range(from, to - from).Where(i => !headings.Contains(i)).Select(i => paragraphs[i])];
        var end = EndOfLast(paragraphs, starts[^1]);
        for (var n = 1; n <= wanted; n++)
        {
            measures[n] = Between(starts[n - 1], n < wanted ? starts[n] : end);
        }
        Opening = Between(0, starts[0]);
        Closing = Between(end, paragraphs.Count);
    }

    /// <summary>Nothing was loaded.</summary>
    public static OfficialText None { get; } = new([]);

    public bool IsLoaded => Whole.Count + measures.Count > 0;

    /// <summary>All paragraphs, where the measures could not be told apart.</summary>
    public IReadOnlyList<string> Whole { get; } = [];

    /// <summary>What stands before the first measure.</summary>
    public IReadOnlyList<string> Opening { get; } = [];

    /// <summary>What stands after the last.</summary>
    public IReadOnlyList<string> Closing { get; } = [];

    public IReadOnlyList<string> OfMeasure(int number) => measures.GetValueOrDefault(number, []);

    /// <summary>The heading of a part as the city wrote it, or null.</summary>
    public string? OfPart(int number) => parts.GetValueOrDefault(number);

    /// <summary>Reads what the setting names.</summary>
    /// <exception cref="InvalidOperationException">The file is missing, too large, empty or no text.</exception>
    public static OfficialText From(IConfiguration settings) => settings[Setting] is { Length: > 0 } path ? new(Paragraphs(Load(path))) : None;

    /// <summary>Reads a text that is already in hand.</summary>
    public static OfficialText Of(string text) => new(Paragraphs(text));

    private static string Load(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw Wrong(path, "没有这个文件");
        }
        if (file.Length is 0 or > MostBytes)
        {
            throw Wrong(path, file.Length == 0 ? "文件是空的" : "文件超过 1 MB，不像一份文件的正文");
        }
        try
        {
            var text = Decode(File.ReadAllBytes(path));
            return text is not null && !text.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t' or '\f')) ? text : throw Wrong(path, "既不是 UTF-8 也不是 GB18030 的纯文本；请另存为文本文件（.txt）");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong(path, e.Message);
        }
    }

    private static string? Decode(byte[] bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding[] known = [new UTF8Encoding(false, true), Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)];
        foreach (var encoding in known)
        {
            try
            {
                return encoding.GetString(bytes).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException) when (encoding != known[^1])
            {
                continue;
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
        return null;
    }

    private static InvalidOperationException Wrong(string path, string why) =>
        new($"设置 {Setting} 指的正式文件「{path}」读不出来：{why}。改正路径或文件后再启动；不需要时去掉这项设置。");

    /// <summary>One a line; marks of emphasis that a conversion has left are dropped.</summary>
    private static List<string> Paragraphs(string text) =>
        [.. text.Split('\n', '\f').Select(l => l.Replace("**", "", StringComparison.Ordinal).Trim()).Where(l => l.Length > 0)];

    /// <summary>Where each measure begins, or null where they are not all there in order.</summary>
    private static List<int>? Starts(IReadOnlyList<string> paragraphs, int wanted, Regex heading, Func<int, string> number)
    {
        var starts = new List<int>();
        for (var i = 0; i < paragraphs.Count && starts.Count < wanted; i++)
        {
            if (heading.Match(paragraphs[i]) is { Success: true } m && m.Groups[1].Value == number(starts.Count + 1))
            {
                starts.Add(i);
            }
        }
        return starts.Count == wanted ? starts : null;
    }

    /// <summary>The last measure ends where a paragraph ends with its full stop.</summary>
    private static int EndOfLast(IReadOnlyList<string> paragraphs, int start)
    {
        var end = start;
        while (end < paragraphs.Count - 1 && !paragraphs[end].EndsWith('。'))
        {
            end++;
        }
        return end + 1;
    }

    /// <summary>Keeps the headings of the six parts in their order and tells where they stand.</summary>
    private HashSet<int> Parts(IReadOnlyList<string> paragraphs)
    {
        var found = new HashSet<int>();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (PartHeading().Match(paragraphs[i]) is { Success: true } heading && heading.Groups[1].Value == Numeral(parts.Count + 1))
            {
                parts[parts.Count + 1] = paragraphs[i];
                found.Add(i);
            }
        }
        return found;
    }

    private static string Numeral(int n)
    {
        const string digits = "零一二三四五六七八九";
        return (n / 10) switch { 0 => "", 1 => "十", var tens => $"{digits[tens]}十" } + (n % 10 == 0 ? "" : digits[n % 10]);
    }

    [GeneratedRegex(@"^(\d{1,2})\s*[.．、]")]
    private static partial Regex DigitHeading();

    [GeneratedRegex(@"^[（(]([一二三四五六七八九十]{1,3})[)）]")]
    private static partial Regex NumeralHeading();

    [GeneratedRegex(@"^([一二三四五六])、[^。]{2,40}$")]
    private static partial Regex PartHeading();
}
