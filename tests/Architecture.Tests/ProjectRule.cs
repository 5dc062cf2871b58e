using System.Xml.Linq;

namespace Anmin.Architecture.Tests;

/// <summary>Which project may name which (design §2, R1–R3): what the project files say, so that an unused reference is seen too,
/// which the compiled assemblies do not show.</summary>
public static class ProjectRule
{
    private static readonly Dictionary<string, string[]> MayName = new(StringComparer.Ordinal)
    {
        ["platform/Core"] = [],
        ["measures"] = ["platform/Core"],
        ["data"] = ["platform/Core"],
        ["platform/Documents"] = ["platform/Core"],
        ["platform/Exchange"] = ["platform/Core", "platform/Casework"],
        ["platform/Casework"] = ["platform/Core"],
        ["platform/Store.Sqlite"] = ["platform/Casework"],
        ["platform/Store.Npgsql"] = ["platform/Casework"],
        ["platform/Cluster"] = ["platform/Casework"],
        ["platform/Web"] = ["platform/Core", "platform/Casework", "platform/Cluster", "platform/Store.Sqlite", "platform/Store.Npgsql", "platform/Documents", "platform/Exchange", "measures", "data"],
        ["tests/LibraryCard"] = ["platform/Core"],
    };

    /// <summary>Rooms that take no library at all, only the analyser that watches them.</summary>
    private static readonly string[] Bare = ["platform/Core", "measures", "data", "tests/LibraryCard"];

    /// <param name="project">Path of the project file from the root, with forward slashes.</param>
    public static IEnumerable<string> Complaints(string project, string text)
    {
        var room = project[..project.LastIndexOf('/')];
        var file = XDocument.Parse(text);
        IEnumerable<string> Named(string kind) => file.Descendants(kind).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));
        if (!MayName.TryGetValue(room, out var may))
        {
            if (!room.StartsWith("tests/", StringComparison.Ordinal) && !room.StartsWith("bench", StringComparison.Ordinal))
            {
                yield return $"{project}：没有写它可以引用谁";
            }
            yield break;
        }
        foreach (var other in Named("ProjectReference").Select(r => RoomOf(room, r)).Where(r => !may.Contains(r)))
        {
            yield return $"{project} 引用了 {other}";
        }
        foreach (var library in Named("PackageReference").Concat(Named("FrameworkReference")).Where(l => Bare.Contains(room) && l != "Microsoft.CodeAnalysis.BannedApiAnalyzers"))
        {
            yield return $"{project} 用了类库 {library}";
        }
        if (room != "platform/Web" && file.Root!.Attribute("Sdk")!.Value != "Microsoft.NET.Sdk")
        {
            yield return $"{project} 是网页项目";
        }
    }

    /// <summary>Rooms that the rule names and that are not there.</summary>
    public static IEnumerable<string> Gone(IEnumerable<string> projects) =>
        MayName.Keys.Except(projects.Select(p => p[..p.LastIndexOf('/')])).Select(r => $"没有 {r} 这间屋子");

    private static string RoomOf(string from, string reference)
    {
        var parts = from.Split('/').ToList();
        foreach (var step in reference.Split('/')[..^1])
        {
            if (step == "..") { parts.RemoveAt(parts.Count - 1); } else { parts.Add(step); }
        }
        return string.Join('/', parts);
    }
}
