using System.Collections.Concurrent;
using System.Net;
using Anmin.Web.Security;

namespace Anmin.Web.Tests.Security;

/// <summary>One look at one address by one person.</summary>
/// <param name="Sees">Whether everything that the address names is his to see.</param>
/// <param name="Nothing">What he is answered where the same address names nothing.</param>
public sealed record Look(Person Person, Route Route, bool MayCome, bool Sees, Answer Answer, (HttpStatusCode Status, string Plain)? Nothing)
{
    public override string ToString() => $"{Person} GET {Route.Address}（{Route.Endpoint.Pattern}，{Route.Place} 镇，{Route.Endpoint.Rule}）";
}

/// <summary>Everybody has looked at everything that can be looked at.</summary>
public sealed record Sweep(IReadOnlyList<Look> Looks, IReadOnlyDictionary<string, string> Before, IReadOnlyDictionary<string, string> After)
{
    public static async Task<Sweep> Do(SecurityWorld world)
    {
        foreach (var person in world.People) { await world.Of(person); }
        var before = world.Tables();
        var looks = new ConcurrentBag<Look>();
        await Parallel.ForEachAsync(world.People, async (person, _) =>
        {
            foreach (var endpoint in world.Pages.Where(e => e.Actions.Count == 0 || e.Actions.Any(a => a.Method == "GET")))
            {
                foreach (var look in await At(world, endpoint, person)) { looks.Add(look); }
            }
        });
        return new([.. looks], before, world.Tables());
    }

    private static async Task<List<Look>> At(SecurityWorld world, EndpointRule endpoint, Person person)
    {
        var looks = new List<Look>();
        var browser = await world.Of(person);
        var mayCome = await world.MayCome(person, endpoint);
        (HttpStatusCode, string)? nothing = null;
        foreach (var route in world.Places.SelectMany(p => Parameters.Routes(endpoint, p)).DistinctBy(r => r.Address))
        {
            if (route.Items.Count > 0 && mayCome && nothing is null)
            {
                var unknown = route.Unknown();
                var answered = await browser.Get(unknown.Address);
                nothing = (answered.Status, answered.Plain(unknown.Words));
            }
            looks.Add(new(person, route, mayCome, route.Items.All(i => i.IsSeenBy(person.Caller)), await browser.Get(route.Address), nothing));
        }
        return looks;
    }
}
