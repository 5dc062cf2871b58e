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
/// declared watches look at open cases, bytes that nobody names go. Safe to run any number of times a day.</summary>
public sealed class Rounds(
    CaseWork work, Publicity publicity, Payees payees, Reporting reporting, Policies.Recalculations recalculations, Clock.Undated undated, Records.Attachments attachments, Consents consents, RawAnswers answers, OldImports imports, Wording wording, Catalogue catalogue)
{
    /// <summary>What a round did.</summary>
    public sealed record Result(int NoticesEnded, int Noticed, int Erased);

    public async Task<Result> Walk()
    {
        var ended = await publicity.EndElapsed();
        await payees.Ripen();
        await reporting.OpenDue();
        await recalculations.CatchUp();
        await consents.CallBackElapsed();
        await answers.Tidy();
        await imports.Tidy();
        await wording.Fill();
        await undated.Reckon();
        var noticed = 0;
        foreach (var watch in catalogue.Of<Watch>())
        {
            noticed += await Run(watch);
        }
        return new(ended, noticed, await attachments.EraseForgotten());
    }

    private async Task<int> Run(Watch watch)
    {
        List<(CaseRow Case, Noticed What)> found = [];
        await using (var look = work.Database.OpenForSystem())
        {
            var open = await look.Cases.AsNoTracking()
                .Where(c => c.DecidedOn == null && c.State != CaseState.终止 && c.State != CaseState.撤回).ToListAsync();
            var told = (await look.WorkItems.AsNoTracking()
                .Where(w => w.Watch == watch.Slug && look.Cases.Any(c => c.Id == w.CaseId && c.DecidedOn == null))
                .GroupBy(w => w.CaseId).Select(g => new { g.Key, Stage = g.Max(w => w.Stage) }).ToListAsync()).ToDictionary(g => g.Key, g => g.Stage);
            var clocks = (await look.Clocks.AsNoTracking().Where(c => c.EndedOn == null && c.Step == null && c.PausedFrom == null).ToListAsync()).ToDictionary(c => c.CaseId);
            var verified = await Verified(look);
            foreach (var @case in open)
            {
                clocks.TryGetValue(@case.Id, out var clock);
                var seen = new WatchedCase(@case.Matter, @case.State.ToString(), @case.AcceptedOn, clock?.Due,
                    clock is null ? null : work.Clocks.UsedPercent(clock, work.Today), @case.RelativeNote is not null)
                {
                    Verification = verified.GetValueOrDefault(@case.Id),
                };
                if (watch.Notices(seen, work.Today) is { } what && (!told.TryGetValue(@case.Id, out var before) || what.Stage > before))
                {
                    found.Add((@case, what));
                }
            }
        }
        foreach (var chunk in found.Chunk(100))
        {
            var due = work.Clocks.Calendar.Due(work.Today, watch.Limit);
            await work.Database.Effect(Caller.System, db =>
            {
                foreach (var (@case, what) in chunk)
                {
                    db.WorkItems.Add(work.Part(@case, new WorkItemRow
                    {
                        Watch = watch.Slug,
                        Text = what.Text,
                        Stage = what.Stage,
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

    /// <summary>The newest verification of every open case, as a watch may see it.</summary>
    private async Task<Dictionary<Guid, WatchedVerification>> Verified(AnminDb look)
    {
        var rows = await look.Verifications.AsNoTracking()
            .Where(v => v.ReviewId == null && v.State != VerificationState.已撤回 && look.Cases.Any(c => c.Id == v.CaseId && c.DecidedOn == null)).OrderBy(v => v.Id).ToListAsync();
        var ids = rows.Where(v => v.State == VerificationState.核对中).Select(v => v.Id).ToList();
        var silent = (await look.VerificationItems.AsNoTracking().Where(i => ids.Contains(i.VerificationId) && (i.Reply == Reply.未返回 || i.Reply == Reply.异常))
            .Select(i => new { i.VerificationId, i.Source }).Distinct().ToListAsync()).ToLookup(i => i.VerificationId, i => i.Source);
        var objected = (await look.Rechecks.AsNoTracking().Where(r => r.ClosedOn == null).Select(r => r.VerificationId).ToListAsync()).ToHashSet();
        return rows.GroupBy(v => v.CaseId).ToDictionary(g => g.Key, g => g.Last() is var v && catalogue.Find<MeansCheck>(v.Declared) is { } declared
            ? new WatchedVerification(
                v.State == VerificationState.待启动 ? v.StartBy : null, v.State == VerificationState.核对中 ? v.AnswerBy : null,
                [.. declared.Sources.Where(s => !s.IsAuxiliary && silent[v.Id].Contains(s.Code)).Select(s => s.Key)], v.ValidTo, objected.Contains(v.Id))
            : throw new InvalidOperationException($"核对 {v.Declared} 没有声明"));
    }
}
