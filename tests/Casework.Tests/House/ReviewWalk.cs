using Anmin.Casework.People;
using Anmin.Casework.Reviews;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>The steps of a review in one line each.</summary>
public static class ReviewWalk
{
    public static async Task<Guid> Reports(this House house, Guid grant, Change what, Caller? who = null, DateOnly? on = null, string? person = null) =>
        await house.It.Reporting.Tell(who ?? House.Clerk, await house.CaseOf(grant), new(what, on ?? house.It.Database.Today, person, "家里的情况有了变化"));

    /// <summary>The family's form as it now is, and both findings made anew.</summary>
    public static async Task LooksInto(this House house, Guid review, string income, params (string, string?)[] changes)
    {
        Assert.Empty(await house.It.Reviewing.Correct(House.Clerk, review, await house.ReviewVersion(review), 借书证样例.答案([.. changes])));
        await house.Visits(review);
        var check = await house.Answers((await house.Review(review)).CaseId, "means-check");
        check["年收入"] = income;
        Assert.Empty(await house.It.Reviewing.Find(House.Reviewer2, review, await house.ReviewVersion(review), "means-check", check, null, house.It.Database.Today));
    }

    /// <summary>The family is visited again.</summary>
    public static async Task Visits(this House house, Guid review)
    {
        var visit = await house.Answers((await house.Review(review)).CaseId, "home-visit");
        Assert.Empty(await house.It.Reviewing.Find(House.Clerk, review, await house.ReviewVersion(review), "home-visit", visit, House.Clerk2.Human, house.It.Database.Today));
    }

    public static async Task Proposes(this House house, Guid review, bool grant = true, Money? monthly = null, string? reason = null, string? article = null) =>
        await house.It.Reviewing.Propose(House.Clerk, review, await house.ReviewVersion(review), new(grant, monthly, reason, article));

    public static async Task Hears(this House house, Guid review) =>
        await house.It.Reviewing.Hear(House.Lead, review, await house.ReviewVersion(review), house.It.Database.Today, "知道了，没有意见");

    public static async Task Concludes(this House house, Guid review, bool grant = true, Caller? who = null, Money? monthly = null, string? reason = null, string? article = null) =>
        await house.It.Reviewing.Decide(who ?? House.Reviewer, review, await house.ReviewVersion(review), new(grant, monthly, reason, article));

    /// <summary>Reported, proposed, heard and decided as a suspension.</summary>
    public static async Task<Guid> Suspends(this House house, Guid grant, Core.Benefits.Suspension why)
    {
        var review = await house.Reports(grant, Change.失去联系);
        ReviewSigned signed = new(false, null, "三次上门、五次打电话都没有结果", null, why);
        await house.It.Reviewing.Propose(House.Clerk, review, await house.ReviewVersion(review), signed);
        await house.Hears(review);
        await house.It.Reviewing.Decide(House.Reviewer, review, await house.ReviewVersion(review), signed);
        return review;
    }

    /// <summary>The town decides applications; later changes as the answer says. Everything it decides is drawn.</summary>
    public static async Task Delegates(this House house, string changes) => Assert.Empty(await house.It.Registers.Add(House.Reviewer, "library-card-delegations",
        new Dictionary<string, string> { ["镇办"] = "610924100000", ["下放日"] = "2026-08-01", ["抽查比例"] = "100", ["增减停发"] = changes, ["文号"] = "紫民发〔2026〕7号" }));

    public static async Task<ReviewRow> Review(this House house, Guid id)
    {
        await using var db = house.Raw();
        return await db.Reviews.SingleAsync(r => r.Id == id);
    }

    public static async Task<int> ReviewVersion(this House house, Guid id) => (await house.Review(id)).Version;

    public static async Task<Guid> CaseOf(this House house, Guid grant)
    {
        await using var db = house.Raw();
        return await db.Grants.Where(g => g.Id == grant).Select(g => g.CaseId).SingleAsync();
    }

    /// <summary>What the terms of a grant say, in the order of recording.</summary>
    public static async Task<List<string>> Terms(this House house, Guid grant)
    {
        await using var db = house.Raw();
        return [.. (await db.Terms.Where(t => t.GrantId == grant).OrderBy(t => t.Seq).ToListAsync()).Select(t => $"{t.FromMonth} {t.Kind} {t.MonthlyFen / 100} 元 {t.Persons} 人")];
    }
}
