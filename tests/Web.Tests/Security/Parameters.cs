using System.Text.RegularExpressions;
using Anmin.Web.Security;

namespace Anmin.Web.Tests.Security;

/// <summary>What stands in the place of a route parameter. Whoever adds a page with a new kind of parameter adds a line here; without it the matrix fails with the page's name.</summary>
public static partial class Parameters
{
    /// <summary>The end of the address up to and including the parameter, to what may stand there: a thing of some town, or a text that anybody may write.</summary>
    private static readonly Dictionary<string, Fill[]> Table = new(StringComparer.Ordinal)
    {
        ["service/{slug}"] = [SecurityStory.Matter],
        ["apply/{slug}"] = [SecurityStory.Matter],
        ["draft/{id}"] = [Thing.Draft],
        ["draft/{id}/{number}"] = ["1"],
        ["my/{id}"] = [Thing.Case, Thing.Decided],
        ["my/consents/{id}"] = [Thing.Consent],
        ["letter/{id}"] = [Thing.Decided],
        ["letter/review/{id}"] = [Thing.DecidedReview],
        ["paper/{id}"] = [Thing.Paper, Thing.DraftPaper],
        ["notices/{id}"] = [Thing.Notice],
        ["desk/cases/{id}"] = [Thing.Case, Thing.Decided],
        ["desk/cases/{id}/found/{kind}"] = ["home-visit"],
        ["desk/cases/{id}/number/{party}"] = [Thing.Party],
        ["desk/reviews/{id}"] = [Thing.Review],
        ["desk/reviews/{id}/found/{kind}"] = ["home-visit"],
        ["desk/appeals/{id}"] = [Thing.Appeal],
        ["letter/appeals/{id}"] = [Thing.Appeal],
        ["desk/moves/{id}"] = [Thing.Move],
        ["desk/verifications/{id}"] = [Thing.Verification],
        ["desk/verifications/answers/{id}"] = [Thing.AnswerFile],
        ["desk/incoming/{id}"] = [Thing.Incoming],
        ["benefits/{slug}"] = ["book-money"],
        ["benefits/{slug}/{id}"] = [Thing.Grant],
        ["money/{slug}"] = ["book-money"],
        ["money/batches/{id}"] = [Thing.Batch],
        ["money/batches/{id}/lines/{no}"] = ["1"],
        ["money/recoveries/{id}"] = [Thing.Recovery],
        ["watches/items/{id}"] = [Thing.WorkItem],
        ["discoveries/{id}"] = [Thing.Discovery],
        ["kept/{list}"] = ["read-to"],
        ["kept/{list}/{person}"] = [Thing.KeptPerson],
        ["beside/{slug}"] = ["reading-club"],
        ["beside/{slug}/files/{id}"] = [Thing.TheirFile],
        ["beside/{slug}/lists/{id}"] = [Thing.Comparison],
        ["campaigns/{slug}"] = ["books-to-villages"],
        ["campaigns/{slug}/targets/{county}"] = ["610924000000"],
        ["open/registers/{slug}"] = [SecurityStory.OpenRegister],
        ["open/registers/{slug}/{id}"] = [Thing.OpenEntry],
        ["registers/{slug}"] = [SecurityStory.Register],
        ["registers/{slug}/{id}"] = [Thing.Entry],
        ["people/{id}"] = [Thing.Person],
        ["people/{id}/{act}"] = ["correct", "death", "join"],
        ["merge/{other}"] = [Thing.Person],
        ["people/households/{id}"] = [Thing.Household],
        ["what-if/new/{slug}"] = ["book-money"],
        ["what-if/{id}"] = [Thing.Projection],
        ["people/imports/{id}"] = [Thing.Import],
        ["people/imports/{id}/{act}"] = ["commit", "discard"],
        ["calendar/{year}"] = ["2027"],
        ["standards/{slug}"] = ["book-money-standard"],
        ["changes/{id}"] = [Thing.StandardChange],
        ["document/{clause}"] = ["1.3"],
        ["document/{clause}/{figure}"] = ["living-allowance-open"],
        ["api/v1/services/{slug}"] = [SecurityStory.Matter],
        ["api/v1/services/{slug}/findings/{kind}"] = ["home-visit"],
        ["api/v1/drafts/{id}"] = [Thing.Draft],
        ["api/v1/cases/{id}"] = [Thing.Case, Thing.Decided],
        ["api/v1/cases/{id}/findings/{kind}"] = ["home-visit"],
        ["api/v1/registers/{slug}"] = [SecurityStory.Register],
        ["entries/{id}"] = [Thing.Entry],
        ["openapi/{documentName}"] = ["v1"],
        ["services/{slug}"] = [SecurityStory.Matter],
        ["findings/{kind}"] = ["home-visit"],
        ["drafts/{id}"] = [Thing.Draft],
        ["cases/{id}"] = [Thing.Case, Thing.Decided],
        ["{nowhere}"] = ["nowhere/at/all"],
    };

