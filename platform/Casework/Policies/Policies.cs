using System.Reflection;
using Anmin.Core.Deciding;

namespace Anmin.Casework.Policies;

/// <summary>Where the parameters come from: the standards files that lie beside the rules.</summary>
public static class Policies
{
    /// <summary>All embedded standards files of these assemblies, as one book; an unreadable or overlapping one stops the start.</summary>
    public static PolicyBook Book(IEnumerable<Assembly> assemblies) => new(assemblies.SelectMany(Rows));

    /// <summary>The rows of one assembly's standards files.</summary>
    public static IEnumerable<ParameterRow> Rows(Assembly assembly)
    {
        foreach (var file in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".standards.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(file)!);
            foreach (var row in StandardsFile.Read(text.ReadToEnd(), file))
            {
                yield return row;
            }
        }
    }
}
