using Anmin.Core.Deciding;
using Anmin.Core.Declaring;

namespace Anmin.Web.Pages.Portal;

/// <summary>A figure that applies in one county today, with its document; without a row where nobody has set it.</summary>
public sealed record Standard(string Label, string Class, ParameterRow? Row)
{
    public static IReadOnlyList<Standard> For(Matter matter, Policy policy) =>
        [.. matter.Shows.SelectMany(shown => (shown.Classes.Count > 0 ? shown.Classes : [""])
            .Select(c => new Standard(shown.Label, c, Find(shown.Parameter, c, policy))))];

    private static ParameterRow? Find(Parameter parameter, string @class, Policy policy)
    {
        try
        {
            return policy.Row(parameter, @class);
        }
        catch (MissingParameter)
        {
            return null;
        }
    }
}
