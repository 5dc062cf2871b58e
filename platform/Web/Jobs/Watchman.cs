using Anmin.Casework;

namespace Anmin.Web.Jobs;

/// <summary>Walks the rounds by itself: once the house is open, and then again and again. A round may run at any time and any number of times,
/// so a missed one costs nothing and two processes do no harm; one that fails is told in the log and the next one tries again.</summary>
public sealed partial class Watchman(CaseworkServices casework, IHostApplicationLifetime life, TimeProvider clock, ILogger<Watchman> log) : BackgroundService
{
    /// <summary>Notices end at midnight and are hidden then by their own date; this is how soon their cases move on.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var open = new TaskCompletionSource();
        await using (life.ApplicationStarted.Register(open.SetResult))
        {
            await open.Task.WaitAsync(stoppingToken);
        }
        using var timer = new PeriodicTimer(Between, clock);
        do
        {
            try
            {
                var done = await casework.Rounds.Walk();
                Walked(log, done.NoticesEnded, done.Noticed, done.Erased);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Stumbled(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "巡查一遍：公示期满 {Ended} 件，预警 {Noticed} 件，清除 {Erased} 个无主文件")]
    private static partial void Walked(ILogger log, int ended, int noticed, int erased);

    [LoggerMessage(LogLevel.Error, "巡查没有走完，下一遍再试")]
    private static partial void Stumbled(ILogger log, Exception e);
}
