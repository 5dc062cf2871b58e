using System.Net;
using System.Text.Json.Nodes;
using Anmin.Casework.People;
using Anmin.LibraryCard;
using Anmin.Web.Tests.Commands;

namespace Anmin.Web.Tests.Api;

/// <summary>Versions, keys, problems, limits: what holds for every call (S-WF-2, S-WF-3, S-AZ-3, S-AZ-4, S-ID-7, S-IN-1, S-IN-16).</summary>
public sealed class Conventions(ApiHouse house) : IClassFixture<ApiHouse>
{
    private static int serial = 100;

    [Fact]
    public async Task 不说依据哪个版本是428_过时的是412_什么也没有变()
    {
        var her = await house.Resident();
        var (draft, tag) = await her.Drafted(Facts());

        (await her.Put(draft, Facts())).Refuses(428, "version_required");
        (await her.Put(draft, Facts(), "*")).Refuses(428, "version_required");
        (await her.Put(draft, Facts(), "\"0\"")).Refuses(412, "stale");
        (await her.Put(draft, Facts(), "W/" + tag)).Refuses(412, "stale");
        (await her.Put(draft, Facts(), "\"abc\"")).Refuses(412, "stale");
        (await her.Post(draft + "/submission")).Refuses(428, "version_required");
        (await her.Post(draft + "/submission", null, "\"0\"")).Refuses(412, "stale");
        (await her.Delete(draft)).Refuses(428, "version_required");
        (await her.Delete(draft, "\"0\"")).Refuses(412, "stale");

        Assert.Equal(tag, (await her.Get(draft)).Tag);
        (await her.Delete(draft, tag)).Is(HttpStatusCode.NoContent);
        (await her.Get(draft)).Refuses(404, "not_found");
    }

    [Fact]
    public async Task 办件也一样_办成以后回答新版本()
    {
        var (her, clerk) = (await house.Resident(), await house.Clerk());
        var @case = await her.Submitted(Facts());
        var read = await clerk.Get(@case);

        (await clerk.Post(@case + "/acceptance")).Refuses(428, "version_required");
        var done = (await clerk.Post(@case + "/acceptance", null, read.Tag)).Is(HttpStatusCode.NoContent);
        (await clerk.Post(@case + "/acceptance", null, read.Tag)).Refuses(412, "stale");
        (await clerk.Post(@case + "/acceptance", null, done.Tag)).Refuses(409, "wrong_state");

        Assert.Equal(done.Tag, (await clerk.Get(@case)).Tag);
    }

