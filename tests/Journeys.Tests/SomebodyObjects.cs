using Anmin.Data.City;

namespace Anmin.Journeys.Tests;

/// <summary>1.3 A neighbour objects while the notice hangs: it comes down, the home is visited again, and it is posted anew.</summary>
public sealed class SomebodyObjects(City city)
{
    [Fact]
    public async Task 邻居提异议_公示撤下_重新入户和评议_再公示()
    {
        var (home, clerks, lead, _, _) = await city.Cast();
        var (she, id, _) = await city.Applied(home);
        await using var clerk = await city.Opens();
        await clerk.SignsIn(clerks[0]);
        await clerk.Opens($"/desk/cases/{id}/accept");
        await clerk.Presses("受理");
        await clerk.Records("means-check", home);
        await clerk.Records("home-visit", home, clerks[1]);
        await clerk.Signs("opinion");

        await using (var neighbour = await city.Opens(360, script: false))
        {
            await neighbour.Opens("/notices");
            await neighbour.Follows(home.Head.Name);
            await neighbour.Looks("notice");
            await neighbour.Page.Locator("textarea").First.FillAsync("他家去年在镇上开过小店，请再核实一下");
            await neighbour.Presses("提出异议");
            await neighbour.Sees("您的异议已经收到");
        }
        await using (var leader = await city.Opens())
        {
            await leader.SignsIn(lead);
            await leader.Opens($"/desk/cases/{id}/objection");
            await leader.Looks("objection");
            await leader.Page.Locator("textarea[name=outcome]").FillAsync("另派两人重新入户，并请村民代表评议");
            await leader.Presses("撤下公示，重新调查");
        }
        await using (var anybody = await city.Opens(360))
        {
            await anybody.Opens("/notices");
            Assert.DoesNotContain(home.Head.Name, await anybody.Reads(), StringComparison.Ordinal);
        }

        await clerk.Opens($"/desk/cases/{id}");
        await clerk.Records("home-visit", home, clerks[1]);
        await clerk.Records("appraisal", home, clerks[1]);
        await clerk.Signs("opinion");
        await she.Opens($"/my/{id}");
        await she.Sees("收到异议", "重新入户", "公示");
        await she.Looks("timeline-objected");
        await she.DisposeAsync();
    }
}
