using System.Net;
using Anmin.Casework.Records;

namespace Anmin.Web.Tests.Desk;

/// <summary>The steps beside the straight way, over HTTP without script: what is wrong is said beside the field, what was typed stays, and nothing is done.</summary>
public sealed class OtherSteps(DeskHouse house) : IClassFixture<DeskHouse>
{
    [Fact]
    public async Task 补正只告知一次_写错的说在旁边_再告知就说已经告知过()
    {
        var (id, _) = await house.Applies();
        var at = $"/desk/cases/{id}/supplement";
        var clerk = await house.As(house.Clerk);

        var wrong = await clerk.Does(at, ("asks", "户主的诊断证明"), ("days", "十五天"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotEmpty(wrong.Beside("days"));
        Assert.Equal(("户主的诊断证明", "十五天"), (wrong.Typed("asks"), wrong.Typed("days")));
        Assert.Equal(CaseState.已提交, (await house.Case(id)).State);
        var told = await wrong.Sends(("days", "１５"));
        Assert.Contains("办好了：一次性告知补正", told.Text, StringComparison.Ordinal);
        Assert.Equal((CaseState.待补正, true), ((await house.Case(id)).State, (await house.Case(id)).Paused));

        var again = await clerk.Opens(at);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("补正只能一次性告知", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 意见与测算不同_没有理由和条款不能签_写了才签得了_别人抢先签过的说得出是谁()
    {
        var (id, _) = await house.Investigated();
        var at = $"/desk/cases/{id}/opinion";
        var (clerk, late) = (await house.As(house.Clerk), await (await house.As(house.Clerk2)).Opens(at));

        var none = await clerk.Does(at, ("choice", "refuse"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.NotEmpty(none.Beside("reason"));
        Assert.Equal(CaseState.调查中, (await house.Case(id)).State);
        var signed = await none.Sends(("reason", "入户时全家已搬走，邻居说长期在外省居住"), ("article", "最低生活保障审核确认办法 第五条"));
        Assert.Contains("办好了：签署初审意见", signed.Text, StringComparison.Ordinal);
        Assert.Contains("全家已搬走", signed.Of("#opinions"), StringComparison.Ordinal);

        var overtaken = await late.Sends(("choice", "computed"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, overtaken.Status);
        Assert.Contains("周敏", overtaken.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 入户只去了一个人_不收_话在同去的人旁边()
    {
        var (id, home) = await house.Applies();
        var clerk = await house.As(house.Clerk);
        await clerk.Does($"/desk/cases/{id}/accept");

        var alone = await clerk.Does($"/desk/cases/{id}/found/home-visit", [.. DeskHouse.Rows(Data.City.LivingAllowancePapers.Finding("home-visit", home, house.Today, 0)), ("with", "")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.Status);
        Assert.Contains("同去的", alone.Beside("with"), StringComparison.Ordinal);
        Assert.DoesNotContain(await house.Journal(id), j => j.Action == "found");
    }

    [Fact]
    public async Task 延长只能一次_终止要写理由()
    {
        var (id, _) = await house.Investigated();
        var (lead, clerk) = (await house.As(house.Lead), await house.As(house.Clerk));
        var before = (await house.Case(id)).TotalDue;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lead.Does($"/desk/cases/{id}/extend", ("reason", ""))).Status);
        Assert.Contains("办好了：延长时限", (await lead.Does($"/desk/cases/{id}/extend", ("reason", "主要成员在外务工，等他返乡"))).Text, StringComparison.Ordinal);
        Assert.True((await house.Case(id)).TotalDue > before);
        Assert.Equal(HttpStatusCode.Conflict, (await lead.Opens($"/desk/cases/{id}/extend")).Status);

        var silent = await clerk.Does($"/desk/cases/{id}/terminate", ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.NotEmpty(silent.Beside("reason"));
        Assert.Contains("办好了：终止办理", (await silent.Sends(("reason", "三次联系后本人表示暂不办理"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 全号要说用途才看得到_看过留下一笔_邻镇的人找不到这一页()
    {
        var (id, home) = await house.Applies();
        var (clerk, other) = (await house.As(house.Clerk), await house.As(house.OtherClerk));
        var seen = await clerk.Opens($"/desk/cases/{id}");
        var numbers = home.People.Select(p => p.IdNumber).OfType<string>().Where(n => n.Length > 0).ToList();
        Assert.All(numbers, n => Assert.DoesNotContain(n, seen.Text, StringComparison.Ordinal));
        var look = seen.Links.First(l => l.Contains("/number/", StringComparison.Ordinal));

        var asked = await clerk.Opens(look);
        var silent = await asked.Sends();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.All(numbers, n => Assert.DoesNotContain(n, asked.Text + silent.Text, StringComparison.Ordinal));
        var full = await silent.Sends(("用途", "核对证件"));

        var shown = Assert.Single(numbers, n => full.Text.Contains(n, StringComparison.Ordinal));
        Assert.Contains(await house.Journal(id), j => j.Name == "周敏" && j.Detail?.Contains("核对证件", StringComparison.Ordinal) == true && !j.Detail.Contains(shown, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Opens(look)).Status);
    }
}
