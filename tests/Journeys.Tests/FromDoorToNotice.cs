using Anmin.Casework.People;
using Anmin.Core.Declaring;
using Anmin.Data.City;
using Microsoft.Playwright;

namespace Anmin.Journeys.Tests;

/// <summary>1.3 One application from the door to the open site: the clerk and her colleague, what anybody may read, what she sees; and the figures that the city sees.</summary>
public sealed class FromDoorToNotice(City city)
{
    private const string Service = "living-allowance";

    [Fact]
    public async Task 从受理到公示_每个人在自己的页面上办完自己的那一步()
    {
        var home = city.Newcomers("610924", h => SheApplies.IsPoor(h) && !h.Village.StartsWith("610924101", StringComparison.Ordinal));
        var (she, number) = await Applied(home);
        var town = home.Village[..9] + "000";
        var clerks = await city.Officers(Role.镇办经办, town);

        await using (var clerk = await city.Opens())
        {
            await clerk.SignsIn(clerks[0]);
            await clerk.Opens("/desk");
            await clerk.Sees(home.Head.Name);
            await clerk.Looks("desk-queue");
            await clerk.Follows(home.Head.Name);
            await clerk.Looks("case-new");
            await clerk.Page.Locator("#now a[href$='/accept']").ClickAsync();
            await clerk.Presses("受理");
            await Records(clerk, "means-check", home, null);
            await Records(clerk, "home-visit", home, clerks[1]);
            await clerk.Sees("系统测算", "元／月");
            await clerk.Looks("case-proposal");
            await Signs(clerk, "opinion");
            await clerk.Sees("公示");
        }
        await using (var anybody = await city.Opens(360))
        {
            await anybody.Opens("/notices");
            await anybody.Sees(home.Head.Name);
            await anybody.Looks("notices");
            Assert.DoesNotContain(home.Head.IdNumber, await anybody.Page.ContentAsync(), StringComparison.Ordinal);
        }
        await she.Opens("/my");
        await she.Sees(number);
        await she.DisposeAsync();
    }

    [Fact]
    public async Task 市里打开文件_逐条看到数字_点开就是办件()
    {
        await using var leader = await city.Opens();
        await leader.SignsIn((await city.It.Accounts.All()).First(a => a.Role == Role.市级));

        await leader.Opens("/document");
        await leader.Sees("最低生活保障", "低保在办");
        await leader.Looks("document-home");
        await leader.Opens("/document/1.3");
        await leader.Looks("clause-1.3");
        await leader.Opens("/document/1.5");
        await leader.Sees("审批权限下放");
        await leader.Looks("clause-1.5");
        await leader.Opens("/document/1.3/living-allowance-applications");
        await leader.Looks("figure-list");
    }

    private async Task<(Visitor She, string Number)> Applied(DemoHousehold home)
    {
        var account = await city.Account(home.Head.Name, Role.居民, home.Village, home.Head.IdNumber);
        var caller = new Caller(account.Human, account.Id, account.Name, account.Role, Core.Values.DivisionCode.Of(account.Area), "");
        var draft = await city.It.Drafts.Start(caller, Service);
        await city.It.Drafts.Replace(caller, draft, LivingAllowancePapers.Application(home, city.Today, null), 0);
        var submitted = await city.It.Submissions.Submit(caller, draft);
        Assert.True(submitted.CaseId is not null, string.Join("；", submitted.Faults.Select(f => f.Message)));
        var she = await city.Opens(360);
        await she.SignsIn(account);
        return (she, submitted.Number!);
    }

    /// <summary>Records a finding and is back at the case.</summary>
    private async Task Records(Visitor officer, string kind, DemoHousehold home, Account? with)
    {
        await officer.Page.Locator($"#now a[href$='/found/{kind}']").First.ClickAsync();
        var declared = city.Matter(Service).FindingsOn(city.Today).Single(k => k.Slug == kind);
        var answers = LivingAllowancePapers.Finding(kind, home, city.Today, 0);
        if (with is not null)
        {
            answers["with"] = with.Human.ToString();
        }
        await officer.Looks("finding-" + kind);
        await officer.FillsIn(declared.Form, answers, "记下");
    }

    /// <summary>Agrees with what was computed.</summary>
    private static async Task Signs(Visitor officer, string page)
    {
        var form = officer.Page.Locator($"form[action$='/{page}']");
        await form.Locator("input[name=choice]").First.CheckAsync();
        await form.Locator("button.btn").ClickAsync();
        await officer.Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    }
}
