using Anmin.Casework;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Quartz;

namespace Anmin.Cluster;

/// <summary>The night's sweep of a cluster: fired on one process, spread over all. If that process dies, another one takes the firing up again; counties that are done stay done.</summary>
[DisallowConcurrentExecution]
public sealed partial class NightJob(CaseworkServices casework, IGrainFactory grains, ILogger<NightJob> log) : IJob
{
    public static readonly JobKey Key = new("night-sweep");

    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(2);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var on = casework.Database.Today;
        while (await casework.Sweeps.Left(on) is { Count: > 0 } left)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var done = await Task.WhenAll(left.Select(county => Try(grains.GetGrain<ICountyGrain>(CountyGrain.Key(county, on)))));
            Swept(log, on.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), done.Count(d => d), left.Count);
            if (!done.All(d => d))
            {
                await Task.Delay(Breath, cancellationToken);
            }
        }
    }

    /// <summary>A process that died in the middle is noticed by the others; its counties are asked of them again.</summary>
    private async Task<bool> Try(ICountyGrain county)
    {
        try
        {
            await county.Sweep();
            return true;
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            Again(log, county.GetPrimaryKeyString(), e.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "{On} 的筛查：{Done} 个县做完，共 {All} 个")]
    private static partial void Swept(ILogger log, string on, int done, int all);

    [LoggerMessage(LogLevel.Warning, "{County} 没有做完，再派一次：{Why}")]
    private static partial void Again(ILogger log, string county, string why);
}
