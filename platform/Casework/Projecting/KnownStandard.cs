using Anmin.Core.Declaring;
using Anmin.Core.Deciding;

namespace Anmin.Casework.Projecting;

/// <summary>A standard that goes on without a known end: nobody has set a later one.</summary>
/// <param name="First">The first day of the value that goes on; of several places and classes the earliest.</param>
/// <param name="Last">The latest of these.</param>
public sealed record KnownStandard(string Name, DateOnly First, DateOnly Last)
{
    /// <summary>The standards among some figures; one of which any place's value has an end is left out.</summary>
    public static IReadOnlyList<KnownStandard> Among(Catalogue catalogue, IEnumerable<ParameterRow> rows)
    {
        var byId = rows.ToLookup(r => r.Id);
        return
        [
            .. from table in catalogue.Of<StandardTable>()
               let own = byId[table.Parameter.Id].ToList()
               where own.Count > 0 && own.All(r => r.To is null)
               select new KnownStandard(own[0].Name, own.Min(r => r.From), own.Max(r => r.From)),
        ];
    }
}
