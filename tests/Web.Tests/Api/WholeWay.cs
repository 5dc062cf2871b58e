using System.Net;
using System.Text.Json.Nodes;
using Anmin.Casework.Geography;
using Anmin.Casework.People;
using Anmin.Core.Declaring;
using Anmin.Data.City;
using Anmin.Measures;
using Anmin.Web.Forms;
using Anmin.Web.Tests.Commands;

namespace Anmin.Web.Tests.Api;

/// <summary>A library card from the first look at the guide to the letter in her hands, by the API alone.</summary>
public sealed class WholeWay(ApiHouse house) : IClassFixture<ApiHouse>
{
    [Fact]
    public async Task 借书证_从看指南到送达_全走接口()
    {
        var (her, clerk, second, reviewer) = (await house.Resident(), await house.Clerk(), await house.Clerk(), await house.Reviewer());
        var other = await house.Reviewer();
        Assert.Contains((await house.Visitor().Get("/services")).Json.AsArray(), s => (string)s!["slug"]! == "library-card");

        var started = (await her.Post("/drafts", new JsonObject { ["service"] = "library-card" })).Is(HttpStatusCode.Created);
        var draft = $"/drafts/{started.Json["id"]}";
        Assert.Equal("/api/v1" + draft, started.Location);
        var facts = Ordered.Facts(("申请人.电话", "12345"));
        var half = (await her.Put(draft, facts, started.Tag)).Is(HttpStatusCode.OK);
        Assert.Equal("申请人.电话", (string)half.Json["faults"]![0]!["field"]!);
        Assert.Equal("12345", (string)(await her.Get(draft)).Json["answers"]!["申请人"]!["电话"]!);
        (await her.Post(draft + "/submission", null, half.Tag)).Refuses(422, "invalid");
        var whole = (await her.Put(draft, Ordered.Facts(), half.Tag)).Is(HttpStatusCode.OK);
        var receipt = (await her.Post(draft + "/submission", null, whole.Tag)).Is(HttpStatusCode.Created);
        var @case = $"/cases/{receipt.Json["case"]}";
        Assert.Equal("/api/v1" + @case, receipt.Location);
        Assert.Matches("紫.*〔2026〕\\d{4}号", (string)receipt.Json["number"]!);

        (await clerk.Does(@case, "supplement-request", new JsonObject { ["asks"] = "身份证复印件背面", ["days"] = 10 })).Is(HttpStatusCode.NoContent);
        var mine = (await her.Get(@case)).Json;
        Assert.Equal(["补交材料", "撤回"], mine["case"]!["acts"]!.AsArray().Select(a => (string)a!));
        Assert.True((bool)mine["waiting"]!["forYou"]!);
        (await her.Does(@case, "supplement", new JsonObject { ["answer"] = "背面已经当面给过" })).Is(HttpStatusCode.NoContent);
        (await clerk.Does(@case, "acceptance")).Is(HttpStatusCode.NoContent);

        var file = (await clerk.Get(@case)).Json;
        var found = new JsonObject
        {
            ["on"] = "2026-09-01", ["with"] = (string)file["colleagues"]!.AsArray().Single(c => (string)c!["id"]! == second.Account.Human.ToString())!["id"]!,
            ["facts"] = new JsonObject { ["是本人"] = true, ["所见"] = "住在村里，爱读书" },
        };
        var visited = (await clerk.Does(@case, "findings/home-visit", found)).Is(HttpStatusCode.NoContent);
        (await other.Post($"{@case}/findings/means-check", new JsonObject { ["on"] = "2026-09-01", ["facts"] = new JsonObject { ["年收入"] = 5400.50m } }, visited.Tag)).Is(HttpStatusCode.NoContent);

        file = (await clerk.Get(@case)).Json;
        var monthly = (decimal)file["proposal"]!["monthly"]!;
        Assert.True((bool)file["proposal"]!["granted"]!);
        Assert.NotEmpty(file["parameters"]!.AsArray());
        (await clerk.Does(@case, "opinion", new JsonObject { ["grant"] = true })).Is(HttpStatusCode.NoContent);
        (await clerk.Does(@case, "decision", new JsonObject { ["grant"] = true })).Refuses(403, "not_allowed");
        (await reviewer.Does(@case, "decision", new JsonObject { ["grant"] = true, ["monthly"] = monthly + 1 })).Refuses(422, "reason_required");
        (await reviewer.Does(@case, "decision", new JsonObject { ["grant"] = true })).Is(HttpStatusCode.NoContent);
        (await clerk.Does(@case, "delivery")).Is(HttpStatusCode.NoContent);

        mine = (await her.Get(@case)).Json;
        Assert.Equal("已确认", (string)mine["case"]!["state"]!);
        Assert.Equal(monthly, (decimal)mine["decision"]!["monthly"]!);
        Assert.Equal("2026-10", (string)mine["decision"]!["startMonth"]!);
        Assert.Equal("2026-09-01", (string)mine["decision"]!["deliveredOn"]!);
        Assert.Equal(monthly, mine["award"]!.AsArray().Sum(l => (decimal)l!["amount"]!));
        Assert.All(mine["decision"]!["computed"]!["reasons"]!.AsArray(), r => Assert.NotEmpty((string)r!["basis"]!["number"]!));
        Assert.True((int)mine["remedies"]!["reconsiderationDays"]! > 0);
    }

