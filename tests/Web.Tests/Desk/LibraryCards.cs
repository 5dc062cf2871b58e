using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.LibraryCard;

namespace Anmin.Web.Tests.Desk;

/// <summary>The made-up library card in a running house: nothing of it has a page of its own.</summary>
public static class LibraryCards
{
    /// <summary>Somebody of the town applies; <paramref name="n"/> tells one from another.</summary>
    public static async Task<Guid> Submits(this DeskHouse house, int n = 1)
    {
        var she = DeskHouse.Person("向秀兰", Role.居民, "610924100201");
        var draft = await house.It.Drafts.Start(she, "library-card");
        await house.It.Drafts.Replace(she, draft, 借书证样例.答案(
            ("申请人.身份证号", 借书证样例.身份证号("19560308", n)), ("同用.成员[0].身份证号", 借书证样例.身份证号("20180601", n)), ("借阅.启用日", $"{house.Today:yyyy-MM-dd}")), 0);
        var submitted = await house.It.Submissions.Submit(she, draft);
        Assert.Empty(submitted.Faults);
        return submitted.CaseId!.Value;
    }

    /// <summary>The same, walked through the services to its book money: where a test begins with the grant.</summary>
    public static async Task<Guid> Granted(this DeskHouse house, int n, string income = "5400.50")
    {
        var id = await house.Submits(n);
        var it = house.It;
        await it.Acceptance.Accept(house.Clerk, id, await house.Version(id));
        Assert.Empty(await it.Investigation.Record(house.Clerk, id, await house.Version(id), "home-visit", Seen, house.Clerk2.Human, house.Today));
        Assert.Empty(await it.Investigation.Record(house.Reviewer2, id, await house.Version(id), "means-check", new Dictionary<string, string> { ["年收入"] = income }, null, house.Today));
        await it.Opinions.Sign(house.Clerk, id, await house.Version(id), new Signed(true, null, null, null));
        if ((await house.Case(id)).Drawn)
        {
            Assert.Empty(await it.Investigation.Record(house.Reviewer2, id, await house.Version(id), "county-visit", Agrees, house.Reviewer.Human, house.Today));
        }
        await it.Decisions.Decide(house.Chief, id, await house.Version(id), new Signed(true, null, null, null));
        return id;
    }

    public static Dictionary<string, string> Seen => new() { ["是本人"] = "是", ["所见"] = "人在家，书架空着" };

    public static Dictionary<string, string> Checked => new() { ["年收入"] = "5400.50" };

    public static Dictionary<string, string> Agrees => new() { ["一致"] = "是" };
}
