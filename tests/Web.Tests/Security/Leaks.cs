using System.Collections.Concurrent;
using AngleSharp.Html.Parser;
using Anmin.Casework.People;

namespace Anmin.Web.Tests.Security;

/// <summary>S-AZ-2: no row and no count of another area, on no page, for nobody.</summary>
[Collection(nameof(SecurityWorld))]
public sealed class Leaks(SecurityWorld world)
{
    private static readonly (string Name, string Value)[] EveryFilter =
    [
        ("county", "610921000000"), ("town", SecurityWorld.TownC), ("area", SecurityWorld.TownC), ("matter", SecurityStory.Matter), ("service", SecurityStory.Matter),
        ("text", "赵"), ("q", "赵"), ("state", "已提交"), ("mine", "false"), ("all", "true"), ("period", "2026-07"), ("on", "2027-01-01"), ("month", "2026-08"),
    ];

    [Fact]
    public async Task 没有一页写着别处的编号() =>
        Complaints.None((await world.Looked).Looks.SelectMany(l => Foreign(l.Person.Caller, l.Answer.Plain(l.Route.Words)).Select(f => $"{l}：{f}")));

    [Fact]
    public async Task 换着条件查_也查不到别处的编号()
    {
        var complaints = new ConcurrentBag<string>();
        await EachAtOnce(async (person, browser, lists) =>
        {
            foreach (var address in lists)
            {
                foreach (var filters in EveryFilter.Select(f => (IReadOnlyList<(string, string)>)[f]).Append([.. EveryFilter.Take(3)]))
                {
                    var answer = await browser.Get($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{string.Join('&', filters.Select(f => $"{f.Item1}={Uri.EscapeDataString(f.Item2)}"))}");
                    foreach (var foreign in Foreign(person.Caller, answer.Body)) { complaints.Add($"{person} GET {answer.Asked.PathAndQuery}：{foreign}"); }
                }
            }
        });
        Complaints.None(complaints);
    }

    [Fact]
    public async Task 别处多一件_这里的数一个也不变_那里的变了()
    {
        var village = world.Places.Single(p => p.Name == "C").Items[0].Village;
        var before = await Lists();

        await new SecurityStory(world.It, null!).OneMore(world.People, village);

        var after = await Lists();
        var changed = before.Keys.Where(k => before[k] != after[k]).ToList();
        Complaints.None(changed.Where(k => !MayNotice(k.Person.Caller)).Select(k => $"C 镇多了一件申请，{k.Person} 看到的 {k.Address} 也跟着变了"));
        Assert.Contains(changed, k => k.Person.Caller.Role == Role.居民);
    }

    [Fact]
    public void 页面上有别处的编号_会被指出_自己的不会()
    {
        var (here, there) = (world.Places[0].Items, world.Places[2].Items);
        var clerk = world.People.First(p => p.Caller.Role == Role.镇办经办 && p.Where == "A 镇").Caller;
        var theirs = there.First(i => i.Secret is not null);

        Assert.Single(Foreign(clerk, $"<a href='/x/{theirs.Id}'>"));
        Assert.Single(Foreign(clerk, $"<td>{theirs.Secret}</td>"));
        Assert.Empty(Foreign(clerk, $"<a href='/x/{here.First(i => i.Thing == Thing.Case).Id}'>"));
        Assert.Single(Foreign(clerk, $"<a href='/x/{here.First(i => i.Thing == Thing.Draft).Id}'>"));
    }

    /// <summary>What is written of others' things. A consent goes by the number of its case: whoever sees one of the two may read that number, and no more.</summary>
    private IEnumerable<string> Foreign(Caller who, string body) => world.Places.SelectMany(p =>
        p.Items.Where(i => body.Contains(i.Id.ToString(), StringComparison.OrdinalIgnoreCase)).GroupBy(i => i.Id).Where(same => !same.Any(i => i.IsSeenBy(who)))
            .Select(same => $"写着 {p.Name} 镇的 {same.First().Thing} {same.Key}")
        .Concat(p.Items.Where(i => !i.IsSeenBy(who) && i.Secret is { } secret && body.Contains(secret, StringComparison.Ordinal)).Select(i => $"写着 {p.Name} 镇的 {i.Thing} {i.Secret}")));

    /// <summary>Those in whose area town C lies, and those whose journal it is.</summary>
    private static bool MayNotice(Caller who) => who.Area.Holds(Core.Values.DivisionCode.Of(SecurityWorld.TownC)) || SecurityWorld.TownC.StartsWith(who.Area.Value[..9], StringComparison.Ordinal);

    private async Task<IReadOnlyList<string>> Lists(Person person)
    {
        var lists = new List<string>();
        foreach (var endpoint in world.Pages.Where(e => e.Actions.Any(a => a.Method == "GET")))
        {
            if (await world.MayCome(person, endpoint))
            {
                lists.AddRange(Parameters.Routes(endpoint, world.Places[0]).Where(r => r.Items.Count == 0).Select(r => r.Address));
            }
        }
        return lists;
    }

    private async Task<IReadOnlyDictionary<(Person Person, string Address), string>> Lists()
    {
        var pages = new ConcurrentDictionary<(Person, string), string>();
        await EachAtOnce(async (person, browser, lists) =>
        {
            foreach (var address in lists)
            {
                var body = (await browser.Get(address)).Plain();
                pages[(person, address)] = new HtmlParser().ParseDocument(body).Body?.TextContent ?? body;
            }
        });
        return pages;
    }

    /// <summary>Lets everybody look at the lists that are open to them, as many at a time as there are processors: looking changes nothing for anybody else.</summary>
    private async Task EachAtOnce(Func<Person, Browser, IReadOnlyList<string>, Task> looks)
    {
        var ready = new List<(Person Person, Browser Browser, IReadOnlyList<string> Lists)>();
        foreach (var person in world.People) { ready.Add((person, await world.Of(person), await Lists(person))); }
        await Parallel.ForEachAsync(ready, async (r, _) => await looks(r.Person, r.Browser, r.Lists));
    }
}