    [Fact]
    public async Task 提交以后可以撤回_撤回就办不了别的()
    {
        var her = await house.Resident();
        var @case = await her.Submitted(Ordered.Facts(("申请人.身份证号", LibraryCard.借书证样例.身份证号("19600101", 7)), ("同用.成员[0].身份证号", LibraryCard.借书证样例.身份证号("20180601", 7))));

        (await her.Does(@case, "withdrawal")).Is(HttpStatusCode.NoContent);

        Assert.Equal("撤回", (string)(await her.Get(@case)).Json["case"]!["state"]!);
        (await her.Does(@case, "withdrawal")).Refuses(409, "wrong_state");
    }
}

/// <summary>The real service, as declared: what was proved with the library card needs nothing of its own.</summary>
public sealed class LivingAllowanceHouse : ApiHouse
{
    protected override IReadOnlyList<Measure> Measures => AllMeasures.List;
}

/// <summary>最低生活保障 by the API alone.</summary>
public sealed class LivingAllowanceWay(LivingAllowanceHouse house) : IClassFixture<LivingAllowanceHouse>
{
    [Fact]
    public async Task 低保_申请_核对_入户_初审_公示_决定_按月发放()
    {
        var today = house.It.Database.Today;
        var household = DemonstrationCity.Generate(400, 7, today).First(h => LivingAllowancePapers.PerHead(h) < 4000 && h.Property.Vehicles == 0 && h.Village.StartsWith("610924", StringComparison.Ordinal));
        var (town, county) = (household.Village[..9] + "000", household.Village[..6] + "000000");
        var her = await house.Somebody(Role.居民, household.Village, household.Head.Name);
        var (clerk, second, reviewer, decider) = (await house.Clerk(town), await house.Clerk(town), await house.Reviewer(county), await house.Reviewer(county));

        var @case = await her.Submitted(Json(Form("living-allowance"), LivingAllowancePapers.Application(household, today, null)), "living-allowance");
        (await clerk.Does(@case, "acceptance")).Is(HttpStatusCode.NoContent);
        foreach (var (kind, form, by) in house.It.Catalogue.Find<Matter>("living-allowance")!.FindingsOn(today).Where(k => k.Needed == Needed.Always).Select(k => (k.Slug, k.Form, k.By)))
        {
            var officer = by == Actor.县区 ? reviewer : clerk;
            var found = new JsonObject { ["on"] = today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["facts"] = Json(form, LivingAllowancePapers.Finding(kind, household, today, 0)) };
            if (officer == clerk) { found["with"] = second.Account.Human.ToString(); }
            (await officer.Does(@case, $"findings/{kind}", found)).Is(HttpStatusCode.NoContent);
        }
        var proposal = (await clerk.Get(@case)).Json["proposal"]!;
        Assert.True((bool)proposal["granted"]!, proposal.ToJsonString(FactsJson.Options));
        (await clerk.Does(@case, "opinion", new JsonObject { ["grant"] = true })).Is(HttpStatusCode.NoContent);
        Assert.Equal("公示中", (string)(await her.Get(@case)).Json["case"]!["state"]!);
        await house.Pass(8);
        var waiting = (await decider.Get(@case)).Json;
        Assert.Contains("决定", waiting["case"]!["acts"]!.AsArray().Select(a => (string)a!));
        if ((bool)waiting["drawn"]!)
        {
            var visit = house.It.Catalogue.Find<Matter>("living-allowance")!.FindingsOn(today).Single(k => k.Needed == Needed.WhenDrawn);
            (await reviewer.Does(@case, $"findings/{visit.Slug}", new JsonObject
            {
                ["on"] = today.AddDays(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["with"] = (await house.Reviewer(county)).Account.Human.ToString(), ["facts"] = Json(visit.Form, LivingAllowancePapers.Finding(visit.Slug, household, today.AddDays(8), 0)),
            })).Is(HttpStatusCode.NoContent);
        }
        (await decider.Does(@case, "decision", new JsonObject { ["grant"] = true })).Is(HttpStatusCode.NoContent);

        var mine = (await her.Get(@case)).Json;
        Assert.Equal((decimal)proposal["monthly"]!, (decimal)mine["decision"]!["monthly"]!);
        Assert.Contains(mine["decision"]!["computed"]!["reasons"]!.AsArray(), r => ((string)r!["basis"]!["law"]!).Contains("社会救助法", StringComparison.Ordinal));
        Assert.DoesNotContain(household.Head.IdNumber, mine.ToJsonString(FactsJson.Options), StringComparison.Ordinal);
    }

    private Form Form(string service) => house.It.Catalogue.Find<Matter>(service)!.Form;

    private static JsonObject Json(Form form, IReadOnlyDictionary<string, string> answers) => AnswersJson.AsTyped(new DivisionTable(Declared.AllDivisions())).Write(form, answers);
}
