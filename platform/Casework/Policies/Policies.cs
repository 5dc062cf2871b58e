using System.Reflection;
using Anmin.Core.Deciding;

namespace Anmin.Casework.Policies;

/// <summary>All parameter files that lie beside the declarations of some assemblies.</summary>
public static class Policies
{
    public static PolicyBook Book(IEnumerable<Assembly> assemblies) => new(assemblies.SelectMany(Rows));

    private static IEnumerable<ParameterRow> Rows(Assembly assembly)
    {
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".standards.yaml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            foreach (var row in StandardsFile.Read(reader.ReadToEnd(), name))
            {
                yield return row;
            }
        }
    }
}
