namespace Anmin.Architecture.Tests;

/// <summary>The repository as it lies on disk, and its assemblies as they were just built.</summary>
public static class House
{
    public static readonly string Root = Upwards(AppContext.BaseDirectory);

    /// <summary>Every production assembly: one for each project under platform, measures and data.</summary>
    public static readonly IReadOnlyList<Seen> Assemblies =
        [.. new[] { "platform", "measures", "data" }
            .SelectMany(place => Files(place))
            .Where(f => f.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(f => Read(Path.GetFileNameWithoutExtension(f)))
            .OrderBy(s => s.Name, StringComparer.Ordinal)];

    public static Seen Room(string name) => Assemblies.Single(a => a.Name == name);

    /// <summary>An assembly from the folder of this test, so also the made-up ones.</summary>
    public static Seen Read(string name) => Seen.Of(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, name + ".dll")));

    public static IReadOnlyList<string> Banned => [.. File.ReadAllLines(Path.Combine(Root, "BannedSymbols.txt")).Select(l => l.Split(';')[0])];

    /// <summary>Source files under a folder, as paths from the root with forward slashes.</summary>
    public static IEnumerable<string> Files(string under = "")
    {
        var top = Path.Combine(Root, under);
        if (!Directory.Exists(top)) { yield break; }
        foreach (var file in Directory.EnumerateFiles(top))
        {
            yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        }
        foreach (var folder in Directory.EnumerateDirectories(top))
        {
            var name = Path.GetFileName(folder);
            if (name is "bin" or "obj" or "node_modules" or "TestResults" || name[0] == '.') { continue; }
            foreach (var file in Files(Path.GetRelativePath(Root, folder))) { yield return file; }
        }
    }

    private static string Upwards(string from)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Anmin.slnx"))) { return at.FullName; }
        }
        throw new DirectoryNotFoundException("找不到 Anmin.slnx 所在的目录");
    }
}
