using Anmin.Casework.People;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Journeys.Tests;

/// <summary>1.3 A family that receives 低保 tells on an old phone that something has changed; the township finds it on its desk and looks into it.</summary>
public sealed class SheReportsAChange(City city)
{
    [Fact]
    public async Task 手机上报告收入变了_镇里在复核里看到_更正家庭情况_待遇页看得到经过()
    {
        var (grant, account) = await Receives();
        await using var she = await city.Opens(360);
        await she.SignsIn(account);
        await she.Opens($"/my/{grant.CaseId}");
        await she.Sees("决定以后的变化");
        await she.Looks("my-decided");
        await she.Follows("家里有变化，告诉我们");
        await she.Looks("my-change");
        await she.Presses("告诉镇（办）");
        await she.Sees("请选择有什么变化");
        await she.Looks("my-change-faults");
        await she.Page.Locator("input[name=what][value=收入财产变化]").CheckAsync();
        await she.Page.Locator("#on").FillAsync($"{city.Today:yyyy-MM-dd}");
        await she.Page.Locator("#text").FillAsync("今年茶叶没有卖出去，收入少了一半");
        await she.Presses("告诉镇（办）");
        await she.Sees("镇（办）正在复核");
        await she.Looks("my-reviewing");

        await using (var clerk = await city.Opens(360))
        {
            await clerk.SignsIn((await city.Officers(Role.镇办经办, grant.TownCode))[0]);
            await clerk.Opens("/desk/reviews?all=true");
            await clerk.Looks("desk-reviews");
            await using var db = city.It.Database.OpenForSystem();
            var review = await db.Reviews.Where(r => r.GrantId == grant.Id).Select(r => r.Id).SingleAsync();
            await clerk.Opens($"/desk/reviews/{review}");
            await clerk.Sees("今年茶叶没有卖出去", "按现在的情况重新测算", "还差");
            await clerk.Looks("desk-review");
            await clerk.Follows("更正家庭情况");
            await clerk.Looks("desk-review-facts");
            await clerk.Presses("存下，重新测算");
            await clerk.Sees("办好了");
            await clerk.Follows("记录入户调查");
            await clerk.Looks("desk-review-found");
            await clerk.Opens($"/benefits/living-allowance-grant/{grant.Id}");
            await clerk.Sees("收入或财产有变化", "镇（办）复核");
            await clerk.Looks("grant-reviews");
        }
    }

    /// <summary>A family of the demonstration that receives, with nothing under review, and its account.</summary>
    private async Task<(Casework.Records.GrantRow Grant, Account Account)> Receives()
    {
        await using var db = city.It.Database.OpenForSystem();
        var grant = await db.Grants.OrderBy(g => g.Id).FirstAsync(g => g.Programme == "DB" && g.EndMonth == null && !db.Reviews.Any(r => r.GrantId == g.Id)
            && db.Accounts.Any(a => a.Human == g.OwnerHuman && a.Role == Role.居民));
        return (grant, await db.Accounts.FirstAsync(a => a.Human == grant.OwnerHuman && a.Role == Role.居民));
    }
}
