using System.Net;
using Anmin.Casework.People;
using Anmin.Web.Security;

namespace Anmin.Web.Tests.Security;

/// <summary>S-AZ-1, S-AZ-2, S-AZ-3: every endpoint × every role × own town, sibling town, other county, nothing. Made from the running program: a new page is in it by itself.</summary>
[Collection(nameof(SecurityWorld))]
public sealed class Matrix(SecurityWorld world)
{
    private const string NotThere = "矩阵里的办件不在这一步；没有权的照样试过，办到这一步的由浏览器旅程走";

    /// <summary>Pages that nobody gets to see whole in this house, each with its reason.</summary>
    private static readonly Dictionary<string, string> NeverWhole = new()
    {
        ["error"] = "只说哪里出了错",
        ["letter/{id:guid}/pdf"] = "这座房子里没有打印用的浏览器",
        ["letter/appeals/{id:guid}/pdf"] = "这座房子里没有打印用的浏览器",
        ["letter/review/{id:guid}/pdf"] = "这座房子里没有打印用的浏览器",
        ["{**nowhere}"] = "没有这个地址",
        ["demo"] = "只转到登录页",
        ["desk/cases/{id:guid}/accept"] = NotThere,
        ["desk/cases/{id:guid}/supplement"] = NotThere,
        ["desk/cases/{id:guid}/opinion"] = NotThere,
        ["desk/cases/{id:guid}/objection"] = NotThere,
        ["desk/cases/{id:guid}/publish"] = NotThere,
        ["desk/cases/{id:guid}/decide"] = NotThere,
        ["desk/cases/{id:guid}/extend"] = NotThere,
        ["desk/cases/{id:guid}/resume"] = NotThere,
        ["demo/day"] = "只用来提交",
    };

    [Fact]
    public void 每一种岗位都有人来敲门_三个镇每一样东西都有()
    {
        Assert.Equal(Enum.GetValues<Role>().Except([Role.系统]).Order(), world.People.Select(p => p.Caller.Role).Distinct().Order());
        Assert.All(world.Places, p => Assert.Equal(Enum.GetValues<Thing>(), p.Items.Select(i => i.Thing).Distinct().Order()));
    }

    [Fact]
    public void 每个地址都有一条规则_每条规则都有名字() =>
        Complaints.None(world.Endpoints.Where(e => e.Rule is not "anyone" && typeof(May).GetField(e.Rule ?? "") is null).Select(e => $"{e.Pattern} 的规则 {e.Rule} 不在 May 里"));

    [Fact]
    public void 每个地址的每个参数_都知道填什么() => Complaints.None(world.Pages.SelectMany(e =>
    {
        try
        {
            Parameters.Routes(e, world.Places[0]);
            return [];
        }
        catch (UnknownParameter unknown)
        {
            return new[] { unknown.Message };
        }
    }));

    [Fact]
    public async Task 看_每个地址每种人每个镇_规则和辖区说了算()
    {
        var looks = (await world.Looked).Looks;

        Complaints.None(looks.Select(l => (l, Said: Verdict.Of("GET", l.Person.IsNobody, l.MayCome, l.Sees, l.Answer, l.Answer.Plain(l.Route.Words), l.Nothing)))
            .Where(x => x.Said is not null).Select(x => $"{x.l}：{x.Said}"));
        var whole = looks.Where(l => l.Answer.Status == HttpStatusCode.OK).Select(l => l.Route.Endpoint.Pattern).ToHashSet();
        Assert.NotEmpty(whole);
        Complaints.None(looks.Select(l => l.Route.Endpoint.Pattern).Distinct().Except(whole).Except(NeverWhole.Keys).Select(p => $"谁也看不到 {p}：矩阵里没有它的东西"));
        Assert.Empty(NeverWhole.Keys.Except(looks.Select(l => l.Route.Endpoint.Pattern)));
    }

    [Fact]
    public async Task 办_没有权的和不在辖区的一样也办不成_什么都没有变()
    {
        foreach (var person in world.People) { await world.Of(person); }
        var before = world.Tables();
        var complaints = new List<string>();
        foreach (var (endpoint, action) in world.Pages.SelectMany(e => e.Actions.Where(a => a.Method is not ("GET" or "HEAD")).Select(a => (e, a))))
        {
            foreach (var person in world.People)
            {
                complaints.AddRange(await Try(person, endpoint, action));
            }
        }

        var after = world.Tables();
        Complaints.None([.. complaints, .. after.Keys.Where(t => after[t] != before[t]).Select(t => $"{t} 变了：{string.Join('\n', after[t].Split('\n').Except(before[t].Split('\n')).Take(3))}")]);
    }

    /// <summary>Does what must not succeed: in every town that is not his, and in his own where his post may not.</summary>
    private async Task<List<string>> Try(Person person, EndpointRule endpoint, EndpointAction action)
    {
        var complaints = new List<string>();
        var browser = await world.Of(person);
        var mayCome = await world.MayCome(person, endpoint);
        (HttpStatusCode, string)? nothing = null;
        foreach (var route in world.Places.SelectMany(p => Parameters.Routes(endpoint, p)).DistinctBy(r => r.Address))
        {
            if (mayCome && route.Items.All(i => i.IsSeenBy(person.Caller)))
            {
                continue;
            }
            if (mayCome && nothing is null)
            {
                var unknown = route.Unknown();
                var answered = await Send(browser, unknown, action);
                nothing = (answered.Status, answered.Plain(unknown.Words));
            }
            var answer = await Send(browser, route, action);
            if (Verdict.Of(action.Method, person.IsNobody, mayCome, sees: false, answer, answer.Plain(route.Words), nothing) is { } said)
            {
                complaints.Add($"{person} {action.Method} {route.Address} {action.Handler}（{endpoint.Pattern}，{route.Place} 镇，{endpoint.Rule}）：{said}");
            }
        }
        return complaints;
    }

    private static Task<Answer> Send(Browser browser, Route route, EndpointAction action) =>
        browser.Send(action.Method, route.For(action), fields: ("version", "0"));
}
