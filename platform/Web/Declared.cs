using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Web;

/// <summary>What this city has declared and loaded: measures, parameters, calendar.</summary>
public static class Declared
{
    public static Catalogue Catalogue(IReadOnlyList<Measure> measures) => new(measures);

    public static PolicyBook PolicyBook() => new([]);

    public static Workdays Workdays()
    {
        var days = Data.Workdays.All.ToLookup(d => d.Kind, d => d.Date);
        return new(days["holiday"], days["makeup_workday"], days.SelectMany(d => d).Select(d => d.Year));
    }
}