    /// <summary>Pages that show nothing without being told what.</summary>
    private static readonly Dictionary<string, string> Queries = new(StringComparer.Ordinal)
    {
        ["help/new"] = $"?matter={SecurityStory.Matter}",
    };

    /// <summary>Every way to fill an endpoint's parameters from a town; one way where it has none.</summary>
    /// <exception cref="UnknownParameter">No line of the table fits.</exception>
    public static IReadOnlyList<Route> Routes(EndpointRule endpoint, Place place)
    {
        var template = "/" + Constraint().Replace(endpoint.Pattern, "{$1}").TrimStart('/');
        IReadOnlyList<Route> ways = [new(endpoint, template, place.Name, [])];
        foreach (Match hole in Hole().Matches(template))
        {
            var fills = Find(template[..(hole.Index + hole.Length)], endpoint);
            ways = [.. ways.SelectMany(w => fills.SelectMany(f => f.Thing is { } thing
                ? place.Of(thing).Select(i => w.With(hole.Value, i.Id.ToString()) with { Items = [.. w.Items, i] })
                : [w.With(hole.Value, f.Text!)]))];
        }
        return Queries.TryGetValue(endpoint.Pattern, out var query) ? [.. ways.Select(w => w with { Address = w.Address + query })] : ways;
    }

    private static Fill[] Find(string upTo, EndpointRule endpoint)
    {
        for (var from = 0; from >= 0 && from < upTo.Length; from = upTo.IndexOf('/', from + 1))
        {
            if (Table.TryGetValue(upTo[from..].TrimStart('/'), out var fills)) { return fills; }
        }
        throw new UnknownParameter(endpoint.Pattern, upTo[upTo.LastIndexOf('{')..]);
    }

    [GeneratedRegex(@"\{\*{0,2}(\w+)(?:[^{}]|\{\{|\}\})*\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Hole();

    private readonly record struct Fill(Thing? Thing, string? Text)
    {
        public static implicit operator Fill(Thing thing) => new(thing, null);

        public static implicit operator Fill(string text) => new(null, text);
    }
}

/// <summary>An endpoint's address with everything filled in.</summary>
/// <param name="Items">The things that it names; empty where it names none.</param>
public sealed record Route(EndpointRule Endpoint, string Address, string Place, IReadOnlyList<Item> Items)
{
    /// <summary>The address of one of a page's handlers.</summary>
    public string For(EndpointAction action) => action.Handler is { } handler ? $"{Address}{(Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}" : Address;

    /// <summary>The address as a page may repeat it.</summary>
    public IEnumerable<string> Words => [Address, Uri.EscapeDataString(Address)];

    /// <summary>The same address naming things that are nowhere.</summary>
    public Route Unknown()
    {
        var address = Items.Aggregate(Address, (a, i) => a.Replace(i.Id.ToString(), Guid.NewGuid().ToString(), StringComparison.Ordinal));
        return this with { Address = address };
    }

    public Route With(string hole, string text) => this with { Address = Replace(Address, hole, text) };

    private static string Replace(string address, string hole, string text)
    {
        var at = address.IndexOf(hole, StringComparison.Ordinal);
        return address[..at] + text + address[(at + hole.Length)..];
    }
}

/// <summary>The matrix does not know what to put into a parameter.</summary>
public sealed class UnknownParameter(string pattern, string parameter)
    : Exception($"矩阵不知道 {pattern} 的参数 {parameter} 填什么：请在 tests/Web.Tests/Security/Parameters.cs 的表里加一行");
