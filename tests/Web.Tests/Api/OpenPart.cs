using System.Net;
using System.Text.Json.Nodes;
using Anmin.Web.Security;
using Anmin.Web.Tests.Commands;
using Anmin.Web.Tests.Security;
using Microsoft.AspNetCore.Routing;

namespace Anmin.Web.Tests.Api;

/// <summary>What anybody may read: guides, structures, estimates, public registers, and the description of it all.</summary>
public sealed class OpenPart(ApiHouse house) : IClassFixture<ApiHouse>
{
    [Fact]
    public async Task 指南按所问的一天_带上当地的标准()
    {
        var visitor = house.Visitor();

        var before = (await visitor.Get("/services/library-card?on=2026-06-30&county=610924")).Is(HttpStatusCode.OK).Json;
        var now = (await visitor.Get("/services/library-card?county=610924")).Is(HttpStatusCode.OK).Json;

        Assert.Equal(("借书证章程（2020年）", "借书证章程（2026年）"), ((string)before["regime"]!, (string)now["regime"]!));
        Assert.Contains(before["steps"]!.AsArray(), s => (string)s!["kind"]! == "公示");
        Assert.DoesNotContain(now["steps"]!.AsArray(), s => (string)s!["kind"]! == "公示");
        Assert.Contains(now["standards"]!.AsArray(), s => (string?)s!["set"]?["value"] == "36" && (string)s["set"]!["documentNumber"]! == "编紫〔2026〕2号");
        (await visitor.Get("/services/nope")).Refuses(404, "not_found");
        Assert.Equal(["on=format"], (await visitor.Get("/services/library-card?on=2026-02-29")).Refuses(422, "invalid").Errors);
    }

