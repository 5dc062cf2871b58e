using Anmin.Casework.Journal;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>1.2: asked with consent, started in time, reported with everybody's answer or silence, contested and re-checked. S-PR-5, S-RE-4, S-AU-1.</summary>
public sealed class VerificationWay
{
    private const string 大人 = "陈大河";

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 缺哪个成年人的授权_说出他的名字_签了纸质授权才能提(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted(("同用.成员[0].姓名", 大人), ("同用.成员[0].身份证号", 借书证样例.身份证号("19800601", 1)));

        var refused = await Assert.ThrowsAsync<Refused>(() => house.AsksToVerify(id));
        Assert.Equal($"缺少{大人}的核对授权", refused.Message);
        var future = await Assert.ThrowsAsync<Refused>(() => house.AsksToVerify(id, null, new PaperConsent(大人, house.It.Database.Today.AddDays(1))));
        Assert.Contains("不能晚于今天", future.Message, StringComparison.Ordinal);
        var asked = await house.AsksToVerify(id, null, new PaperConsent(大人, house.It.Database.Today));

        var subjects = FactsJson.Read<List<Subject>>((await house.Verification(asked)).Subjects);
        Assert.Equal([("向秀兰", "向秀兰"), (大人, 大人)], subjects.Select(s => (s.Name, s.ConsentedBy!)));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 县区三个工作日内启动_孩子由监护人授权_只问用得着的(string engine)
    {
        await using var house = await House.On(engine, new DateOnly(2026, 9, 4));
        var id = await house.Accepted();
        var asked = await house.AsksToVerify(id);

        Assert.Equal(new DateOnly(2026, 9, 9), (await house.Verification(asked)).StartBy);
        Assert.Empty(await house.Items(asked));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Requesting.Start(House.Clerk, asked, 0));
        await house.It.Requesting.Start(House.Reviewer, asked, 0);

        var items = await house.Items(asked);
        Assert.Equal(["L01 向秀兰", "L02 向秀兰", "L02 陈小满", "L03 向秀兰", "L03 陈小满"], items.Select(i => $"{i.Source} {i.Subject}"));
        Assert.All(items, i => Assert.Equal((Reply.未返回, null), (i.Reply, i.AskedAt)));
        Assert.Equal(new DateOnly(2026, 9, 11), (await house.Verification(asked)).AnswerBy);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 旧章程没有写几天启动_就没有期限(string engine)
    {
        await using var house = await House.On(engine, 借书证样例.旧章程时);

        Assert.Null((await house.Verification(await house.AsksToVerify(await house.Accepted()))).StartBy);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 一件只有一项核对在办_没有受理和已经办结的不能核对(string engine)
    {
        await using var house = await House.On(engine);
        var submitted = await house.Submits(House.OtherResident, ("申请人.姓名", "陈大山"), ("申请人.身份证号", 借书证样例.身份证号("19610203", 1)), ("同用.成员[0].身份证号", 借书证样例.身份证号("20170601", 1)));
        var id = await house.Accepted();
        await house.AsksToVerify(id);

        Assert.Equal("already_asked", (await Assert.ThrowsAsync<Refused>(() => house.AsksToVerify(id))).Code);
        Assert.Equal("wrong_state", (await Assert.ThrowsAsync<Refused>(() => house.AsksToVerify(submitted))).Code);
        await Assert.ThrowsAsync<NotAllowed>(() => house.AsksToVerify(id, House.Resident));
        await Assert.ThrowsAsync<NotThere>(() => house.AsksToVerify(id, House.SiblingClerk));
    }

    [Fact]
    public void 没有案件的查询_做不出来() =>
        Assert.Throws<ArgumentException>(() => new SourceQuestion("1", Guid.Empty, "L01", "A", "向秀兰", "610999195603080028"));

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 没有回音不能当作没有_要写明为什么不再等_辅助来源不等(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await house.Started(id);
        var items = await house.Items(check);
        await house.Reads("L01", VerifyWalk.File("L01", [$"{items[0].RequestNo},有,年收入,5400.50,,2026-08-31,"]));

        var refused = await Assert.ThrowsAsync<Refused>(() => house.Reports(check));
        Assert.Contains("存折", Assert.Single(refused.Faults).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("藏书", refused.Faults[0].Message, StringComparison.Ordinal);
        await house.Reports(check, "乡村银行系统检修到下月");

        Assert.Equal([Reply.已返回, Reply.未返回, Reply.未返回, Reply.未返回, Reply.未返回], (await house.Items(check)).Select(i => i.Reply));
        var told = (await house.It.MyCases.Open(House.Resident, id)).Timeline.Single(m => m.Text.Contains("核对完成", StringComparison.Ordinal)).Text;
        Assert.Contains("还没有回音的有：存折", told, StringComparison.Ordinal);
        Assert.DoesNotContain("，与申报一致", told, StringComparison.Ordinal);
        Assert.DoesNotContain("藏书", told, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 家里有人没有证件号码_报告说出没有查他_不说与申报一致(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await house.Started(id);
        await house.SourcesAnswer(check, "5400");
        string without;
        await using (var db = house.Raw())
        {
            var row = await db.Verifications.SingleAsync(v => v.Id == check);
            var subjects = FactsJson.Read<List<Subject>>(row.Subjects);
            without = subjects[^1].Name;
            row.Subjects = FactsJson.Write(subjects.Select(s => s.Name == without ? s with { Id = null } : s).ToList());
            await db.SaveChangesAsync();
        }

        await house.Reports(check);

        Assert.Contains((await house.It.MyCases.Open(House.Resident, id)).Timeline, m => m.Text.Contains($"没有证件号码、没有查的有：{without}。", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 报告成为案件的核对结果_有编号有有效期_不一致的告诉申请人_过期了不能决定(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await house.Started(id);
        await house.SourcesAnswer(check, "6000");
        await house.Reports(check);

        var row = await house.Verification(check);
        Assert.Equal(("紫借核〔2026〕0001号", VerificationState.已出报告, house.It.Database.Today.AddDays(60)), (row.ReportNumber, row.State, row.ValidTo));
        await using (var db = house.Raw())
        {
            var found = await db.Findings.SingleAsync(f => f.CaseId == id && f.Kind == "means-check");
            Assert.Equal(("赵审核", Money.Yuan(6000)), (found.ByName, FactsJson.Read<收入核对>(found.Facts).年收入));
        }
        var mine = await house.It.MyCases.Open(House.Resident, id);
        Assert.Contains(mine.Timeline, m => m.Text.Contains("与申报不一致的有：家庭年收入", StringComparison.Ordinal));
        var file = await house.It.CaseFiles.Open(House.Clerk, id);
        Assert.DoesNotContain(file.Missing, k => k.Slug == "means-check");
        house.Pass(61);
        Assert.Contains((await house.It.CaseFiles.Open(House.Clerk, id)).Missing, k => k.Slug == "means-check" && k.Name.Contains("已过有效期", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 核对的人参加了调查_不能再作决定(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await house.Started(id);
        await house.SourcesAnswer(check);
        await house.Reports(check);

        Assert.Equal("参加了调查", (await house.It.CaseFiles.Open(House.Reviewer, id)).HandledBefore);
        Assert.Null((await house.It.CaseFiles.Open(House.Reviewer2, id)).HandledBefore);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 申请人提出异议_复查完以前不能签意见_再问一次后告知她(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await house.Started(id);
        await house.SourcesAnswer(check, "9000");
        await house.Reports(check);
        await house.Investigates(id);
        var wages = (await house.Items(check))[0];

        Assert.Equal("invalid", (await Assert.ThrowsAsync<Refused>(() => house.It.Rechecks.Object(House.Resident, wages.Id, "不对"))).Code);
        await Assert.ThrowsAsync<NotThere>(() => house.It.Rechecks.Object(House.OtherResident, wages.Id, "去年只做了三个月工"));
        var objection = await house.It.Rechecks.Object(House.Resident, wages.Id, "去年只做了三个月工", ("工资条.pdf", new MemoryStream("%PDF-1.4 工资条"u8.ToArray()), 18));
        Assert.Equal("objected_before", (await Assert.ThrowsAsync<Refused>(() => house.It.Rechecks.Object(House.Resident, wages.Id, "再说一遍不对"))).Code);
        var blocked = await Assert.ThrowsAsync<Refused>(() => house.Signs(id));
        Assert.Contains("复查", blocked.Message, StringComparison.Ordinal);

        Assert.Equal("not_rechecked", (await Assert.ThrowsAsync<Refused>(() => house.It.Rechecks.Close(House.Reviewer, objection, 0, "维持原来的结果"))).Code);
        house.Pass(1);
        await house.It.Rechecks.AskAgain(House.Reviewer, objection, 0);
        Assert.Equal("still_silent", (await Assert.ThrowsAsync<Refused>(() => house.It.Rechecks.Close(House.Reviewer, objection, 1, "维持原来的结果"))).Code);
        await house.Reads("L01", VerifyWalk.File("L01", [$"{wages.RequestNo},有,年收入,5400.50,,2026-09-01,"]));
        await house.It.Rechecks.Close(House.Reviewer, objection, 1, "税务所更正为三个月工资");

        await house.Signs(id);
        await using var db = house.Raw();
        Assert.Equal([(900000L, true), (540050L, false)], (await house.Said(wages.Id)).Select(a => (a.Value.Amount!.Value.Fen, a.Row.ReplacedAt is not null)));
        var told = await db.Journal.Where(j => j.CaseId == id && j.Action == "verification-rechecked").SingleAsync();
        Assert.Contains("税务所更正为三个月工资", told.ForApplicant, StringComparison.Ordinal);
        Assert.Equal(Money.Of(5400.50m), FactsJson.Read<收入核对>((await db.Findings.Where(f => f.CaseId == id && f.Kind == "means-check").OrderBy(f => f.RecordedAt).LastAsync()).Facts).年收入);
        Assert.True((await JournalVerifier.Verify(house.It.Database)).IsWhole);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 说没有记录的也能提异议_再问一次就问到_没有回音的等它回答(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await house.Started(id);
        var items = await house.Items(check);
        await house.Reads("L01", VerifyWalk.File("L01", [$"{items[0].RequestNo},无,,,,,"]));
        await house.Reports(check, "其余来源下月才接通");

        Assert.Equal("still_silent", (await Assert.ThrowsAsync<Refused>(() => house.It.Rechecks.Object(House.Resident, items[1].Id, "存折上应该有利息"))).Code);
        var objection = await house.It.Rechecks.Object(House.Resident, items[0].Id, "我每月领着退休工资");
        house.Pass(1);
        await house.It.Rechecks.AskAgain(House.Reviewer, objection, 0);
        var read = await house.Reads("L01", VerifyWalk.File("L01", [$"{items[0].RequestNo},有,年收入,9000,,2026-09-01,退休工资"]));
        await house.It.Rechecks.Close(House.Reviewer, objection, 1, "社保补登了退休工资");

        Assert.Equal(1, read.File.Taken);
        Assert.Equal(Money.Yuan(9000), (await house.Said(items[0].Id)).Single().Value.Amount);
        await using var db = house.Raw();
        Assert.Contains("没有记录提出异议", (await db.Journal.SingleAsync(j => j.Action == "verification-objected")).ForApplicant, StringComparison.Ordinal);
        Assert.Equal(Money.Yuan(9000), FactsJson.Read<收入核对>((await db.Findings.Where(f => f.CaseId == id && f.Kind == "means-check").OrderBy(f => f.RecordedAt).LastAsync()).Facts).年收入);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 凭材料更正一项_只能更正这个来源回答的项目(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await house.Started(id);
        await house.SourcesAnswer(check, "9000");
        await house.Reports(check);
        var wages = (await house.Items(check))[0];
        var objection = await house.It.Rechecks.Object(House.Resident, wages.Id, "去年只做了三个月工");

        await Assert.ThrowsAsync<Refused>(() => house.It.Rechecks.Correct(House.Reviewer, objection, 0, [new("藏书", null, 3, null, null)], "工资条写明三个月"));
        await house.It.Rechecks.Correct(House.Reviewer, objection, 0, [new("年收入", Money.Yuan(3000), null, null, null)], "工资条写明三个月");
        await house.It.Rechecks.Close(House.Reviewer, objection, 1, "按工资条更正");

        var view = await house.It.Verifications.Open(House.Reviewer, check);
        var line = view.Lines.Single(l => l.Source.Code == "L01").Items.Single();
        Assert.Equal(300000, line.Answers.Single(a => a.Row.ReplacedAt is null).Value.Amount!.Value.Fen);
        Assert.Contains("赵审核", line.Answers.Single(a => a.Row.ReplacedAt is null).Row.From, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 别的地方看不到_看一次记一次_申请人只看得到自己的(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await house.Started(id);

        await Assert.ThrowsAsync<NotThere>(() => house.It.Verifications.Open(House.OtherCounty, check));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Verifications.Open(House.SiblingClerk, check));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Verifications.Mine(House.OtherResident, id));
        Assert.Null(await house.It.Verifications.Mine(House.Resident, id));
        Assert.Empty(await house.It.Verifications.Queue(House.OtherCounty));
        Assert.Single(await house.It.Verifications.Queue(House.Reviewer));
        Assert.Empty(await house.It.Verifications.Rates(House.OtherCounty) is var rates ? rates.Where(r => r.Asked > 0) : []);
        await house.It.Verifications.Open(House.Reviewer, check);
        await house.It.Verifications.OfCase(House.Clerk, id);

        await using var db = house.Raw();
        Assert.Equal(["赵审核", "周敏"], await db.Journal.Where(j => j.Action == "verification-opened").OrderBy(j => j.Seq).Select(j => j.Name).ToListAsync());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 没有启动_没有回音_报告过期_各提醒县区一次(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await house.AsksToVerify(id);
        async Task<string[]> Noticed()
        {
            await house.It.Rounds.Walk();
            return [.. (await house.It.WorkItems.List(House.Reviewer, new(Watch: "library-verification-late"))).Lines.Select(l => l.Text)];
        }

        Assert.Empty(await Noticed());
        house.Pass(4);
        Assert.Equal(["还没有启动"], await Noticed());
        await house.It.Requesting.Start(House.Reviewer, check, 0);
        house.Pass(10);
        Assert.Contains("没有回音：工资、存折", await Noticed());
        await house.SourcesAnswer(check);
        await house.Reports(check);
        house.Pass(61);
        Assert.Contains("核对报告过期了", await Noticed());
        await house.AsksToVerify(id);
        house.Pass(4);
        Assert.Equal(2, (await Noticed()).Count(t => t == "还没有启动"));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 申请撤回以后_不再问任何来源_队列里也没有了(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await house.Started(id);
        Assert.Equal(1, (await house.It.Asking.Lists(House.Reviewer)).Single(l => l.Source.Code == "L01").New);

        await house.It.Endings.Withdraw(House.Resident, id, await house.Version(id));

        Assert.All(await house.It.Asking.Lists(House.Reviewer), l => Assert.Equal((0, 0), (l.New, l.Sent)));
        await Assert.ThrowsAsync<Refused>(() => house.It.Asking.List(House.Reviewer, "L01", again: true));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Asking.AskNow(House.Reviewer, check));
        Assert.Empty(await house.It.Verifications.Queue(House.Reviewer));
        Assert.Single(await house.It.Verifications.Queue(House.Reviewer, all: true));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 两个人同时出报告_只出一份(string engine)
    {
        await using var house = await House.On(engine);
        var check = await house.Started(await house.Accepted());
        await house.SourcesAnswer(check);
        var version = (await house.Verification(check)).Version;

        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                await house.It.Reports.Conclude(House.Reviewer, check, version, null);
                return true;
            }
            catch (Stale)
            {
                return false;
            }
        }));

        Assert.Equal(1, tries.Count(t => t));
        await using var db = house.Raw();
        Assert.Equal(1, await db.Findings.CountAsync(f => f.Kind == "means-check"));
    }
}
