using System.Text.RegularExpressions;

namespace Anmin.Architecture.Tests;

/// <summary>R12: what README tells a newcomer to type exists, and CI runs it.</summary>
public static partial class Commands
{
    public static IEnumerable<string> R12(string readme, string ci, Func<string, bool> exists)
    {
        var told = Blocks().Matches(readme).SelectMany(b => Typed().Matches(b.Groups[1].Value)).Select(m => m.Groups[1].Value).Distinct().ToList();
        foreach (var command in new[] { "run", "test" }.Except(told)) { yield return $"R12 README 没有写 ./{command}"; }
        foreach (var command in told.Where(c => !exists(c))) { yield return $"R12 README 写了 ./{command}，没有这个文件"; }
        if (!Typed().Matches(ci).Any(m => m.Groups[1].Value == "test")) { yield return "R12 CI 跑的不是 ./test"; }
    }

    /// <summary>Links of a page that lead nowhere.</summary>
    public static IEnumerable<string> DeadLinks(string file, string text, Func<string, bool> exists) =>
        from link in Link().Matches(text).Select(m => m.Groups[1].Value)
        where !link.Contains(':', StringComparison.Ordinal) && link[0] != '#'
        let path = Resolve(Path.GetDirectoryName(file)!, link.Split('#')[0])
        where !exists(path)
        select $"{file}：链接 {link} 不通";

    private static string Resolve(string folder, string link)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in link.Split('/'))
        {
            if (part == "..") { parts.RemoveAt(parts.Count - 1); }
            else if (part is not ("." or "")) { parts.Add(part); }
        }
        return string.Join('/', parts);
    }

    [GeneratedRegex(@"```bash\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"(?:^|\s)\./([\w.\-]+)")]
    private static partial Regex Typed();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
