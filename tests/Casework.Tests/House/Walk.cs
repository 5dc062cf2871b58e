using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.LibraryCard;

namespace Anmin.Casework.Tests;

/// <summary>The steps of a case in one line each, so that a test says only what matters to it.</summary>
public static class Walk
{
    public static async Task<Guid> Submits(this House house, Caller? who = null, params (string, string?)[] changes)
    {
        var caller = who ?? House.Resident;
        var draft = await house.It.Drafts.Start(caller, "library-card");
        await house.It.Drafts.Replace(caller, draft, 借书证样例.答案([.. changes]), 0);
        var submitted = await house.It.Submissions.Submit(caller, draft);
        Assert.Empty(submitted.Faults);
        return submitted.CaseId!.Value;
    }

    public static async Task Accepts(this House house, Guid id, Caller? who = null) =>
        await house.It.Acceptance.Accept(who ?? House.Clerk, id, await house.Version(id));

    public static async Task Investigates(this House house, Guid id, string income = "5400.50")
    {
        var visit = await house.It.Investigation.Record(House.Clerk, id, await house.Version(id), "home-visit", await house.Answers(id, "home-visit"), House.Clerk2.Human, house.It.Database.Today);
        Assert.Empty(visit);
        var check = await house.Answers(id, "means-check");
        check["年收入"] = income;
        Assert.Empty(await house.It.Investigation.Record(House.Reviewer2, id, await house.Version(id), "means-check", check, null, house.It.Database.Today));
    }

    public static async Task Signs(this House house, Guid id, bool grant = true, string? reason = null, string? article = null, Money? monthly = null) =>
        await house.It.Opinions.Sign(House.Clerk, id, await house.Version(id), new(grant, monthly, reason, article));

    public static async Task Decides(this House house, Guid id, Caller? who = null, bool grant = true, string? reason = null, string? article = null, Money? monthly = null) =>
        await house.It.Decisions.Decide(who ?? House.Reviewer, id, await house.Version(id), new(grant, monthly, reason, article));

    public static async Task<int> Version(this House house, Guid id) => (await house.Case(id)).Version;

    public static async Task<CaseRow> Case(this House house, Guid id)
    {
        await using var db = house.Raw();
        return await db.Cases.FindAsync(id) ?? throw new InvalidOperationException("没有这件");
    }

    /// <summary>A right answer for every field of a finding.</summary>
    public static async Task<Dictionary<string, string>> Answers(this House house, Guid id, string kind)
    {
        var @case = await house.Case(id);
        var declared = house.It.Work.MatterOf(@case).FindingsOn(@case.AcceptedOn ?? house.It.Database.Today).Single(k => k.Slug == kind);
        var answers = new Dictionary<string, string>();
        foreach (var page in declared.Form.Pages)
        {
            foreach (var field in page.Fields)
            {
                answers[Binder.Join(page.Path, field.Key)] = field.Kind switch
                {
                    FieldKind.YesNo => "是",
                    FieldKind.Amount => "5400.50",
                    FieldKind.Whole => field.Asks.Least.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    FieldKind.Day => house.It.Database.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                    FieldKind.Choice => field.Choices[0].Value,
                    FieldKind.Choices => field.Choices[0].Value,
                    _ => "情况属实",
                };
            }
        }
        return answers;
    }
}
