using Anmin.Casework.Geography;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Casework.Policies;

/// <summary>What a follower of a standard has to be in a county before and after a change, and what is published of it.</summary>
/// <param name="Before">The bound by the standard of the day before; null where there was none.</param>
/// <param name="After">The bound by the new standard; null where <paramref name="Missing"/> says what nobody has loaded.</param>
/// <param name="Published">What its own document says from the first day on; null where it is nothing but the multiple.</param>
public sealed record Followed(Division County, string Class, StandardFollower What, Money? Before, Money? After, Money? Published, string Missing)
{
    /// <summary>Whether the published figure still keeps its distance; null where there is nothing to compare.</summary>
    public bool? Holds => (What.Keeps, After, Published) switch
    {
        (Keeps.不低于, { } bound, { } figure) => figure >= bound,
        (Keeps.不高于, { } bound, { } figure) => figure <= bound,
        _ => null,
    };
}

/// <summary>Computes the followers of a standard (1.1-05): lists only, nothing is changed by it.</summary>
internal static class StandardFollows
{
    /// <param name="counties">Those whose standard the change is.</param>
    /// <param name="then">The parameters with the change among them.</param>
    public static IReadOnlyList<Followed> Of(StandardTable table, IReadOnlyList<Division> counties, PolicyBook then, DateOnly from) =>
        [.. counties.SelectMany(county => table.Classes.SelectMany(name => table.FollowersOn(from).Select(f => Of(table, county, name, f, then, from))))];

    private static Followed Of(StandardTable table, Division county, string name, StandardFollower what, PolicyBook then, DateOnly from)
    {
        var (before, _) = Bound(table, name, what, then.For(county.Place, from.AddDays(-1)));
        var (after, missing) = Bound(table, name, what, then.For(county.Place, from));
        try
        {
            return new(county, name, what, before, after, what.Published is { } own ? Published(own, name, then.For(county.Place, from)) : null, missing);
        }
        catch (Exception e) when (e is MissingParameter or ParameterFault)
        {
            return new(county, name, what, before, after, null, missing.Length > 0 ? missing : e.Message);
        }
    }

    private static (Money? Bound, string Missing) Bound(StandardTable table, string name, StandardFollower what, Policy policy)
    {
        try
        {
            var standard = policy.Money(table.Parameter, name);
            return (what.Multiple is { } multiple ? standard.Times((long)(policy.Number(multiple) * 100), 100, Rounding.四舍五入到分) : standard, "");
        }
        catch (Exception e) when (e is MissingParameter or ParameterFault)
        {
            return (null, e.Message);
        }
    }

    /// <summary>Its own figure: of the class, or one for all.</summary>
    private static Money Published(Parameter own, string name, Policy policy)
    {
        try
        {
            return policy.Money(own, name);
        }
        catch (MissingParameter) when (name.Length > 0)
        {
            return policy.Money(own);
        }
    }
}
