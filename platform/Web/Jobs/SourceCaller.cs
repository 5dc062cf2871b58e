using Anmin.Casework;

namespace Anmin.Web.Jobs;

/// <summary>Asks the sources that are called, again and again until they have answered. Two processes do no harm: what one has claimed the other does not find.</summary>
public sealed partial class SourceCaller(CaseworkServices casework, TimeProvider clock, ILogger<SourceCaller> log) : BackgroundService
{
    /// <summary>How soon a question that the county has started is asked.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await casework.Asking.AskOnline(stoppingToken) is > 0 and var asked)
                {
                    Asked(log, asked);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Stumbled(log, e);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "联网核对问了 {Asked} 条")]
    private static partial void Asked(ILogger log, int asked);

    [LoggerMessage(LogLevel.Error, "联网核对没有问完，下一遍再试")]
    private static partial void Stumbled(ILogger log, Exception e);
}
