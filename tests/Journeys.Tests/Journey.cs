using Anmin.Casework.People;
using Anmin.Core.Values;
using Anmin.Data.City;

namespace Anmin.Journeys.Tests;

/// <summary>What a journey needs of its people and cannot be seen in a browser: who they are, and what they write on a form.</summary>
internal static class Journey
{
    public const string Service = "living-allowance";

    /// <summary>A poor family of 紫阳县 outside the township that decides by itself, and everybody whose step it is.</summary>
    public static async Task<(DemoHousehold Home, IReadOnlyList<Account> Clerks, Account Lead, IReadOnlyList<Account> Reviewers, Account Chief)> Cast(this City city)
    {
        var home = city.Newcomers("610924", h => SheApplies.IsPoor(h) && !h.Village.StartsWith("610924101", StringComparison.Ordinal));
        var (town, county) = (home.Village[..9] + "000", home.Village[..6] + "000000");
        return (home, await city.Officers(Role.镇办经办, town), (await city.Officers(Role.镇办负责, town))[0],
            await city.Officers(Role.县区审核, county), (await city.Officers(Role.县区负责, county))[0]);
    }

    /// <summary>Her application, sent in already: where a journey begins later.</summary>
    public static async Task<(Visitor She, Guid Case, string Number)> Applied(this City city, DemoHousehold home)
    {
        var account = await city.Account(home.Head.Name, Role.居民, home.Village, home.Head.IdNumber);
        var caller = new Caller(account.Human, account.Id, account.Name, account.Role, DivisionCode.Of(account.Area), "");
        var draft = await city.It.Drafts.Start(caller, Service);
        await city.It.Drafts.Replace(caller, draft, LivingAllowancePapers.Application(home, city.Today, null), 0);
        var submitted = await city.It.Submissions.Submit(caller, draft);
        Assert.True(submitted.CaseId is not null, string.Join("；", submitted.Faults.Select(f => f.Message)));
        var she = await city.Opens(360);
        await she.SignsIn(account);
        return (she, submitted.CaseId!.Value, submitted.Number!);
    }

    /// <summary>Records a finding and is back at the case.</summary>
    public static async Task Records(this Visitor officer, string kind, DemoHousehold home, Account? with = null)
    {
        await officer.Goes(officer.Page.Locator($"#now a[href$='/found/{kind}']").First);
        var declared = officer.City.Matter(Service).FindingsOn(officer.City.Today).Single(k => k.Slug == kind);
        var answers = LivingAllowancePapers.Finding(kind, home, officer.City.Today, 0);
        if (with is not null)
        {
            answers["with"] = with.Human.ToString();
        }
        await officer.Looks("finding-" + kind);
        await officer.FillsIn(declared.Form, answers, "记下");
    }

    /// <summary>Agrees with what was computed.</summary>
    public static async Task Signs(this Visitor officer, string page)
    {
        var form = officer.Page.Locator($"form[action$='/{page}']");
        await form.Locator("input[name=choice]").First.CheckAsync();
        await officer.Goes(form.Locator("button.btn"));
    }

    /// <summary>Somebody moves the demonstration's day on, and what ends by itself has ended.</summary>
    public static async Task Passes(this City city, int days)
    {
        city.Clock.MoveOn(days);
        await city.It.Publicity.EndElapsed();
    }
}