    [Fact]
    public async Task 同一个键同样的内容_给第一次的回答_内容不同是409()
    {
        var her = await house.Resident();
        var body = new JsonObject { ["service"] = "library-card" };

        var first = (await her.Post("/drafts", body, key: "k-1")).Is(HttpStatusCode.Created);
        var again = (await her.Post("/drafts", body, key: "k-1")).Is(HttpStatusCode.Created);

        Assert.Equal((first.Text, first.Tag, first.Location), (again.Text, again.Tag, again.Location));
        (await her.Post("/drafts", new JsonObject { ["service"] = "library-card", ["agency"] = Guid.NewGuid().ToString() }, key: "k-1")).Refuses(409, "key_reused");
        (await her.Post("/drafts", body, key: "two words")).Refuses(400, "bad_key");
        Assert.Single((await her.Get("/drafts")).Json.AsArray());
        (await (await house.Resident()).Post("/drafts", body, key: "k-1")).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task 同一个键同时来很多次_只办一次_回答都一样()
    {
        var her = await house.Resident();
        for (var round = 0; round < 10; round++)
        {
            var key = $"race-{round}";
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => her.Post("/drafts", new JsonObject { ["service"] = "library-card" }, key: key)));

            Assert.All(answers, a => a.Is(HttpStatusCode.Created));
            Assert.Single(answers.Select(a => a.Text).Distinct());
            Assert.Equal(round + 1, (await her.Get("/drafts")).Json.AsArray().Count);
        }
    }

    [Fact]
    public async Task 同时提交很多次_只有一件_给第一次的回执()
    {
        var her = await house.Resident();
        var (draft, tag) = await her.Drafted(Facts());

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => her.Post(draft + "/submission", null, tag, key: i % 2 == 0 ? "submit" : $"submit-{i}")));

        Assert.All(answers, a => a.Is(HttpStatusCode.Created));
        Assert.Single(answers.Select(a => a.Text).Distinct());
        Assert.Single((await her.Get("/cases")).Json["cases"]!.AsArray());
    }

    [Fact]
    public async Task 没有的和不在辖区的_回答一个字不差()
    {
        var (her, clerk) = (await house.Resident(), await house.Clerk());
        var (draft, _) = await her.Drafted(Facts());
        var @case = await her.Submitted(Facts());
        var (neighbour, far) = (await house.Resident(), await house.Clerk("610921100000"));
        var nowhere = Guid.NewGuid();

        async Task Same(Client who, Func<Client, string, Task<Said>> call, string there, string kind)
        {
            var (outside, unknown) = (await call(who, there), await call(who, $"/{kind}/{nowhere}"));
            outside.Refuses(404, "not_found");
            Assert.Equal(unknown, outside);
        }

        await Same(neighbour, (c, a) => c.Get(a), draft, "drafts");
        await Same(neighbour, (c, a) => c.Put(a, Facts(), "\"1\""), draft, "drafts");
        await Same(neighbour, (c, a) => c.Post(a + "/submission", null, "\"1\""), draft, "drafts");
        await Same(neighbour, (c, a) => c.Delete(a, "\"1\""), draft, "drafts");
        await Same(neighbour, (c, a) => c.Get(a), @case, "cases");
        await Same(neighbour, (c, a) => c.Post(a + "/withdrawal", null, "\"0\""), @case, "cases");
        await Same(far, (c, a) => c.Get(a), @case, "cases");
        await Same(far, (c, a) => c.Post(a + "/acceptance", null, "\"0\""), @case, "cases");
        await Same(far, (c, a) => c.Post(a + "/opinion", new JsonObject { ["grant"] = true }, "\"0\""), @case, "cases");
        await Same(far, (c, a) => c.Post(a + "/findings/home-visit", new JsonObject { ["on"] = "2026-09-01", ["facts"] = new JsonObject() }, "\"0\""), @case, "cases");
        (await clerk.Get(@case)).Is(HttpStatusCode.OK);
        Assert.Empty((await far.Get("/cases")).Json["cases"]!.AsArray());
        Assert.Empty((await far.Get("/cases")).Json["counts"]!.AsObject());
    }

    [Fact]
    public async Task 没有的栏目和写错的结构不存_说得出哪一栏()
    {
        var her = await house.Resident();
        var (draft, tag) = await her.Drafted(Facts());
        var strange = Facts();
        strange["受理编号"] = "自己编的";
        strange["申请人"]!["state"] = "已确认";
        strange["借阅"]!["每月册数"] = true;
        strange["同用"] = new JsonArray();

        var refused = (await her.Put(draft, strange, tag)).Refuses(422, "invalid");

        Assert.Equal(["借阅.每月册数=type", "受理编号=unknown", "同用=type", "申请人.state=unknown"], refused.Errors.Order(StringComparer.Ordinal));
        Assert.Equal(tag, (await her.Get(draft)).Tag);
    }

    [Fact]
    public async Task 签署里多写一项_不收_办件不变()
    {
        var (her, clerk) = (await house.Resident(), await house.Clerk());
        var @case = await her.Submitted(Facts());
        (await clerk.Does(@case, "acceptance")).Is(HttpStatusCode.NoContent);
        var before = (await clerk.Get(@case)).Tag;

        var refused = await clerk.Does(@case, "opinion", new JsonObject { ["grant"] = true, ["by"] = "别人", ["computedMonthly"] = 9999 });

        Assert.Equal(["by=unknown", "computedMonthly=unknown"], refused.Refuses(422, "invalid").Errors);
        Assert.Equal(before, (await clerk.Get(@case)).Tag);
    }

    [Fact]
    public async Task 查明的错误_路径在facts里面_一同去的人写错也说得出()
    {
        var (her, clerk) = (await house.Resident(), await house.Clerk());
        var second = await house.Clerk();
        var @case = await her.Submitted(Facts());
        (await clerk.Does(@case, "acceptance")).Is(HttpStatusCode.NoContent);

        Assert.Equal(["facts.是本人=required", "facts.所见=required"], (await clerk.Does(@case, "findings/home-visit", new JsonObject { ["on"] = "2026-09-01", ["with"] = second.Account.Human.ToString(), ["facts"] = new JsonObject() })).Refuses(422, "invalid").Errors);
        Assert.Equal(["with=conflict"], (await clerk.Does(@case, "findings/home-visit", new JsonObject { ["on"] = "2026-09-01", ["facts"] = new JsonObject { ["是本人"] = true, ["所见"] = "在家" } })).Refuses(422, "invalid").Errors);
        Assert.Equal(["with=format"], (await clerk.Does(@case, "findings/home-visit", new JsonObject { ["on"] = "2026-09-01", ["with"] = "周敏", ["facts"] = new JsonObject() })).Refuses(422, "invalid").Errors);
        Assert.Equal(["facts=required"], (await clerk.Does(@case, "findings/home-visit", new JsonObject { ["on"] = "2026-09-01" })).Refuses(422, "invalid").Errors);
        Assert.Equal(["facts.所看=unknown"], (await clerk.Does(@case, "findings/home-visit", new JsonObject { ["on"] = "2026-09-01", ["facts"] = new JsonObject { ["所看"] = "x" } })).Refuses(422, "invalid").Errors);
        (await clerk.Does(@case, "findings/visit", new JsonObject { ["on"] = "2026-09-01", ["facts"] = new JsonObject() })).Refuses(404, "not_found");
    }

    [Theory]
    [InlineData("{\n  \"service\": \"library-card\",\n}", "第 3 行第 1 个字")]
    [InlineData("{\"service\": \"借书证\" oops}", "第 1 行第 19 个字")]
    [InlineData("", "内容是空的")]
    [InlineData("{\"service\": \"a\", \"service\": \"b\"}", "同一项写了两次")]
    [InlineData("{\"service\": \"\\ud800\"}", "不成字的编码")]
    public async Task 读不懂的JSON_说得出第几行第几个字(string body, string where)
    {
        var her = await house.Resident();

        var refused = (await her.Send(HttpMethod.Post, "/drafts", body)).Refuses(400, "unreadable");

        Assert.Contains(where, (string)refused.Json["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 太大_太深_不是JSON_都有各自的回答()
    {
        var her = await house.Resident();

        (await her.Send(HttpMethod.Post, "/drafts", $"{{\"service\": \"{new string('x', 1024 * 1024)}\"}}")).Refuses(413, "too_large");
        var deep = (await her.Send(HttpMethod.Post, "/drafts", new string('[', 40) + new string(']', 40))).Refuses(400, "unreadable");
        Assert.Contains("嵌套超过 32 层", (string)deep.Json["detail"]!, StringComparison.Ordinal);
        (await her.Send(HttpMethod.Post, "/drafts", "service=library-card", type: "application/x-www-form-urlencoded")).Refuses(415, "not_json");
        (await her.Send(HttpMethod.Post, "/drafts", "\"library-card\"")).Refuses(422, "invalid");
        (await her.Post("/drafts", new JsonObject { ["service"] = "nope" })).Refuses(404, "not_found");
    }

    [Fact]
    public async Task 没有登录是401_岗位不对是403_没有的地址是404()
    {
        var (visitor, her, clerk) = (house.Visitor(), await house.Resident(), await house.Clerk());

        (await visitor.Get("/cases")).Refuses(401, "sign_in");
        (await visitor.Get("/session")).Refuses(401, "sign_in");
        (await visitor.Post("/drafts", new JsonObject { ["service"] = "library-card" })).Refuses(401, "sign_in");
        (await her.Post($"/cases/{Guid.NewGuid()}/acceptance", null, "\"0\"")).Refuses(403, "not_allowed");
        (await clerk.Post("/drafts", new JsonObject { ["service"] = "library-card" })).Refuses(403, "not_allowed");
        (await her.Get("/nowhere")).Refuses(404, "not_found");
        (await her.Get("/cases/not-a-number")).Refuses(404, "not_found");
        (await visitor.Get("/registers/library-card-delegations/entries")).Refuses(404, "not_found");
        (await visitor.Get("/registers/nope/entries")).Refuses(404, "not_found");
    }

    [Fact]
    public async Task 别的网站借她的会话来写_办不成()
    {
        var (her, neighbour) = (await house.Resident(), await house.Resident());
        var body = "{\"service\":\"library-card\"}";

        (await her.Send(HttpMethod.Post, "/drafts", body, withToken: false)).Refuses(403, "token");
        (await her.Send(HttpMethod.Post, "/drafts", body, withToken: false, type: "text/plain")).Refuses(403, "token");
        Assert.Empty((await her.Get("/drafts")).Json.AsArray());

        var stolen = (await neighbour.Get("/session")).Json;
        using var browser = new Security.Browser(house.Address);
        await browser.SignIn(her.Account.Id);
        await browser.Get("/api/v1/session");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/drafts") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation((string)stolen["header"]!, (string)stolen["token"]!);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Send(request)).Status);
        Assert.Empty((await her.Get("/drafts")).Json.AsArray());
    }

    [Theory]
    [InlineData("limit=101", "limit=range")]
    [InlineData("limit=0", "limit=range")]
    [InlineData("state=已办", "state=format")]
    [InlineData("state=3", "state=format")]
    [InlineData("overdue=yes", "overdue=format")]
    [InlineData("county=610924100000", "county=format")]
    [InlineData("limit=x&mine=1", "limit=range,mine=format")]
    public async Task 地址里的参数不对_逐个说明(string query, string errors)
    {
        var refused = (await (await house.Clerk()).Get("/cases?" + query)).Refuses(422, "invalid");

        Assert.Equal(errors.Split(','), refused.Errors.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task 一页一页地列_不重不漏()
    {
        var town = "610923100000";
        var clerk = await house.Clerk(town);
        var village = house.It.Database.Divisions.Below(Core.Values.DivisionCode.Of(town), house.It.Database.Today).First().Code;
        var expected = new HashSet<string>();
        for (var i = 0; i < 5; i++)
        {
            var her = await house.Resident(village);
            expected.Add((await her.Submitted(Facts(("申请人.居住地", village))))["/cases/".Length..]);
        }

        var seen = new List<string>();
        string? next = null;
        do
        {
            var page = (await clerk.Get($"/cases?limit=2{(next is null ? "" : $"&after={next}")}")).Is(HttpStatusCode.OK).Json;
            Assert.InRange(page["cases"]!.AsArray().Count, 1, 2);
            seen.AddRange(page["cases"]!.AsArray().Select(c => (string)c!["id"]!));
            next = (string?)page["next"];
        }
        while (next is not null);

        Assert.Equal(expected.Order(), seen.Order());
        Assert.Equal(5, (int)(await clerk.Get("/cases")).Json["counts"]!["已提交"]!);
        Assert.True((bool?)(await clerk.Get("/cases")).Json["cases"]![0]!["relative"] is false);
    }

    [Fact]
    public async Task 号码都遮住_自己的草稿不遮()
    {
        var (her, clerk) = (await house.Resident(), await house.Clerk());
        var number = 借书证样例.身份证号("19560308", Interlocked.Increment(ref serial));
        var facts = Facts(("申请人.身份证号", number), ("账户.有近亲属任职", "是"), ("账户.近亲属姓名", "王亲属"));
        var (draft, _) = await her.Drafted(facts);
        Assert.Equal(number, (string)(await her.Get(draft)).Json["answers"]!["申请人"]!["身份证号"]!);
        var @case = await her.Submitted(facts);

        foreach (var (who, text) in new[] { ("她", (await her.Get(@case)).Text), ("经办", (await clerk.Get(@case)).Text), ("列表", (await clerk.Get("/cases")).Text) })
        {
            Assert.False(text.Contains(number, StringComparison.Ordinal) || text.Contains("6200000000000000001", StringComparison.Ordinal) || text.Contains("13800000000", StringComparison.Ordinal), $"{who}的回答里有完整的号码");
        }
        Assert.Equal(number[..6] + "********" + number[14..], (string)(await clerk.Get(@case)).Json["facts"]!["申请人"]!["身份证号"]!);
        Assert.Equal("王亲属", (string)(await her.Get(@case)).Json["facts"]!["账户"]!["近亲属姓名"]!);
        Assert.Null((await clerk.Get(@case)).Json["facts"]!["账户"]!["近亲属姓名"]);
    }

    /// <summary>A right application of a family that nobody else is in.</summary>
    private static JsonObject Facts(params (string, string?)[] changes)
    {
        var n = Interlocked.Increment(ref serial);
        return Ordered.Facts([("申请人.身份证号", 借书证样例.身份证号("19560308", n)), ("同用.成员[0].身份证号", 借书证样例.身份证号("20180601", n)), .. changes]);
    }
}
