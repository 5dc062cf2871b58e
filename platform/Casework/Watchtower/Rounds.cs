using Anmin.Casework.Desk;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Core.Watching;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Watchtower;

/// <summary>One round of the night watchman: ended notices move on, accounts whose waiting time is over come into force, re-verifications that are due are put on the desk, questions whose consent has run out are called back, answers and rows of population files past their time are erased, people are found by the names they had before, grants that a new standard left out are listed, last days that waited for a calendar are reckoned,
/// declared watches look at open cases, at what is verified for open reviews and at letters from outside, bytes that nobody names go. Safe to run any number of times a day.</summary>
public sealed class Rounds(
    CaseWork work, Publicity publicity, Payees payees, Reporting reporting, Policies.Recalculations recalculations, Clock.Undated undated, Records.Attachments attachments, Consents consents, RawAnswers answers, OldImports imports, Wording wording, LetterClock letters, Catalogue catalogue)
{
    /// <summary>What a round did.</summary>
    public sealed record Result(int NoticesEnded, int Noticed, int Erased);

    /// <summary>Each step stands for itself: where one fails the others are done, and what failed is told at the end.</summary>
    /// <exception cref="AggregateException">What every failed step said; a single one is thrown as it is.</exception>
    public async Task<Result> Walk()
    {
        var (ended, noticed, erased) = (0, 0, 0);
        List<Func<Task>> steps =
        [
            async () => ended = await publicity.EndElapsed(), payees.Ripen, reporting.OpenDue, recalculations.CatchUp, consents.CallBackElapsed, answers.Tidy, imports.Tidy, wording.Fill, undated.Reckon,
            .. catalogue.Of<Watch>().Select(watch => (Func<Task>)(async () => noticed += await Run(watch))),
            async () => noticed += await letters.Walk(),
            async () => erased = await attachments.EraseForgotten(),
        ];
        await EachForItself.Run(steps);
        return new(ended, noticed, erased);
    }

    private async Task<int> Run(Watch watch)
    {
        List<(CaseRow Case, Noticed What, Guid? Verification)> found = [];
        await using (var look = work.Database.OpenForSystem())
        {
            var told = await Told(look, watch);
            void See(CaseRow @case, WatchedCase seen, WatchedOne? verified, bool isReview)
            {
                if (watch.Notices(seen with { Verification = verified?.Seen }, work.Today) is not { } what)
                {
                    return;
                }
                var about = isReview || watch.OfVerification ? verified?.Id : null;
                if (!told.TryGetValue(about ?? @case.Id, out var before) || what.Stage > before)
                {
                    found.Add((@case, isReview ? what with { Text = $"复核：{what.Text}" } : what, about));
                }
            }
            var open = await look.Cases.AsNoTracking()
                .Where(c => c.DecidedOn == null && c.State != CaseState.终止 && c.State != CaseState.撤回).ToListAsync();
            var clocks = (await look.Clocks.AsNoTracking().Where(c => c.EndedOn == null && c.Step == null && c.PausedFrom == null).ToListAsync()).ToDictionary(c => c.CaseId);
            var verified = await Verified(look);
            foreach (var @case in open)
            {
                clocks.TryGetValue(@case.Id, out var clock);
                See(@case, new(@case.Matter, @case.State.ToString(), @case.AcceptedOn, clock?.Due, clock is null ? null : work.Clocks.UsedPercent(clock, work.Today), @case.RelativeNote is not null),
                    verified.GetValueOrDefault(@case.Id), false);
            }
            var reviews = await look.Reviews.AsNoTracking().Where(r => verified.Keys.Contains(r.Id))
                .Join(look.Cases, r => r.CaseId, c => c.Id, (r, c) => new { r.Id, r.State, Case = c }).ToListAsync();
            foreach (var review in reviews)
            {
                See(review.Case, new(review.Case.Matter, review.State.ToString(), review.Case.AcceptedOn, null, null, review.Case.RelativeNote is not null), verified.GetValueOrDefault(review.Id), true);
            }
        }
        foreach (var chunk in found.Chunk(100))
        {
            var due = work.Clocks.Calendar.Due(work.Today, watch.Limit);
            await work.Database.Effect(Caller.System, db =>
            {
                foreach (var (@case, what, verification) in chunk)
                {
                    db.WorkItems.Add(work.Part(@case, new WorkItemRow
                    {
                        Watch = watch.Slug,
                        Text = what.Text,
                        Stage = what.Stage,
                        VerificationId = verification,
                        Owner = watch.Owner.ToString(),
                        FoundOn = work.Today,
                        Due = due.Day,
                        AwaitsYear = due.Awaits,
                    }));
                }
                return Task.FromResult(new Event("watched", $"watch:{watch.Slug}", Detail: $"{watch.Name}：{chunk.Length} 件"));
            });
        }
        return found.Count;
    }

    /// <summary>How far a watch has told before: of open verifications by their own id, of open cases by theirs.</summary>
    private static async Task<Dictionary<Guid, int>> Told(AnminDb look, Watch watch)
    {
        var items = look.WorkItems.AsNoTracking().Where(w => w.Watch == watch.Slug);
        var cases = await items.Where(w => w.VerificationId == null && look.Cases.Any(c => c.Id == w.CaseId && c.DecidedOn == null))
            .GroupBy(w => w.CaseId).Select(g => new { g.Key, Stage = g.Max(w => w.Stage) }).ToListAsync();
        var verifications = await items.Where(w => w.VerificationId != null && Occasion.Open(look).Any(v => v.Id == w.VerificationId))
            .GroupBy(w => w.VerificationId!.Value).Select(g => new { g.Key, Stage = g.Max(w => w.Stage) }).ToListAsync();
        return cases.Concat(verifications).ToDictionary(g => g.Key, g => g.Stage);
    }

    /// <summary>A verification with what a watch may see of it.</summary>
    private sealed record WatchedOne(Guid Id, WatchedVerification Seen);

    /// <summary>The newest verification of every open review by the review, and of every open case by the case.</summary>
    private async Task<Dictionary<Guid, WatchedOne>> Verified(AnminDb look)
    {
        var rows = await Occasion.Open(look).AsNoTracking().Where(v => v.State != VerificationState.已撤回).OrderBy(v => v.Id).ToListAsync();
        var ids = rows.Where(v => v.State == VerificationState.核对中).Select(v => v.Id).ToList();
        var silent = (await look.VerificationItems.AsNoTracking().Where(i => ids.Contains(i.VerificationId) && (i.Reply == Reply.未返回 || i.Reply == Reply.异常))
            .Select(i => new { i.VerificationId, i.Source }).Distinct().ToListAsync()).ToLookup(i => i.VerificationId, i => i.Source);
        var objected = (await look.Rechecks.AsNoTracking().Where(r => r.ClosedOn == null).Select(r => r.VerificationId).ToListAsync()).ToHashSet();
        return rows.GroupBy(v => v.ReviewId ?? v.CaseId).ToDictionary(g => g.Key, g => g.Last() is var v && catalogue.Find<MeansCheck>(v.Declared) is { } declared
            ? new WatchedOne(v.Id, new(
                v.State == VerificationState.待启动 ? v.StartBy : null, v.State == VerificationState.核对中 ? v.AnswerBy : null,
                [.. declared.Sources.Where(s => !s.IsAuxiliary && silent[v.Id].Contains(s.Code)).Select(s => s.Key)], v.ValidTo, objected.Contains(v.Id)))
            : throw new InvalidOperationException($"核对 {v.Declared} 没有声明"));
    }
}
