using Xunit;

namespace Anmin.Architecture.Tests;

/// <summary>Text that is made from the code and committed: compared at every run, rewritten with <c>ANMIN_REWRITE=1 ./test Architecture.Tests</c>.</summary>
public static class Generated
{
    public const string Switch = "ANMIN_REWRITE";

    private const string Begin = "<!-- 以下由测试生成 -->";
    private const string End = "<!-- 以上由测试生成 -->";

    private static bool Rewrites => Environment.GetEnvironmentVariable(Switch) == "1";

    /// <summary>A whole file is what it should be.</summary>
    public static void File(string path, string text)
    {
        var file = Path.Combine(House.Root, path);
        if (Rewrites) { System.IO.File.WriteAllText(file, text); }
        Assert.True(System.IO.File.Exists(file), $"没有 {path}；{How}");
        Same(path, System.IO.File.ReadAllText(file), text);
    }

    /// <summary>The generated part of a file is what it should be; the rest is written by hand.</summary>
    public static void Part(string path, string text)
    {
        var file = Path.Combine(House.Root, path);
        var whole = System.IO.File.ReadAllText(file);
        if (Rewrites) { System.IO.File.WriteAllText(file, whole = With(whole, text)); }
        Same(path, PartOf(whole), text);
    }

    /// <summary>What stands between the marks.</summary>
    public static string PartOf(string whole) => whole[From(whole)..whole.IndexOf(End, StringComparison.Ordinal)];

    /// <summary>The same file with another text between the marks.</summary>
    public static string With(string whole, string text) => whole[..From(whole)] + text + whole[whole.IndexOf(End, StringComparison.Ordinal)..];

    /// <summary>The first line that differs, or null.</summary>
    public static string? Difference(string known, string text)
    {
        var (before, now) = (known.Split('\n'), text.Split('\n'));
        for (var i = 0; i < Math.Max(before.Length, now.Length); i++)
        {
            if (before.ElementAtOrDefault(i) != now.ElementAtOrDefault(i)) { return $"第{i + 1}行写着「{before.ElementAtOrDefault(i)}」，应是「{now.ElementAtOrDefault(i)}」"; }
        }
        return null;
    }

    private static string How => $"用 {Switch}=1 ./test Architecture.Tests 重新生成";

    private static int From(string whole) => whole.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length + 1;

    private static void Same(string path, string known, string text) =>
        Assert.True(Difference(known, text) is not { } difference, $"{path} 过时了：{Difference(known, text)}；{How}");
}
