using Anmin.Casework.People;
using Anmin.Casework.Reviews;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Journeys.Tests;

/// <summary>1.2 A family that receives 低保 is verified again in a review; on an old phone she sees what was found, says what should be there, and takes her consent back.</summary>
public sealed class SheIsVerifiedAgain(City city)
{
    [Fact]
    public async Task 复核时再核对_手机上看结果_说该有的没查到_撤回授权_镇里看得到()
    {
        await using var db = city.It.Database.OpenForSystem();
        var grant = await db.Grants.OrderByDescending(g => g.Id).FirstAsync(g => g.Programme == "DB" && g.EndMonth == null && !db.Reviews.Any(r => r.GrantId == g.Id)
            && db.Accounts.Any(a => a.Human == g.OwnerHuman && a.Role == Role.居民));
        var account = await db.Accounts.FirstAsync(a => a.Human == grant.OwnerHuman && a.Role == Role.居民);
        var clerkAccount = (await city.Officers(Role.镇办经办, grant.TownCode))[0];
        var review = await city.It.Reporting.Tell(await Caller(clerkAccount), grant.CaseId, new(Change.收入财产变化, city.Today, null, "听说领了养老金，请核对"));

        await using var clerk = await city.Opens(360);
        await clerk.SignsIn(clerkAccount);
        await clerk.Opens($"/desk/reviews/{review}");
        await clerk.Follows("请县区核对");
        await clerk.Looks("review-verification");
        await clerk.Page.Locator("details summary").First.ClickAsync();
        await clerk.Page.Locator("input[name=sources][value=VS05]").CheckAsync();
        await clerk.Presses("交给县区");
        await clerk.Sees("看这次复核");
        await clerk.Looks("verification-of-review");
        var check = (await db.Verifications.AsNoTracking().SingleAsync(v => v.ReviewId == review)).Id;
        await Answers(check, await Caller((await city.Officers(Role.县区审核, grant.CountyCode))[0]));
        await clerk.Opens($"/desk/reviews/{review}");
        await clerk.Sees("核对来源", "有效到");
        await clerk.Looks("review-verified");

        await using var she = await city.Opens(360);
        await she.SignsIn(account);
        await she.Opens($"/my/{grant.CaseId}/verification");
        await she.Page.Locator("#nothing summary").ClickAsync();
        await she.Looks("my-nothing");
        await she.Page.Locator("#nothing textarea").FillAsync("有");
        await she.Presses("提出异议");
        await she.Sees("至少5个字");
        await she.Looks("my-nothing-faults");
        await she.Page.Locator("#nothing textarea").FillAsync("我每月领着城乡居民养老金");
        await she.Presses("提出异议");
        await she.Sees("正在复查");
        await she.Opens("/my");
        await she.Follows("我签过的核对授权");
        await she.Looks("my-consents");
        await she.Goes(she.Page.Locator($"a[href='/my/consents/{grant.CaseId}']"));
        await she.Looks("my-consent-given");
        await she.Presses("撤回我的授权");
        await she.Sees("没有办成");
        await she.Looks("my-consent-given-faults");
        await she.Opens($"/my/{grant.CaseId}");
        await she.Follows("撤回我的授权");
        await she.Looks("my-consent");
        await she.Page.Locator("input[name=sure]").CheckAsync();
        await she.Presses("撤回我的授权");
        await she.Sees("已经撤回");
        await she.Looks("my-consent-withdrawn");
        await she.Opens($"/my/consents/{grant.CaseId}");
        await she.Sees("不再有效");
        await she.Looks("my-consent-given-withdrawn");

        await clerk.Opens($"/desk/cases/{grant.CaseId}/consents");
        await clerk.Sees("撤回过的", "本人网上");
        await clerk.Looks("desk-consents");
    }

    /// <summary>The county starts; the one source has no record of anybody; the report is made.</summary>
    private async Task Answers(Guid check, Caller county)
    {
        await city.It.Requesting.Start(county, check, 0);
        await using var db = city.It.Database.OpenForSystem();
        var numbers = await db.VerificationItems.Where(i => i.VerificationId == check).OrderBy(i => i.No).Select(i => i.RequestNo).ToListAsync();
        await city.It.AnswerFiles.Read(county, "VS05", new("回答.csv", check.ToString("n"), "VS05", numbers.Count,
            () => numbers.Select((n, i) => new AnswerLine(i + 1, i + 2, n, Reply.无数据, null, null)).ToAsyncEnumerable()));
        await city.It.Reports.Conclude(county, check, 1, "其余来源县里还没有接通");
    }

    private async Task<Caller> Caller(Account account) => (await city.It.Accounts.Find(account.Id, "journey"))!;
}
