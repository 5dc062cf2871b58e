using Anmin.Casework;

namespace Anmin.Web.Jobs;

/// <summary>Sweeps the whole city once a night, and when somebody asks for it by day. A county that is done stays done, so that it may be cut off and go on, here or in another process.</summary>
/// <param name="schedule">The cluster's schedule, where this process is one of several: there it does the asking, and the cluster the rest.</param>
public sealed partial class NightSweep(CaseworkServices casework, IHostApplicationLifetime life, IConfiguration settings, ILogger<NightSweep> log, Cluster.NightSchedule? schedule = null) : BackgroundService
{
    /// <summary>How often it looks whether there is anything to do.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    /// <summary>The hour of the business day from which the night's sweep runs by itself: <c>Anmin:SweepHour</c>, one in the morning unless set.</summary>
    private int Hour => settings.GetValue("Anmin:SweepHour", 1);

    private readonly SemaphoreSlim asked = new(0, 1);
    private volatile bool isWorking;

    /// <summary>Whether this process is sweeping, or has been asked to and is about to.</summary>
    public bool IsRunning => isWorking || asked.CurrentCount > 0;

    /// <summary>Somebody wants it now. What is swept already is not swept again.</summary>
    public async Task Ask()
    {
        if (schedule is not null)
        {
            await schedule.Ask();
        }
        else if (asked.CurrentCount == 0)
        {
            asked.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var open = new TaskCompletionSource();
        await using (life.ApplicationStarted.Register(open.SetResult))
        {
            await open.Task.WaitAsync(stoppingToken);
        }
        if (schedule is not null)
        {
            await CatchUp(schedule, stoppingToken);
            return;
        }
        var now = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (now || casework.Database.Clock.GetUtcNow().AddHours(8).Hour >= Hour)
                {
                    isWorking = true;
                    var on = casework.Database.Today;
                    var swept = await casework.Sweeps.Run(on, stoppingToken);
                    if (swept > 0)
                    {
                        Swept(log, on.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), swept);
                    }
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Stumbled(log, e);
            }
            finally
            {
                isWorking = false;
            }
            now = await asked.WaitAsync(Between, stoppingToken);
        }
    }

    /// <summary>A cluster that stood still at the hour of the night makes up for it once it stands.</summary>
    private async Task CatchUp(Cluster.NightSchedule cluster, CancellationToken stop)
    {
        try
        {
            if (casework.Database.Clock.GetUtcNow().AddHours(8).Hour >= Hour && (await casework.Sweeps.Left(casework.Database.Today)).Count > 0)
            {
                await cluster.Ask();
            }
        }
        catch (Exception e) when (e is not OperationCanceledException && !stop.IsCancellationRequested)
        {
            Stumbled(log, e);
        }
    }

    [LoggerMessage(LogLevel.Information, "{On} 的筛查：{Counties} 个县做完")]
    private static partial void Swept(ILogger log, string on, int counties);

    [LoggerMessage(LogLevel.Error, "筛查没有走完，下一遍接着做")]
    private static partial void Stumbled(ILogger log, Exception e);
}
