using Anmin.Casework.People;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Journeys.Tests;

/// <summary>1.3 A family that thinks the amount is wrong asks on its phone for another look; somebody else in the county answers; then it goes to the government.</summary>
public sealed class SheFightsADecision(City city)
{
    [Fact]
    public async Task 手机上申诉_县里另一个人改变_看到决定书_窗口登记复议_登记结果()
    {
        var (grant, account, chief) = await Receives();
        await using var she = await city.Opens(360);
        await she.SignsIn(account);
        await she.Opens($"/my/{grant.CaseId}/appeal");
        await she.Looks("my-appeal");
        await she.Presses("交给民政局");
        await she.Sees("请选择用哪种办法");
        await she.Looks("my-appeal-faults");
        await she.Page.Locator("input[name=against]").First.CheckAsyncIfThere();
        await she.Page.Locator("input[name=kind][value=申诉]").CheckAsync();
        await she.Page.Locator("#grounds").FillAsync("家里还有一个孩子在上学，没有算进去");
        await she.Presses("交给民政局");
        await she.Sees("没有办过这件事的人正在重新看");
        await she.Looks("my-appealing");

        foreach (var wide in new[] { 1280, 360 })
        {
            await using var looks = await city.Opens(wide);
            await looks.SignsIn(chief);
            await looks.Opens("/desk/appeals");
            await looks.Looks("desk-appeals");
            await looks.Follows(grant.Name);
            await looks.Looks("desk-appeal-answer");
            await looks.Opens($"/desk/cases/{grant.CaseId}");
            await looks.Looks("desk-case-appeals");
        }
        await using var desk = await city.Opens(1280);
        await desk.SignsIn(chief);
        await desk.Opens("/desk/appeals");
        await desk.Follows(grant.Name);
        await desk.Page.Locator("input[name=choice][value=grant]").CheckAsync();
        await desk.Page.Locator("#text").FillAsync("孩子在校读书属实，应当计入，从本来的月份补给您家");
        await desk.Page.Locator("#monthly").FillAsync("900");
        await desk.Page.Locator("#reason").FillAsync("补计一名在校学生");
        await desk.Presses("签署答复");
        await desk.Sees("每月 900 元", "一字不差");
        await desk.Looks("desk-appeal-answered");
        await desk.Follows("看决定书");
        await desk.Looks("letter-appeal");

        await desk.Opens($"/desk/cases/{grant.CaseId}/appeal");
        await desk.Looks("desk-lodge");
        await desk.Page.Locator("input[name=against]").First.CheckAsync();
        await desk.Page.Locator("input[name=kind][value=行政复议]").CheckAsync();
        await desk.Page.Locator("#grounds").FillAsync("认为分类增发也应当从那时算起");
        await desk.Presses("登记");
        foreach (var wide in new[] { 1280, 360 })
        {
            await using var auditor = await city.Opens(wide);
            await auditor.SignsIn(await Another(grant.CountyCode, chief));
            await auditor.Opens(new Uri(desk.Page.Url).AbsolutePath);
            await auditor.Looks("desk-appeal-conclude");
            await auditor.Page.Locator("input[name=result][value=变更]").CheckAsync();
            await auditor.Presses("登记结果");
            await auditor.Sees("请填写文书的日期");
            await auditor.Looks("desk-appeal-faults");
        }
        await she.Opens($"/my/{grant.CaseId}");
        await she.Looks("my-appeal-decided");
        await she.Follows("看决定书 ");
        await she.Looks("letter-appeal");
    }

    /// <summary>A family that receives, its account, and a head of its county who had no hand in it.</summary>
    private async Task<(Casework.Records.GrantRow Grant, Account Account, Account Chief)> Receives()
    {
        await using var db = city.It.Database.OpenForSystem();
        var grant = await db.Grants.OrderByDescending(g => g.Id).FirstAsync(g => g.Programme == "DB" && g.EndMonth == null && !db.Appeals.Any(a => a.CaseId == g.CaseId)
            && db.Accounts.Any(a => a.Human == g.OwnerHuman && a.Role == Role.居民)
            && !db.Journal.Any(j => j.CaseId == g.CaseId && db.Accounts.Any(a => a.Human == j.Human && a.Role == Role.县区负责) && j.Action != "opened"));
        return (grant, await db.Accounts.FirstAsync(a => a.Human == grant.OwnerHuman && a.Role == Role.居民),
            await db.Accounts.FirstAsync(a => a.Area == grant.CountyCode && a.Role == Role.县区负责));
    }

    /// <summary>Somebody of the county who has not answered.</summary>
    private async Task<Account> Another(string county, Account not)
    {
        await using var db = city.It.Database.OpenForSystem();
        return await db.Accounts.Where(a => a.Area == county && a.Role == Role.县区审核 && a.Human != not.Human).OrderByDescending(a => a.Id).FirstAsync();
    }
}

internal static class IfThere
{
    /// <summary>Checks a choice where the page offers one.</summary>
    public static async Task CheckAsyncIfThere(this Microsoft.Playwright.ILocator where)
    {
        if (await where.CountAsync() > 0)
        {
            await where.CheckAsync();
        }
    }
}
