using Quartz;

namespace Anmin.Cluster;

/// <summary>The cluster's schedule as the rest of the program sees it.</summary>
public sealed class NightSchedule(ISchedulerFactory schedulers)
{
    /// <summary>Has the night's sweep run now, on whichever process is free.</summary>
    public async Task Ask() => await (await schedulers.GetScheduler()).TriggerJob(NightJob.Key);
}
