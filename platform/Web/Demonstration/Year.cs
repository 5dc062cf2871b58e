using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Data.City;

namespace Anmin.Web.Demonstration;

/// <summary>Plays a year of the demonstration city day by day, through the same services that pages use: what is in the database was done by somebody on a day.</summary>
/// <param name="daily">What else happens on a day, after the day's acts on cases, in order.</param>
internal sealed class Year(CaseworkServices it, SeedClock clock, Staff staff, Reverifying reverifying, IReadOnlyList<Func<DateOnly, Task>> daily, DateOnly today)
{
    public const string Trace = "demonstration";

    private static readonly TimeSpan Opening = new(8, 40, 0);
    private static readonly TimeSpan BetweenActs = TimeSpan.FromSeconds(75);

    private readonly PriorityQueue<(Story Story, Step Step), (DateOnly, long)> ahead = new();
    private long queued;

    /// <summary>The first day that is played.</summary>
    public DateOnly First => today.AddDays(-365);

    /// <summary>Acts up to the evening before today, in the order of their days.</summary>
    public async Task Play(IReadOnlyList<Story> stories)
    {
        foreach (var story in stories)
        {
            Applies(story);
        }
        for (var day = First; day < today; day = day.AddDays(1))
        {
            clock.Turn(day, TimeSpan.FromMinutes(10));
            await it.Publicity.EndElapsed();
            var time = Opening;
            while (ahead.TryPeek(out var next, out var when) && when.Item1 <= day)
            {
                ahead.Dequeue();
                clock.Turn(day, time += BetweenActs);
                await Act(next.Story, next.Step);
            }
            await it.Payees.Ripen();
            foreach (var play in daily)
            {
                await play(day);
            }
        }
        clock.Turn(today, TimeSpan.FromMinutes(10));
        await it.Rounds.Walk();
    }

    /// <summary>Every third application falls into the last weeks, so that work of every kind lies on the desks today.</summary>
    private void Applies(Story story)
    {
        var recent = story.Chance(340);
        var day = today.AddDays(-(recent ? story.Days(1, 48) : story.Days(49, 364)));
        while (!it.Work.Clocks.Calendar.IsWorkday(day))
        {
            day = day.AddDays(-1);
        }
        if (day >= First)
        {
            ahead.Enqueue((story, Step.申请), (day, queued++));
        }
    }

    /// <summary>In so many working days; 0 is later the same day.</summary>
    private void Next(Story story, Step step, int workdays) =>
        ahead.Enqueue((story, step), (it.Work.Clocks.Calendar.Last(it.Database.Today, Limit.工作日(workdays)), queued++));

