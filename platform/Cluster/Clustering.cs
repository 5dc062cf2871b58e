using System.Net;
using Anmin.Casework.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Quartz;

namespace Anmin.Cluster;

/// <summary>Several processes as one house: set <c>Anmin:Cluster:SiloPort</c> and <c>Anmin:Cluster:GatewayPort</c> on each. They find each other through the database, which must be PostgreSQL.</summary>
public static class Clustering
{
    /// <summary>Whether this process is one of several.</summary>
    public static bool IsAsked(IConfiguration settings) => settings.GetSection("Anmin:Cluster").Exists();

    /// <summary>Joins the cluster: silo for the counties, clustered schedule for the night.</summary>
    /// <exception cref="InvalidOperationException">Half configured; the message says what is missing.</exception>
    public static async Task Join(IHostApplicationBuilder builder, string provider, string connection)
    {
        var cluster = builder.Configuration.GetSection("Anmin:Cluster");
        if (provider != Setup.Npgsql)
        {
            throw new InvalidOperationException("几个进程一起跑要用 PostgreSQL：请设 Anmin:Provider=npgsql 和 Anmin:Connection，或者去掉 Anmin:Cluster");
        }
        if (cluster.GetValue<int?>("SiloPort") is not { } silo || cluster.GetValue<int?>("GatewayPort") is not { } gateway)
        {
            throw new InvalidOperationException("设了 Anmin:Cluster，还要写明 Anmin:Cluster:SiloPort 和 Anmin:Cluster:GatewayPort，每个进程各用各的端口");
        }
        await ClusterMembership.Prepare(connection);
        builder.UseOrleans(orleans => orleans
            .Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = ("anmin", "anmin"))
            .ConfigureEndpoints(IPAddress.Parse(cluster["Address"] ?? "127.0.0.1"), silo, gateway, listenOnAnyHostAddress: false)
            .UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connection))
            .Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(3))
            .Configure<ClusterMembershipOptions>(o =>
            {
                // A process that is gone is noticed within seconds: two silent probes, one vote.
                (o.ProbeTimeout, o.NumMissedProbesLimit, o.NumVotesForDeathDeclaration) = (TimeSpan.FromSeconds(1), 2, 1);
                o.DefunctSiloExpiration = TimeSpan.FromDays(1);
            }));
        builder.Services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(connection);
                store.UseClustering(c => (c.CheckinInterval, c.CheckinMisfireThreshold) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)));
                store.ProvisionSchema();
            });
            quartz.AddJob<NightJob>(j => j.WithIdentity(NightJob.Key).RequestRecovery().StoreDurably());
            quartz.AddTrigger(t => t.ForJob(NightJob.Key).WithIdentity("one-in-the-morning").WithCronSchedule("0 0 1 * * ?", c => c.InTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"))));
        });
        builder.Services.AddSingleton<NightSchedule>();
        builder.Services.AddQuartzHostedService(o => o.WaitForJobsToComplete = false);
    }
}
