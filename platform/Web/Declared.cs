using Anmin.Casework.Policies;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;

namespace Anmin.Web;

/// <summary>What this city has declared: its measures, and the parameters that lie beside them.</summary>
public static class Declared
{
    public static Catalogue Catalogue(IReadOnlyList<Measure> measures) => new(measures);

    public static PolicyBook PolicyBook(IReadOnlyList<Measure> measures) =>
        Policies.Book(measures.Select(m => m.GetType().Assembly).Distinct());
}