    private async Task Act(Story story, Step step)
    {
        if (step == Step.申请)
        {
            await Apply(story);
            return;
        }
        var @case = await it.CaseFiles.Glance(Caller.System, story.Case);
        if (@case.State is CaseState.终止 or CaseState.撤回)
        {
            return;
        }
        var (id, version, town, on) = (story.Case, @case.Version, staff.Of(story.Town), it.Database.Today);
        switch (step)
        {
            case Step.告知补正:
                await it.Acceptance.AskSupplement(town.First, id, version, "缺户主的诊断证明，或说明近一年的看病情况", 15);
                Next(story, story.NeverAnswers ? Step.终止 : Step.补交, story.NeverAnswers ? 16 : story.Days(3, 8));
                break;
            case Step.补交:
                await it.Acceptance.AnswerSupplement(story.Filer, id, version, "诊断证明已拍照补交");
                Next(story, Step.受理, 1);
                break;
            case Step.受理:
                await it.Acceptance.Accept(town.First, id, version);
                Next(story, story.IsWithdrawn ? Step.撤回 : story.IsTerminated ? Step.终止 : Step.核对, story.Days(2, 4));
                break;
            case Step.核对:
                await Find(story, @case, "means-check", town.First, town.Second);
                Next(story, Step.入户, story.IsSlow ? story.Days(24, 34) : story.Days(2, 4));
                if (story is { IsSlow: true, IsExtended: true }) { Next(story, Step.延长, 12); }
                break;
            case Step.入户:
                await Find(story, @case, "home-visit", town.First, town.Second);
                Next(story, @case.Round > 1 ? Step.评议 : Step.初审, story.Days(1, 2));
                break;
            case Step.评议:
                await Find(story, @case, "appraisal", town.First, town.Second);
                Next(story, Step.初审, 1);
                break;
            case Step.初审:
                var signed = Sign(story, await it.CaseFiles.Computed(Caller.System, @case));
                await it.Opinions.Sign(town.First, id, version, signed);
                Next(story, signed.Grant && story.IsObjected ? Step.异议 : Step.决定, signed.Grant && !story.IsObjected ? story.Days(6, 9) : 3);
                break;
            case Step.异议:
                Next(story, await Object(story) ? Step.答复异议 : Step.决定, 2);
                break;
            case Step.答复异议:
                await it.Objections.Answer(town.Lead, id, version, "已另派两人重新入户，并请村民代表评议");
                Next(story, Step.入户, 2);
                break;
            case Step.抽查:
                await Find(story, @case, "county-visit", staff.Over(story.County).First, staff.Over(story.County).Second);
                Next(story, Step.决定, 1);
                break;
            case Step.决定:
                await Decide(story, @case);
                break;
            case Step.送达:
                await it.Decisions.Deliver(town.First, id, version);
                break;
            case Step.撤回:
                await it.Endings.Withdraw(story.Filer, id, version);
                break;
            case Step.终止:
                await it.Endings.Terminate(town.First, id, version, story.NeverAnswers ? "到期没有补正，联系后本人表示暂不办理" : "家庭已迁往外市居住，不再办理");
                break;
            case Step.延长:
                await it.Endings.Extend(town.Lead, id, version, "主要成员在外务工，需等其返乡入户");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, "没有这一步");
        }
    }

    private async Task Apply(Story story)
    {
        var (h, on) = (story.Household, it.Database.Today);
        var agency = story.ByHelper
            ? await it.Agencies.Record(story.Filer, LivingAllowancePapers.Service, NameOf(h), NumberOf(h), "书面委托书，本人按手印", on.AddDays(150))
            : (Guid?)null;
        var draft = await it.Drafts.Start(story.Filer, LivingAllowancePapers.Service, agency);
        await it.Drafts.Replace(story.Filer, draft, LivingAllowancePapers.Application(h, on, story.Relative), 0);
        var submitted = await it.Submissions.Submit(story.Filer, draft);
        story.Case = submitted.CaseId ?? throw new InvalidOperationException(
            $"演示户 {h.Number} 的申请表有错：{string.Join("；", submitted.Faults.Select(f => $"{f.Path} {f.Message}"))}");
        reverifying.Know(story);
        appealing.Know(story);
        Next(story, story.AsksSupplement ? Step.告知补正 : Step.受理, story.Days(1, 3));
    }

    private async Task Find(Story story, CaseRow @case, string kind, Caller officer, Caller with)
    {
        var on = it.Database.Today;
        var answers = LivingAllowancePapers.Finding(kind, story.Household, on, story.Hidden);
        var faults = await it.Investigation.Record(officer, @case.Id, @case.Version, kind, answers, with.Human, on);
        if (faults.Count > 0)
        {
            throw new InvalidOperationException($"演示户 {story.Household.Number} 的{kind}有错：{string.Join("；", faults.Select(f => $"{f.Path} {f.Message}"))}");
        }
    }

    /// <summary>Most officers sign what was computed; a few take a little off and say why.</summary>
    private static Signed Sign(Story story, Core.Deciding.Decision proposal) =>
        story.IsAdjusted && proposal is { Granted: true, Award: { } award } && award.Monthly > Money.Yuan(60)
            ? new(true, award.Monthly - Money.Yuan(20), "入户时发现有零星的山货收入，每月约二十元", "最低生活保障审核确认办法 第十三条")
            : new(proposal.Granted, proposal.Award?.Monthly, null, null);

    /// <summary>A neighbour objects, if the notice still hangs; over a long holiday it may have ended.</summary>
    private async Task<bool> Object(Story story)
    {
        var name = story.Household.Head.Name;
        var notices = await it.NoticeBoard.Running(story.Household.Village);
        if (notices.FirstOrDefault(n => n.Name == name) is not { } notice)
        {
            return false;
        }
        await it.Objections.File(notice.Id, "他家去年在镇上开过小店，请再核实一下", null, null);
        story.IsObjected = false;
        return true;
    }

    private async Task Decide(Story story, CaseRow @case)
    {
        var county = staff.Over(story.County);
        if (@case.State is not (CaseState.审核中 or CaseState.待确认))
        {
            Next(story, Step.决定, 1);
            return;
        }
        var visited = (await it.CaseFiles.Found(Caller.System, @case.Id)).Contains("county-visit");
        if (@case.Drawn && !visited)
        {
            Next(story, Step.抽查, story.Days(2, 6));
            return;
        }
        var decider = @case.Delegated ? staff.Of(story.Town).Lead : visited ? county.Chief : county.First;
        await it.Decisions.Decide(decider, @case.Id, @case.Version, Sign(story, await it.CaseFiles.Computed(Caller.System, @case)));
        Next(story, Step.送达, story.Days(1, 3));
    }

    private static PersonName NameOf(DemoHousehold h) => PersonName.TryParse(h.Head.Name, out var name, out var fault) ? name : throw new InvalidOperationException(fault);

    private static IdNumber NumberOf(DemoHousehold h) => IdNumber.TryParse(h.Head.IdNumber, out var number, out var fault) ? number : throw new InvalidOperationException(fault);
}