    [Fact]
    public async Task 事项的结构和命令写出的一样()
    {
        var said = await house.Visitor().Get("/services/library-card/schema");

        Assert.Equal("application/schema+json", said.Type);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse((await Ordered.Run("", null, "schema", "library-card")).Out), said.Json));
        Assert.Equal("/api/v1/services/library-card/schema", (string)said.Json["$id"]!);
    }

    [Fact]
    public async Task 不留名算一算_有理由有标准_哪张表都不多一行()
    {
        var facts = new JsonObject { ["县区"] = "610924000000", ["人数"] = 2, ["家庭年收入"] = 3000 };
        var before = house.Rows();

        var said = (await house.Visitor().Post("/services/library-card/estimate", facts)).Is(HttpStatusCode.OK).Json;

        Assert.True((bool)said["decision"]!["granted"]!);
        Assert.NotEmpty(said["decision"]!["reasons"]!.AsArray());
        Assert.Contains(said["parameters"]!.AsArray(), p => (string)p!["id"]! == "LIB_MONTHLY");
        Assert.Equal(before, house.Rows());
        Assert.Equal(["人数=range"], (await house.Visitor().Post("/services/library-card/estimate", new JsonObject { ["县区"] = "610924000000", ["人数"] = 0, ["家庭年收入"] = 3000 })).Refuses(422, "invalid").Errors);
    }

    [Fact]
    public async Task 台账_登记_更正_结束_历史都在_公开的谁都看得到()
    {
        var (clerk, visitor) = (await house.Clerk(), house.Visitor());
        const string Rooms = "/registers/reading-rooms/entries";
        JsonObject Room(string name, string opens) => new() { ["名称"] = name, ["所在地"] = "610924100201", ["开放日"] = opens, ["电话"] = "0915-4421234" };

        var added = (await clerk.Post(Rooms, Room("村书屋", "2026-08-01"), key: "room-1")).Is(HttpStatusCode.Created);
        var again = (await clerk.Post(Rooms, Room("村书屋", "2026-08-01"), key: "room-1")).Is(HttpStatusCode.Created);
        Assert.Equal(["开放日=overlap"], (await clerk.Post(Rooms, Room("村书屋", "2026-08-15"), key: "room-2")).Refuses(422, "overlap").Errors);
        Assert.Equal(added.Text, again.Text);
        var entry = added.Location!["/api/v1".Length..];
        var seen = (await visitor.Get(entry)).Is(HttpStatusCode.OK);
        Assert.Equal("村书屋", (string)seen.Json["entry"]!["名称"]!);
        Assert.Null(seen.Json["recordedBy"]);

        (await clerk.Put(entry, new JsonObject { ["entry"] = Room("村书屋", "2026-08-02"), ["改动原因"] = "日子写错了" })).Refuses(428, "version_required");
        Assert.Equal(["改动原因=required"], (await clerk.Put(entry, new JsonObject { ["entry"] = Room("村书屋", "2026-08-02") }, seen.Tag)).Refuses(422, "invalid").Errors);
        Assert.Equal(["entry.开门日=unknown"], (await clerk.Put(entry, new JsonObject { ["entry"] = new JsonObject { ["开门日"] = "2026-08-02" }, ["改动原因"] = "日子写错了" }, seen.Tag)).Refuses(422, "invalid").Errors);
        var right = (await clerk.Put(entry, new JsonObject { ["entry"] = Room("村书屋", "2026-08-02"), ["改动原因"] = "日子写错了" }, seen.Tag)).Is(HttpStatusCode.OK);
        var corrected = right.Location!["/api/v1".Length..];
        (await clerk.Post(corrected + "/end", new JsonObject { ["最后一天"] = "2026-08-31", ["结束原因"] = "房子要修" }, right.Tag)).Is(HttpStatusCode.OK);

        Assert.Single((await visitor.Get($"{Rooms}?on=2026-08-31")).Json["entries"]!.AsArray());
        Assert.Empty((await visitor.Get($"{Rooms}?on=2026-09-01")).Json["entries"]!.AsArray());
        Assert.Equal(3, (await clerk.Get(corrected + "/history")).Json.AsArray().Count);
        (await visitor.Get(corrected + "/history")).Refuses(401, "sign_in");
        Assert.Single((await visitor.Get($"{Rooms}?time=已结束")).Json["entries"]!.AsArray());
        (await (await house.Clerk("610921100000")).Post(corrected + "/withdrawal", new JsonObject { ["改动原因"] = "外县的人" }, "\"0\"")).Refuses(404, "not_found");
    }

    [Fact]
    public async Task 接口说明里有每一个地址_都有中文的一句话_每个事项的结构都在()
    {
        var description = (await house.Visitor().Get("/openapi/v1.json")).Is(HttpStatusCode.OK).Json;
        var paths = description["paths"]!.AsObject();
        var rules = (await EndpointRules.List(house.App)).Where(r => r.Pattern.TrimStart('/').StartsWith("api/", StringComparison.Ordinal)).ToList();

        Assert.StartsWith("3.1.", (string)description["openapi"]!, StringComparison.Ordinal);
        Assert.NotEmpty(rules);
        foreach (var endpoint in ((IEndpointRouteBuilder)house.App).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)))
        {
            var path = endpoint.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal).TrimEnd('/');
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)
            {
                var told = paths[path]?[method.ToLowerInvariant()];
                Assert.True(told is not null, $"接口说明里没有 {method} {path}");
                Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{2}", (string)told["summary"]!);
                Assert.NotEmpty(told["responses"]!.AsObject());
            }
        }
        var schemas = description["components"]!["schemas"]!.AsObject();
        Assert.All(house.It.Catalogue.Matters, m => Assert.Equal(m.Name, (string)schemas[$"facts.{m.Slug}"]!["title"]!));
        Assert.Contains("身份证号", schemas["facts.library-card"]!["properties"]!["申请人"]!["properties"]!.AsObject().Select(p => p.Key));
        Assert.All(References(description), r => Assert.True(schemas.ContainsKey(r), $"说明里没有结构 {r}"));
        Assert.Equal(paths.SelectMany(p => p.Value!.AsObject()).Count(), paths.SelectMany(p => p.Value!.AsObject()).Select(o => (string)o.Value!["operationId"]!).Distinct().Count());
    }

    [Fact]
    public async Task 不登录能用的接口_正好是这些()
    {
        var open = (await EndpointRules.List(house.App)).Where(r => r.Pattern.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) && r.Rule == "anyone");

        Assert.Equal(
        [
            "/api/v1/registers/", "/api/v1/registers/{slug}/entries", "/api/v1/registers/{slug}/entries/{id:guid}", "/api/v1/registers/{slug}/schema",
            "/api/v1/services/", "/api/v1/services/{slug}", "/api/v1/services/{slug}/estimate", "/api/v1/services/{slug}/estimate/schema", "/api/v1/services/{slug}/findings/{kind}/schema", "/api/v1/services/{slug}/schema",
        ], open.Select(r => r.Pattern).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(m => m.Key == "$ref" && m.Value is JsonValue ? [((string)m.Value!).Split('/')[^1]] : References(m.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };
}

/// <summary>A house that is no demonstration.</summary>
public sealed class RealHouse : ApiHouse
{
    protected override string[] Settings => ["--Anmin:Demonstration=false", "--ForwardedHeaders_Enabled=true"];
}

/// <summary>S-SC-2: outside a demonstration nobody unknown reads what there is to be called.</summary>
public sealed class RealDescription(RealHouse house) : IClassFixture<RealHouse>
{
    [Fact]
    public async Task 不是演示_不登录看不到接口说明()
    {
        using var browser = new Browser(house.Address, behindTls: true);

        var answer = await browser.Get("/openapi/v1.json");

        Assert.True(answer.AsksToSignIn, $"{(int)answer.Status}");
        Assert.DoesNotContain("openapi\"", answer.Body, StringComparison.Ordinal);
    }
}
