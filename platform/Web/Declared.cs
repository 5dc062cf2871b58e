using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Web;

/// <summary>What this city has declared and loaded: measures, parameters, calendar.</summary>
public static class Declared
{
    public static Catalogue Catalogue() => new([]);

    public static PolicyBook PolicyBook() => new([]);

    public static Workdays Workdays() => new([], [], []);
}
