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

    private static string[] Lines(string text) => text.TrimEnd('\n').Split('\n');

    [GeneratedRegex(@"^public\s.*\b(class|record|struct|interface|enum)\s")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"(Helpers?|Manager|Utils?|Utilities|Common)\.cs$")]
    private static partial Regex DrawerName();
}
