using System.Runtime.InteropServices;
using Anmin.Casework.Policies;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Anmin.Measures;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

namespace Anmin.Bench;

/// <summary>P1: the complete rule of the living allowance swept over columns, one thread, against a hand-written loop and against the explaining evaluator.</summary>
internal static class RulesBench
{
    private static readonly DateOnly On = new(2026, 7, 1);

    public static void Run(Report report, int count, int rounds)
    {
        var s = 低保标准.Of(Policies.Book([typeof(AllMeasures).Assembly]).For(DivisionCode.Of("610924"), On), On);
        var columns = Households.Make(count);
        var (swept, looped) = (new long[count], new long[count]);
        var sample = Math.Min(count, 40_000);
        var (byHand, bySweep, byExplaining) = (new List<double>(), new List<double>(), new List<double>());
        低保汇总 hand = default, sweep = default, explained = default;
        for (var round = -3; round < rounds; round++)
        {
            var handTime = Time(() => hand = HandLoop.Run(columns, s, looped));
            var sweepTime = Time(() => sweep = columns.Sweep(s, On, swept));
            var explainTime = Time(() => explained = Explain(columns, s, sample));
            if (round >= 0)
            {
                byHand.Add(count / handTime);
                bySweep.Add(count / sweepTime);
                byExplaining.Add(sample / explainTime);
            }
        }
        if (hand != sweep || !swept.AsSpan().SequenceEqual(looped))
        {
            var at = Enumerable.Range(0, count).First(i => swept[i] != looped[i]);
            throw new InvalidOperationException($"第 {at} 户：手写循环 {looped[at]} 分，规则 {swept[at]} 分");
        }
        if (explained.合计.Fen != swept.Take(sample).Sum())
        {
            throw new InvalidOperationException($"说明的合计 {explained.合计}，整列的合计 {new Money(swept.Take(sample).Sum())}");
        }
        var check = ("checksum", (object)$"{sweep.低保户}/{sweep.边缘户}/{sweep.合计.Fen}");
        Report.Line("P1 rules hand loop", "hh_per_s", Report.Median(byHand), check);
        Report.Line("P1 rules sweep", "hh_per_s", Report.Median(bySweep), check);
        Report.Line("P1 rules explaining", "hh_per_s", Report.Median(byExplaining), ("sample", sample));
        report.AtLeast("P1 rules: sweep / hand-written loop", Report.Median(bySweep) / Report.Median(byHand), 0.5);
        report.AtLeast("P1 rules: sweep / explaining evaluator", Report.Median(bySweep) / Report.Median(byExplaining), 5);
    }

    private static 低保汇总 Explain(低保列 columns, in 低保标准 s, int sample)
    {
        var sum = default(低保汇总);
        for (var i = 0; i < sample; i++)
        {
            var why = new Explaining([]);
            sum = sum.加(低保规则.审核(columns[i], s, On, ref why));
        }
        return sum;
    }

    /// <summary>Seconds of this thread's own processor time: other work on the machine does not count.</summary>
    private static double Time(Action act)
    {
        var before = ThreadTime();
        act();
        return ThreadTime() - before;
    }

    private static double ThreadTime()
    {
        const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID
        return ClockGetTime(ThreadClock, out var now) == 0 ? now.Seconds + now.Nanoseconds / 1e9 : throw new PlatformNotSupportedException("本项测量要用 Linux 的线程时钟");
    }

    [DllImport("libc", EntryPoint = "clock_gettime"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out Moment now);

    private readonly record struct Moment(long Seconds, long Nanoseconds);
}
