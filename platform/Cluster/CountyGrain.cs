using Anmin.Casework;
using Anmin.Core.Values;
using Orleans;
using Orleans.Placement;

namespace Anmin.Cluster;

/// <summary>One county's sweep of one day, somewhere in the cluster: only one process works on it at a time.</summary>
[Alias("anmin.county-sweep")]
public interface ICountyGrain : IGrainWithStringKey
{
    /// <summary>Sweeps the county of its key, or answers what was found before.</summary>
    /// <returns>Digest of everything found.</returns>
    [Alias("sweep"), ResponseTimeout("01:00:00")]
    Task<string> Sweep();
}

/// <summary>Does the work where it stands; what it did is in the database, so that another process may begin again.</summary>
[RandomPlacement] // counties are spread over all processes, not kept where they were asked for
public sealed class CountyGrain(CaseworkServices casework) : Grain, ICountyGrain
{
    /// <summary>610924000000/2026-08-03</summary>
    public static string Key(DivisionCode county, DateOnly on) => $"{county}/{on:yyyy-MM-dd}";

    public async Task<string> Sweep()
    {
        var (county, day) = this.GetPrimaryKeyString().Split('/') is [var code, var date] ? (DivisionCode.Of(code), DateOnly.ParseExact(date, "yyyy-MM-dd")) : throw new InvalidOperationException(this.GetPrimaryKeyString());
        // Off the grain's own thread: reading a county takes its time.
        return (await Task.Run(() => casework.Sweeps.One(county, day))).Digest;
    }
}
