using Anmin.Casework.Journal;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>1.2 after the decision: a review of what is paid asks the sources again, and its outcome says on which report it stands. S-PR-5, S-WF-9.</summary>
public sealed class ReviewVerified
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 复核时请县区核对_结果只算这次复核的_决定写明依据哪份报告(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(20);
        var review = await house.Reports(grant, Change.收入财产变化);
        var check = await house.AsksToReverify(review);
        await house.It.Requesting.Start(House.Reviewer2, check, 0);
        await house.SourcesAnswer(check, "9000");
        await house.It.Reports.Conclude(House.Reviewer2, check, (await house.Verification(check)).Version, null);

        var view = await house.It.Verifications.OfReview(House.Clerk, review);
        Assert.Equal((Purpose.复核, VerificationState.已出报告), (view!.Row.Purpose, view.Row.State));
        Assert.Contains(view.Comparisons, c => c is { Item: "家庭年收入", MustBeExplained: true });
        Assert.Null((await house.It.Verifications.OfCase(House.Clerk, view.Row.CaseId))?.Row.ReviewId);
        var file = await house.It.Reviews.Open(House.Clerk, review);
        Assert.Equal("means-check", Assert.Single(file.Findings).Kind);
        Assert.DoesNotContain(file.Now!.Missing, k => k.Slug == "means-check");
        await house.Visits(review);
        await house.Proposes(review, grant: false);
        await house.Hears(review);
        await house.Concludes(review, grant: false);

        var row = await house.Review(review);
        Assert.Equal((ReviewOutcome.停发, view.Row.ReportNumber, view.Row.ConcludedOn), (row.Outcome, row.ReportNumber, row.ReportedOn));
        Assert.Equal(view.Row.ReportNumber, (await house.It.ReviewLetters.Of(House.Resident, review)).ReportNumber);
        Assert.Equal(view.Row.ReportNumber, (await house.It.Reviews.Of(House.Resident, row.CaseId))[0].ReportNumber);
        await using var db = house.Raw();
        Assert.Contains(view.Row.ReportNumber!, (await db.Journal.SingleAsync(j => j.Action == "review-decided")).Detail, StringComparison.Ordinal);
        Assert.True((await JournalVerifier.Verify(house.It.Database)).IsWhole);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 复核里过期的报告_不能提意见也不能决定_重新核对以后才行(string engine)
    {
        await using var house = await House.On(engine);
        var review = await house.Reports(await house.Granted(), Change.收入财产变化);
        await house.Reverifies(review, "5400.50");
        await house.Visits(review);
        await house.Proposes(review);

        house.Pass(60);
        Assert.Empty((await house.It.Reviews.Open(House.Clerk, review)).Now!.Missing);
        house.Pass(1);

        var blocked = await Assert.ThrowsAsync<Refused>(() => house.Concludes(review));
        Assert.Equal("findings_missing", blocked.Code);
        Assert.Contains("已过有效期", blocked.Message, StringComparison.Ordinal);
        Assert.Equal(ReviewState.待决定, (await house.Review(review)).State);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 复核里的核对也有人看着_没启动没回音过期各提醒一次_重新核对的从头看_决定以后不再看(string engine)
    {
        await using var house = await House.On(engine);
        var review = await house.Reports(await house.Granted(), Change.收入财产变化);
        await house.It.Rounds.Walk();
        var check = await house.AsksToReverify(review);

        Assert.Empty(await Noticed(house));
        house.Pass(4);
        Assert.Equal(["复核：还没有启动"], await Noticed(house));
        Assert.Equal(["复核：还没有启动"], await Noticed(house));
        await house.It.Requesting.Start(House.Reviewer2, check, 0);
        house.Pass(10);
        Assert.Equal(["复核：还没有启动", "复核：没有回音：工资、存折"], await Noticed(house));
        await house.SourcesAnswer(check);
        await house.It.Reports.Conclude(House.Reviewer2, check, (await house.Verification(check)).Version, null);
        house.Pass(60);
        Assert.Equal(2, (await Noticed(house)).Length);
        house.Pass(1);
        Assert.Equal("复核：核对报告过期了", (await Noticed(house))[2]);

        var again = await house.AsksToReverify(review);
        house.Pass(4);
        Assert.Equal(4, (await Noticed(house)).Length);
        await house.It.Requesting.Start(House.Reviewer2, again, 0);
        await house.SourcesAnswer(again);
        await house.It.Reports.Conclude(House.Reviewer2, again, (await house.Verification(again)).Version, null);
        await house.Visits(review);
        await house.Proposes(review);
        await house.Concludes(review);
        house.Pass(90);
        Assert.Equal(4, (await Noticed(house)).Length);
        var line = (await house.It.WorkItems.List(House.Reviewer, new(Watch: "library-verification-late"))).Lines[0];
        Assert.Equal((review, "紫阳县"), (line.ReviewId, line.Office));
        await Assert.ThrowsAsync<NotThere>(() => house.It.WorkItems.One(House.OtherCounty, line.Id));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 复核的结果她也能逐项提异议_没复查完不能决定_复查以后重新提意见(string engine)
    {
        await using var house = await House.On(engine);
        var review = await house.Reports(await house.Granted(), Change.收入财产变化);
        var check = await house.Reverifies(review, "9000");
        await house.Visits(review);
        await house.Proposes(review, grant: false);
        await house.Hears(review);
        var wages = (await house.Items(check))[0];

        var mine = await house.It.Verifications.Mine(House.Resident, wages.CaseId);
        Assert.Equal((check, false), (mine!.Row.Id, mine.IsOver));
        var objection = await house.It.Rechecks.Object(House.Resident, wages.Id, "今年只做了三个月工");
        Assert.Contains("复查", (await Assert.ThrowsAsync<Refused>(() => house.Concludes(review, grant: false))).Message, StringComparison.Ordinal);
        house.Pass(1);
        await house.It.Rechecks.Correct(House.Reviewer2, objection, 0, [new("年收入", Money.Of(5400.50m), null, null, null)], "工资条写明三个月");
        await house.It.Rechecks.Close(House.Reviewer2, objection, 1, "按工资条更正");

        Assert.Equal((ReviewState.待复核, null), ((await house.Review(review)).State, (await house.Review(review)).HeardOn));
        await house.Proposes(review);
        await house.Concludes(review);
        Assert.Equal(ReviewOutcome.不变, (await house.Review(review)).Outcome);
        Assert.Equal("decided", (await Assert.ThrowsAsync<Refused>(() => house.It.Rechecks.Object(House.Resident, wages.Id, "还是觉得不对"))).Code);
        Assert.True((await house.It.Verifications.Mine(House.Resident, wages.CaseId))!.IsOver);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 新申请的用途不能用在复核_复核的不能用在申请_抽查由县区提出(string engine)
    {
        await using var house = await House.On(engine);
        var review = await house.Reports(await house.Granted(), Change.收入财产变化);
        var open = await house.Submits(House.OtherResident, ("申请人.姓名", "陈大山"), ("申请人.身份证号", 借书证样例.身份证号("19610203", 1)), ("同用.成员[0].身份证号", 借书证样例.身份证号("20170601", 1)));
        await house.Accepts(open);

        Assert.Equal("invalid", (await Assert.ThrowsAsync<Refused>(() => house.AsksToReverify(review, Purpose.新申请))).Code);
        Assert.Equal("invalid", (await Assert.ThrowsAsync<Refused>(() => house.AsksToReverify(review, Purpose.抽查))).Code);
        Assert.Contains("复核的页面", (await Assert.ThrowsAsync<Refused>(async () => await house.It.Requesting.Request(House.Clerk, open, await house.Version(open), new(Purpose.复核, [], [])))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotAllowed>(() => house.AsksToReverify(review, who: House.Resident));
        await Assert.ThrowsAsync<NotThere>(() => house.AsksToReverify(review, who: House.SiblingClerk));
        var drawn = await house.AsksToReverify(review, Purpose.抽查, House.Reviewer2);
        Assert.Equal(Purpose.抽查, (await house.Verification(drawn)).Purpose);
        Assert.Equal("already_asked", (await Assert.ThrowsAsync<Refused>(() => house.AsksToReverify(review))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 复核决定以后_不再问任何来源_复核里新添的大人没有授权的点名退回(string engine)
    {
        await using var house = await House.On(engine);
        var review = await house.Reports(await house.Granted(), Change.新增家人);
        Assert.Empty(await house.It.Reviewing.Correct(House.Clerk, review, await house.ReviewVersion(review),
            借书证样例.答案(("同用.成员[0].姓名", "陈大河"), ("同用.成员[0].身份证号", 借书证样例.身份证号("19800601", 1)))));
        Assert.Equal("缺少陈大河的核对授权", (await Assert.ThrowsAsync<Refused>(() => house.AsksToReverify(review))).Message);
        var check = await house.AsksToReverify(review, Purpose.复核, House.Clerk, new PaperConsent("陈大河", house.It.Database.Today));
        await house.It.Requesting.Start(House.Reviewer2, check, 0);
        Assert.Equal(2, (await house.It.Asking.Lists(House.Reviewer)).Single(l => l.Source.Code == "L01").New);
        Assert.Single(await house.It.Verifications.Queue(House.Reviewer));

        await house.LooksInto(review, "5400.50", ("同用.成员[0].姓名", "陈大河"), ("同用.成员[0].身份证号", 借书证样例.身份证号("19800601", 1)));
        await house.Proposes(review);
        await house.Concludes(review);

        Assert.All(await house.It.Asking.Lists(House.Reviewer), l => Assert.Equal((0, 0), (l.New, l.Sent)));
        Assert.Empty(await house.It.Verifications.Queue(House.Reviewer));
        Assert.Null((await house.Review(review)).ReportNumber);
    }
    /// <summary>What the night has told the county, oldest first.</summary>
    private static async Task<string[]> Noticed(House house)
    {
        await house.It.Rounds.Walk();
        return [.. (await house.It.WorkItems.List(House.Reviewer, new(Watch: "library-verification-late"))).Lines.OrderBy(l => l.FoundOn).Select(l => l.Text)];
    }
}
