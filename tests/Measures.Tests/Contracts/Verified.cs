using System.Runtime.CompilerServices;
using Xunit;

namespace Anmin.Measures.Tests.Contracts;

/// <summary>Compares a text with the one committed beside this file. A difference is written next to it as .received.txt:
/// read the diff as a change of contract, then copy it over the .verified.txt.</summary>
public static class Verified
{
    public static void Same(string name, string text, [CallerFilePath] string from = "")
    {
        var folder = Path.GetDirectoryName(from)!;
        var verified = Path.Combine(folder, name + ".verified.txt");
        var received = Path.Combine(folder, name + ".received.txt");
        var known = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (known == text)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, text);
        Assert.Fail($"{name} 的约定变了：{FirstDifference(known, text)}。逐行看过 {name}.received.txt 与 .verified.txt 的差别，有意为之就替换后者。");
    }

    /// <summary>The first line that differs, as it was and as it is.</summary>
    public static string FirstDifference(string known, string text)
    {
        var (before, now) = (known.Split('\n'), text.Split('\n'));
        var at = Enumerable.Range(0, Math.Max(before.Length, now.Length)).First(i => before.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"第{at + 1}行原为「{before.ElementAtOrDefault(at)?.Trim()}」，现为「{now.ElementAtOrDefault(at)?.Trim()}」";
    }
}
