using Anmin.Casework.Moving;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Anmin.Journeys.Tests;

/// <summary>1.3 A family moves to another county: the file is handed over and received, the money goes on.</summary>
public sealed class SheMoves(City city)
{
    [Fact]
    public async Task 手机上报告搬家_迁出镇移交_迁入镇接收_迁入县接续_她看得到经过()
    {
        var (grant, account) = await Receives();
        var town = await Far(grant);
        await using var she = await city.Opens(360);
        await she.SignsIn(account);
        await she.Opens($"/my/{grant.CaseId}/change");
        await she.Page.Locator("input[name=what][value=搬家]").CheckAsync();
        await she.Page.Locator("#on").FillAsync($"{city.Today:yyyy-MM-dd}");
        await she.Page.Locator("#text").FillAsync("一家人搬到儿子那里住了");
        await she.Page.Locator("#town").SelectOptionAsync(new SelectOptionValue { Value = town });
        await she.Presses("告诉镇（办）");
        await she.Looks("my-moving");

        var move = await Row(grant);
        await using (var here = await city.Opens(1280))
        {
            await here.SignsIn((await city.Officers(Role.镇办经办, grant.TownCode))[0]);
            await here.Opens("/desk/moves");
            await here.Looks("desk-moves");
            await here.Follows(grant.Name);
            await here.Looks("desk-move-hand");
            await here.Page.Locator("#words").FillAsync("材料六份，老人腿脚不便，要上门");
            await here.Presses("移交给迁入地");
            await here.Sees("办好了");
        }
        await using (var there = await city.Opens(360))
        {
            await there.SignsIn((await city.Officers(Role.镇办经办, town))[0]);
            await there.Opens("/desk/moves");
            await there.Looks("desk-moves");
            await there.Follows(grant.Name);
            await there.Presses("接收档案");
            await there.Sees("需要更正");
            await there.Looks("desk-move-receive-faults");
            await there.Page.Locator("#village").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await there.Page.Locator("#address").FillAsync("三组 12 号");
            await there.Page.Locator("input[name=register][value=true]").CheckAsync();
            await there.Page.Locator("#text").FillAsync("和村干部一起到家里看过，一家人住在这里");
            await there.Presses("接收档案");
            await there.Sees("办好了");
        }
        foreach (var wide in new[] { 360, 1280 })
        {
            await using var county = await city.Opens(wide);
            await county.SignsIn((await city.Officers(Role.县区审核, town[..6] + "000000"))[0]);
            await county.Opens($"/desk/moves/{move}");
            await county.Sees("按迁入地的标准测算", "听取意见的人不能决定");
            await county.Looks("desk-move-decide");
            if (wide < 1280) { continue; }
            await county.Presses("按测算");
            await county.Looks("desk-move-decided");
        }
        await she.Opens($"/my/{grant.CaseId}");
        await she.Looks("my-moved");
    }

    private async Task<(GrantRow Grant, Account Account)> Receives()
    {
        await using var db = city.It.Database.OpenForSystem();
        var grant = await db.Grants.OrderBy(g => g.Id).FirstAsync(g => g.Programme == "DB" && g.EndMonth == null && !db.Reviews.Any(r => r.GrantId == g.Id) && !db.Appeals.Any(a => a.CaseId == g.CaseId)
            && db.Accounts.Any(a => a.Human == g.OwnerHuman && a.Role == Role.居民));
        return (grant, await db.Accounts.FirstAsync(a => a.Human == grant.OwnerHuman && a.Role == Role.居民));
    }

    /// <summary>A township of another county that has clerks.</summary>
    private async Task<string> Far(GrantRow grant) =>
        (await city.It.Accounts.All()).First(a => a.Role == Role.镇办经办 && !a.Area.StartsWith(grant.CountyCode[..6], StringComparison.Ordinal)).Area;

    private async Task<Guid> Row(GrantRow grant)
    {
        await using var db = city.It.Database.OpenForSystem();
        return await db.Moves.Where(m => m.GrantId == grant.Id).Select(m => m.Id).SingleAsync();
    }
}
