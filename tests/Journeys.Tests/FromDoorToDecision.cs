using Anmin.Casework.People;

namespace Anmin.Journeys.Tests;

/// <summary>1.3 One application from desk to desk, each step by the one whose step it is, until she reads her letter; and the figures that the city sees.</summary>
public sealed class FromDoorToDecision(City city)
{
    [Fact]
    public async Task 从受理到决定书_每个人在自己的页面上办完自己的那一步()
    {
        var (home, clerks, _, reviewers, chief) = await city.Cast();
        var (she, id, number) = await city.Applied(home);

        await using (var clerk = await city.Opens())
        {
            await clerk.SignsIn(clerks[0]);
            await clerk.Opens("/desk");
            await clerk.Sees(home.Head.Name);
            await clerk.Looks("desk-queue");
            await clerk.Follows(home.Head.Name);
            await clerk.Looks("case-new");
            await clerk.Goes(clerk.Page.Locator("#now a[href$='/accept']"));
            await clerk.Looks("accept");
            await clerk.Presses("受理");
            await clerk.Records("means-check", home);
            await clerk.Records("home-visit", home, clerks[1]);
            await clerk.Sees("系统测算", "元／月");
            await clerk.Looks("case-proposal");
            await clerk.Signs("opinion");
            await clerk.Sees("公示");
        }
        await using (var anybody = await city.Opens(360))
        {
            await anybody.Opens("/notices");
            await anybody.Sees(home.Head.Name);
            await anybody.Looks("notices");
            Assert.DoesNotContain(home.Head.IdNumber, await anybody.Page.ContentAsync(), StringComparison.Ordinal);
        }

        await city.Passes(10);
        await using (var reviewer = await city.Opens())
        {
            await reviewer.SignsIn(reviewers[0]);
            await reviewer.Opens($"/desk/cases/{id}");
            if ((await city.It.CaseFiles.Glance(Caller.System, id)).Drawn)
            {
                await reviewer.Records("county-visit", home, reviewers[1]);
            }
        }
        await using (var decider = await city.Opens())
        {
            await decider.SignsIn(chief);
            await decider.Opens($"/desk/cases/{id}");
            await decider.Looks("case-deciding");
            await decider.Signs("decide");
            await decider.Sees("办好了：批准");
            await decider.Looks("case-decided");
        }

        await she.Opens("/my");
        await she.Sees(number);
        await she.Opens($"/my/{id}");
        await she.Sees("批准了", "元／月", "行政复议", "公示期满");
        await she.Looks("timeline-decided");
        await she.Follows("看决定书");
        await she.Sees(home.Head.Name, "元");
        await she.Looks("letter");
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
}
